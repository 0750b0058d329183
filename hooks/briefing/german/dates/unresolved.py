"""Dates as sentences name them, before they are resolved against the article's own date."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from briefing.german.dates.calendar import PeriodPart, Precision, Season
from briefing.german.dates.prefix import Prefix
from briefing.german.dates.words import Deictic


@dataclass(frozen=True)
class UnresolvedDate:
    """A date as a sentence names it: "im März", "vor zwei Jahren", "Ende des Jahres"."""

    precision: Precision
    number: int | None = None
    """Of the month, quarter or half within its year; of the century."""
    day: int | None = None
    """Of the month."""
    season: Season | None = None
    weekdays: tuple[int, ...] = ()
    """0 is Monday; a weekend has two."""
    year: int | None = None
    """If the expression gives it; of a decade, its first."""
    year_shift: int | None = None
    """Years from the article's: -1 in "im März vergangenen Jahres"."""
    shift: int | None = None
    """Units of its precision from the article's own: -2 in "vor zwei Jahren"; weeks, for a weekday."""
    deictic: Deictic | None = None
    """The adjective of a date that recurs: "im vergangenen Oktober"."""
    part: PeriodPart | None = None
    unanchored: bool = False
    """It does not count from the article ("im Vorjahr") or not exactly ("in rund zwei Jahren")."""

    @property
    def is_absolute(self) -> bool:
        """Whether it needs no other date to be resolved: "im Mai 2019"."""
        if self.precision is Precision.CENTURY:
            return self.number is not None
        return self.precision is Precision.DECADE or self.year is not None

    @property
    def needs_tense(self) -> bool:
        """Whether only the verb tells which one is meant: "im März", "am Montag"."""
        is_given = self.is_absolute or self.unanchored or self.year_shift is not None or self.shift is not None
        return not is_given and (self.deictic is None or (self.deictic is Deictic.THIS and bool(self.weekdays)))


@dataclass(frozen=True)
class Phrase:
    """The words of one date, or of two as the ends of a span."""

    start: int
    end: int
    dates: tuple[UnresolvedDate, ...]
    preposition: str = ""
    """In lower case: `bis zum`; `von an` for "von 2012 an"."""


_FROM_THEN_ON = re.compile(r"\s+an\b(?!\s+(?:de[mnr]|die|das|eine[mnr]?)\b)")

WordMatches = list[re.Match[str]]
PhraseReader = Callable[[str, WordMatches, int], Phrase | None]
"""Reads the phrase around one word, given the sentence, its words and the index of that word."""


def phrase_of(sentence: str, prefix: Prefix, end: int, *dates: UnresolvedDate) -> Phrase:
    """Return the phrase from its prefix to its end, which in "von 2012 an" is a word later."""
    preposition = prefix.preposition
    if preposition in ("von", "vom") and (match := _FROM_THEN_ON.match(sentence, end)):
        preposition, end = "von an", match.end()
    return Phrase(prefix.start, end, dates, preposition)
