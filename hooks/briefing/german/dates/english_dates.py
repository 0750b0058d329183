"""Time expressions in English, as British papers write them: `by the end of 2018`, `27 May 2019`."""

from briefing.german.dates.calendar import PeriodPart, Precision, first_day_of_week
from briefing.german.dates.time_expressions import TimeExpression

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_ORDINALS = ("first", "second", "third", "fourth")
_PARTS = {PeriodPart.START: "early", PeriodPart.MIDDLE: "mid", PeriodPart.END: "late"}
_PARTS_OF = {PeriodPart.START: "the beginning of", PeriodPart.MIDDLE: "the middle of", PeriodPart.END: "the end of"}
# What "early" and "late" go with.
_LOOSE = frozenset({Precision.CENTURY, Precision.DECADE, Precision.YEAR, Precision.SEASON, Precision.MONTH})


def in_english(time: TimeExpression) -> str | None:
    """Return `since 2015`, `late May 2019`, `from 2012 to 2014`; None where the time has no value."""
    if time.value is None or time.precision is None:
        return None
    if time.to:
        return _span(time.value, time.to, time.precision)
    if time.relation:
        part = f"{_PARTS_OF[time.part]} " if time.part else ""
        return f"{time.relation} {part}{_stretch(time.value, time.precision)}"
    return _part(time.value, time.precision, time.part)


def day_in_words(day: str) -> str:
    """Return `2019`, `May 2019` or `12 May 2019` for an ISO 8601 date of that precision."""
    parts = [int(part) for part in day.split("-")]
    names = [str(parts[0])]
    if len(parts) > 1:
        names.append(_MONTHS[parts[1] - 1])
    if len(parts) > 2:
        names.append(str(parts[2]))
    return " ".join(reversed(names))


def _stretch(value: str, precision: Precision) -> str:
    year, _, rest = value.partition("-")
    match precision:
        case Precision.CENTURY:
            return f"the {_ordinal(int(value[:2]) + 1)} century"
        case Precision.DECADE:
            return f"the {value}"
        case Precision.HALF:
            return f"the {_ORDINALS[int(rest[1:]) - 1]} half of {year}"
        case Precision.QUARTER:
            return f"the {_ORDINALS[int(rest[1:]) - 1]} quarter of {year}"
        case Precision.SEASON:
            return f"{rest} {year}"
        case Precision.WEEK:
            return f"the week of {day_in_words(first_day_of_week(value).isoformat())}"
    return day_in_words(value)


def _part(value: str, precision: Precision, part: PeriodPart | None) -> str:
    words = _stretch(value, precision)
    if part is None:
        return words
    if precision not in _LOOSE:
        return f"{_PARTS_OF[part]} {words}"
    article, words = ("the ", words.removeprefix("the ")) if words.startswith("the ") else ("", words)
    return f"{article}{_PARTS[part]}{'-' if part is PeriodPart.MIDDLE else ' '}{words}"


def _span(value: str, to: str, precision: Precision) -> str:
    if precision is Precision.SEASON and to.isdigit():
        return f"{_stretch(value, precision)}/{to[2:]}"  # "winter 2018/19"
    if precision is Precision.YEAR and int(value) + 1 == int(to):
        return f"{value}/{to[2:]}"
    first, last = _stretch(value, precision), _stretch(to, precision)
    if precision in (Precision.DAY, Precision.MONTH):
        first = _without_what_follows(first, last)
    return f"from {first} to {last}"


def _without_what_follows(first: str, last: str) -> str:
    """Return the first date of "4 to 5 September 2016", "January to March 2019"."""
    words, others = first.split(), last.split()
    while len(words) > 1 and words[-1] == others[-1]:
        words.pop()
        others.pop()
    return " ".join(words)


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number // 10 != 1 else 0, "th")
    return f"{number}{ending}"
