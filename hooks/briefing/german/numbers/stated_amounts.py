"""The amounts that a German or English text states in digits, as exact values that can be compared.

"25,3 Milliarden Dollar" and "$25.3 billion" both give 25300000000 USD. Years and ages count too: a translation must
keep every number.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from briefing.german.numbers.unit_words import (
    CURRENCY_SIGNS,
    ENGLISH_CURRENCIES,
    ENGLISH_PERCENT,
    GERMAN_CURRENCIES,
    GERMAN_PERCENT,
    PERCENT,
)
from briefing.german.scales import ENGLISH_SCALES, GERMAN_SCALES, scale_pattern


@dataclass(frozen=True)
class StatedAmount:
    """A number with its unit."""

    value: Decimal
    """Exact, multiplied by its scale."""
    unit: str | None
    """An ISO 4217 code, `percent`, or None for a count, a year, an age."""

    def __str__(self) -> str:
        return f"{self.value:,f} {self.unit}" if self.unit else f"{self.value:f}"


_WORDS = {**GERMAN_CURRENCIES, **ENGLISH_CURRENCIES} | dict.fromkeys(GERMAN_PERCENT | ENGLISH_PERCENT, PERCENT)


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _grammar(number: str, scales: Mapping[str, int]) -> re.Pattern[str]:
    # Digits that belong to a name ("G20", "iPhone 7s") are none of its amounts.
    return re.compile(
        rf"(?:(?<!\w)(?P<before>{_either(CURRENCY_SIGNS)})\s?)?(?<![\w.,])(?P<number>{number})(?!\d)"
        rf"(?:[\s-]?(?P<scale>{scale_pattern(scales)})\b\.?)?"
        rf"(?:[\s-]?(?P<after>(?:{_either(CURRENCY_SIGNS)})(?!\w)|(?:{_either(_WORDS)})(?!\w)))?",
        re.IGNORECASE,
    )


_GERMAN = _grammar(r"\d{1,3}(?:[.\u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:,\d+)?", GERMAN_SCALES)
_ENGLISH = _grammar(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", ENGLISH_SCALES)
_GERMAN_TIME = re.compile(r"(?<!\d)(\d{1,2})(?:[.:](\d{2}))?\s*Uhr\b")
_ENGLISH_TIME = re.compile(r"(?<!\d)\d{1,2}(?:(?:[:.]\d{2})?\s?[ap]\.?m\b\.?|:\d{2})", re.IGNORECASE)


def german_amounts(text: str) -> Counter[StatedAmount]:
    """Return the amounts of a German text, without times of day ("17.30 Uhr")."""
    return _amounts(_GERMAN_TIME.sub(" ", text), _GERMAN, GERMAN_SCALES, thousands=".\u00a0\u202f", decimal=",")


def english_amounts(text: str) -> Counter[StatedAmount]:
    """Return the amounts of an English text, without times of day ("5:30 pm")."""
    return _amounts(_ENGLISH_TIME.sub(" ", text), _ENGLISH, ENGLISH_SCALES, thousands=",", decimal=".")


def _amounts(
    text: str, grammar: re.Pattern[str], scales: Mapping[str, int], thousands: str, decimal: str
) -> Counter[StatedAmount]:
    amounts: Counter[StatedAmount] = Counter()
    for match in grammar.finditer(text):
        digits = match["number"].translate(str.maketrans(decimal, ".", thousands))
        scale = scales[match["scale"].lower()] if match["scale"] else 0
        unit = match["after"] or match["before"]
        code = CURRENCY_SIGNS.get(unit.upper(), _WORDS.get(unit.lower())) if unit else None
        amounts[StatedAmount((Decimal(digits) * 10**scale).normalize(), code)] += 1
    return amounts
