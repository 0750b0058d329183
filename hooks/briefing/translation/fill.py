"""Fill what the memories of some articles miss: sentences go out in batches, English comes into the files.

Only what is missing is asked for, a sentence that stands in several articles once, and every few answers the file is
written: killed at any moment, a run loses no more than the answers on their way, and the next one asks for the rest.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from briefing.desk.article import Article
from briefing.desk.authorship import Origin
from briefing.desk.blocks import Block
from briefing.desk.memory import Entry
from briefing.german.normalize import normalize
from briefing.translation.batches import Batch, Executor
from briefing.translation.chain import Kept, Left
from briefing.translation.checks.answers import findings, quotes_are_balanced
from briefing.translation.checks.quality import names_in
from briefing.translation.memory_file import MemoryFile

_TASK = 10
"""The most sentences in one task."""
_WRITE_AFTER = 5
"""Answers after which a file is written."""


@dataclass
class Outcome:
    """What became of one article's missing sentences."""

    article: Article
    wanted: int
    """How many were missing, or flagged and asked for again."""
    reused: int = 0
    """English taken over from an equal sentence elsewhere."""
    kept: int = 0
    flagged: int = 0
    """Of those kept, how many a check found something about."""
    left: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """German sentences that stay without English, and why."""
    file: MemoryFile | None = None
    """Open only while answers come in, so that memory does not grow with the desk."""
    unsaved: int = 0

    @property
    def is_complete(self) -> bool:
        """Whether every sentence has had its answer."""
        return self.wanted == self.reused + self.kept + len(self.left)


@dataclass(frozen=True)
class _Task:
    outcome: Outcome
    block: Block
    sentences: Sequence[str]

    @cached_property
    def ids(self) -> Mapping[str, str]:
        return {normalize(sentence.text): sentence.id for sentence in self.block.sentences}

    @property
    def batch(self) -> Batch:
        return Batch(tuple(self.sentences), " ".join(sentence.text for sentence in self.block.sentences))


class Filling:
    """One run over some articles; `desk` are all articles, whose English serves for equal sentences."""

    def __init__(
        self, articles: Sequence[Article], desk: Sequence[Article], root: Path, retry_flagged: bool = False
    ) -> None:
        self.outcomes: list[Outcome] = []
        self._root = root
        self._known = _known(desk)
        self._out_of_order: list[Article] = []
        # Tasks that have an equal sentence wait for the answer of the one that asks.
        self._waiting: dict[str, list[_Task]] = {}
        self._tasks: list[_Task] = []
        for article in articles:
            self._plan(article, MemoryFile(article, root), retry_flagged)

    @property
    def to_ask(self) -> int:
        """For how many sentences an engine must be asked."""
        return sum(len(task.sentences) for task in self._tasks)

    def run(self, executor: Executor, progress: Callable[[int], None] = lambda _: None) -> None:
        """Ask, check and write; what has been written stays if it is interrupted."""
        for article in self._out_of_order:
            MemoryFile(article, self._root).save()
        for outcome in self.outcomes:
            if outcome.reused and outcome.is_complete:
                self._close(outcome)
        try:
            with closing(executor.answers(task.batch for task in self._tasks)) as coming:
                for place, answers in coming:
                    task = self._tasks[place]
                    for german, answer in zip(task.sentences, answers, strict=True):
                        self._enter(task, german, answer)
                        for follower in self._waiting.pop(normalize(german), []):
                            self._enter(follower, german, answer)
                    progress(len(task.sentences))
        finally:
            for outcome in self.outcomes:
                if outcome.file:
                    outcome.file.save()

    def _plan(self, article: Article, file: MemoryFile, retry_flagged: bool) -> None:
        wanted = {normalize(german): german for german in [*file.missing, *(file.flagged if retry_flagged else [])]}
        outcome = Outcome(article, len(wanted))
        self.outcomes.append(outcome)
        if not wanted and file.is_changed:
            self._out_of_order.append(article)
        for german in file.missing:
            if normalize(german) in self._known:
                outcome.reused += 1
                del wanted[normalize(german)]
        for block in article.blocks:
            sentences = [wanted.pop(key) for s in block.sentences if (key := normalize(s.text)) in wanted]
            asked = []
            for german in sentences:
                if normalize(german) in self._waiting:
                    self._waiting[normalize(german)].append(_Task(outcome, block, [german]))
                else:
                    self._waiting[normalize(german)] = []
                    asked.append(german)
            starts = range(0, len(asked), _TASK)
            self._tasks += [_Task(outcome, block, asked[start : start + _TASK]) for start in starts]

    def _open(self, outcome: Outcome) -> MemoryFile:
        """Return an article's file with the English that is known from elsewhere."""
        if outcome.file is None:
            outcome.file = MemoryFile(outcome.article, self._root)
            for german in outcome.file.missing:
                if entry := self._known.get(normalize(german)):
                    outcome.file.put(german, entry.en, entry.origin or Origin.HUMAN, entry.engine, [])
        return outcome.file

    def _close(self, outcome: Outcome) -> None:
        self._open(outcome).save()
        outcome.file = None

    def _enter(self, task: _Task, german: str, answer: Kept | Left) -> None:
        outcome = task.outcome
        file = self._open(outcome)
        if isinstance(answer, Left):
            outcome.left[german] = answer.reasons
        else:
            found = findings(german, answer.english, names_in(outcome.article, task.ids[normalize(german)]))
            file.put(german, answer.english, answer.origin, answer.engine, found)
            if not _is_balanced(file, task.block) and any(mark in answer.english for mark in "“”"):
                found.append("the quotes in its paragraph do not balance")
                file.put(german, answer.english, answer.origin, answer.engine, found)
            outcome.kept += 1
            outcome.flagged += bool(found)
        outcome.unsaved += 1
        if outcome.is_complete:
            self._close(outcome)
        elif outcome.unsaved >= _WRITE_AFTER:
            file.save()
            outcome.unsaved = 0


def _is_balanced(file: MemoryFile, block: Block) -> bool:
    entries = [file.find(sentence.text) for sentence in block.sentences]
    english = [entry.msgstr for entry in entries if entry]
    return len(english) < len(entries) or quotes_are_balanced(english)


def _known(desk: Sequence[Article]) -> Mapping[str, Entry]:
    known: dict[str, Entry] = {}
    for article in desk:
        for entry in article.memory.entries:
            if entry.en and not entry.stale and not entry.findings:
                known.setdefault(normalize(entry.de), entry)
    return known
