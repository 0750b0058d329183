"""A word for each number in a text, the same in both languages: "360 Millionen" and "US$360 million".

The search box makes the same word of "$360 million", "360 Mio." and "360m" (assets/scripts/search/query.js).
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from briefing.german.scales import ENGLISH_SCALES, GERMAN_SCALES, scale_pattern

_SCALES = {"de": GERMAN_SCALES, "en": ENGLISH_SCALES}
_MARKS = {"de": r".,", "en": r",."}
"""The thousands and the decimal separator."""
_NUMBERS = {
    language: re.compile(
        rf"(\d{{1,3}}(?:\{_MARKS[language][0]}\d{{3}})+(?!\d)|\d+)(?:\{_MARKS[language][1]}(\d+))?"
        rf"(?:[\s-]*({scale_pattern(scales)})\b)?",
        re.IGNORECASE,
    )
    for language, scales in _SCALES.items()
}
_UNITS = {
    "dollar": r"\$|dollar",
    "euro": r"€|\beuro\b",
    "pound pfund": r"£|\bpfund\b|\bpounds?\b",
    "yuan": r"¥|\byuan\b|\brmb\b",
    "percent prozent": r"%|prozent|per\s?cent",
}
_UNIT = re.compile("|".join(f"({pattern})" for pattern in _UNITS.values()), re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_LETTERS = str.maketrans("0123456789.", "abcdefghijk")


def number_tokens(text: str, language: str) -> Iterator[str]:
    """Yield the tokens for the numbers in a text, and the words for their units."""
    if not _DIGIT.search(text):
        return
    for whole, decimals, scale in _NUMBERS[language].findall(text):
        number = Decimal(re.sub(r"\D", "", whole) + (f".{decimals}" if decimals else ""))
        yield _token(number)
        if scale:
            yield _token(number.scaleb(_SCALES[language][scale.lower()]))
    found = {unit.lastindex for unit in _UNIT.finditer(text)}
    yield from (words for number, words in enumerate(_UNITS, start=1) if number in found)


def _token(number: Decimal) -> str:
    """Return a number as letters that no stemmer shortens and no longer number begins with."""
    digits = f"{number:f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return f"qz{digits.translate(_LETTERS)}x"
