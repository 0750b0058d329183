"""Runs of all contestants in; for each size the best run of each, and what follows from it, out."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.contestants import AGAIN, COLD, HUGO, MATERIAL, SEARCHED, Contestant, contestants
from bench.measuring import Run, run
from bench.serving import reload
from bench.watched_build import MKDOCS, PICTURES, SEARCH
from desk_of_many import stories

_ARTICLES_A_NAME = 5
"""One company of the reference data for so many articles."""
_MOST_RELOADED = 1_000
"""Beyond, a preview takes too long to index its first site for search, which has to end before it can be measured."""


@dataclass(frozen=True)
class Attempt:
    """A build."""

    run: Run
    stages: dict[str, float]
    """Seconds; only this site's builds tell."""
    processor: dict[str, float]
    """Seconds of processor time, likewise."""
    memory: float
    """The most that the process held before it began with search and social pictures, in MB."""

    @property
    def apart(self) -> float:
        """The seconds without search and social pictures, which the rivals lack."""
        return self.run.seconds - self.stages.get(SEARCH, 0) - self.stages.get(PICTURES, 0)

    @property
    def work(self) -> float:
        """The seconds of processor time without these."""
        return self.run.processor - self.processor.get(SEARCH, 0) - self.processor.get(PICTURES, 0)


@dataclass(frozen=True)
class Size:
    """What was measured with one number of articles."""

    articles: int
    names: int
    """How many companies the reference data has besides those of the five articles."""
    sentences: int
    distinct: int
    """How many of the sentences differ: who remembers sentences, gains by those that do not."""
    attempts: dict[str, list[Attempt]]
    """By the contestant, in the order of the rounds."""
    reload: float | None
    """The seconds from saving one article until the preview shows it; None where that was not tried."""

    def best(self, name: str) -> Attempt:
        """Return a contestant's quickest build, but for search and pictures."""
        return min(self.attempts[name], key=lambda attempt: attempt.apart)

    def ratio(self, name: str, rival: str) -> float:
        """Return how many times as long as a rival a contestant takes without search and pictures."""
        return self.best(name).apart / self.best(rival).apart

    def work(self, name: str, rival: str) -> float:
        """Return how many times as much processor time it takes; what else the machine does matters less to this."""
        return min(one.work for one in self.attempts[name]) / min(one.work for one in self.attempts[rival])

    def memory(self, name: str) -> float:
        """Return the most memory that any of a contestant's builds held without search and pictures, in MB."""
        return max(attempt.memory for attempt in self.attempts[name])

    def as_json(self) -> dict[str, Any]:
        """Return everything that was measured, and the ratios."""
        pairs = ((COLD, MATERIAL), (AGAIN, MATERIAL), (COLD, HUGO), (AGAIN, HUGO))
        ratios = {f"{name} / {rival}": self.ratio(name, rival) for name, rival in pairs}
        ratios |= {f"{name} / {rival}, processor": self.work(name, rival) for name, rival in pairs}
        ratios |= {f"{name} / {MATERIAL}, memory": self.memory(name) / self.memory(MATERIAL) for name in (COLD, AGAIN)}
        if self.reload:
            ratios[f"one changed / {COLD}"] = self.reload / self.best(COLD).apart
        ratios[f"{COLD}, whole / {SEARCHED}"] = self.best(COLD).run.seconds / self.best(SEARCHED).run.seconds
        return {**asdict(self), "ratios": ratios}


class _Field:
    """The contestants with one number of articles."""

    def __init__(self, folder: Path, articles: int) -> None:
        self.articles = articles
        self._aside = folder / "aside"
        self._aside.mkdir(parents=True)
        self._names = articles // _ARTICLES_A_NAME
        self._all = contestants(folder, articles, self._names)
        self._attempts: dict[str, list[Attempt]] = {contestant.name: [] for contestant in self._all}

    def run(self) -> None:
        """Have each build in turn."""
        for contestant in self._all:
            self._attempts[contestant.name].append(_attempt(contestant, self.articles, self._aside))

    def size(self) -> Size:
        """Return what was measured, and how long a preview takes."""
        told = [words for story in stories(self.articles, self._names) for block in story.blocks for words in block]
        ours = self._all[0]
        shown = reload(ours.root, ours.environment) if self.articles <= _MOST_RELOADED else None
        return Size(self.articles, self._names, len(told), len(set(told)), self._attempts, shown)


def measure(sizes: Sequence[int], rounds: int, say: Callable[[str], None]) -> list[Size]:
    """Build desks of so many articles with every contestant in turn, so often; a slow minute then hits all alike."""
    with tempfile.TemporaryDirectory(prefix="briefing-bench-") as folder:
        fields = [_Field(Path(folder) / str(articles), articles) for articles in sizes]
        for number in range(1, rounds + 1):
            for field in fields:
                say(f"round {number} of {rounds}: {field.articles:,} articles ...")
                field.run()
        return [field.size() for field in fields]


def _attempt(contestant: Contestant, articles: int, aside: Path) -> Attempt:
    contestant.clear(aside)
    ran = run(contestant.command, contestant.root, contestant.environment)
    if contestant.articles() != articles:
        raise RuntimeError(f"{contestant.name} made {contestant.articles()} of {articles} articles")
    told = contestant.told()
    return Attempt(
        ran,
        _whole(told["seconds"], ran.seconds),
        _whole(told["processor"], ran.processor),
        ran.memory_before(told["apart until"]),
    )


def _whole(stages: dict[str, float], total: float) -> dict[str, float]:
    """Return the stages with what the clock inside cannot see, Python's start and end."""
    return stages | {MKDOCS: stages[MKDOCS] + total - sum(stages.values())} if stages else {}


def growth(sizes: Sequence[Size], name: str) -> list[float | None]:
    """Return for each size what an article costs there, as a factor of what it costs at the size before."""
    costs = [size.best(name).apart / size.articles for size in sizes]
    return [None, *(cost / before for before, cost in pairwise(costs))]
