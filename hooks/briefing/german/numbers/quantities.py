"""Quantities: numbers with their unit, qualifier and sign, and what they measure.

"vor zwei Jahren" says when, "zwei von fünf" counts, "Platz 3" names, "in der zweiten Hälfte" divides nothing.
"""

from decimal import Decimal
from typing import NamedTuple

from briefing.german.numbers.counts import count_of
from briefing.german.numbers.kinds import QuantityKind, Unit
from briefing.german.numbers.measures import TokenSpan, measure_of
from briefing.german.numbers.noun_phrases import FILLERS, genitive
from briefing.german.numbers.numbers import ONES
from briefing.german.numbers.qualifiers import Qualifier, of_adjective, qualifier_before
from briefing.german.numbers.ranges import NumberSeries, shared_values
from briefing.german.numbers.tokens import Token, is_noun, opens

_ONE, _MILLION = Decimal(1), Decimal(10) ** 6
_LONG = frozenset({"years", "months", "weeks", "days"})
_BEFORE_PARTS = frozenset({"um", "auf", "zu", "nur", "als", "je"})
_AFTER_PARTS = frozenset("von mehr weniger höher höhere niedriger davon größer kleiner teurer billiger".split())
_OPENING = "(„“\"'»«"
_EXACTLY = FILLERS | {"genau", "exakt", "nunmehr"}
_COMPARING = frozenset({"nach", "von", "auf", "statt", "gegenüber", "zuvor", "noch", ":", "("})


class Quantity(NamedTuple):
    """A series of numbers with all that belongs to it."""

    series: NumberSeries
    """Its numbers, the last one before the unit."""
    kind: QuantityKind
    """What sort of quantity it is."""
    unit: Unit | None
    """None for a count."""
    start: int
    """The first token, with the qualifier."""
    end: int
    """The token after the unit."""
    qualifier: Qualifier | None
    """That of its first number."""
    values: tuple[Decimal | None, ...]
    """The numbers in the unit; None where it is not sure that they share a scale."""
    measure: TokenSpan | None
    """The tokens for what it measures or counts."""


def read_quantity(tokens: list[Token], series: NumberSeries) -> Quantity | None:
    """Return the quantity that a series states, or None if it states none."""
    unit = series.unit
    end = unit.end if unit else series.last.end
    if (series.last.ending and not unit) or tokens[end].lower == "uhr":
        return None
    kind = unit.kind if unit else QuantityKind.COUNT
    first, lowest = series.first, series.numbers[0].first
    if (is_negative := _is_negative(tokens, lowest)) and first == lowest:
        first -= 1
    if unit and _stands_before(tokens, first, unit, kind):
        first -= 1
    qualifier, start = qualifier_before(tokens, first, end, kind)
    values = _values(series, unit, is_negative)
    if series.is_range and (None in values or tokens[lowest - 1].lower == "minus"):
        return None  # "minus 5 bis 10 Grad" may end at plus or minus 10.
    quantity = Quantity(series, kind, unit, start, end, qualifier or of_adjective(series.last.hedge), values, None)
    if unit is None:
        count = count_of(tokens, series, start, is_qualified=qualifier is not None)
        return count and quantity._replace(measure=count.things)
    if kind is QuantityKind.DURATION and _says_when(tokens, quantity):
        return quantity._replace(values=(None,) * len(values))  # None of "vor zwei, drei Jahren" is a figure.
    if kind is QuantityKind.SHARE and not _is_part(tokens, quantity):
        return None
    if kind is QuantityKind.DURATION and unit.code == "years" and _is_age(tokens, quantity):
        quantity = quantity._replace(kind=QuantityKind.AGE)
    return quantity._replace(measure=measure_of(tokens, start, end, quantity.kind, unit))


def with_currency_of(tokens: list[Token], quantity: Quantity, before: Quantity | None) -> Quantity:
    """Return a count as money if it shares the currency before, as in "706 Millionen Euro nach 886 Millionen"."""
    if not before or not before.unit or before.kind is not QuantityKind.MONEY or quantity.unit:
        return quantity
    if quantity.measure and quantity.measure[0] >= quantity.end:
        return quantity  # "nach 3 Millionen Kunden"
    scales = before.series.last.scale, quantity.series.last.scale
    if min(scales) < _MILLION or tokens[quantity.start - 1].lower not in _COMPARING:
        return quantity
    unit = before.unit._replace(end=quantity.end, stop=tokens[quantity.end - 1].end, factor=_ONE, precedes=False)
    return quantity._replace(kind=QuantityKind.MONEY, unit=unit)


def _values(series: NumberSeries, unit: Unit | None, is_negative: bool) -> tuple[Decimal | None, ...]:
    factor = unit.factor if unit else _ONE
    first, *others = (None if value is None else _plain(value * factor) for value in shared_values(series))
    return -first if first is not None and is_negative else first, *others


def _plain(value: Decimal) -> Decimal:
    """Return a value in plain digits, neither as 25300000000.0 nor as 2.53E+10."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _is_negative(tokens: list[Token], first: int) -> bool:
    sign = tokens[first - 1]
    if sign.lower == "minus":
        return sign.text == "minus" or opens(tokens, first - 1)
    before = tokens[first - 2]
    if sign.text not in ("-", "−", "–"):
        return False
    if not sign.touches(tokens[first]):
        return before.lower in ("von", "auf", "um", "bei")  # "eine Veränderung von – 0,1 Prozent"
    return not before.touches(sign) or before.text in _OPENING


def _stands_before(tokens: list[Token], first: int, unit: Unit, kind: QuantityKind) -> bool:
    """Return whether the token before is a part of the figure: a currency's sign, the article of "die Hälfte"."""
    before = tokens[first - 1]
    if kind is QuantityKind.MONEY:
        return unit.precedes
    if unit.word == "Hälfte":
        return before.lower in ("die", "der")
    return kind is QuantityKind.MULTIPLE and is_noun(tokens[unit.end - 1]) and before.lower in ("das", "dem")


def _says_when(tokens: list[Token], quantity: Quantity) -> bool:
    """Return whether a duration dates an event, as in "vor zwei Jahren" and "in drei Tagen"."""
    before = quantity.start - 1
    while tokens[before].lower in _EXACTLY:
        before -= 1
    if tokens[before].lower == "vor":
        return True
    exact = quantity.qualifier in (None, Qualifier.ABOUT)
    return tokens[before].lower == "in" and exact and quantity.unit is not None and quantity.unit.code in _LONG


def _is_age(tokens: list[Token], quantity: Quantity) -> bool:
    before, earlier = tokens[quantity.start - 1], tokens[quantity.start - 2]
    if "alter" in (before.lower, earlier.lower):
        return before.lower in ("alter", "von", "ab", "zwischen", "bis")
    return before.lower in ("mit", "ab") and not is_noun(tokens[quantity.end])


def _is_part(tokens: list[Token], quantity: Quantity) -> bool:
    """Return whether a half or a quarter is a share, and not one of a match or of a town."""
    before, following = tokens[quantity.start - 1].lower, tokens[quantity.end].lower
    number = quantity.series.last
    if number.ending == "hälfte":
        bare = quantity.qualifier is not None or opens(tokens, number.first)
        return bare or tokens[number.first - 1].lower in ("die", "der", "zur", "zu")
    if number.text not in ONES or tokens[quantity.end - 1].lower != "viertel":
        return True
    weighed = quantity.qualifier is not None or before in _BEFORE_PARTS or following in _AFTER_PARTS
    return weighed or genitive(tokens, quantity.end) is not None
