"""A run that fills in the missing English of some articles.

Only what is missing is asked for, a sentence that stands in several articles once, and every few results the file is
written: killed at any moment, a run loses no more than the calls under way, and the next run asks for the rest.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from briefing.desk.article import Article
from briefing.desk.authorship import Origin
from briefing.desk.blocks import Block
from briefing.desk.memory import MemoryEntry
from briefing.german.normalize import normalize
from briefing.translation.chain import Translated, Untranslated
from briefing.translation.checks.missing_names import names_in
from briefing.translation.checks.pair import Pair
from briefing.translation.checks.quotes import quotes_are_balanced
from briefing.translation.checks.sentence_checks import findings
from briefing.translation.executors import Batch, Executor
from briefing.translation.memory_file import MemoryFile

_BATCH_SIZE = 10
"""The most sentences in one batch."""
_SAVE_EVERY = 5
"""Results after which a file is written."""


@dataclass
class Outcome:
    """The result of a run for one article."""

    article: Article
    wanted: int
    """Sentences without English, and flagged ones if they are asked for again."""
    reused: int = 0
    """Sentences that got the English of an equal sentence elsewhere on the desk."""
    translated: int = 0
    """Sentences for which an engine gave acceptable English."""
    flagged: int = 0
    """Translated sentences about which a check found something."""
    untranslated: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The reasons, by German sentence: `google: the German came back unchanged`."""
    file: MemoryFile | None = None
    """Open only while results come in, so that memory does not grow with the desk."""
    unsaved: int = 0
    """Results since the file was last written."""

    @property
    def is_complete(self) -> bool:
        """Whether there is a result for every wanted sentence."""
        return self.wanted == self.reused + self.translated + len(self.untranslated)


@dataclass(frozen=True)
class _ArticleBatch:
    """Sentences of one paragraph that are asked for together."""

    outcome: Outcome
    block: Block
    sentences: Sequence[str]

    @cached_property
    def ids(self) -> Mapping[str, str]:
        return {normalize(sentence.text): sentence.id for sentence in self.block.sentences}

    @property
    def request(self) -> Batch:
        return Batch(tuple(self.sentences), " ".join(sentence.text for sentence in self.block.sentences))


class TranslationRun:
    """A run over some articles; English of equal sentences is taken from `desk`, which is all articles."""

    def __init__(
        self, articles: Sequence[Article], desk: Sequence[Article], root: Path, retry_flagged: bool = False
    ) -> None:
        self.outcomes: list[Outcome] = []
        self._root = root
        self._known = _known_english(desk)
        self._changed_files: list[Article] = []
        # Equal sentences of other articles get the result of the one that is asked for.
        self._followers: dict[str, list[_ArticleBatch]] = {}
        self._batches: list[_ArticleBatch] = []
        for article in articles:
            self._plan(article, MemoryFile(article, root), retry_flagged)

    @property
    def sentences_to_ask(self) -> int:
        """The number of sentences for which an engine must be asked."""
        return sum(len(batch.sentences) for batch in self._batches)

    def execute(self, executor: Executor, progress: Callable[[int], None] = lambda _: None) -> None:
        """Translate and write; if it is interrupted, what has been translated is kept."""
        for article in self._changed_files:
            MemoryFile(article, self._root).save()
        for outcome in self.outcomes:
            if outcome.reused and outcome.is_complete:
                self._close(outcome)
        try:
            with closing(executor.translate(batch.request for batch in self._batches)) as results:
                for index, result in results:
                    batch = self._batches[index]
                    for german, one in zip(batch.sentences, result, strict=True):
                        self._record(batch, german, one)
                        for follower in self._followers.pop(normalize(german), []):
                            self._record(follower, german, one)
                    progress(len(batch.sentences))
        finally:
            for outcome in self.outcomes:
                if outcome.file:
                    outcome.file.save()

    def _plan(self, article: Article, file: MemoryFile, retry_flagged: bool) -> None:
        wanted = {normalize(german): german for german in [*file.missing, *(file.flagged if retry_flagged else [])]}
        outcome = Outcome(article, len(wanted))
        self.outcomes.append(outcome)
        if not wanted and file.is_changed:
            self._changed_files.append(article)
        for german in file.missing:
            if normalize(german) in self._known:
                outcome.reused += 1
                del wanted[normalize(german)]
        for block in article.blocks:
            sentences = [wanted.pop(key) for s in block.sentences if (key := normalize(s.text)) in wanted]
            asked = []
            for german in sentences:
                if normalize(german) in self._followers:
                    self._followers[normalize(german)].append(_ArticleBatch(outcome, block, [german]))
                else:
                    self._followers[normalize(german)] = []
                    asked.append(german)
            starts = range(0, len(asked), _BATCH_SIZE)
            self._batches += [_ArticleBatch(outcome, block, asked[start : start + _BATCH_SIZE]) for start in starts]

    def _open(self, outcome: Outcome) -> MemoryFile:
        """Return the article's file, opened if it is not, with the English of equal sentences filled in."""
        if outcome.file is None:
            outcome.file = MemoryFile(outcome.article, self._root)
            for german in outcome.file.missing:
                if entry := self._known.get(normalize(german)):
                    outcome.file.put(german, entry.en, entry.origin or Origin.HUMAN, entry.engine, [])
        return outcome.file

    def _close(self, outcome: Outcome) -> None:
        self._open(outcome).save()
        outcome.file = None

    def _record(self, batch: _ArticleBatch, german: str, result: Translated | Untranslated) -> None:
        outcome = batch.outcome
        file = self._open(outcome)
        if isinstance(result, Untranslated):
            outcome.untranslated[german] = result.reasons
        else:
            names = names_in(outcome.article, batch.ids[normalize(german)])
            found = [finding.what for finding in findings(Pair(german, result.english, names))]
            file.put(german, result.english, result.origin, result.engine, found)
            if not _is_balanced(file, batch.block) and any(mark in result.english for mark in "“”"):
                found.append("the quotes in its paragraph do not balance")
                file.put(german, result.english, result.origin, result.engine, found)
            outcome.translated += 1
            outcome.flagged += bool(found)
        outcome.unsaved += 1
        if outcome.is_complete:
            self._close(outcome)
        elif outcome.unsaved >= _SAVE_EVERY:
            file.save()
            outcome.unsaved = 0


def _is_balanced(file: MemoryFile, block: Block) -> bool:
    entries = [file.find(sentence.text) for sentence in block.sentences]
    english = [entry.msgstr for entry in entries if entry]
    return len(english) < len(entries) or quotes_are_balanced(english)


def _known_english(desk: Sequence[Article]) -> Mapping[str, MemoryEntry]:
    known: dict[str, MemoryEntry] = {}
    for article in desk:
        for entry in article.memory.entries:
            if entry.en and not entry.stale and not entry.findings:
                known.setdefault(normalize(entry.de), entry)
    return known
