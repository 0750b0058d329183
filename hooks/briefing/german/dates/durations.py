"""Durations that date an event: "vor zwei Jahren", "in drei Tagen", "zwei Jahre später".

"Seit zwei Jahren", "nach zwei Jahren" and "in nur drei Tagen" say how long something takes and date nothing.
"""

import re
from dataclasses import replace

from briefing.german.dates.calendar import Precision
from briefing.german.dates.tense import Tense, tense_around
from briefing.german.dates.unresolved import Phrase, UnresolvedDate, WordMatches
from briefing.german.dates.words import DEICTIC, NUMBERS
from briefing.german.dates.year_suffix import YEAR_SUFFIX, read_year_suffix

UNITS = {
    "Jahr": Precision.YEAR, "Jahre": Precision.YEAR, "Jahren": Precision.YEAR, "Monat": Precision.MONTH,
    "Monate": Precision.MONTH, "Monaten": Precision.MONTH, "Woche": Precision.WEEK, "Wochen": Precision.WEEK,
    "Tag": Precision.DAY, "Tage": Precision.DAY, "Tagen": Precision.DAY, "Jahrzehnt": Precision.DECADE,
    "Jahrzehnte": Precision.DECADE, "Jahrzehnten": Precision.DECADE,
}  # fmt: skip
_INEXACT = ("anderthalb", "eineinhalb", "zweieinhalb", "dreieinhalb")
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted([*NUMBERS, *_INEXACT], key=len, reverse=True))})"
_ABOUT = r"""rund|etwa|circa|ca\.|ungefähr|gut|knapp|fast|beinahe|über|mehr\s+als|weniger\s+als|mindestens|wenigstens
    |schätzungsweise|spätestens|frühestens"""
_AWAY = re.compile(
    rf"""\b(?P<preposition>vor|in)\s+(?:(?:(?P<about>{_ABOUT})|(?P<only>nur|gerade|bloß|lediglich|kaum)|genau|exakt|erst)\s+
    (?:(?:ein)?mal\s+)?)?(?P<low>{_NUMBER}\s+(?:bis|oder)\s+)?(?P<number>{_NUMBER})\s+(?P<half>\w*halben\s+)?\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_AMONG = re.compile(
    rf"(?:\b(?P<preposition>in|innerhalb|während|für|binnen)\s+)?\b(?:de[nr]|die)\s+{DEICTIC}\s+{_NUMBER}\s+\Z",
    re.IGNORECASE,
)
_FIRST = re.compile(rf"\bin\s+den\s+ersten\s+(?P<number>{_NUMBER})\s+\Z", re.IGNORECASE)
_APART = re.compile(rf"\b{_NUMBER}\s+\Z", re.IGNORECASE)
_LATER = re.compile(r"\s+(?:später|zuvor|davor|danach|darauf|früher|vorher)\b")
_OF_SOMETHING = re.compile(r"\s+(?:nach|des|der|mit|seine[rs]|ihre[rs])\b")
_MONTHS = re.compile(rf"Monaten{YEAR_SUFFIX}", re.VERBOSE)


def read_duration(sentence: str, words: WordMatches, index: int) -> Phrase | None:
    """Read "vor zwei Jahren", "in drei Tagen", "zwei Jahre später", "in den kommenden fünf Jahren"."""
    word = words[index]
    before = max(0, word.start() - 60), word.start()
    unit = UnresolvedDate(UNITS[word[0]])
    if match := _AWAY.search(sentence, *before):
        return _away(sentence, word, unit, match)
    if match := _FIRST.search(sentence, *before):
        return _first_months(sentence, word, match)
    if match := _AMONG.search(sentence, *before):
        unanchored = replace(unit, unanchored=True)
        return Phrase(match.start(), word.end(), (unanchored,), (match["preposition"] or "").lower())
    if (later := _LATER.match(sentence, word.end())) and (match := _APART.search(sentence, *before)):
        return Phrase(match.start(), later.end(), (replace(unit, unanchored=True),))
    return None


def _away(sentence: str, word: re.Match[str], unit: UnresolvedDate, match: re.Match[str]) -> Phrase | None:
    number = _number(match["number"])
    ahead = match["preposition"].lower() == "in"
    tense = tense_around(sentence, match.start(), word.end()) if ahead else None
    # "In zwei Jahren hat er das Werk aufgebaut": that is how long it took; "in einem Jahr 30 Prozent mehr" may be so.
    if ahead and (match["only"] or tense is Tense.PAST or (number == 1 and tense is not Tense.FUTURE)):
        return None
    # "vor 14 Tagen" is two weeks, more or less.
    inexact = match["about"] or match["low"] or match["half"] or (unit.precision is Precision.DAY and number in (8, 14))
    if number is None or inexact or unit.precision is Precision.DECADE:
        date = replace(unit, unanchored=True)
    else:
        date = replace(unit, shift=number if ahead else -number)
    return Phrase(match.start(), word.end(), (date,), match["preposition"].lower() if ahead else "")


def _first_months(sentence: str, word: re.Match[str], match: re.Match[str]) -> Phrase | None:
    """Read "in den ersten neun Monaten 2019", "in den ersten drei Monaten dieses Jahres"."""
    number = _number(match["number"])
    months = _MONTHS.match(sentence, word.start())
    if months is None or number is None or not 1 < number < 12 or _OF_SOMETHING.match(sentence, months.end()):
        return None
    when = read_year_suffix(sentence, months)
    # Without a year they may be those of a financial year, or of a life.
    unanchored = when.unanchored or not when.is_given
    first = UnresolvedDate(Precision.MONTH, 1, year=when.year, year_shift=when.shift, unanchored=unanchored)
    return Phrase(match.start(), when.end, (first, replace(first, number=number)), "in")


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else NUMBERS.get(word.lower())
