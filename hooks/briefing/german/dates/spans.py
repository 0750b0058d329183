"""Neighbouring date phrases joined to spans and lists.

"Von Januar bis März 2019" and "im Mai und Juni 2018" give the year once for two months.
"""

import re
from dataclasses import replace

from briefing.german.dates.calendar import Precision
from briefing.german.dates.unresolved import Phrase, UnresolvedDate
from briefing.german.dates.words import MONTHS, WEEKDAYS

_BEFORE_SPANS = frozenset(["", "am", "im", "in", "von", "vom"])
_BETWEEN = re.compile(r"\s*(?:,|und|oder|sowie)\s*")
_DASH = re.compile(r"\s*(?:[–-]|bis)\s*")
_ALSO = re.compile(r"\s+(?:und|oder|sowie)\s+|\s?/\s?")


def read_conjunct(sentence: str, word: re.Match[str], last: Phrase) -> Phrase | None:
    """Return the second month or weekday of "im April und Mai", "am Montag und Dienstag"."""
    *_, date = last.dates
    if not _BETWEEN.fullmatch(sentence, last.end, word.start()) or sentence[word.end() : word.end() + 1] == "-":
        return None
    if date.precision is Precision.MONTH and word[0] in MONTHS:
        return Phrase(word.start(), word.end(), (replace(date, number=MONTHS[word[0]], part=None),))
    if date.weekdays and date.number is None and word[0] in WEEKDAYS:
        return Phrase(word.start(), word.end(), (replace(date, weekdays=(WEEKDAYS[word[0]],)),))
    return None


def join_spans(sentence: str, phrases: list[Phrase]) -> list[Phrase]:
    """Return the phrases with the ends of each span as one, and with the year that two months share in both."""
    together: list[Phrase] = []
    for phrase in phrases:
        if together and (both := _span(sentence, together[-1], phrase)):
            together[-1] = both
            continue
        if together and _ALSO.fullmatch(sentence, together[-1].end, phrase.start):
            together[-1] = replace(together[-1], dates=_with_shared_year(together[-1], phrase))
        together.append(phrase)
    return together


def _span(sentence: str, one: Phrase, other: Phrase) -> Phrase | None:
    if len(one.dates) + len(other.dates) > 2:
        return None
    (first,), (second,) = one.dates, other.dates
    gap = sentence[one.end : other.start]
    if gap.isspace() and first.precision is Precision.YEAR and first.is_absolute and _is_open_month(second, other):
        return Phrase(one.start, other.end, (replace(second, year=first.year),), one.preposition)  # "2019 im Mai"
    if first.precision is not second.precision or first.weekdays or second.weekdays:
        return None
    until = other.preposition in ("bis", "bis zum") and gap.isspace()
    dashed = not other.preposition and bool(_DASH.fullmatch(gap))
    between = one.preposition == "zwischen" and not other.preposition and gap.strip() == "und"
    if not (between or ((until or dashed) and one.preposition in _BEFORE_SPANS)):
        return None
    return Phrase(one.start, other.end, (*_with_shared_year(one, other), second))


def _is_open_month(date: UnresolvedDate, phrase: Phrase) -> bool:
    return date.precision is Precision.MONTH and date.needs_tense and phrase.preposition in ("im", "")


def _with_shared_year(one: Phrase, other: Phrase) -> tuple[UnresolvedDate, ...]:
    source, precision = other.dates[0], one.dates[0].precision
    if source.needs_tense or source.deictic or source.precision is not precision or precision is Precision.YEAR:
        return one.dates
    is_given = replace(source, part=None)
    return tuple(
        replace(date, year=is_given.year, year_shift=is_given.year_shift, unanchored=is_given.unanchored)
        if date.needs_tense
        else date
        for date in one.dates
    )
