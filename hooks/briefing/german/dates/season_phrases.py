"""A part of a year in a sentence ("Sommer", "Quartal", "Halbjahr"); out, the phrase around it and what that names."""

import re
from dataclasses import replace

from briefing.german.dates.calendar import Part, Precision, Season
from briefing.german.dates.date_phrases import lead_to_named
from briefing.german.dates.of_year import APART, OF_YEAR, of_year, placed
from briefing.german.dates.prefix import Lead, lead_before
from briefing.german.dates.unresolved import Mention, Phrase, Reader, Words, phrase_of
from briefing.german.dates.words import SEASONS, YEAR, Which
from briefing.german.dates.year_phrases import century_at, decade_at

_NAMED = re.compile(rf"\w+(?!-\w){OF_YEAR}", re.VERBOSE)
_SHORT = re.compile(rf"(?P<kind>[QH])(?P<number>[1-4])(?:\s?/\s?|\s+)(?P<year>{YEAR}){APART}")
_OF = re.compile(r"\s+(?:des|der)\s+")
_NUMBERED_QUARTERS = {"Auftaktquartal": 1, "Startquartal": 1, "Schlussquartal": 4}
_BEFORE_SEASONS = frozenset("ab bis im seit zum".split()) | {"bis zum", "bis im"}
_HALVES = frozenset("Halbjahr Halbjahrs Halbjahres Jahreshälfte Hälfte".split())


def read_season(sentence: str, words: Words, index: int) -> Phrase | None:
    """Read "im Sommer 2019", "im Winter 2018/19", "im vergangenen Herbst", "seit dem Frühjahr"."""
    match = _NAMED.match(sentence, words[index].start())
    if not match:
        return None
    season, part = SEASONS[words[index][0].removesuffix("s")]
    when = of_year(sentence, match)
    lead = lead_to_named(sentence, words, index)
    # "ein Haus von Winter"
    introduced = lead.preposition in _BEFORE_SEASONS or (lead.preposition and lead.article)
    if not (when.told or introduced or lead.part or lead.which):
        return None
    mention = placed(Mention(Precision.SEASON, season=season), when, lead)
    turn = [Mention(Precision.YEAR, year=when.to)] if when.to and season is Season.WINTER else []
    elsewhere = mention.elsewhere or (when.to is not None and not turn)
    return phrase_of(sentence, lead, when.end, replace(mention, part=part or mention.part, elsewhere=elsewhere), *turn)


def read_division(sentence: str, words: Words, index: int) -> Phrase | None:
    """Read "im ersten Quartal 2019", "im zweiten Halbjahr", "in der ersten Hälfte des 19. Jahrhunderts"."""
    word = words[index]
    match = _NAMED.match(sentence, word.start())
    lead = lead_before(sentence, words, index)
    if not match:
        return None
    precision = Precision.HALF if word[0] in _HALVES else Precision.QUARTER
    when = of_year(sentence, match)
    if word[0] == "Hälfte" and not when.told:
        return _half_of_more(sentence, word, lead)
    number = _NUMBERED_QUARTERS.get(word[0], lead.ordinal)
    if number is None and lead.which is Which.LAST and when.year:  # "im letzten Quartal 2012"
        number = 4 if precision is Precision.QUARTER else 2
    if when.to or (number is None and lead.which):  # Which quarter was the last, a company's financial year decides.
        return phrase_of(sentence, lead, when.end, Mention(precision, elsewhere=True))
    if (
        number is None
        or not (lead.preposition or lead.article or when.told)
        or (number > 2 and precision is Precision.HALF)
    ):
        return None
    return phrase_of(sentence, lead, when.end, placed(Mention(precision, number), when, replace(lead, which=None)))


def read_short_division(sentence: str, words: Words, index: int) -> Phrase | None:
    """Read "Q3 2019", "im H1/2020"."""
    match = _SHORT.match(sentence, words[index].start())
    if not match:
        return None
    precision = Precision.QUARTER if match["kind"] == "Q" else Precision.HALF
    mention = Mention(precision, int(match["number"]), year=int(match["year"]))
    return phrase_of(sentence, lead_before(sentence, words, index), match.end(), mention)


def _half_of_more(sentence: str, word: re.Match[str], lead: Lead) -> Phrase | None:
    """Read "in der zweiten Hälfte der 1990er-Jahre", which is their end."""
    of = _OF.match(sentence, word.end())
    more = (century_at(sentence, of.end()) or decade_at(sentence, of.end())) if of else None
    if not more or lead.ordinal not in (1, 2):
        return None
    part = Part.START if lead.ordinal == 1 else Part.END
    return phrase_of(sentence, lead, more.end, replace(more.mentions[0], part=part))


READERS: dict[str, Reader] = {
    **dict.fromkeys([form for name in SEASONS for form in (name, f"{name}s")], read_season),
    **dict.fromkeys(["Quartal", "Quartals", *_NUMBERED_QUARTERS, *_HALVES], read_division),
    **dict.fromkeys("Q1 Q2 Q3 Q4 H1 H2".split(), read_short_division),
}
