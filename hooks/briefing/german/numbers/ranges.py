"""Ranges and lists of numbers that share a unit: "20 bis 30 Jahre", "von 3 auf 5 Prozent"."""

from decimal import Decimal
from typing import NamedTuple

from briefing.german.numbers.kinds import Unit
from briefing.german.numbers.noun_phrases import FILLERS
from briefing.german.numbers.numbers import Number, read_number
from briefing.german.numbers.tokens import Token
from briefing.german.numbers.units import unit_of

_MOST = 4
_BEFORE_ENDS = frozenset("zu maximal höchstens rund etwa knapp über".split())
_DASHES = "-–—−"
# "mit 23 zu 14 Stimmen", "statt 12 nun 18 Prozent"
_JOINING = frozenset("und oder auf nach von sowie beziehungsweise bzw zu nun jetzt künftig".split())
_ENUMERATING = frozenset({"und", "oder", "bis"})
# Between "von" or "auf" and the next number, besides adverbs: "auf 52 nach zuvor rund 48 Prozent".
_BETWEEN = FILLERS | frozenset("zuvor vorher rund etwa fast knapp gut über mehr als ca circa damals nun jetzt".split())
# Of numbers that share "Millionen", none is a hundred times the other.
_FURTHEST = 100


class NumberSeries(NamedTuple):
    """Numbers of which only the last need have a unit."""

    first: int
    """The first token, "zwischen" or that of the first number."""
    numbers: tuple[Number, ...]
    """At least one."""
    unit: Unit | None
    """That of the last number, or the currency sign before the first; None for what may be a count."""
    is_range: bool
    """Whether they are the two ends of a range."""
    connective: str = ""
    """The last word between two of them, in lower case: "und", "auf", "von", "bis" for a dash."""
    shares_scale: bool = True
    """Whether the last scale may hold for all; not in "900 Euro bis 1,2 Millionen Euro"."""

    @property
    def resume(self) -> int:
        """The token to go on at if it is no quantity: after "Gleis 3 und 4", beyond the 4."""
        first = self.numbers[0]
        return self.last.end if first.in_digits and self.last.in_digits and not first.year else first.end

    @property
    def last(self) -> Number:
        """The number before the unit."""
        return self.numbers[-1]


def read_series(tokens: list[Token], i: int) -> NumberSeries | None:
    """Return the series whose first number begins at a token, or None."""
    number = read_number(tokens, i)
    if number is None:
        return None
    numbers, units, connectives = [number], [unit_of(tokens, number)], list[str]()
    while _lacks_unit(numbers[-1], units[-1]) and len(numbers) < _MOST:
        connective = connective_at(tokens, numbers[-1].end)
        following = connective and read_number(tokens, connective[1])
        if not connective or not following:
            break
        numbers.append(following)
        units.append(unit_of(tokens, following))
        connectives.append(connective[0])
    between = _between(tokens, i)
    first = i if between is None else between
    if units[0] and len(numbers) == 1 and (upper := _upper_end(tokens, number, units[0], between)):
        return NumberSeries(first, (number, upper[0]), upper[1], is_range=True, shares_scale=False)
    if len(numbers) == 2 and (connectives[0] == "bis" or (connectives[0] == "und" and between is not None)):
        return NumberSeries(first, tuple(numbers), _shared_unit(tokens, numbers, units), is_range=True)
    if "bis" in connectives or ("," in connectives and not _enumerates(numbers, connectives)):
        return NumberSeries(i, (number,), units[0], is_range=False)
    last_connective = connectives[-1] if connectives else ""
    return NumberSeries(
        i, tuple(numbers), _shared_unit(tokens, numbers, units), is_range=False, connective=last_connective
    )


def connective_at(tokens: list[Token], i: int) -> tuple[str, int] | None:
    """Return the connective at a token, "bis" for a dash, and the token at which the next number should begin."""
    if tokens[i].text == "-" and not tokens[i].touches(tokens[i + 1]):
        i += 1  # "14- bis 29-Jährige"
    word, following = tokens[i : i + 2]
    if word.lower == "bis":
        return "bis", i + 2 if following.lower in _BEFORE_ENDS else i + 1
    if word.text and word.text in _DASHES:
        return ("bis", i + 1) if tokens[i - 1].touches(word) == word.touches(following) else None
    if word.text == ",":
        return ",", i + 1
    if word.lower not in _JOINING:
        return None
    place = i + 2 if word.lower == "bzw" and following.text == "." else i + 1
    while tokens[place].lower in _BETWEEN and place < i + 5:
        place += 1
    return word.lower, place


def shared_values(series: NumberSeries) -> list[Decimal | None]:
    """Return the values of the numbers, with the scale that they share; None where that is not sure."""
    last = series.last
    if len(series.numbers) == 1:
        return [last.value]
    values: list[Decimal | None] = []
    for number in series.numbers[:-1]:
        shares = series.shares_scale and number.scale == 1 and number.is_bare
        value = number.value * last.scale if shares else number.value
        far = shares and max(value, last.value) > _FURTHEST * min(value, last.value) and last.scale > 1
        values.append(None if far or (series.is_range and value >= last.value) else value)
    return [*values, last.value]


def _upper_end(tokens: list[Token], lower: Number, unit: Unit, between: int | None) -> tuple[Number, Unit] | None:
    """Return the upper end of a range whose lower end has a unit of its own, as in "5 Prozent bis 10 Prozent"."""
    connective = connective_at(tokens, unit.end)
    if not connective or not (connective[0] == "bis" or (connective[0] == "und" and between is not None)):
        return None
    upper = read_number(tokens, connective[1])
    other = upper and unit_of(tokens, upper)
    if not upper or not other or (other.kind, other.code, other.factor) != (unit.kind, unit.code, unit.factor):
        return None
    return (upper, other) if upper.value > lower.value else None


def _between(tokens: list[Token], first: int) -> int | None:
    place = first - 1
    while tokens[place].lower in ("rund", "etwa", "knapp", "gut", "fast", "-", "−", "minus"):
        place -= 1
    return place if tokens[place].lower == "zwischen" else None


def _enumerates(numbers: list[Number], connectives: list[str]) -> bool:
    if connectives == [","]:  # "zwei, drei Jahre"
        return not numbers[0].in_digits and numbers[1].value - numbers[0].value == 1
    return connectives[-1] in _ENUMERATING


def _lacks_unit(number: Number, unit: Unit | None) -> bool:
    return not number.ending and (unit is None or unit.precedes)


def _shared_unit(tokens: list[Token], numbers: list[Number], units: list[Unit | None]) -> Unit | None:
    last, first = units[-1], units[0]
    if last or not first:
        return last
    end = numbers[-1].end
    return first._replace(end=end, stop=tokens[end - 1].end)  # "$5 bis 10 Millionen"
