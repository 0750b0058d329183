"""The words for months, weekdays, seasons and decades, and the adjectives that place them in time."""

import re
from enum import Enum

from briefing.german.dates.calendar import PeriodPart, Season


class Deictic(Enum):
    """The adjective that picks one of a recurring kind, seen from the article: the last March, this Friday."""

    LAST_BUT_ONE = "vorletzte"
    PREVIOUS = "vergangene"
    LAST = "letzte"
    THIS = "diese"
    COMING = "kommende"
    NEXT = "nächste"
    NEXT_BUT_ONE = "übernächste"
    TODAY = "heutige"
    YESTERDAY = "gestrige"
    OTHER = "folgende"
    """Counted from another date in the text."""


SHIFTS = {
    Deictic.LAST_BUT_ONE: -2, Deictic.PREVIOUS: -1, Deictic.LAST: -1, Deictic.THIS: 0, Deictic.COMING: 1,
    Deictic.NEXT: 1, Deictic.NEXT_BUT_ONE: 2,
}  # fmt: skip
_DEICTIC_STEMS = {
    "vorletzt": Deictic.LAST_BUT_ONE, "vorvergangen": Deictic.LAST_BUT_ONE, "vergangen": Deictic.PREVIOUS,
    "vorig": Deictic.PREVIOUS, "letzt": Deictic.LAST, "laufend": Deictic.THIS, "aktuell": Deictic.THIS,
    "heutig": Deictic.TODAY, "gestrig": Deictic.YESTERDAY, "kommend": Deictic.COMING,
    "nächst": Deictic.NEXT, "übernächst": Deictic.NEXT_BUT_ONE, "abgelaufen": Deictic.OTHER,
    "darauffolgend": Deictic.OTHER, "folgend": Deictic.OTHER, "gleich": Deictic.OTHER, "selb": Deictic.OTHER,
    "zurückliegend": Deictic.OTHER,
}  # fmt: skip

MONTHS = {
    "Januar": 1, "Jänner": 1, "Februar": 2, "Feber": 2, "März": 3, "April": 4, "Mai": 5, "Juni": 6, "Juli": 7,
    "August": 8, "September": 9, "Oktober": 10, "November": 11, "Dezember": 12,
}  # fmt: skip
# Of use beside a day or year only.
SHORT_MONTHS = {
    "Jan": 1, "Feb": 2, "Febr": 2, "Mär": 3, "Mrz": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Sept": 9,
    "Okt": 10, "Nov": 11, "Dez": 12,
}  # fmt: skip
DAYS_OF_WEEK = {
    "Montag": 0, "Dienstag": 1, "Mittwoch": 2, "Donnerstag": 3, "Freitag": 4, "Samstag": 5, "Sonnabend": 5,
    "Sonntag": 6,
}  # fmt: skip
_TIMES_OF_DAY = ("", "abend", "früh", "mittag", "morgen", "nachmittag", "nacht", "vormittag")
WEEKDAYS = {day + time: number for day, number in DAYS_OF_WEEK.items() for time in _TIMES_OF_DAY}
SEASONS: dict[str, tuple[Season, PeriodPart | None]] = {
    "Frühjahr": (Season.SPRING, None), "Frühling": (Season.SPRING, None), "Sommer": (Season.SUMMER, None),
    "Herbst": (Season.AUTUMN, None), "Winter": (Season.WINTER, None), "Frühsommer": (Season.SUMMER, PeriodPart.START),
    "Hochsommer": (Season.SUMMER, PeriodPart.MIDDLE), "Spätsommer": (Season.SUMMER, PeriodPart.END),
    "Frühherbst": (Season.AUTUMN, PeriodPart.START), "Spätherbst": (Season.AUTUMN, PeriodPart.END),
}  # fmt: skip
DECADES = {
    "zwanziger": 20, "dreißiger": 30, "vierziger": 40, "fünfziger": 50, "sechziger": 60, "siebziger": 70,
    "achtziger": 80, "neunziger": 90,
}  # fmt: skip
NUMBERS = {
    "ein": 1, "eine": 1, "einem": 1, "einen": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6,
    "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14,
    "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19, "zwanzig": 20,
    "fünfundzwanzig": 25, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "hundert": 100,
}  # fmt: skip
ADJECTIVES = frozenset(stem + ending for stem in _DEICTIC_STEMS for ending in ("e", "em", "en", "er", "es"))
DEICTIC = rf"(?:{'|'.join(_DEICTIC_STEMS)})e[mnrs]?"
YEAR = r"(?:1[7-9]|20)\d\d"
MONTH = rf"(?:(?:{'|'.join(MONTHS)})(?!\w)|(?:{'|'.join(sorted(SHORT_MONTHS, key=len, reverse=True))})\b\.?)"


def deictic_of(adjective: str) -> Deictic:
    """Return the meaning of a form such as `vergangenen`, `kommender`."""
    return _DEICTIC_STEMS[re.sub(r"e[mnrs]?$", "", adjective.lower())]


def month_number(name: str) -> int:
    """Return 9 for `September`, `Sept.`"""
    name = name.rstrip(".")
    return MONTHS.get(name) or SHORT_MONTHS[name]
