"""Telling years from other numbers of four digits.

"2012 gegründet" is a year; "2000 Händler", "Windows 2000", "Platz 2012" and "zwischen 1800 und 2500 Euro" are none. The
year of an event is ("Bundestagswahl 2021", "Olympia 2024"), the one in the name of a plan is not ("Agenda 2010"). Round
numbers are counts more often than years, and German writes counts of four digits without a point.
"""

import re
from enum import IntEnum

from briefing.german.dates.tense import is_past_form
from briefing.german.dates.words import YEAR
from briefing.german.numbers.unit_words import GERMAN_CURRENCIES
from briefing.german.scales import GERMAN_SCALES, SCALES_BEFORE_A_POINT


class Confidence(IntEnum):
    """How likely the words before a number make it a year."""

    NONE = 0
    """No word does: "wurde 1999 gegründet"."""
    SOME = 1
    """A preposition, as in "seit 2000", but also "ab 2000 Euro"."""
    FULL = 2
    """"im Jahr 2000", "Anfang 2000"."""


_NEXT_WORD = re.compile(r"\s+([\w%€$-]+)")
_WHOLE = r"(?!\d|[.,]\d)"
_ANOTHER = rf"(?!{YEAR}{_WHOLE})\d"
_QUANTITIES = re.compile(rf"\s*(?:bis|auf|–|-)\s*(?:zu\s+)?{_ANOTHER}|\s+(?:und|oder)\s+{_ANOTHER}[\d.,]{{3}}")
_SPAN = re.compile(rf"\s*(?:bis|und|–|-)\s*(?:\w+\s+)?{YEAR}{_WHOLE}|\s+an\b")
_PUT_OFF = re.compile(r"\b(?:ver(?:schoben|legt|tagt|schiebt|schieben|schob)|datier\w+|terminiert)\b")
_UNIT = re.compile(
    r"""%|€|\$|Cent|Kronen|[Mm]al|Uhr|Stück|Stunden|Minuten|Sekunden|Tagen?|Wochen|Monaten?|Jahren?|Seiten|Punkten?
    |Prozent|Exemplaren?|(?:Kilo|Zenti|Milli|Quadrat|Kubik|Höhen|Quadratkilo)?[Mm]etern?|Hektar|(?:Kilo)?[Gg]ramm|Kilo
    |Tonnen|Litern?|Grad|PS|Meilen|(?:Kilo|Mega|Giga|Tera)?[Ww]att(?:stunden)?|k?m|k?g|qm|[kMG]Wh?|[mc]m
    |Menschen|Personen|Einwohnern?|Mitarbeitern?|Beschäftigten?|Teilnehmern?|Zuschauern?|Besuchern?|Kunden|Fans
    |\w*[Ss]tellen|\w*[Pp]lätzen?""",
    re.VERBOSE,
)
_SCALES_AND_CURRENCIES = (GERMAN_SCALES.keys() | GERMAN_CURRENCIES.keys()) - SCALES_BEFORE_A_POINT
# What makes a number a quantity, the number of a thing or a part of its name.
_NUMBERED = re.compile(
    r"""(?:bis\s+zu|(?:mehr|weniger)\s+als|\bmit|\w*(?:straße|str\.?|allee|gasse)|[§©\d]
    |(?<![\w-])(?:rund|etwa|circa|ca\.?|zirka|knapp|fast|gut|über|mindestens|maximal|höchstens|insgesamt|jeweils|je|pro
    |um|unter|auf|bei|durch|ohne|nummer|nr\.?|platz|rang|seite|artikel|paragraf|band|heft|halle|zimmer|raum|kapitel|gleis
    |linie|modell|typ|serie|version|klasse|stufe|postfach|plz|tel\.?|telefon|fax|windows|server|office|agenda|vision
    |horizont|horizon|expo|natura|peugeot|strategie|projekt|programm|plan|iso|din|en|euro|dollar|us-dollar|usd|eur|chf
    |franken))[„“"'»]?\s+[„“"'»]?$""",
    re.VERBOSE | re.IGNORECASE,
)
_COMPARED = re.compile(r"vergl(?:eich|ichen)\s+mit\s+$", re.IGNORECASE)
_CLUB = re.compile(r"\b(?:TSV|VfL|VfB|VfR|FC|SV|SC|SG|TSG|TuS|FSV|MTV|SpVgg|[Vv]erein)\s+(?:\w+\s+)?$")
_TITLE = re.compile(r"[„“”\"'‚‘’»«›‹]\d{4}[„“”\"'‚‘’»«›‹]")  # „1984“
_CERTAIN = frozenset(
    "gegründet gegründete gegründeten geboren geborene erbaut erbaute erschienen eröffnet wird soll".split()
)
_MORE = frozenset("neue neuen weitere weiteren zusätzliche zusätzlichen".split())
_LINKS = frozenset("als am an auf aus bei durch im in mit nach noch von vom wegen zu zum zur".split())


def is_year(sentence: str, start: int, end: int, preposition: str, confidence: Confidence) -> bool:
    """Return whether the number at the start of `sentence[start:end]` is a year."""
    following = match[1] if (match := _NEXT_WORD.match(sentence, end)) else ""
    number = int(sentence[start : start + 4])
    is_unit = _UNIT.fullmatch(following) or (following[:1].isupper() and following.lower() in _SCALES_AND_CURRENCIES)
    if confidence is Confidence.FULL:
        return not (is_unit and number % 100 == 0)  # "Das kostet im Jahr 2000 Euro"
    if is_unit or _QUANTITIES.match(sentence, end):
        return False
    spans = bool(_SPAN.match(sentence, end)) or end - start > 4
    if confidence is Confidence.SOME:
        return _is_year_after(preposition, number, following, spans, sentence[max(0, start - 200) : end + 200])
    before = max(0, start - 30), start
    is_title = _TITLE.fullmatch(sentence, max(0, start - 1), end + 1)
    if is_title or (_NUMBERED.search(sentence, *before) and not _COMPARED.search(sentence, *before)):
        return False
    is_name = number < 1920 and _CLUB.search(sentence, *before)  # "Der VfL Bochum 1848 gewann."
    return spans or (not is_name and _is_year_alone(number, following))


def _is_year_after(preposition: str, number: int, following: str, spans: bool, around: str) -> bool:
    if preposition == "auf":
        return bool(_PUT_OFF.search(around))
    if preposition == "zwischen" or spans:
        return spans
    if number % 100 == 0 and (following[:1].isupper() or preposition in ("in", "von", "für")):
        return False
    # "nach 2015 Metern", but "nach 2015 Chef"
    is_counted = following[:1].isupper() and following.endswith("n")
    return not (is_counted and preposition in ("in", "vor", "nach", "von", "für"))


def _is_year_alone(number: int, following: str) -> bool:
    if number > 2040:  # "Blade Runner 2049"
        return following in _CERTAIN
    if number % 100 == 0:
        return following in _CERTAIN or (is_past_form(following) and not following.endswith(("n", "t")))
    if following[:1].isupper():
        # "gründete 1999 Alibaba", but "zählte 1999 Händler"
        return 1950 < number < 2040 and not following.endswith(("e", "en", "er", "ern", "n", "s"))
    if number < 1900:
        return not following or following in _CERTAIN or following in _LINKS or is_past_form(following)
    return following not in _MORE
