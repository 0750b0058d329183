"""Figures that are not the same on both sides: `40-prozentige Beteiligung`, and in English `14 per cent`."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from briefing.german.numbers.stated_amounts import StatedAmount, english_amounts, german_amounts
from briefing.german.scales import ABBREVIATED_SCALES, ENGLISH_SCALES, GERMAN_SCALES
from briefing.translation.checks.pair import Pair
from briefing.translation.checks.small_numbers import has_number

_SCALES = {
    power: "|".join(
        # "Tausende", but no letter of another word.
        rf"\b{scale}\b" if len(scale) < 4 or scale in ABBREVIATED_SCALES else scale
        for scale, its_power in (*GERMAN_SCALES.items(), *ENGLISH_SCALES.items())
        if its_power == power and len(scale) > 1
    )
    for power in (3, 6, 9, 12)
}
"""The words for a thousand, a million, …, as a pattern, by their number of zeros."""


def differing_figures(pair: Pair) -> Iterator[str]:
    """Yield a finding that lists the figures of either side; a small number may be a word on the other side."""
    wanted, given = german_amounts(pair.german), english_amounts(pair.english)
    missing = [amount for amount in (wanted - given).elements() if not _in_words(amount, pair.english)]
    added = [amount for amount in (given - wanted).elements() if not _in_words(amount, pair.german)]
    if missing or added:
        yield f"its figures differ: {_listed(missing)} in the German, {_listed(added)} in the English"


def _listed(amounts: list[StatedAmount]) -> str:
    return ", ".join(str(amount) for amount in Counter(amounts)) or "none of these"


def _in_words(amount: StatedAmount, text: str) -> bool:
    for zeros in (0, *_SCALES):
        count = amount.value / Decimal(10) ** zeros
        if count == int(count) and 0 <= count <= 12 and (zeros == 0 or re.search(_SCALES[zeros], text, re.IGNORECASE)):
            number = int(count)
            one = number == 1 and zeros > 0 and re.search(r"\b(?:an?|eine[rn]?)\b", text, re.IGNORECASE)
            if one or has_number(text, number, digits=False):
                return True
    return False
