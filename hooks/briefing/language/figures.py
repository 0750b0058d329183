"""Text in German or English in; the figures that it states in digits out, as exact values that compare.

"25,3 Milliarden Dollar" and "$25.3 billion" both give 25300000000 USD.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

PERCENT = "percent"


@dataclass(frozen=True)
class Figure:
    """A quantity, without what it measures."""

    value: Decimal
    unit: str | None
    """An ISO 4217 code, `percent`, or None for a count, a year, an age."""

    def __str__(self) -> str:
        return f"{self.value:,f} {self.unit}" if self.unit else f"{self.value:f}"


_GERMAN_SCALES = {
    "tausend": 3, "tsd": 3, "million": 6, "millionen": 6, "mill": 6, "mio": 6, "milliarde": 9, "milliarden": 9,
    "mrd": 9, "billion": 12, "billionen": 12, "bio": 12,
}  # fmt: skip
_ENGLISH_SCALES = {
    "thousand": 3, "k": 3, "million": 6, "millions": 6, "mn": 6, "m": 6, "billion": 9, "billions": 9, "bn": 9, "b": 9,
    "trillion": 12, "trillions": 12, "tn": 12,
}  # fmt: skip
_SIGNS = {
    "US$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "USD": "USD", "EUR": "EUR", "GBP": "GBP",
    "CNY": "CNY", "RMB": "CNY", "JPY": "JPY", "CHF": "CHF", "HK$": "HKD", "A$": "AUD", "C$": "CAD",
}  # fmt: skip
_WORDS = {
    "us-dollar": "USD", "us dollar": "USD", "us dollars": "USD", "dollar": "USD", "dollars": "USD",
    "us-dollars": "USD", "hongkong-dollar": "HKD", "hong kong dollars": "HKD", "euro": "EUR", "euros": "EUR",
    "pfund": "GBP", "pounds": "GBP", "pound": "GBP", "yuan": "CNY", "renminbi": "CNY", "yen": "JPY",
    "franken": "CHF", "schweizer franken": "CHF", "swiss francs": "CHF", "francs": "CHF", "rubel": "RUB",
    "roubles": "RUB", "rubles": "RUB", "rupien": "INR", "rupees": "INR",
    "prozent": PERCENT, "prozentig": PERCENT, "prozentige": PERCENT, "prozentigen": PERCENT, "prozentiger": PERCENT,
    "prozentiges": PERCENT, "prozentpunkte": PERCENT, "prozentpunkten": PERCENT, "percent": PERCENT,
    "per cent": PERCENT, "percentage points": PERCENT, "percentage point": PERCENT, "pc": PERCENT, "%": PERCENT,
}  # fmt: skip


def _either(words: Mapping[str, object]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _grammar(number: str, scales: Mapping[str, int]) -> re.Pattern[str]:
    # Digits that belong to a name ("G20", "iPhone 7s") are none of its figures.
    return re.compile(
        rf"(?:(?<!\w)(?P<before>{_either(_SIGNS)})\s?)?(?<![\w.,])(?P<number>{number})(?!\d)"
        rf"(?:[\s-]?(?P<scale>{_either(scales)})\b\.?)?"
        rf"(?:[\s-]?(?P<after>(?:{_either(_SIGNS)})(?!\w)|(?:{_either(_WORDS)})(?!\w)))?",
        re.IGNORECASE,
    )


_GERMAN = _grammar(r"\d{1,3}(?:[.\u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:,\d+)?", _GERMAN_SCALES)
_ENGLISH = _grammar(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", _ENGLISH_SCALES)
_GERMAN_TIME = re.compile(r"(?<!\d)(\d{1,2})(?:[.:](\d{2}))?\s*Uhr\b")
_ENGLISH_TIME = re.compile(r"(?<!\d)\d{1,2}(?:(?:[:.]\d{2})?\s?[ap]\.?m\b\.?|:\d{2})", re.IGNORECASE)


def german_figures(text: str) -> Counter[Figure]:
    """Return the figures of a German text; a time of day ("17.30 Uhr") is none."""
    return _figures(_GERMAN_TIME.sub(" ", text), _GERMAN, _GERMAN_SCALES, thousands=".\u00a0\u202f", decimal=",")


def english_figures(text: str) -> Counter[Figure]:
    """Return the figures of an English text; a time of day ("5:30 pm") is none."""
    return _figures(_ENGLISH_TIME.sub(" ", text), _ENGLISH, _ENGLISH_SCALES, thousands=",", decimal=".")


def _figures(
    text: str, grammar: re.Pattern[str], scales: Mapping[str, int], thousands: str, decimal: str
) -> Counter[Figure]:
    figures: Counter[Figure] = Counter()
    for match in grammar.finditer(text):
        digits = match["number"].translate(str.maketrans(decimal, ".", thousands))
        scale = scales[match["scale"].lower()] if match["scale"] else 0
        unit = match["after"] or match["before"]
        code = _SIGNS.get(unit.upper(), _WORDS.get(unit.lower())) if unit else None
        figures[Figure((Decimal(digits) * 10**scale).normalize(), code)] += 1
    return figures
