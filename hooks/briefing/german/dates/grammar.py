"""A German sentence and the days on which its article can have appeared in; out, the times that it names.

"im vergangenen Oktober" gets a value only if every one of those days gives it the same. What is vague ("bald", "in den
letzten Jahren"), comes again ("jeden Freitag"), lasts ("seit zwei Jahren") or is a time of the day is no time here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from briefing.german.dates import (
    date_phrases,
    feasts,
    relative_phrases,
    season_phrases,
    weekday_phrases,
    year_phrases,
)
from briefing.german.dates.calendar import Part, Period, Precision
from briefing.german.dates.resolution import Value, settle
from briefing.german.dates.spans import another, joined
from briefing.german.dates.tense import Tense, tense_around
from briefing.german.dates.unresolved import Phrase


class Relation(StrEnum):
    """How what happens lies to the time."""

    BY = "by"
    """"Bis zum Ende des Jahres soll die Strategie stehen"."""
    SINCE = "since"
    FROM = "from"
    """"ab 2035", "von Montag an"."""
    UNTIL = "until"
    """"bis 2012 war er Mitglied"."""
    BEFORE = "before"
    AFTER = "after"
    ABOUT = "about"
    """"um das Jahr 1900"."""


@dataclass(frozen=True)
class TimeExpression:
    """Words that say when."""

    start: int
    end: int
    """In the sentence, so that `sentence[start:end]` is the text."""
    text: str
    """With preposition and article: `im vergangenen Oktober`."""
    value: str | None
    """As `calendar` writes it: `2013-10`; None when the article's date does not settle it."""
    to: str | None
    """The end of a span: `2014` in "2012 bis 2014"; of a winter that is known, the year in which it ends."""
    precision: Precision | None
    relation: Relation | None
    relative: bool
    """Whether it was read against the article's date ("im vergangenen Oktober"), not by itself ("im Jahr 2012")."""
    part: Part | None = None
    """`end` in "Ende des Jahres"."""


_READERS = {
    **year_phrases.READERS,
    **date_phrases.READERS,
    **season_phrases.READERS,
    **relative_phrases.READERS,
    **weekday_phrases.READERS,
    **feasts.READERS,
}
_WORD = re.compile(r"\w+")
_RELATIONS = {
    "seit": Relation.SINCE, "ab": Relation.FROM, "von an": Relation.FROM, "vor": Relation.BEFORE,
    "nach": Relation.AFTER, "um": Relation.ABOUT,
}  # fmt: skip
# Whoever names these without a year means an event: "nach dem 11. September", "der Aufstand vom 17. Juni".
_REMEMBERED = frozenset({(9, 11), (6, 17), (7, 20), (11, 9)})
_LASTS = re.compile(r"\b(?:bleib|lauf|läuft|gelt|gilt|dauer|wart|befristet|gültig|verlänger)")
_AT_THE_LATEST = re.compile(r"\bspätestens\s+$", re.IGNORECASE)


def find_times(sentence: str, appeared: Period | None) -> tuple[TimeExpression, ...]:
    """Return the times that a sentence names, in order and without overlap; values only where they are settled."""
    words = _WORD.findall(sentence)
    # A word that starts with a digit sorts before all others. Most sentences have no such word, nor one of the others.
    if not words or (_READERS.keys().isdisjoint(words) and min(words) >= ":"):
        return ()
    anchors = [index for index, word in enumerate(words) if word in _READERS or word < ":"]
    phrases = joined(sentence, list(_phrases(sentence, anchors)))
    found, years = [], list[int]()
    for phrase in phrases:
        found.append(_expression(sentence, phrase, appeared, years))
        years += (mention.year for mention in phrase.mentions if mention.year)
    return tuple(found)


def _phrases(sentence: str, anchors: list[int]) -> Iterator[Phrase]:
    words = list(_WORD.finditer(sentence))
    last, end = None, 0
    for index in anchors:
        word = words[index]
        if word.start() < end:
            continue
        read = _READERS.get(word[0], date_phrases.read_number)
        phrase = read(sentence, words, index) or (last and another(sentence, word, last))
        if phrase and phrase.start >= end:
            yield phrase
            last, end = phrase, phrase.end


def _expression(sentence: str, phrase: Phrase, appeared: Period | None, years: list[int]) -> TimeExpression:
    mentions = phrase.mentions
    is_open = any(mention.open for mention in mentions)
    until = phrase.preposition.startswith("bis")
    tense = tense_around(sentence, phrase.start, phrase.end) if is_open or until else None
    relation = _relation(sentence, phrase, tense)
    value, to = _value(phrase, _reading(phrase, relation, tense), appeared)
    if is_open and appeared and _belongs_to_another_year(phrase, tense, years, appeared):
        value, to = None, None
    return TimeExpression(
        phrase.start,
        phrase.end,
        sentence[phrase.start : phrase.end],
        value,
        to,
        mentions[0].precision,
        relation,
        not all(mention.absolute for mention in mentions),
        mentions[0].part if len(mentions) == 1 else None,
    )


def _reading(phrase: Phrase, relation: Relation | None, tense: Tense | None) -> Tense | None:
    """Where an open time lies, as far as the verb tells it."""
    if relation is Relation.SINCE:
        return Tense.PAST
    if relation in (Relation.FROM, Relation.UNTIL, Relation.BY) and tense is Tense.NEITHER:
        return Tense.FUTURE  # "Ab dem 1. Februar kostet jede Rücksendung 1,95 Euro", "Die Regel gilt bis 30. Juni"
    first = phrase.mentions[0]
    if (first.number, first.day) in _REMEMBERED and phrase.preposition != "am":
        return None
    is_date = first.day is not None and not phrase.preposition
    # "Sie plädierten für den 24. September", "Er nannte den 23. Februar"
    if tense is Tense.PAST and (is_date or phrase.preposition in ("für", "auf")):
        return None
    # A day or month needs no verb to tell its year where it is near: "Die nächste Sitzung beginnt am 18. Januar".
    return Tense.NEITHER if tense is None and first.number is not None else tense


def _belongs_to_another_year(phrase: Phrase, tense: Tense | None, years: list[int], appeared: Period) -> bool:
    """Whether a year said before may be the time's: "2012 kaufte er das Haus, im März verkaufte er es"."""
    if all(mention.weekdays for mention in phrase.mentions):
        return False
    return bool(years) if tense is Tense.PAST else any(year > appeared.first.year for year in years)


def _value(phrase: Phrase, tense: Tense | None, appeared: Period | None) -> Value | tuple[None, None]:
    values = [settle(mention, tense, appeared) for mention in phrase.mentions]
    first, last = values[0], values[-1]
    if first is None or last is None:
        return None, None
    if len(values) == 1:
        return first
    to = last[1] or last[0]
    is_turn = phrase.mentions[0].precision is not phrase.mentions[-1].precision  # "Winter 2018/19"
    return (first[0], to) if is_turn or to > first[0] else (None, None)


def _relation(sentence: str, phrase: Phrase, tense: Tense | None) -> Relation | None:
    if len(phrase.mentions) > 1:
        return None
    latest = bool(_AT_THE_LATEST.search(sentence, max(0, phrase.start - 20), phrase.start))
    if phrase.preposition.startswith("bis"):
        by = latest or (
            tense is Tense.FUTURE and not _LASTS.search(sentence, max(0, phrase.start - 200), phrase.end + 200)
        )
        return Relation.BY if by else Relation.UNTIL
    return Relation.BY if latest else _RELATIONS.get(phrase.preposition)
