"""Pairing: the English of each sentence of an article, from its memory, with its state, origin and review."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from briefing.desk.article import Article
from briefing.desk.authorship import Origin, Review
from briefing.desk.memory import Memory, MemoryEntry
from briefing.diagnostics import Diagnostic, Severity
from briefing.german.normalize import normalize


class State(StrEnum):
    """How far the English of a sentence can be trusted."""

    REVIEWED = "reviewed"
    """A person accepted it."""
    UNREVIEWED = "unreviewed"
    FLAGGED = "flagged"
    """Unreviewed, and a check found something."""
    STALE = "stale"
    """The German has changed since."""
    MISSING = "missing"


class English(NamedTuple):
    """The English of one sentence."""

    text: str | None
    """None when it is missing."""
    state: State
    origin: Origin | None
    """None when it is missing or nobody recorded it."""
    engine: str | None = None
    review: Review | None = None


_MISSING = English(None, State.MISSING, None)


@dataclass(frozen=True)
class Translation:
    """The English of an article."""

    english: Mapping[str, English]
    """By the id of the sentence, in reading order, every sentence of the article."""

    def count(self, *states: State) -> int:
        """Return how many sentences are in one of the states."""
        return sum(map(self._states.__getitem__, states))

    @cached_property
    def _states(self) -> Counter[State]:
        return Counter(english.state for english in self.english.values())

    @cached_property
    def makers(self) -> Counter[tuple[Origin | None, str | None]]:
        """How many sentences each maker wrote, by origin and engine."""
        return Counter((one.origin, one.engine) for one in self.english.values() if one.state is not State.MISSING)

    @cached_property
    def reviews(self) -> Counter[Review]:
        """How many sentences each recorded review covers, in the order of the text."""
        return Counter(one.review for one in self.english.values() if one.review)

    @cached_property
    def has_unrecorded(self) -> bool:
        """Whether the origin of any sentence is not recorded."""
        return any(one.text and not one.origin for one in self.english.values())

    @cached_property
    def origins(self) -> tuple[Origin, ...]:
        """The recorded origins, the most frequent first."""
        written = Counter(english.origin for english in self.english.values() if english.origin)
        return tuple(origin for origin, _ in written.most_common())


def pair(article: Article) -> Translation:
    """Return the English of each sentence; the second of two equal ones may have its own, by its rank as context."""
    by_text = _index(article.memory)
    seen: Counter[str] = Counter()
    english = {}
    for sentence in article.sentences:
        text = normalize(sentence.text)
        seen[text] += 1
        entry = by_text.get((text, str(seen[text]))) or by_text.get((text, None))
        english[sentence.id] = _english(entry) if entry and entry.en.strip() else _MISSING
    return Translation(english)


def _index(memory: Memory) -> dict[tuple[str, str | None], MemoryEntry]:
    return {(normalize(entry.de), entry.context): entry for entry in memory.entries}


def _english(entry: MemoryEntry) -> English:
    if entry.review:
        state = State.REVIEWED
    elif entry.stale:
        state = State.STALE
    else:
        state = State.FLAGGED if entry.findings else State.UNREVIEWED
    return English(entry.en, state, entry.origin, entry.engine, entry.review)


def missing_english(article: Article, translation: Translation) -> Diagnostic | None:
    """Return a warning that says how much of an article is still to be translated, if any of it is."""
    missing = translation.count(State.MISSING)
    if not missing:
        return None
    what = f"{missing} of {len(translation.english)} sentences have no English"
    return Diagnostic(
        article.path, None, what, f"write it in {article.memory.path}", "missing-english", Severity.WARNING
    )
