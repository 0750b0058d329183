"""The days that a date can mean: a chart shows it no more precisely than it is known."""

import datetime
import re

from briefing.desk.metadata import PublicationDate
from briefing.german.dates.calendar import (
    Period,
    Precision,
    Season,
    days_of_months,
    days_of_season,
    first_day_of_week,
)
from briefing.german.dates.time_expressions import TimeExpression

_YEARS = re.compile(r"(\d{4})s")
_CALENDAR_YEARS = range(1, 9999)


def days_of_time(time: TimeExpression) -> Period | None:
    """Return the days of a time, to the end of a span; None where it is not settled or no calendar has it."""
    if time.value is None or time.precision is None:
        return None
    try:
        first, last = _days(time.value, time.precision)
        if time.to:
            last = max(last, _days(time.to, Precision.YEAR if time.to.isdigit() else time.precision)[1])
    except (ValueError, OverflowError):
        return None
    # A winter is given with the year in which it ends, but ends there in February.
    if time.to and time.precision is Precision.SEASON and time.to.isdigit():
        last = datetime.date(int(time.to), 3, 1) - datetime.timedelta(days=1)
    return Period(first, last) if last.year in _CALENDAR_YEARS else None


def days_of_published(published: PublicationDate) -> Period:
    """Return the days on which an article can have appeared."""
    return Period.of(published.date, published.after, published.before)


def _days(value: str, precision: Precision) -> tuple[datetime.date, datetime.date]:
    if match := _YEARS.fullmatch(value):
        first = int(match[1])
        last = first + (99 if precision is Precision.CENTURY else 9)
        return datetime.date(max(first, 1), 1, 1), datetime.date(last, 12, 31)
    if precision is Precision.WEEK:
        monday = first_day_of_week(value)
        return monday, monday + datetime.timedelta(days=6)
    year, _, rest = value.partition("-")
    if int(year) not in _CALENDAR_YEARS:
        raise ValueError(f"{year} is in no calendar")
    if precision is Precision.HALF:
        return days_of_months(int(year), 6 * int(rest[1:]) - 5, 6)
    if precision is Precision.QUARTER:
        return days_of_months(int(year), 3 * int(rest[1:]) - 2, 3)
    if precision is Precision.SEASON:
        return days_of_season(int(year), Season(rest))
    period = Period.of(value)
    return period.first, period.last
