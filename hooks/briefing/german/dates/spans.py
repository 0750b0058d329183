"""Phrases of a sentence that stand side by side in; out, what they name together: spans and lists with one year.

"Von Januar bis März 2019" and "im Mai und Juni 2018" give the year once for two months.
"""

import re
from dataclasses import replace

from briefing.german.dates.calendar import Precision
from briefing.german.dates.unresolved import Mention, Phrase
from briefing.german.dates.words import MONTHS, WEEKDAYS

_BEFORE_SPANS = frozenset(["", "am", "im", "in", "von", "vom"])
_BETWEEN = re.compile(r"\s*(?:,|und|oder|sowie)\s*")
_DASH = re.compile(r"\s*(?:[–-]|bis)\s*")
_ALSO = re.compile(r"\s+(?:und|oder|sowie)\s+|\s?/\s?")


def another(sentence: str, word: re.Match[str], last: Phrase) -> Phrase | None:
    """Return the second month or weekday of "im April und Mai", "am Montag und Dienstag"."""
    *_, mention = last.mentions
    if not _BETWEEN.fullmatch(sentence, last.end, word.start()) or sentence[word.end() : word.end() + 1] == "-":
        return None
    if mention.precision is Precision.MONTH and word[0] in MONTHS:
        return Phrase(word.start(), word.end(), (replace(mention, number=MONTHS[word[0]], part=None),))
    if mention.weekdays and mention.number is None and word[0] in WEEKDAYS:
        return Phrase(word.start(), word.end(), (replace(mention, weekdays=(WEEKDAYS[word[0]],)),))
    return None


def joined(sentence: str, phrases: list[Phrase]) -> list[Phrase]:
    """Return the phrases with the two ends of a span as one, and with a year that is given once for two months."""
    together: list[Phrase] = []
    for phrase in phrases:
        if together and (both := _span(sentence, together[-1], phrase)):
            together[-1] = both
            continue
        if together and _ALSO.fullmatch(sentence, together[-1].end, phrase.start):
            together[-1] = replace(together[-1], mentions=_of_same_year(together[-1], phrase))
        together.append(phrase)
    return together


def _span(sentence: str, one: Phrase, other: Phrase) -> Phrase | None:
    if len(one.mentions) + len(other.mentions) > 2:
        return None
    (first,), (second,) = one.mentions, other.mentions
    gap = sentence[one.end : other.start]
    if gap.isspace() and first.precision is Precision.YEAR and first.absolute and _is_open_month(second, other):
        return Phrase(one.start, other.end, (replace(second, year=first.year),), one.preposition)  # "2019 im Mai"
    if first.precision is not second.precision or first.weekdays or second.weekdays:
        return None
    until = other.preposition in ("bis", "bis zum") and gap.isspace()
    dashed = not other.preposition and bool(_DASH.fullmatch(gap))
    between = one.preposition == "zwischen" and not other.preposition and gap.strip() == "und"
    if not (between or ((until or dashed) and one.preposition in _BEFORE_SPANS)):
        return None
    return Phrase(one.start, other.end, (*_of_same_year(one, other), second))


def _is_open_month(mention: Mention, phrase: Phrase) -> bool:
    return mention.precision is Precision.MONTH and mention.open and phrase.preposition in ("im", "")


def _of_same_year(one: Phrase, other: Phrase) -> tuple[Mention, ...]:
    source, precision = other.mentions[0], one.mentions[0].precision
    if source.open or source.which or source.precision is not precision or precision is Precision.YEAR:
        return one.mentions
    told = replace(source, part=None)
    return tuple(
        replace(mention, year=told.year, year_shift=told.year_shift, elsewhere=told.elsewhere)
        if mention.open
        else mention
        for mention in one.mentions
    )
