"""The words before a date that belong to it: "bis zum Ende des vergangenen …"."""

import re
from dataclasses import dataclass

from briefing.german.dates.calendar import PeriodPart
from briefing.german.dates.words import ADJECTIVES, DEICTIC, WEEKDAYS, Deictic, deictic_of

_ORDINALS = {"erst": 1, "zweit": 2, "dritt": 3, "viert": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_STAGES = {"früh": PeriodPart.START, "spät": PeriodPart.END}
_PARTS = {"anfang": PeriodPart.START, "beginn": PeriodPart.START, "mitte": PeriodPart.MIDDLE, "ende": PeriodPart.END}

_PREPOSITIONS = """ab am an auf aus bis für gegen im in innerhalb nach per seit um vom von vor während zu zum zur
    zwischen""".split()
_ARTICLES = "das dem den der des die diese diesem diesen dieser dieses".split()
_YEAR_NOUN = r"(?:\w+-)?\w*jahr(?:e|en|es|s)?|(?:\w+-)?Saison|Spielzeit|(?:Sommer|Winter)semesters?"
_NOUN = re.compile(_YEAR_NOUN, re.IGNORECASE)
_PREFIX = re.compile(
    rf"""(?:(?P<preposition>in\s+der\s+Nacht\s+(?:von\s+(?:{"|".join(WEEKDAYS)})\s+)?(?:auf|zu|zum)
                           |bis\s+(?:am|an|auf|im|in|ins|nach|vor|zu|zum|zur)
                           |{"|".join(_PREPOSITIONS)})\s+)?
    (?:(?P<article>{"|".join(_ARTICLES)})\s+)?
    (?:(?:(?P<part>{"|".join(_PARTS)})|(?P<course>laufe?|verlaufe?))\s+)?
    (?:(?P<of>{"|".join(_ARTICLES)})\s+)?
    (?:(?P<which>{DEICTIC})\s+)?
    (?:(?P<stage>früh|spät)e[mnrs]?\s+)?
    (?:(?:(?P<ordinal>(?:erst|zweit|dritt|viert)(?=e[mnrs]?\s)|[1-4](?=\.))(?:e[mnrs]?|\.)\s+))?
    (?:(?P<noun>{_YEAR_NOUN})\s+)?""",
    re.VERBOSE | re.IGNORECASE,
)
_ENDINGS = ("e", "em", "en", "er", "es")
_PREFIX_WORDS = frozenset(
    [
        *_PREPOSITIONS,
        *_ARTICLES,
        *_PARTS,
        *ADJECTIVES,
        *(day.lower() for day in WEEKDAYS),
        *(stem + ending for stem in (*_ORDINALS, *_STAGES) for ending in _ENDINGS),
        *"1 2 3 4 nacht ins lauf laufe verlauf verlaufe saison spielzeit wintersemester sommersemester".split(),
    ]
)


@dataclass(frozen=True)
class Prefix:
    """The words before a date that belong to it."""

    start: int
    preposition: str = ""
    """In lower case, single spaces: `bis zum`."""
    article: str = ""
    part: PeriodPart | None = None
    course: bool = False
    """"im Laufe des …"."""
    deictic: Deictic | None = None
    ordinal: int | None = None
    noun: str = ""
    """`Jahr`, `Geschäftsjahr`, `Saison` before a year."""


def prefix_before(sentence: str, words: list[re.Match[str]], index: int) -> Prefix:
    """Return the longest prefix before a word; an empty one starts at the word itself."""
    core = words[index].start()
    for first in range(_first_prefix_word(sentence, words, index), index):
        if match := _PREFIX.fullmatch(sentence, words[first].start(), core):
            return _prefix(match)
    return Prefix(core)


def _first_prefix_word(sentence: str, words: list[re.Match[str]], index: int) -> int:
    first = index
    while first > max(0, index - 8):
        before, word = words[first - 1], words[first]
        gap = sentence[before.end() : word.start()]
        if gap != "-" or not _NOUN.fullmatch(word[0]):  # "im Corona-Jahr 2020"
            apart = gap.isspace() or (before[0].isdigit() and gap.strip() == ".")
            text = before[0].lower()
            if not apart or not (text in _PREFIX_WORDS or "jahr" in text):
                break
        first -= 1
    return first


def _prefix(match: re.Match[str]) -> Prefix:
    articles = [match[name].lower() for name in ("article", "of") if match[name]]
    deictic = deictic_of(match["which"]) if match["which"] else None
    if deictic is None and any(article.startswith("dies") for article in articles):
        deictic = Deictic.THIS
    part = _PARTS[match["part"].lower()] if match["part"] else None
    if match["stage"]:
        part = _STAGES[match["stage"].lower()]
    return Prefix(
        match.start(),
        " ".join((match["preposition"] or "").lower().split()),
        articles[-1] if articles else "",
        part,
        bool(match["course"]),
        deictic,
        _ORDINALS[match["ordinal"].lower()] if match["ordinal"] else None,
        match["noun"] or "",
    )
