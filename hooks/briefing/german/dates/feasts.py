"""Phrases that name feasts: "bis Weihnachten", "an Silvester 2019"."""

import re

from briefing.german.dates.calendar import Precision
from briefing.german.dates.prefix import prefix_before
from briefing.german.dates.unresolved import Phrase, PhraseReader, UnresolvedDate, WordMatches, phrase_of
from briefing.german.dates.words import YEAR

_DAYS = {
    "Neujahr": ((1, 1),), "Heiligabend": ((12, 24),), "Weihnachten": ((12, 24), (12, 26)), "Silvester": ((12, 31),),
    "Ostern": (), "Pfingsten": (),
}  # fmt: skip
_YEAR_FOLLOWS = re.compile(rf"\s+(?P<year>{YEAR})(?![\w%€$-]|[.,:/]\d)")
_BEFORE = frozenset("ab an bis nach seit vor zu".split())


def read_feast(sentence: str, words: WordMatches, index: int) -> Phrase | None:
    """Read "bis Weihnachten", "an Silvester 2019"; of movable feasts ("an Ostern 2020"), only the year."""
    word = words[index]
    prefix = prefix_before(sentence, words, index)
    match = _YEAR_FOLLOWS.match(sentence, word.end())
    if not match and (prefix.preposition not in _BEFORE or sentence[word.end() : word.end() + 1] == "-"):
        return None
    year = int(match["year"]) if match else None
    dates = [UnresolvedDate(Precision.DAY, month, day, year=year) for month, day in _DAYS[word[0]]]
    if not dates:
        dates = [UnresolvedDate(Precision.YEAR, year=year, unanchored=year is None)]
    return phrase_of(sentence, prefix, match.end() if match else word.end(), *dates)


READERS: dict[str, PhraseReader] = dict.fromkeys(_DAYS, read_feast)
