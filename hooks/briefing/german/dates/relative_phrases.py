"""A word that counts from another day ("gestern", "Montag", "Jahr"); out, the phrase around it and what that names."""

import re
from dataclasses import replace

from briefing.german.dates.calendar import Part, Precision
from briefing.german.dates.durations import UNITS, read_duration
from briefing.german.dates.of_year import OF_YEAR, of_year
from briefing.german.dates.prefix import Lead, lead_before
from briefing.german.dates.unresolved import Mention, Phrase, Reader, Words
from briefing.german.dates.words import SHIFTS, YEAR, Which
from briefing.german.dates.years import Sureness, is_year

_SPANS = {
    "Jahr": Precision.YEAR, "Jahres": Precision.YEAR, "Monat": Precision.MONTH, "Monats": Precision.MONTH,
    "Woche": Precision.WEEK, "Tag": Precision.DAY, "Jahrhundert": Precision.CENTURY,
}  # fmt: skip
# A company's and a school's year begin when they please.
_OWN_YEARS = frozenset(
    "Geschäftsjahr Geschäftsjahres Schuljahr Wirtschaftsjahr Saison Spielzeit Legislaturperiode".split()
)
_POINTS: dict[str, tuple[Precision, Part]] = {
    "Jahresende": (Precision.YEAR, Part.END), "Jahresanfang": (Precision.YEAR, Part.START),
    "Jahresbeginn": (Precision.YEAR, Part.START), "Jahresmitte": (Precision.YEAR, Part.MIDDLE),
    "Monatsende": (Precision.MONTH, Part.END), "Monatsanfang": (Precision.MONTH, Part.START),
    "Monatsbeginn": (Precision.MONTH, Part.START), "Wochenbeginn": (Precision.WEEK, Part.START),
    "Wochenanfang": (Precision.WEEK, Part.START), "Wochenmitte": (Precision.WEEK, Part.MIDDLE),
}  # fmt: skip
# Counted from what the text speaks of: a report on last year's figures calls the year before it "Vorjahr".
_NEIGHBOURS = {
    "Vorjahr": Precision.YEAR, "Folgejahr": Precision.YEAR, "Vormonat": Precision.MONTH, "Vorwoche": Precision.WEEK,
    "Vortag": Precision.DAY, "Folgetag": Precision.DAY, "Jahreswechsel": Precision.YEAR,
}  # fmt: skip
_DAYS = {"vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1, "übermorgen": 2}

_NAMED = re.compile(rf"\w+(?!-\w){OF_YEAR}", re.VERBOSE)
_YEAR_FOLLOWS = re.compile(rf"\s+(?P<year>{YEAR})(?!\d|[.,]\d)")
_FROM_ANOTHER = re.compile(r"\s+(?:zuvor|davor|darauf|danach|vorher)\b")
_OF_ITS_OWN = re.compile(r"\s+(?:sein|ihr|des\b|vor\b|unter\b|mein)")
_TIME_OF_DAY = re.compile(r"\s+(?:Abend|Nachmittag|Mittag|Vormittag|Morgen|Nacht|früh)\b")
_WORD_BEFORE = re.compile(r"([\w-]+)\W*$")
_VERB_FOLLOWS = re.compile(r"\s+[a-zäöü]")

_NO_TOMORROW_AFTER = frozenset("guten heute gestern am jeden frühen von für und oder schönen".split())


def read_span(sentence: str, words: Words, index: int) -> Phrase | None:
    """Read "im vergangenen Jahr", "Ende der Woche", "in diesem Monat", "im Jahr zuvor"."""
    word = words[index]
    precision = _SPANS[word[0]]
    lead = lead_before(sentence, words, index)
    if lead.ordinal or lead.noun or (precision is Precision.YEAR and _is_said_in_figures(sentence, word, lead)):
        return None
    if lead.preposition and (match := _FROM_ANOTHER.match(sentence, word.end())):
        return Phrase(lead.start, match.end(), (Mention(precision, elsewhere=True),), lead.preposition)
    if sentence[word.end() : word.end() + 1] == "-":
        return None
    if lead.which:
        mention = _counted(precision, lead.which)
        if mention and lead.which is Which.LAST and _OF_ITS_OWN.match(sentence, word.end()):
            mention = Mention(precision, elsewhere=True)
    else:
        # "Ende des Jahres", and in Switzerland "Ende Jahr"
        runs = (lead.article in ("des", "der") and (lead.part or lead.course)) or (lead.part and not lead.article)
        runs = runs and precision not in (Precision.DAY, Precision.CENTURY)
        mention = Mention(precision) if runs else None
    if mention is None:
        return None
    return Phrase(lead.start, word.end(), (replace(mention, part=lead.part),), lead.preposition)


def read_own_year(sentence: str, words: Words, index: int) -> Phrase | None:
    """Read "im vergangenen Geschäftsjahr", which need not be a calendar year."""
    lead = lead_before(sentence, words, index)
    if not lead.which or _YEAR_FOLLOWS.match(sentence, words[index].end()):
        return None
    return Phrase(lead.start, words[index].end(), (Mention(Precision.YEAR, elsewhere=True),), lead.preposition)


def read_point(sentence: str, words: Words, index: int) -> Phrase | None:
    """Read "zum Jahresende", "bis Jahresende 2019", "seit Jahresbeginn"."""
    precision, part = _POINTS[words[index][0]]
    lead = lead_before(sentence, words, index)
    match = _NAMED.match(sentence, words[index].start())
    if not match or not lead.preposition:
        return None
    when = of_year(sentence, match)
    mention = Mention(precision, year=when.year, shift=when.shift, part=part, elsewhere=when.elsewhere)
    return Phrase(lead.start, when.end, (mention,), lead.preposition)


def read_neighbour(sentence: str, words: Words, index: int) -> Phrase | None:
    """Read "im Vorjahr", "am Vortag"."""
    lead = lead_before(sentence, words, index)
    is_turn = lead.preposition == "zum" and words[index][0] == "Jahreswechsel"
    if lead.preposition not in ("im", "am", "in", "seit") and not is_turn:  # "im Vergleich zum Vorjahr"
        return None
    mention = Mention(_NEIGHBOURS[words[index][0]], elsewhere=True)
    return Phrase(lead.start, words[index].end(), (mention,), lead.preposition)


def read_day_word(sentence: str, words: Words, index: int) -> Phrase | None:
    """Read "gestern", "vorgestern Abend", "morgen", and "heute" where a time of the day shows that it is the day."""
    word = words[index]
    match = _TIME_OF_DAY.match(sentence, word.end())
    before = _WORD_BEFORE.search(sentence, max(0, word.start() - 20), word.start())
    if word[0].lower() == "heute" and not match:
        return None
    if word[0] == "Morgen" and (word.start() or not _VERB_FOLLOWS.match(sentence, word.end())):
        return None
    if before and before[1].lower() in _NO_TOMORROW_AFTER:
        return None
    lead = lead_before(sentence, words, index)
    starts = lead.start if lead.preposition in ("ab", "bis", "seit") else word.start()
    mention = Mention(Precision.DAY, shift=_DAYS[word[0].lower()])
    return Phrase(starts, match.end() if match else word.end(), (mention,), lead.preposition)


def read_this_year(_sentence: str, words: Words, index: int) -> Phrase:
    """Read "heuer", which is said in Austria and Bavaria."""
    return Phrase(words[index].start(), words[index].end(), (Mention(Precision.YEAR, shift=0),))


def _is_said_in_figures(sentence: str, word: re.Match[str], lead: Lead) -> bool:
    """Whether a year follows, which says more: "im letzten Jahr 2018", but not "im letzten Jahr 2000 Stellen"."""
    match = _YEAR_FOLLOWS.match(sentence, word.end())
    if match is None:
        return False
    sureness = Sureness.NONE if lead.which else Sureness.FULL
    return is_year(sentence, match.start("year"), match.end(), "", sureness)


def _counted(precision: Precision, which: Which) -> Mention | None:
    """What "im vergangenen", "im selben", "im nächsten" make of a year, month, week or day."""
    # "am nächsten Tag" is the one after another; "am letzten Tag der Messe" and "an diesem Tag" count from nothing.
    if precision is Precision.DAY and which is Which.TODAY:
        return Mention(precision, shift=0)
    if precision is Precision.DAY and which is not Which.OTHER:
        return Mention(precision, elsewhere=True) if which is Which.NEXT else None
    shift = SHIFTS.get(which)
    return Mention(precision, shift=shift, elsewhere=shift is None)


def _read_unit(sentence: str, words: Words, index: int) -> Phrase | None:
    phrase = read_duration(sentence, words, index) if words[index][0] in UNITS and index else None
    return phrase or (read_span(sentence, words, index) if words[index][0] in _SPANS else None)


READERS: dict[str, Reader] = {
    **dict.fromkeys([*_SPANS, *UNITS], _read_unit),
    **dict.fromkeys(_OWN_YEARS, read_own_year),
    **dict.fromkeys(_POINTS, read_point),
    **dict.fromkeys(_NEIGHBOURS, read_neighbour),
    **dict.fromkeys([*_DAYS, *(word.title() for word in _DAYS)], read_day_word),
    **dict.fromkeys(["heuer", "Heuer"], read_this_year),
}
