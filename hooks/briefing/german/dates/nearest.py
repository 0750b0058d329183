"""A month, season, quarter, day of the year or weekday in; out, which of them is meant on a given day."""

import datetime
from dataclasses import dataclass

from briefing.german.dates.calendar import Part, Precision, Season, date_or_none, days_of_months, days_of_season
from briefing.german.dates.tense import Tense
from briefing.german.dates.unresolved import Mention
from briefing.german.dates.words import Which

# "Im März nutzte er …" of a March in another year and further away than that would have been given its year.
_FAR = datetime.timedelta(days=270)
# "Am 3. November endet die Frist" is said in September of the next one, and in December of the last one.
_CLOSE = datetime.timedelta(days=120)
# A bare "im dritten Quartal" is reported on within these days; later, it is likelier that of another financial year.
_REPORTED = datetime.timedelta(days=92)
# Summer ends on 31 August for the weather service, three weeks later by the sun.
_LINGERS = datetime.timedelta(days=22)
_WEEK = datetime.timedelta(weeks=1)
_DAYS_OF_PART = {Part.START: (1, 10), Part.MIDDLE: (11, 20), Part.END: (21, 31)}


@dataclass(frozen=True)
class _Stretch:
    first: datetime.date
    last: datetime.date
    year: int


def nearest_year(mention: Mention, tense: Tense | None, day: datetime.date) -> int | None:
    """Return the year of the March, summer, 3 October that is meant on a day; a winter's is that of its December."""
    stretches = [one for year in range(day.year - 2, day.year + 2) if (one := _in_year(mention, year))]
    if mention.weekdays:  # "Montag, 9. Dezember" was in 2013 and not in the years around it.
        years = [one.year for one in stretches if one.first.weekday() in mention.weekdays and _is_near(one, day)]
        return years[0] if len(years) == 1 else None
    if mention.which is Which.THIS:
        return _this(mention, day)
    if mention.which in (Which.PREVIOUS, Which.LAST):
        return _previous(mention, stretches, day)
    if mention.which in (Which.COMING, Which.NEXT):
        return next((one.year for one in stretches if one.first > day), None)
    if tense is Tense.NEITHER and mention.precision in (Precision.MONTH, Precision.DAY):
        return _closest(stretches, day)
    if tense not in (Tense.PAST, Tense.FUTURE):
        return None
    if mention.precision in (Precision.QUARTER, Precision.HALF):
        return _reported(stretches, day) if tense is Tense.PAST else None
    return _behind(mention, stretches, day) if tense is Tense.PAST else _ahead(stretches, day)


def first_weekday(mention: Mention, tense: Tense | None, day: datetime.date) -> datetime.date | None:
    """Return the Friday, or the Saturday of the weekend, that is meant on a day."""
    monday = day - datetime.timedelta(days=day.weekday())
    first, length = mention.weekdays[0], len(mention.weekdays)
    if mention.shift is not None:
        return monday + mention.shift * _WEEK + datetime.timedelta(days=first)
    recent = day - datetime.timedelta(days=(day.weekday() - first) % 7)
    is_on = (day - recent).days < length
    match mention.which, tense:
        case Which.PREVIOUS | Which.LAST, _:
            found = recent - _WEEK if is_on else recent
            # On a Wednesday, "am letzten Montag" may be one or the other.
            return None if mention.which is Which.LAST and found >= monday else found
        case Which.COMING | Which.NEXT, _:
            found = recent + _WEEK
            return None if mention.which is Which.NEXT and found < monday + _WEEK else found
        case Which.TODAY | Which.YESTERDAY, _:
            found = day if mention.which is Which.TODAY else day - datetime.timedelta(days=1)
            return found if found.weekday() == first else None
        case None | Which.THIS, Tense.PAST:
            return recent
        case None | Which.THIS, Tense.FUTURE:
            # On a Monday, "am Montag wird" may be today or in a week.
            return (recent if length > 1 else None) if is_on else recent + _WEEK
    return None


def _in_year(mention: Mention, year: int) -> _Stretch | None:
    days = _days(mention, year)
    return _Stretch(*days, year) if days else None


def _days(mention: Mention, year: int) -> tuple[datetime.date, datetime.date] | None:
    if mention.season:
        return days_of_season(year, mention.season)
    number = mention.number or 1
    match mention.precision:
        case Precision.HALF:
            return days_of_months(year, number * 6 - 5, 6)
        case Precision.QUARTER:
            return days_of_months(year, number * 3 - 2, 3)
        case Precision.DAY:
            day = date_or_none(year, number, mention.day or 0)
            return (day, day) if day else None
    first, last = days_of_months(year, number, 1)
    if mention.part:
        start, end = _DAYS_OF_PART[mention.part]
        return first.replace(day=start), first.replace(day=min(end, last.day))
    return first, last


def _is_near(one: _Stretch, day: datetime.date) -> bool:
    return abs(one.year - day.year) < 2


def _this(mention: Mention, day: datetime.date) -> int | None:
    """The year of "in diesem Sommer"; "in diesem Winter" is said from autumn to spring."""
    if mention.season is not Season.WINTER:
        return day.year
    return day.year if day.month > 9 else day.year - 1 if day.month < 5 else None


def _closest(stretches: list[_Stretch], day: datetime.date) -> int | None:
    """The year of a date that lies near enough to need none, whichever way: "Die Minister beraten am 3. Oktober"."""
    near = [one for one in stretches if one.first - _CLOSE <= day <= one.last + _CLOSE]
    return near[0].year if near else None


def _previous(mention: Mention, stretches: list[_Stretch], day: datetime.date) -> int | None:
    over = [one for one in stretches if one.last < day]
    if not over or (mention.season and day - over[-1].last <= _LINGERS):
        return None
    return over[-1].year


def _reported(stretches: list[_Stretch], day: datetime.date) -> int | None:
    over = [one for one in stretches if one.last < day]
    return over[-1].year if over and day - over[-1].last <= _REPORTED else None


def _behind(mention: Mention, stretches: list[_Stretch], day: datetime.date) -> int | None:
    begun = [one for one in stretches if one.first <= day]
    if not begun or (mention.season and day - begun[-1].first <= _LINGERS):
        return None
    return begun[-1].year if begun[-1].year == day.year or day - begun[-1].last <= _FAR else None


def _ahead(stretches: list[_Stretch], day: datetime.date) -> int | None:
    to_end = [one for one in stretches if one.last >= day]
    if not to_end:
        return None
    return to_end[0].year if to_end[0].year == day.year or to_end[0].first - day <= _FAR else None
