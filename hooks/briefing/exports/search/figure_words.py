"""A text in, one word for each number in it out, the same in both languages: "360 Millionen" and "US$360 million".

The search box makes the same word of "$360 million", "360 Mio." and "360m" (assets/scripts/search/query.js).
"""

import re
from collections.abc import Iterator
from decimal import Decimal

_SCALES = {
    "de": {"tausend": 3, "mio": 6, "million": 6, "millionen": 6, "mrd": 9, "milliarde": 9, "milliarden": 9,
           "billion": 12, "billionen": 12},
    "en": {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "m": 6, "mn": 6, "bn": 9, "tn": 12},
}  # fmt: skip
_MARKS = {"de": r".,", "en": r",."}
"""What parts thousands, and what decimals."""
_NUMBERS = {
    language: re.compile(
        rf"(\d{{1,3}}(?:\{_MARKS[language][0]}\d{{3}})+(?!\d)|\d+)(?:\{_MARKS[language][1]}(\d+))?"
        rf"(?:[\s-]*({'|'.join(sorted(scales, reverse=True))})\b)?",
        re.IGNORECASE,
    )
    for language, scales in _SCALES.items()
}
_UNITS = (
    (re.compile(r"\$|dollar", re.IGNORECASE), "dollar"),
    (re.compile(r"€|\beuro\b", re.IGNORECASE), "euro"),
    (re.compile(r"£|\bpfund\b|\bpounds?\b", re.IGNORECASE), "pound pfund"),
    (re.compile(r"¥|\byuan\b|\brmb\b", re.IGNORECASE), "yuan"),
    (re.compile(r"%|prozent|per\s?cent", re.IGNORECASE), "percent prozent"),
)
_DIGIT = re.compile(r"\d")
_LETTERS = str.maketrans("0123456789.", "abcdefghijk")


def figure_words(text: str, language: str) -> Iterator[str]:
    """Yield the words for the numbers in a text and for what they count in."""
    if not _DIGIT.search(text):
        return
    for whole, decimals, scale in _NUMBERS[language].findall(text):
        number = Decimal(re.sub(r"\D", "", whole) + (f".{decimals}" if decimals else ""))
        yield _word(number)
        if scale:
            yield _word(number.scaleb(_SCALES[language][scale.lower()]))
    for pattern, words in _UNITS:
        if pattern.search(text):
            yield words


def _word(number: Decimal) -> str:
    """Return a number as letters, which no stemmer takes for an ending and no longer number begins with."""
    digits = f"{number:f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return f"qz{digits.translate(_LETTERS)}x"
