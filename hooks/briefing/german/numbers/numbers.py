"""Numbers in digits or words, with their scale: "1,2 Mio.", "zweieinhalb Milliarden", "eine halbe Million".

What follows in the same word ("-prozentige" in "40-prozentige", "mal" in "dreimal") is the number's ending.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from briefing.german.numbers.number_words import SMALL, number_of
from briefing.german.numbers.tokens import Token, closes, opens
from briefing.german.numbers.unit_words import (
    ADJECTIVES_OF_DURATION,
    GERMAN_CURRENCIES,
    GERMAN_PERCENT,
    PARTS,
    UNIT_SYMBOLS,
)
from briefing.german.scales import ABBREVIATED_SCALES, GERMAN_SCALES, SCALES_BEFORE_A_POINT


class Number(NamedTuple):
    """A number and its place among the tokens of a sentence."""

    first: int
    """Its first token."""
    end: int
    """The token after it, its scale and its ending."""
    value: Decimal
    """Multiplied by the scale."""
    text: str
    """The digits or the word, without a scale: "2012", "zwei"."""
    scale: Decimal = Decimal(1)
    """A million for "3 Millionen"."""
    ending: str = ""
    """The rest of the word, in lower case: "prozentige", "mal", "milliarden-euro-paket"."""
    hedge: str = ""
    """The adjective between "ein" and what it counts: "knappe" in "eine knappe Million"."""

    @property
    def in_digits(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isdecimal()

    @property
    def is_bare(self) -> bool:
        """Whether it is only a word or a few digits, and no figure unless it counts something."""
        return self.scale == 1 and (len(self.text) < 5 or not _GROUPED.search(self.text))

    @property
    def has_decimal_point(self) -> bool:
        """Whether it is written as in "49.90 Franken", which may be a date or a time of day as well."""
        return "." in self.text and not _GROUPED.search(self.text)

    @property
    def is_one(self) -> bool:
        """Whether it is "ein", alone or halved, which more often is an article."""
        return self.text in ONES and self.scale == 1

    @property
    def year(self) -> str:
        """The year that it may be, or an empty text."""
        four = self.scale == 1 and self.text.isdecimal() and len(self.text) == 4
        return self.text if four and "1500" <= self.text < "2100" else ""


ONES = frozenset({"ein", "eine", "einen", "einem", "einer", "eines"})
_LONGEST = 16
_GROUPED = re.compile(r"[.'’\s]\d{3}(?!\d)")
_DIGITS = re.compile(
    r"[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:\s\d{3})+)(?:,\d+)?"
    r"|[1-9]\d{0,2}(?:['’]\d{3})+(?:\.\d+)?|(?:0|[1-9]\d*)(?:,\d+|\.\d\d?)?"
)
_NO_GROUPING = re.compile(r"[.'’\s](?=\d{3}(?!\d))")
_STEMS = ("prozentig", *ADJECTIVES_OF_DURATION, "fach")
_ENDINGS = (*(stem + ending for stem in _STEMS for ending in ("", "e", "en", "em", "er", "es")), "mal")
_WITH_ENDING = re.compile(rf"(.*?)((?:{'|'.join(_STEMS)})(?:e[nmrs]?)?|mal)")
# Words that hold a number and its ending.
_WHOLE = {
    "doppelt": (Decimal(2), "mal"), "halb": (Decimal("0.5"), "mal"), "doppelte": (Decimal(2), "fache"),
    "doppelten": (Decimal(2), "fachen"), "hälfte": (Decimal(1), "hälfte"),
}  # fmt: skip
_SHORT = ONES | _WHOLE.keys() | SMALL.keys()
_STARTS = frozenset(word[:2] for word in _SHORT | {"hundert", "tausend"})
_LONG_ENDINGS = (*_ENDINGS, "einhalb")
_HALVES = dict.fromkeys(("halbe", "halben", "halber", "halbes"), Decimal("0.5")) | {
    "viertel": Decimal("0.25"),
    "dreiviertel": Decimal("0.75"),
}
_HEDGES = frozenset("knappe knappen knapper knappes gute guten guter gutes weitere weiteren ganze ganzen volle".split())
# What "ein" counts rather than introduces.
_COUNTED_BY_ONE = (
    frozenset({"dutzend", "euro", "dollar", "us-dollar", "franken", "prozentpunkt", "bis"})
    | GERMAN_SCALES.keys()
    | PARTS.keys()
    | GERMAN_PERCENT
)
_VAGUE = frozenset("mehrere mehreren mehrerer einige einigen einiger viele vielen wenige wenigen paar zig".split())


def may_begin_a_number(token: Token) -> bool:
    """Return whether a number may begin at a token: a fast check before `read_number`."""
    word = token.lower
    if word[:2] not in _STARTS:
        return word[:1].isdecimal()
    return word in _SHORT or word.endswith(_LONG_ENDINGS) or "hundert" in word or "tausend" in word


def read_number(tokens: list[Token], i: int) -> Number | None:
    """Return the number that begins at a token, or None."""
    token = tokens[i]
    if token.text[:1].isdecimal():
        number = _from_digits(tokens, i)
    elif token.lower in ONES:
        number = _from_one(tokens, i)
    else:
        number = _from_word(tokens, i)
    return number and _with_scale(tokens, number)


def _from_digits(tokens: list[Token], i: int) -> Number | None:
    token, sign, word = tokens[i : i + 3]
    if not _DIGITS.fullmatch(token.text) or len(token.text) > _LONGEST:
        return None
    digits = _NO_GROUPING.sub("", token.text).replace(",", ".")
    number = Number(i, i + 1, Decimal(digits), token.text)
    if not token.touches(sign):
        return number
    if sign.text[0].isalpha():
        return _with_ending(number, sign, i + 2) or (number if sign.text in UNIT_SYMBOLS else None)
    if sign.text in ",.'’:/-–" and sign.touches(word):
        if sign.text in "-–" and word.text[0].isdecimal():
            return number  # "5-10 Prozent"
        if sign.text == "," and word.text in "-–—":
            return number._replace(end=i + 3)  # "49,- Euro"
        return _with_ending(number, word, i + 3) if sign.text == "-" else None
    # "am 3. Mai", "das 4. Quartal", but not "Es waren 3."
    return None if sign.text == "." and token.text.isdecimal() and not closes(tokens, i + 2) else number


def _with_ending(number: Number, word: Token, end: int) -> Number | None:
    parts = word.lower.split("-")
    if word.lower in _ENDINGS:
        return number._replace(end=end, ending=word.lower)
    if len(parts) > 2 and parts[0] in GERMAN_SCALES and parts[1] in GERMAN_CURRENCIES:
        scale = Decimal(10) ** GERMAN_SCALES[parts[0]]
        return number._replace(end=end, ending=word.lower, value=number.value * scale, scale=scale)
    return None


def _from_one(tokens: list[Token], i: int) -> Number | None:
    adjective = tokens[i + 1]
    if adjective.text in _HALVES:
        return Number(i, i + 2, _HALVES[adjective.text], tokens[i].lower)
    hedge = adjective.text if adjective.text in _HEDGES else ""
    end = i + 2 if hedge else i + 1
    return Number(i, end, Decimal(1), tokens[i].lower, hedge=hedge) if tokens[end].lower in _COUNTED_BY_ONE else None


def _from_word(tokens: list[Token], i: int) -> Number | None:
    token = tokens[i]
    value, ending = _WHOLE.get(token.lower) or (number_of(token.lower), "")
    if value is None and token.lower.endswith(_ENDINGS) and (split := _WITH_ENDING.fullmatch(token.lower)):
        value, ending = number_of(split[1]), split[2]
        if value == 1 and ending.startswith(("mal", "fach")):
            return None  # "einmal", "einfach"
    if value is None or tokens[i - 1].lower in _VAGUE:
        return None
    # "Die Sieben" is a name, "Acht geben" an idiom.
    if token.text[0].isupper() and not (ending or opens(tokens, i) or token.lower in ("hundert", "tausend")):
        return None
    return Number(i, i + 1, value, token.lower, ending=ending)


def _with_scale(tokens: list[Token], number: Number) -> Number:
    word, stop = tokens[number.end : number.end + 2]
    dozen = word.lower == "dutzend"
    if number.ending or not (dozen or word.lower in GERMAN_SCALES) or "1900" <= number.year < "2100":
        return number  # "bis 2030 Millionen Autos zu bauen"
    scale = Decimal(12) if dozen else Decimal(10) ** GERMAN_SCALES[word.lower]
    end = number.end + 1
    if word.lower in ABBREVIATED_SCALES:
        dotted = stop.text == "." and word.touches(stop)
        if not dotted and word.lower in SCALES_BEFORE_A_POINT:
            return number  # "3 Bio Eier"
        if dotted and not closes(tokens, end + 1):
            end += 1
    return number._replace(end=end, value=number.value * scale, scale=scale)
