"""The words for thousands, millions and more, each with its power of ten.

All that reads numbers reads this table: the grammars, the checks of translations, and the search box, which gets it in
`search/suggestions.json`.
"""

from collections.abc import Iterable

GERMAN_SCALES = {
    "tausend": 3, "tsd": 3, "million": 6, "millionen": 6, "mill": 6, "mio": 6, "milliarde": 9, "milliarden": 9,
    "mrd": 9, "billion": 12, "billionen": 12, "bio": 12,
}  # fmt: skip
ENGLISH_SCALES = {
    "thousand": 3, "k": 3, "million": 6, "millions": 6, "mln": 6, "mn": 6, "m": 6, "billion": 9, "billions": 9,
    "bln": 9, "bn": 9, "b": 9, "trillion": 12, "trillions": 12, "tn": 12,
}  # fmt: skip

SCALES_BEFORE_A_POINT = frozenset({"bio", "mill"})
"""German abbreviations that are other words without their full stop: "3 Bio Eier", "John Stuart Mill"."""
ABBREVIATED_SCALES = frozenset({"tsd", "mio", "mrd"}) | SCALES_BEFORE_A_POINT


def scale_pattern(scales: Iterable[str]) -> str:
    """Return a regular expression, to be read without regard to case, for words that are scales where they stand."""
    longest_first = sorted(scales, key=len, reverse=True)
    return "|".join(rf"{scale}(?=\.)" if scale in SCALES_BEFORE_A_POINT else scale for scale in longest_first)
