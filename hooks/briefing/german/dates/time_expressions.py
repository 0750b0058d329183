"""The time expressions of a German sentence.

"im vergangenen Oktober" gets a value only if it is the same on every day on which the article can have appeared.
What is vague ("bald", "in den letzten Jahren"), recurs ("jeden Freitag"), lasts ("seit zwei Jahren") or is a time
of the day is left out.
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
from briefing.german.dates.calendar import Period, PeriodPart, Precision
from briefing.german.dates.resolution import ResolvedDate, resolve
from briefing.german.dates.spans import join_spans, read_conjunct
from briefing.german.dates.tense import Tense, tense_around
from briefing.german.dates.unresolved import Phrase


class TimeRelation(StrEnum):
    """How an event relates to the time, as the preposition and the verb tell it."""

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
    """Words of a sentence that name a time, with its value."""

    start: int
    end: int
    """In the sentence, so that `sentence[start:end]` is the text."""
    text: str
    """With preposition and article: `im vergangenen Oktober`."""
    value: str | None
    """As `calendar` writes it: `2013-10`; None where the article's date leaves it open."""
    to: str | None
    """The end of a span: `2014` in "2012 bis 2014"; of a winter, the year in which it ends."""
    precision: Precision | None
    relation: TimeRelation | None
    relative: bool
    """Whether its value depends on the article's date ("im vergangenen Oktober"), unlike "im Jahr 2012"."""
    part: PeriodPart | None = None
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
    "seit": TimeRelation.SINCE, "ab": TimeRelation.FROM, "von an": TimeRelation.FROM, "vor": TimeRelation.BEFORE,
    "nach": TimeRelation.AFTER, "um": TimeRelation.ABOUT,
}  # fmt: skip
# Whoever names these without a year means an event: "nach dem 11. September", "der Aufstand vom 17. Juni".
_REMEMBERED = frozenset({(9, 11), (6, 17), (7, 20), (11, 9)})
_LASTS = re.compile(r"\b(?:bleib|lauf|läuft|gelt|gilt|dauer|wart|befristet|gültig|verlänger)")
_AT_THE_LATEST = re.compile(r"\bspätestens\s+$", re.IGNORECASE)


def find_times(sentence: str, appeared: Period | None) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a sentence, in order and without overlap."""
    words = _WORD.findall(sentence)
    # A word that starts with a digit sorts before all others. Most sentences have no such word, nor one of the others.
    if not words or (_READERS.keys().isdisjoint(words) and min(words) >= ":"):
        return ()
    anchors = [index for index, word in enumerate(words) if word in _READERS or word < ":"]
    phrases = join_spans(sentence, list(_phrases(sentence, anchors)))
    found, years = [], list[int]()
    for phrase in phrases:
        found.append(_expression(sentence, phrase, appeared, years))
        years += (date.year for date in phrase.dates if date.year)
    return tuple(found)


def _phrases(sentence: str, anchors: list[int]) -> Iterator[Phrase]:
    words = list(_WORD.finditer(sentence))
    last, end = None, 0
    for index in anchors:
        word = words[index]
        if word.start() < end:
            continue
        read = _READERS.get(word[0], date_phrases.read_number)
        phrase = read(sentence, words, index) or (last and read_conjunct(sentence, word, last))
        if phrase and phrase.start >= end:
            yield phrase
            last, end = phrase, phrase.end


def _expression(sentence: str, phrase: Phrase, appeared: Period | None, years: list[int]) -> TimeExpression:
    dates = phrase.dates
    is_open = any(date.needs_tense for date in dates)
    until = phrase.preposition.startswith("bis")
    tense = tense_around(sentence, phrase.start, phrase.end) if is_open or until else None
    relation = _relation(sentence, phrase, tense)
    value, to = _value(phrase, _known_tense(phrase, relation, tense), appeared)
    if is_open and appeared and _belongs_to_another_year(phrase, tense, years, appeared):
        value, to = None, None
    return TimeExpression(
        phrase.start,
        phrase.end,
        sentence[phrase.start : phrase.end],
        value,
        to,
        dates[0].precision,
        relation,
        not all(date.is_absolute for date in dates),
        dates[0].part if len(dates) == 1 else None,
    )


def _known_tense(phrase: Phrase, relation: TimeRelation | None, tense: Tense | None) -> Tense | None:
    """Return the tense by which to resolve a date, or None where the verb does not tell its year."""
    if relation is TimeRelation.SINCE:
        return Tense.PAST
    if relation in (TimeRelation.FROM, TimeRelation.UNTIL, TimeRelation.BY) and tense is Tense.NEITHER:
        return Tense.FUTURE  # "Ab dem 1. Februar kostet jede Rücksendung 1,95 Euro", "Die Regel gilt bis 30. Juni"
    first = phrase.dates[0]
    if (first.number, first.day) in _REMEMBERED and phrase.preposition != "am":
        return None
    is_date = first.day is not None and not phrase.preposition
    # "Sie plädierten für den 24. September", "Er nannte den 23. Februar"
    if tense is Tense.PAST and (is_date or phrase.preposition in ("für", "auf")):
        return None
    # A day or month needs no verb to tell its year where it is near: "Die nächste Sitzung beginnt am 18. Januar".
    return Tense.NEITHER if tense is None and first.number is not None else tense


def _belongs_to_another_year(phrase: Phrase, tense: Tense | None, years: list[int], appeared: Period) -> bool:
    """Return whether an earlier year may be the date's: "2012 kaufte er das Haus, im März verkaufte er es"."""
    if all(date.weekdays for date in phrase.dates):
        return False
    return bool(years) if tense is Tense.PAST else any(year > appeared.first.year for year in years)


def _value(phrase: Phrase, tense: Tense | None, appeared: Period | None) -> ResolvedDate | tuple[None, None]:
    values = [resolve(date, tense, appeared) for date in phrase.dates]
    first, last = values[0], values[-1]
    if first is None or last is None:
        return None, None
    if len(values) == 1:
        return first
    to = last[1] or last[0]
    is_turn = phrase.dates[0].precision is not phrase.dates[-1].precision  # "Winter 2018/19"
    return (first[0], to) if is_turn or to > first[0] else (None, None)


def _relation(sentence: str, phrase: Phrase, tense: Tense | None) -> TimeRelation | None:
    if len(phrase.dates) > 1:
        return None
    latest = bool(_AT_THE_LATEST.search(sentence, max(0, phrase.start - 20), phrase.start))
    if phrase.preposition.startswith("bis"):
        by = latest or (
            tense is Tense.FUTURE and not _LASTS.search(sentence, max(0, phrase.start - 200), phrase.end + 200)
        )
        return TimeRelation.BY if by else TimeRelation.UNTIL
    return TimeRelation.BY if latest else _RELATIONS.get(phrase.preposition)
