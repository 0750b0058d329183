"""The kinds of quantity that figures state, and the unit that one is counted in."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class QuantityKind(StrEnum):
    """What a figure is about."""

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
    """What a number counts in."""

    kind: QuantityKind
    code: str | None
    """An ISO 4217 code, `percent`, `years` and shorter; None for a multiple."""
    factor: Decimal
    """How many of it a number is: 10 years for "Jahrzehnte"."""
    end: int
    """The token after it, or after the number where it precedes."""
    stop: int
    """Where its last letter ends in the sentence."""
    word: str
    """As the sentence has it: "US-Dollar", "%", "-jährige"."""
    precedes: bool = False
    """Whether it is a currency's sign or code before the number."""
