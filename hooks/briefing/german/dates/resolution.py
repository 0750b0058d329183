"""Resolution of dates against the days on which the article can have appeared.

A date that counts from the article is resolved on the first and on the last of these days, and has a value only if both
give the same. On a later day, every rule gives the same period, a later one or none; so the days between need not be
looked at.
"""

import datetime

from briefing.german.dates.calendar import Period, PeriodPart, Precision, Season, date_or_none, week_of
from briefing.german.dates.nearest import first_weekday, nearest_year
from briefing.german.dates.tense import Tense
from briefing.german.dates.unresolved import UnresolvedDate

ResolvedDate = tuple[str, str | None]
"""The value of a period, `2013-10`, and that of the last one where it is a span of several."""


def resolve(date: UnresolvedDate, tense: Tense | None, appeared: Period | None) -> ResolvedDate | None:
    """Return the value of a date, or None where the days on which the article can have appeared disagree."""
    if date.unanchored:
        return None
    if date.is_absolute:
        return _in_year(date, date.year or 0)
    if appeared is None:
        return None
    first = _on(date, tense, appeared.first)
    return first if appeared.first == appeared.last or first == _on(date, tense, appeared.last) else None


def _on(date: UnresolvedDate, tense: Tense | None, day: datetime.date) -> ResolvedDate | None:
    """Return the value of a date in an article of that day."""
    if date.year_shift is not None:
        return _in_year(date, day.year + date.year_shift)
    if date.number is not None or date.season:
        year = nearest_year(date, tense, day)
        value = None if year is None else _in_year(date, year)
        return (value[0], f"{year + 1}") if value and year and date.season is Season.WINTER else value
    if date.weekdays:
        first = first_weekday(date, tense, day)
        return _days(first, len(date.weekdays)) if first else None
    if date.shift is not None:
        return _shifted(date.precision, date.shift, day)
    return _running(date, tense, day)


def _in_year(date: UnresolvedDate, year: int) -> ResolvedDate | None:
    match date.precision:
        case Precision.CENTURY:
            return f"{(date.number or 0) - 1:02d}00s", None
        case Precision.DECADE:
            return (f"{year}s", None) if year else None
        case Precision.HALF:
            return f"{year}-H{date.number}", None
        case Precision.QUARTER:
            return f"{year}-Q{date.number}", None
        case Precision.SEASON:
            return f"{year}-{date.season}", None
        case Precision.MONTH:
            return f"{year}-{date.number:02d}", None
        case Precision.DAY:
            day = date_or_none(year, date.number or 0, date.day or 0)
            return (day.isoformat(), None) if day else None
    return f"{year:04d}", None


def _shifted(precision: Precision, shift: int, day: datetime.date) -> ResolvedDate | None:
    match precision:
        case Precision.CENTURY:
            return f"{(day.year - 1) // 100 + shift:02d}00s", None
        case Precision.YEAR:
            return f"{day.year + shift}", None
        case Precision.MONTH:
            year, month = divmod(day.year * 12 + day.month - 1 + shift, 12)
            return f"{year}-{month + 1:02d}", None
        case Precision.WEEK:
            return week_of(day + datetime.timedelta(weeks=shift)), None
    return _days(day + datetime.timedelta(days=shift), 1)


def _days(first: datetime.date, length: int) -> ResolvedDate:
    last = first + datetime.timedelta(days=length - 1)
    return first.isoformat(), last.isoformat() if length > 1 else None


def _running(date: UnresolvedDate, tense: Tense | None, day: datetime.date) -> ResolvedDate | None:
    """Return the current year, month or week, as in "Ende des Jahres", "Anfang der Woche"."""
    # What was so at the end of a year was so in one that is over; what will be so at the beginning, in one to come.
    if date.part is PeriodPart.MIDDLE or (tense is Tense.PAST) is not (date.part is PeriodPart.START):
        return None
    return _shifted(date.precision, 0, day)
