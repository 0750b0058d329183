"""Calendar periods: their precision, how their values are written, and the days on which an article can have appeared.

A value is ISO 8601 where that has a form: `2012`, `2013-10`, `2019-05-27`, `2019-W21`. The others are written plainly:
`1800s` the 19th century, `1990s` a decade (the precision tells them apart), `2019-Q3` a quarter, `2020-H2` a half-year,
`2019-summer` a season. They sort by their first year.
"""

import calendar
import datetime
from dataclasses import dataclass
from enum import StrEnum


class Precision(StrEnum):
    """The unit of the calendar that a date names."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    HALF = "half-year"
    QUARTER = "quarter"
    SEASON = "season"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"


class PeriodPart(StrEnum):
    """The part of a period that is meant: "Anfang Mai", "Mitte 2018", "Ende des Jahres"."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Season(StrEnum):
    """A meteorological season; a winter belongs to the year in which it begins."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


_FIRST_MONTH = {Season.SPRING: 3, Season.SUMMER: 6, Season.AUTUMN: 9, Season.WINTER: 12}


@dataclass(frozen=True)
class Period:
    """The days on which an article can have appeared."""

    first: datetime.date
    last: datetime.date
    """Inclusive, as the first is."""

    @classmethod
    def of(cls, date: str, not_before: str | None = None, not_after: str | None = None) -> "Period":
        """Return the days of `2019`, `2019-05` or `2019-05-19` within inclusive bounds that are written alike.

        Raises ValueError for what is no date and where no day is left.
        """
        first, last = _days(date)
        if not_before:
            first = max(first, _days(not_before)[0])
        if not_after:
            last = min(last, _days(not_after)[1])
        if first > last:
            raise ValueError(f"no day of {date} lies within {not_before or '…'} and {not_after or '…'}")
        return cls(first, last)


def days_of_months(year: int, month: int, length: int) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of `length` months, `month` being the first."""
    end = month + length - 1
    year_of_end, month_of_end = year + (end - 1) // 12, (end - 1) % 12 + 1
    last = calendar.monthrange(year_of_end, month_of_end)[1]
    return datetime.date(year, month, 1), datetime.date(year_of_end, month_of_end, last)


def days_of_season(year: int, season: Season) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of a season, by whole months as meteorologists count."""
    return days_of_months(year, _FIRST_MONTH[season], 3)


def week_of(day: datetime.date) -> str:
    """Return the week of a day, `2019-W21`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def first_day_of_week(week: str) -> datetime.date:
    """Return the Monday of `2019-W21`."""
    year, number = week.split("-W")
    return datetime.date.fromisocalendar(int(year), int(number), 1)


def date_or_none(year: int, month: int, day: int) -> datetime.date | None:
    """Return the day, or None for a 31st of February."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _days(date: str) -> tuple[datetime.date, datetime.date]:
    parts = [int(part) for part in date.split("-")]
    if len(parts) == 1:
        return days_of_months(parts[0], 1, 12)
    if len(parts) == 2:
        return days_of_months(parts[0], parts[1], 1)
    day = datetime.date(*parts)
    return day, day
