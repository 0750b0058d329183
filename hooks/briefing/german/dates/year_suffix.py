"""The year that follows a month, day or quarter: "2019", "dieses Jahres", "des Vorjahres"."""

import re
from dataclasses import dataclass, replace

from briefing.german.dates.prefix import Prefix
from briefing.german.dates.unresolved import UnresolvedDate
from briefing.german.dates.words import DEICTIC, SHIFTS, YEAR, Deictic, deictic_of

APART = r"(?![\w%‰€$£*]|[.,:/]\d|[-–]\w)"
"""A pattern: nothing follows that makes a number a part of something else."""

YEAR_SUFFIX = rf"""(?:\s+(?:des\s+Jahres\s+)?(?P<year>{YEAR})(?:/(?P<to>\d\d(?:\d\d)?))?{APART}
    |\s+(?:(?P<this>dieses|desselben|des)\s+)?(?:(?P<which>{DEICTIC})\s+)?(?P<years>Jahres)\b
    |\s+des\s+(?P<other>(?:{DEICTIC}\s+)?(?:Vor|Folge|Geschäfts)jahres(?:\s+{YEAR}(?:/\d\d(?:\d\d)?)?)?))?"""
"""A part of patterns in verbose mode."""

_CAPITAL = re.compile(r"\s+[A-ZÄÖÜ]")


@dataclass(frozen=True)
class YearSuffix:
    """The year that follows a date."""

    end: int
    """The end of its words in the sentence; that of the date where no year follows."""
    year: int | None = None
    to: int | None = None
    """The second year of "Winter 2018/19"."""
    shift: int | None = None
    """Years from the article's own: -1 in "vergangenen Jahres"."""
    unanchored: bool = False
    """Counted from another date in the text, or a financial year."""

    @property
    def is_given(self) -> bool:
        """Whether a year follows at all."""
        return self.year is not None or self.shift is not None or self.unanchored


def read_year_suffix(sentence: str, match: re.Match[str]) -> YearSuffix:
    """Return the year that the part YEAR_SUFFIX of a pattern has found."""
    end = match.end()
    if match["year"]:
        year = int(match["year"])
        if year % 100 == 0 and _CAPITAL.match(sentence, end):  # "Im Mai 2000 Händler zu finden"
            return YearSuffix(len(sentence[: match.start("year")].rstrip()))
        return YearSuffix(end, year, year // 100 * 100 + int(match["to"][-2:]) if match["to"] else None)
    if match["other"]:
        return YearSuffix(end, unanchored=True)
    if not match["years"]:
        return YearSuffix(end)
    deictic = (
        deictic_of(match["which"]) if match["which"] else Deictic.THIS if match["this"] == "dieses" else Deictic.OTHER
    )
    return YearSuffix(end, shift=SHIFTS.get(deictic), unanchored=deictic is Deictic.OTHER)


def with_affixes(date: UnresolvedDate, when: YearSuffix, prefix: Prefix) -> UnresolvedDate:
    """Return a date completed by its prefix and the year that follows it."""
    deictic = None if when.is_given else prefix.deictic
    unanchored = when.unanchored or deictic is Deictic.OTHER
    return replace(
        date, year=when.year, year_shift=when.shift, part=prefix.part, deictic=deictic, unanchored=unanchored
    )
