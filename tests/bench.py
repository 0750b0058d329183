"""`make bench`: how long the stages of a build take for many articles. Nothing here is a test.

Its figures compare within one run, not between machines.
"""

import os
import tempfile
import time
from pathlib import Path

from briefing.desk.folder import read_desk
from briefing.desk.mentions import Mentions
from briefing.knowledge.brief import Analyst
from briefing.settings import Settings
from briefing.site import make_site
from briefing.translation.pairing import pair
from desk_of_many import write_desk

ARTICLES = int(os.environ.get("BENCH_N", "1000"))
NAMES = int(os.environ.get("BENCH_NAMES", "2000"))
_SETTINGS = Settings("Bench", "http://127.0.0.1:8000/")


class Clock:
    """Adds up the seconds of each stage, told when the next one begins."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._stage = ""
        self._since = time.perf_counter()

    def __call__(self, stage: str) -> None:
        now = time.perf_counter()
        if self._stage:
            self.seconds[self._stage] = self.seconds.get(self._stage, 0) + now - self._since
        self._stage, self._since = stage, now


def measure(articles: int) -> dict[str, float]:
    """Return the milliseconds an article of each stage, and of the analysis, which is part of two of them."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "seeds").mkdir()
        write_desk(root / "seeds", articles, NAMES)
        clock = Clock()
        site = make_site(root, _SETTINGS, clock)
        clock("")
        assert not site.problems, site.problems[0]
        return {stage: 1000 * seconds / articles for stage, seconds in clock.seconds.items()} | _analysis(root)


def _analysis(root: Path) -> dict[str, float]:
    """Measure what is done to know what an article says, without reading files and joining articles."""
    desk = read_desk(root)
    translations = [pair(article) for article in desk.published]
    clock = Clock()
    clock("analysis: names")
    mentions = Mentions(desk.reference)
    for article in desk.published:
        mentions.of(article.sentences)
    clock("analysis: all else")
    analyst = Analyst(desk.reference)
    for article, translation in zip(desk.published, translations, strict=True):
        analyst.brief(article, translation)
    clock("")
    return {stage: 1000 * seconds / len(desk.published) for stage, seconds in clock.seconds.items()}


def main() -> None:
    """Print the milliseconds for each stage at a tenth of the articles and at all of them, and their ratio."""
    tenth = max(1, ARTICLES // 10)
    few, many = measure(tenth), measure(ARTICLES)
    print(f"milliseconds an article, with {NAMES:,} names known; trust the ratios")
    print(f"{'articles':<24}{tenth:>9,}{ARTICLES:>9,}   ratio")
    for stage, milliseconds in many.items():
        print(f"{stage:<24}{few[stage]:>9.2f}{milliseconds:>9.2f}{milliseconds / few[stage]:>8.2f}")


if __name__ == "__main__":
    main()
