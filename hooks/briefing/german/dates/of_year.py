"""What follows a month, day or quarter and says of which year it is: "2019", "dieses Jahres", "des Vorjahres"."""

import re
from dataclasses import dataclass, replace

from briefing.german.dates.prefix import Lead
from briefing.german.dates.unresolved import Mention
from briefing.german.dates.words import SHIFTS, WHICH, YEAR, Which, which_of

APART = r"(?![\w%‰€$£*]|[.,:/]\d|[-–]\w)"
"""Nothing follows that would make a number a part of something else."""

OF_YEAR = rf"""(?:\s+(?:des\s+Jahres\s+)?(?P<year>{YEAR})(?:/(?P<to>\d\d(?:\d\d)?))?{APART}
    |\s+(?:(?P<this>dieses|desselben|des)\s+)?(?:(?P<which>{WHICH})\s+)?(?P<years>Jahres)\b
    |\s+des\s+(?P<other>(?:{WHICH}\s+)?(?:Vor|Folge|Geschäfts)jahres(?:\s+{YEAR}(?:/\d\d(?:\d\d)?)?)?))?"""
"""For a pattern in verbose mode."""

_CAPITAL = re.compile(r"\s+[A-ZÄÖÜ]")


@dataclass(frozen=True)
class OfYear:
    """Which year it is."""

    end: int
    """Where the words that say so end."""
    year: int | None = None
    to: int | None = None
    """The second of "Winter 2018/19"."""
    shift: int | None = None
    """Years from the article's."""
    elsewhere: bool = False
    """Counted from another time in the text, or from the beginning of a financial year."""

    @property
    def told(self) -> bool:
        """Whether anything says so."""
        return self.year is not None or self.shift is not None or self.elsewhere


def of_year(sentence: str, match: re.Match[str]) -> OfYear:
    """Return what the part OF_YEAR of a pattern has found."""
    end = match.end()
    if match["year"]:
        year = int(match["year"])
        if year % 100 == 0 and _CAPITAL.match(sentence, end):  # "Im Mai 2000 Händler zu finden"
            return OfYear(len(sentence[: match.start("year")].rstrip()))
        return OfYear(end, year, year // 100 * 100 + int(match["to"][-2:]) if match["to"] else None)
    if match["other"]:
        return OfYear(end, elsewhere=True)
    if not match["years"]:
        return OfYear(end)
    which = which_of(match["which"]) if match["which"] else Which.THIS if match["this"] == "dieses" else Which.OTHER
    return OfYear(end, shift=SHIFTS.get(which), elsewhere=which is Which.OTHER)


def placed(mention: Mention, when: OfYear, lead: Lead) -> Mention:
    """Return a month, day, ... with what stands before and after it taken in."""
    which = None if when.told else lead.which
    elsewhere = when.elsewhere or which is Which.OTHER
    return replace(mention, year=when.year, year_shift=when.shift, part=lead.part, which=which, elsewhere=elsewhere)
