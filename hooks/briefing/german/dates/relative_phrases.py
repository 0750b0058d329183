"""Phrases that count from another day: "gestern", "im vergangenen Jahr", "zum Jahresende", "im Vorjahr"."""

import re
from dataclasses import replace

from briefing.german.dates.calendar import PeriodPart, Precision
from briefing.german.dates.durations import UNITS, read_duration
from briefing.german.dates.prefix import Prefix, prefix_before
from briefing.german.dates.unresolved import Phrase, PhraseReader, UnresolvedDate, WordMatches
from briefing.german.dates.words import SHIFTS, YEAR, Deictic
from briefing.german.dates.year_suffix import YEAR_SUFFIX, read_year_suffix
from briefing.german.dates.years import Confidence, is_year

_SPANS = {
    "Jahr": Precision.YEAR, "Jahres": Precision.YEAR, "Monat": Precision.MONTH, "Monats": Precision.MONTH,
    "Woche": Precision.WEEK, "Tag": Precision.DAY, "Jahrhundert": Precision.CENTURY,
}  # fmt: skip
# A company's and a school's year begin when they please.
_OWN_YEARS = frozenset(
    "Geschäftsjahr Geschäftsjahres Schuljahr Wirtschaftsjahr Saison Spielzeit Legislaturperiode".split()
)
_POINTS: dict[str, tuple[Precision, PeriodPart]] = {
    "Jahresende": (Precision.YEAR, PeriodPart.END), "Jahresanfang": (Precision.YEAR, PeriodPart.START),
    "Jahresbeginn": (Precision.YEAR, PeriodPart.START), "Jahresmitte": (Precision.YEAR, PeriodPart.MIDDLE),
    "Monatsende": (Precision.MONTH, PeriodPart.END), "Monatsanfang": (Precision.MONTH, PeriodPart.START),
    "Monatsbeginn": (Precision.MONTH, PeriodPart.START), "Wochenbeginn": (Precision.WEEK, PeriodPart.START),
    "Wochenanfang": (Precision.WEEK, PeriodPart.START), "Wochenmitte": (Precision.WEEK, PeriodPart.MIDDLE),
}  # fmt: skip
# Counted from what the text speaks of: a report on last year's figures calls the year before it "Vorjahr".
_NEIGHBOURS = {
    "Vorjahr": Precision.YEAR, "Folgejahr": Precision.YEAR, "Vormonat": Precision.MONTH, "Vorwoche": Precision.WEEK,
    "Vortag": Precision.DAY, "Folgetag": Precision.DAY, "Jahreswechsel": Precision.YEAR,
}  # fmt: skip
_DAYS = {"vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1, "übermorgen": 2}

_NAMED = re.compile(rf"\w+(?!-\w){YEAR_SUFFIX}", re.VERBOSE)
_YEAR_FOLLOWS = re.compile(rf"\s+(?P<year>{YEAR})(?!\d|[.,]\d)")
_FROM_ANOTHER = re.compile(r"\s+(?:zuvor|davor|darauf|danach|vorher)\b")
_OF_ITS_OWN = re.compile(r"\s+(?:sein|ihr|des\b|vor\b|unter\b|mein)")
_TIME_OF_DAY = re.compile(r"\s+(?:Abend|Nachmittag|Mittag|Vormittag|Morgen|Nacht|früh)\b")
_WORD_BEFORE = re.compile(r"([\w-]+)\W*$")
_VERB_FOLLOWS = re.compile(r"\s+[a-zäöü]")

_NO_TOMORROW_AFTER = frozenset("guten heute gestern am jeden frühen von für und oder schönen".split())


def read_span(sentence: str, words: WordMatches, index: int) -> Phrase | None:
    """Read "im vergangenen Jahr", "Ende der Woche", "in diesem Monat", "im Jahr zuvor"."""
    word = words[index]
    precision = _SPANS[word[0]]
    prefix = prefix_before(sentence, words, index)
    if prefix.ordinal or prefix.noun or (precision is Precision.YEAR and _is_stated_in_digits(sentence, word, prefix)):
        return None
    if prefix.preposition and (match := _FROM_ANOTHER.match(sentence, word.end())):
        return Phrase(prefix.start, match.end(), (UnresolvedDate(precision, unanchored=True),), prefix.preposition)
    if sentence[word.end() : word.end() + 1] == "-":
        return None
    if prefix.deictic:
        date = _counted(precision, prefix.deictic)
        if date and prefix.deictic is Deictic.LAST and _OF_ITS_OWN.match(sentence, word.end()):
            date = UnresolvedDate(precision, unanchored=True)
    else:
        # "Ende des Jahres", and in Switzerland "Ende Jahr"
        runs = (prefix.article in ("des", "der") and (prefix.part or prefix.course)) or (
            prefix.part and not prefix.article
        )
        runs = runs and precision not in (Precision.DAY, Precision.CENTURY)
        date = UnresolvedDate(precision) if runs else None
    if date is None:
        return None
    return Phrase(prefix.start, word.end(), (replace(date, part=prefix.part),), prefix.preposition)


def read_own_year(sentence: str, words: WordMatches, index: int) -> Phrase | None:
    """Read "im vergangenen Geschäftsjahr", which need not be a calendar year."""
    prefix = prefix_before(sentence, words, index)
    if not prefix.deictic or _YEAR_FOLLOWS.match(sentence, words[index].end()):
        return None
    return Phrase(
        prefix.start, words[index].end(), (UnresolvedDate(Precision.YEAR, unanchored=True),), prefix.preposition
    )


def read_point(sentence: str, words: WordMatches, index: int) -> Phrase | None:
    """Read "zum Jahresende", "bis Jahresende 2019", "seit Jahresbeginn"."""
    precision, part = _POINTS[words[index][0]]
    prefix = prefix_before(sentence, words, index)
    match = _NAMED.match(sentence, words[index].start())
    if not match or not prefix.preposition:
        return None
    when = read_year_suffix(sentence, match)
    date = UnresolvedDate(precision, year=when.year, shift=when.shift, part=part, unanchored=when.unanchored)
    return Phrase(prefix.start, when.end, (date,), prefix.preposition)


def read_neighbour(sentence: str, words: WordMatches, index: int) -> Phrase | None:
    """Read "im Vorjahr", "am Vortag"."""
    prefix = prefix_before(sentence, words, index)
    is_turn = prefix.preposition == "zum" and words[index][0] == "Jahreswechsel"
    if prefix.preposition not in ("im", "am", "in", "seit") and not is_turn:  # "im Vergleich zum Vorjahr"
        return None
    date = UnresolvedDate(_NEIGHBOURS[words[index][0]], unanchored=True)
    return Phrase(prefix.start, words[index].end(), (date,), prefix.preposition)


def read_day_word(sentence: str, words: WordMatches, index: int) -> Phrase | None:
    """Read "gestern", "vorgestern Abend", "morgen", and "heute" before a time of the day."""
    word = words[index]
    match = _TIME_OF_DAY.match(sentence, word.end())
    before = _WORD_BEFORE.search(sentence, max(0, word.start() - 20), word.start())
    if word[0].lower() == "heute" and not match:
        return None
    if word[0] == "Morgen" and (word.start() or not _VERB_FOLLOWS.match(sentence, word.end())):
        return None
    if before and before[1].lower() in _NO_TOMORROW_AFTER:
        return None
    prefix = prefix_before(sentence, words, index)
    starts = prefix.start if prefix.preposition in ("ab", "bis", "seit") else word.start()
    date = UnresolvedDate(Precision.DAY, shift=_DAYS[word[0].lower()])
    return Phrase(starts, match.end() if match else word.end(), (date,), prefix.preposition)


def read_this_year(_sentence: str, words: WordMatches, index: int) -> Phrase:
    """Read "heuer", which is said in Austria and Bavaria."""
    return Phrase(words[index].start(), words[index].end(), (UnresolvedDate(Precision.YEAR, shift=0),))


def _is_stated_in_digits(sentence: str, word: re.Match[str], prefix: Prefix) -> bool:
    """Return whether a year follows, which says more: "im letzten Jahr 2018", not "im letzten Jahr 2000 Stellen"."""
    match = _YEAR_FOLLOWS.match(sentence, word.end())
    if match is None:
        return False
    confidence = Confidence.NONE if prefix.deictic else Confidence.FULL
    return is_year(sentence, match.start("year"), match.end(), "", confidence)


def _counted(precision: Precision, deictic: Deictic) -> UnresolvedDate | None:
    """Return the year, month, week or day of "im vergangenen …", "im selben …", "im nächsten …"."""
    # "am nächsten Tag" is the one after another; "am letzten Tag der Messe" and "an diesem Tag" count from nothing.
    if precision is Precision.DAY and deictic is Deictic.TODAY:
        return UnresolvedDate(precision, shift=0)
    if precision is Precision.DAY and deictic is not Deictic.OTHER:
        return UnresolvedDate(precision, unanchored=True) if deictic is Deictic.NEXT else None
    shift = SHIFTS.get(deictic)
    return UnresolvedDate(precision, shift=shift, unanchored=shift is None)


def _read_unit(sentence: str, words: WordMatches, index: int) -> Phrase | None:
    phrase = read_duration(sentence, words, index) if words[index][0] in UNITS and index else None
    return phrase or (read_span(sentence, words, index) if words[index][0] in _SPANS else None)


READERS: dict[str, PhraseReader] = {
    **dict.fromkeys([*_SPANS, *UNITS], _read_unit),
    **dict.fromkeys(_OWN_YEARS, read_own_year),
    **dict.fromkeys(_POINTS, read_point),
    **dict.fromkeys(_NEIGHBOURS, read_neighbour),
    **dict.fromkeys([*_DAYS, *(word.title() for word in _DAYS)], read_day_word),
    **dict.fromkeys(["heuer", "Heuer"], read_this_year),
}
