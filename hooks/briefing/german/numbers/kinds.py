"""Kinds of quantities and their units."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class QuantityKind(StrEnum):
    """The kind of quantity that a figure states."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    AGE = "age"
    DURATION = "duration"
    MULTIPLE = "multiple"
    """In times, as in "dreimal so hoch"."""
    SHARE = "share"
    """In percent, as in "die Hälfte"."""


class Unit(NamedTuple):
    """The unit of a number, with its place in the sentence."""

    kind: QuantityKind
    code: str | None
    """An ISO 4217 code, `percent`, `years` and shorter; None for a multiple."""
    factor: Decimal
    """By which the number is multiplied: 10 (years) for "Jahrzehnte"."""
    end: int
    """The token after it, or after the number where it precedes."""
    stop: int
    """The end of its last letter in the sentence."""
    word: str
    """As the sentence writes it: "US-Dollar", "%", "-jährige"."""
    precedes: bool = False
    """Whether it is a currency's sign or code before the number."""
