"""The nearest March, summer, quarter or Friday that fits the verb, seen from the day of the article."""

import datetime
from dataclasses import dataclass

from briefing.german.dates.calendar import PeriodPart, Precision, Season, date_or_none, days_of_months, days_of_season
from briefing.german.dates.tense import Tense
from briefing.german.dates.unresolved import UnresolvedDate
from briefing.german.dates.words import Deictic

# "Im März nutzte er …" of a March in another year and further away than that would have been given its year.
_FAR = datetime.timedelta(days=270)
# "Am 3. November endet die Frist" is said in September of the next one, and in December of the last one.
_CLOSE = datetime.timedelta(days=120)
# A bare "im dritten Quartal" is reported on within these days; later, it is likelier that of another financial year.
_REPORTED = datetime.timedelta(days=92)
# Summer ends on 31 August for the weather service, three weeks later by the sun.
_LINGERS = datetime.timedelta(days=22)
_WEEK = datetime.timedelta(weeks=1)
_DAYS_OF_PART = {PeriodPart.START: (1, 10), PeriodPart.MIDDLE: (11, 20), PeriodPart.END: (21, 31)}


@dataclass(frozen=True)
class _Candidate:
    first: datetime.date
    last: datetime.date
    year: int


def nearest_year(date: UnresolvedDate, tense: Tense | None, day: datetime.date) -> int | None:
    """Return the year of "im März", "im Sommer", "am 3. Oktober" on a day; a winter's is that of its December."""
    candidates = [one for year in range(day.year - 2, day.year + 2) if (one := _in_year(date, year))]
    if date.weekdays:  # "Montag, 9. Dezember" was in 2013 and not in the years around it.
        years = [one.year for one in candidates if one.first.weekday() in date.weekdays and _is_near(one, day)]
        return years[0] if len(years) == 1 else None
    if date.deictic is Deictic.THIS:
        return _this(date, day)
    if date.deictic in (Deictic.PREVIOUS, Deictic.LAST):
        return _previous(date, candidates, day)
    if date.deictic in (Deictic.COMING, Deictic.NEXT):
        return next((one.year for one in candidates if one.first > day), None)
    if tense is Tense.NEITHER and date.precision in (Precision.MONTH, Precision.DAY):
        return _closest(candidates, day)
    if tense not in (Tense.PAST, Tense.FUTURE):
        return None
    if date.precision in (Precision.QUARTER, Precision.HALF):
        return _reported(candidates, day) if tense is Tense.PAST else None
    return _behind(date, candidates, day) if tense is Tense.PAST else _ahead(candidates, day)


def first_weekday(date: UnresolvedDate, tense: Tense | None, day: datetime.date) -> datetime.date | None:
    """Return the date of "am Freitag" on a day; for a weekend, that of its Saturday."""
    monday = day - datetime.timedelta(days=day.weekday())
    first, length = date.weekdays[0], len(date.weekdays)
    if date.shift is not None:
        return monday + date.shift * _WEEK + datetime.timedelta(days=first)
    recent = day - datetime.timedelta(days=(day.weekday() - first) % 7)
    is_on = (day - recent).days < length
    match date.deictic, tense:
        case Deictic.PREVIOUS | Deictic.LAST, _:
            found = recent - _WEEK if is_on else recent
            # On a Wednesday, "am letzten Montag" may be one or the other.
            return None if date.deictic is Deictic.LAST and found >= monday else found
        case Deictic.COMING | Deictic.NEXT, _:
            found = recent + _WEEK
            return None if date.deictic is Deictic.NEXT and found < monday + _WEEK else found
        case Deictic.TODAY | Deictic.YESTERDAY, _:
            found = day if date.deictic is Deictic.TODAY else day - datetime.timedelta(days=1)
            return found if found.weekday() == first else None
        case None | Deictic.THIS, Tense.PAST:
            return recent
        case None | Deictic.THIS, Tense.FUTURE:
            # On a Monday, "am Montag wird" may be today or in a week.
            return (recent if length > 1 else None) if is_on else recent + _WEEK
    return None


def _in_year(date: UnresolvedDate, year: int) -> _Candidate | None:
    days = _days(date, year)
    return _Candidate(*days, year) if days else None


def _days(date: UnresolvedDate, year: int) -> tuple[datetime.date, datetime.date] | None:
    if date.season:
        return days_of_season(year, date.season)
    number = date.number or 1
    match date.precision:
        case Precision.HALF:
            return days_of_months(year, number * 6 - 5, 6)
        case Precision.QUARTER:
            return days_of_months(year, number * 3 - 2, 3)
        case Precision.DAY:
            day = date_or_none(year, number, date.day or 0)
            return (day, day) if day else None
    first, last = days_of_months(year, number, 1)
    if date.part:
        start, end = _DAYS_OF_PART[date.part]
        return first.replace(day=start), first.replace(day=min(end, last.day))
    return first, last


def _is_near(one: _Candidate, day: datetime.date) -> bool:
    return abs(one.year - day.year) < 2


def _this(date: UnresolvedDate, day: datetime.date) -> int | None:
    """Return the year of "in diesem Sommer"; "in diesem Winter" is said from autumn to spring."""
    if date.season is not Season.WINTER:
        return day.year
    return day.year if day.month > 9 else day.year - 1 if day.month < 5 else None


def _closest(candidates: list[_Candidate], day: datetime.date) -> int | None:
    """Return the year of a date near enough to need none, before or after: "Die Minister beraten am 3. Oktober"."""
    near = [one for one in candidates if one.first - _CLOSE <= day <= one.last + _CLOSE]
    return near[0].year if near else None


def _previous(date: UnresolvedDate, candidates: list[_Candidate], day: datetime.date) -> int | None:
    over = [one for one in candidates if one.last < day]
    if not over or (date.season and day - over[-1].last <= _LINGERS):
        return None
    return over[-1].year


def _reported(candidates: list[_Candidate], day: datetime.date) -> int | None:
    over = [one for one in candidates if one.last < day]
    return over[-1].year if over and day - over[-1].last <= _REPORTED else None


def _behind(date: UnresolvedDate, candidates: list[_Candidate], day: datetime.date) -> int | None:
    begun = [one for one in candidates if one.first <= day]
    if not begun or (date.season and day - begun[-1].first <= _LINGERS):
        return None
    return begun[-1].year if begun[-1].year == day.year or day - begun[-1].last <= _FAR else None


def _ahead(candidates: list[_Candidate], day: datetime.date) -> int | None:
    to_end = [one for one in candidates if one.last >= day]
    if not to_end:
        return None
    return to_end[0].year if to_end[0].year == day.year or to_end[0].first - day <= _FAR else None
