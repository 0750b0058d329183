"""Phrases that name parts of a year: "im Sommer 2019", "im ersten Quartal", "Q3 2019"."""

import re
from dataclasses import replace

from briefing.german.dates.calendar import PeriodPart, Precision, Season
from briefing.german.dates.date_phrases import prefix_of_named
from briefing.german.dates.prefix import Prefix, prefix_before
from briefing.german.dates.unresolved import Phrase, PhraseReader, UnresolvedDate, WordMatches, phrase_of
from briefing.german.dates.words import SEASONS, YEAR, Deictic
from briefing.german.dates.year_phrases import century_at, decade_at
from briefing.german.dates.year_suffix import APART, YEAR_SUFFIX, read_year_suffix, with_affixes

_NAMED = re.compile(rf"\w+(?!-\w){YEAR_SUFFIX}", re.VERBOSE)
_SHORT = re.compile(rf"(?P<kind>[QH])(?P<number>[1-4])(?:\s?/\s?|\s+)(?P<year>{YEAR}){APART}")
_OF = re.compile(r"\s+(?:des|der)\s+")
_NUMBERED_QUARTERS = {"Auftaktquartal": 1, "Startquartal": 1, "Schlussquartal": 4}
_BEFORE_SEASONS = frozenset("ab bis im seit zum".split()) | {"bis zum", "bis im"}
_HALVES = frozenset("Halbjahr Halbjahrs Halbjahres Jahreshälfte Hälfte".split())


def read_season(sentence: str, words: WordMatches, index: int) -> Phrase | None:
    """Read "im Sommer 2019", "im Winter 2018/19", "im vergangenen Herbst", "seit dem Frühjahr"."""
    match = _NAMED.match(sentence, words[index].start())
    if not match:
        return None
    season, part = SEASONS[words[index][0].removesuffix("s")]
    when = read_year_suffix(sentence, match)
    prefix = prefix_of_named(sentence, words, index)
    # "ein Haus von Winter"
    introduced = prefix.preposition in _BEFORE_SEASONS or (prefix.preposition and prefix.article)
    if not (when.is_given or introduced or prefix.part or prefix.deictic):
        return None
    date = with_affixes(UnresolvedDate(Precision.SEASON, season=season), when, prefix)
    turn = [UnresolvedDate(Precision.YEAR, year=when.to)] if when.to and season is Season.WINTER else []
    unanchored = date.unanchored or (when.to is not None and not turn)
    return phrase_of(sentence, prefix, when.end, replace(date, part=part or date.part, unanchored=unanchored), *turn)


def read_division(sentence: str, words: WordMatches, index: int) -> Phrase | None:
    """Read "im ersten Quartal 2019", "im zweiten Halbjahr", "in der ersten Hälfte des 19. Jahrhunderts"."""
    word = words[index]
    match = _NAMED.match(sentence, word.start())
    prefix = prefix_before(sentence, words, index)
    if not match:
        return None
    precision = Precision.HALF if word[0] in _HALVES else Precision.QUARTER
    when = read_year_suffix(sentence, match)
    if word[0] == "Hälfte" and not when.is_given:
        return _half_of_more(sentence, word, prefix)
    number = _NUMBERED_QUARTERS.get(word[0], prefix.ordinal)
    if number is None and prefix.deictic is Deictic.LAST and when.year:  # "im letzten Quartal 2012"
        number = 4 if precision is Precision.QUARTER else 2
    if when.to or (
        number is None and prefix.deictic
    ):  # Which quarter was the last, a company's financial year decides.
        return phrase_of(sentence, prefix, when.end, UnresolvedDate(precision, unanchored=True))
    if (
        number is None
        or not (prefix.preposition or prefix.article or when.is_given)
        or (number > 2 and precision is Precision.HALF)
    ):
        return None
    return phrase_of(
        sentence, prefix, when.end, with_affixes(UnresolvedDate(precision, number), when, replace(prefix, deictic=None))
    )


def read_short_division(sentence: str, words: WordMatches, index: int) -> Phrase | None:
    """Read "Q3 2019", "im H1/2020"."""
    match = _SHORT.match(sentence, words[index].start())
    if not match:
        return None
    precision = Precision.QUARTER if match["kind"] == "Q" else Precision.HALF
    date = UnresolvedDate(precision, int(match["number"]), year=int(match["year"]))
    return phrase_of(sentence, prefix_before(sentence, words, index), match.end(), date)


def _half_of_more(sentence: str, word: re.Match[str], prefix: Prefix) -> Phrase | None:
    """Read "in der zweiten Hälfte der 1990er-Jahre", which is their end."""
    of = _OF.match(sentence, word.end())
    more = (century_at(sentence, of.end()) or decade_at(sentence, of.end())) if of else None
    if not more or prefix.ordinal not in (1, 2):
        return None
    part = PeriodPart.START if prefix.ordinal == 1 else PeriodPart.END
    return phrase_of(sentence, prefix, more.end, replace(more.dates[0], part=part))


READERS: dict[str, PhraseReader] = {
    **dict.fromkeys([form for name in SEASONS for form in (name, f"{name}s")], read_season),
    **dict.fromkeys(["Quartal", "Quartals", *_NUMBERED_QUARTERS, *_HALVES], read_division),
    **dict.fromkeys("Q1 Q2 Q3 Q4 H1 H2".split(), read_short_division),
}
