"""The axes of charts: years of equal width, and powers of ten."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10


@dataclass(frozen=True)
class Tick:
    """A line across the drawing at a round value."""

    x: float
    label: str | None
    """None where there is no room for one."""


@dataclass(frozen=True)
class YearAxis:
    """An axis on which each day has the same width."""

    first: int
    last: int
    """The last year that is on it, as a whole."""
    start: float
    end: float
    """`start` and `end` are where the axis begins and ends, in units of the drawing."""

    def at(self, day: datetime.date) -> float:
        """Return where a day begins."""
        zero = datetime.date(self.first, 1, 1).toordinal()
        days = datetime.date(self.last, 12, 31).toordinal() + 1 - zero
        return self.start + (self.end - self.start) * (day.toordinal() - zero) / days

    def ticks(self, room: float) -> tuple[Tick, ...]:
        """Return a tick where each year begins; every fifth or tenth has a label, so that labels have room."""
        years = self.last + 1 - self.first
        most = max(1, int((self.end - self.start) / room))
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if years / step <= most or step == 100)
        return tuple(
            Tick(self.at(datetime.date(year, 1, 1)), None if year % step else str(year))
            for year in range(self.first, self.last + 2)
        )


@dataclass(frozen=True)
class LogAxis:
    """An axis on which every power of ten has the same width."""

    first: int
    last: int
    """The exponents of ten at both ends."""
    start: float
    end: float

    @classmethod
    def over(cls, values: list[Decimal], start: float, end: float) -> "LogAxis":
        """Return the axis of whole decades that hold some positive values."""
        first, last = floor(log10(min(values))), ceil(log10(max(values)))
        return cls(first, max(last, first + 1), start, end)

    def at(self, value: Decimal) -> float:
        """Return where a value lies."""
        return self.start + (self.end - self.start) * (log10(value) - self.first) / (self.last - self.first)

    def exponents(self) -> range:
        """Return the powers of ten on it."""
        return range(self.first, self.last + 1)
