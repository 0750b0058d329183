"""The figures of a German sentence: money, percentages, counts, ages, durations, multiples, shares.

"rund 360 Millionen US-Dollar" is 360000000 USD, about; "die Hälfte" 50 percent. No figures are
years, dates, times of day, ordinals, scores, labels ("iPhone 7", "Platz 3"), "vor zwei Jahren". A bare number needs a
noun that it counts. The work is linear in the sentence's length: every look back or ahead has a bound.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from briefing.german.numbers.kinds import QuantityKind
from briefing.german.numbers.labels import is_part_of_name
from briefing.german.numbers.number_words import may_state_a_number
from briefing.german.numbers.numbers import may_begin_a_number
from briefing.german.numbers.qualifiers import Qualifier, qualifier_before
from briefing.german.numbers.quantities import Quantity, read_quantity, with_currency_of
from briefing.german.numbers.ranges import read_series
from briefing.german.numbers.tokens import MARGIN, Token, tokens_of

__all__ = ["Figure", "Qualifier", "QuantityKind", "find_figures"]


@dataclass(frozen=True)
class Figure:
    """A quantity in its sentence."""

    start: int
    """The start of its words in the sentence, with the qualifier."""
    end: int
    """Their end, with the unit; of a count, that of the number."""
    text: str
    """These words, `sentence[start:end]`."""
    kind: QuantityKind
    """What sort of quantity it is."""
    value: Decimal
    """Exact, in the unit; the lower end of a range."""
    to: Decimal | None
    """The upper end of a range ("20 bis 30 Jahre")."""
    unit: str | None
    """An ISO 4217 code, `percent`, `years`, `months`, `weeks`, `days`, `hours`, `minutes`, `seconds`; else None."""
    unit_word: str | None
    """The unit as the sentence writes it ("US-Dollar", "Prozentpunkte", "-jährige"), perhaps behind another number."""
    qualifier: Qualifier | None
    """Whether the value is exact, "about", "more than" …"""
    measure: str | None
    """The German words for what it measures or counts, or None where the grammar is not sure."""


_DIGIT = re.compile(r"\d")


def find_figures(sentence: str) -> tuple[Figure, ...]:
    """Return the figures of a sentence in reading order; they do not overlap."""
    if not _DIGIT.search(sentence) and not may_state_a_number(sentence.lower()):
        return ()
    tokens = tokens_of(sentence)
    figures: list[Figure] = []
    last: Quantity | None = None
    i = MARGIN
    while i < len(tokens) - MARGIN:
        if not may_begin_a_number(tokens[i]):
            i += 1
            continue
        series = None if is_part_of_name(tokens, i) else read_series(tokens, i)
        quantity = series and read_quantity(tokens, series)
        if quantity:
            quantity = last = with_currency_of(tokens, quantity, last)
            new = list(_figures(sentence, tokens, quantity))
            figures += [figure for figure in new if not figures or figure.start >= figures[-1].end]
        i = quantity.end if quantity else series.resume if series else i + 1
    return tuple(figures)


def _figures(sentence: str, tokens: list[Token], quantity: Quantity) -> Iterator[Figure]:
    unit, numbers, is_range = quantity.unit, quantity.series.numbers, quantity.series.is_range
    stop = unit.stop if unit else tokens[numbers[-1].end - 1].end
    measure = _measure(sentence, tokens, quantity)
    for place, (number, value) in enumerate(zip(numbers, quantity.values, strict=True)):
        if value is None or (is_range and place > 0):
            continue
        qualifier, first = quantity.qualifier, quantity.start
        if place > 0:
            qualifier, first = qualifier_before(tokens, number.first, number.end, quantity.kind)
        start = tokens[first].start
        end = stop if is_range or number is numbers[-1] else tokens[number.end - 1].end
        yield Figure(
            start=start,
            end=end,
            text=sentence[start:end],
            kind=quantity.kind,
            value=value,
            to=quantity.values[1] if is_range else None,
            unit=unit.code if unit else None,
            unit_word=unit.word if unit else None,
            qualifier=qualifier,
            measure=measure,
        )


def _measure(sentence: str, tokens: list[Token], quantity: Quantity) -> str | None:
    if quantity.unit and quantity.unit.end == quantity.end and quantity.unit.stop < tokens[quantity.end - 1].end:
        # "ein 10-Milliarden-Euro-Paket"
        return sentence[quantity.unit.stop + 1 : tokens[quantity.end - 1].end]
    if quantity.measure is None:
        return None
    first, end = quantity.measure
    return sentence[tokens[first].start : tokens[end - 1].end]
