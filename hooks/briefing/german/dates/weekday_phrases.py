"""Phrases that name weekdays and weekends: "am vergangenen Freitag", "am Montag, 9. Dezember 2013"."""

import re
from dataclasses import replace

from briefing.german.dates.calendar import Precision
from briefing.german.dates.date_phrases import day_at
from briefing.german.dates.prefix import prefix_before
from briefing.german.dates.unresolved import Phrase, PhraseReader, UnresolvedDate, WordMatches, phrase_of
from briefing.german.dates.words import DAYS_OF_WEEK, DEICTIC, SHIFTS, WEEKDAYS, Deictic, deictic_of

_OF_WEEK = re.compile(rf"\s+(?:dieser|(?:der\s+)?(?P<which>{DEICTIC}))\s+Woche\b")
_DATE = re.compile(r",?\s+(?:de[nm]\s+)?(?=\d)")
_OF_MONTH = re.compile(r"\s+(?:im|des|dieses|vor)\s")
_WORD_BEFORE = re.compile(r"([\w-]+)\W*$")
_BEFORE_WEEKDAYS = frozenset("ab am an auf bis für nach seit vom vor zum".split()) | {
    "bis zum", "von an",
}  # fmt: skip
# "Welt am Sonntag" is a newspaper, "immer am Montag" no Monday in particular.
_NO_WEEKDAY_AFTER = frozenset("Welt Bild Presse NZZ Blick Kurier immer jeweils stets jeden".split()) | frozenset(
    WEEKDAYS
)


def read_weekday(sentence: str, words: WordMatches, index: int) -> Phrase | None:
    """Read "am Montag", "am vergangenen Freitag", "am Freitag vergangener Woche", "am Montag, 9. Dezember 2013"."""
    word = words[index]
    prefix = prefix_before(sentence, words, index)
    before = _WORD_BEFORE.search(sentence, max(0, prefix.start - 30), prefix.start)
    if prefix.ordinal or prefix.noun or sentence[word.end() : word.end() + 1] == "-":
        return None
    if before and before[1] in _NO_WEEKDAY_AFTER:
        return None
    date = UnresolvedDate(Precision.DAY, weekdays=(WEEKDAYS[word[0]],), deictic=prefix.deictic)
    dated = _DATE.match(sentence, word.end())
    if dated and (day := day_at(sentence, dated.end())) and len(day.dates) == 1:
        start = prefix.start if prefix.preposition or prefix.deictic else word.start()
        weekdays = date.weekdays if day.dates[0].needs_tense else ()
        return Phrase(start, day.end, (replace(day.dates[0], weekdays=weekdays),), prefix.preposition)
    plain = phrase_of(sentence, prefix, word.end(), date)
    by_night = plain.preposition.startswith("in der nacht")
    # "Vergangenen Freitag", "Freitagabend brannte es"; but "Freitag" is a newspaper and a surname.
    bare = not plain.preposition and (prefix.deictic or (word.start() == 0 and word[0] not in DAYS_OF_WEEK))
    if not (plain.preposition in _BEFORE_WEEKDAYS or by_night or bare):
        return None
    end = plain.end
    if match := _OF_WEEK.match(sentence, end):
        deictic = deictic_of(match["which"]) if match["which"] else Deictic.THIS
        date = replace(date, deictic=None, shift=SHIFTS.get(deictic), unanchored=deictic is Deictic.OTHER)
        end = match.end()
    elif prefix.deictic is Deictic.OTHER or (prefix.deictic and _OF_MONTH.match(sentence, end)):
        date = replace(date, unanchored=True)
    return replace(plain, end=end, dates=(date,))


def read_weekend(sentence: str, words: WordMatches, index: int) -> Phrase | None:
    """Read "am Wochenende", "am vergangenen Wochenende"."""
    prefix = prefix_before(sentence, words, index)
    if (
        prefix.ordinal
        or not (prefix.preposition or prefix.deictic)
        or sentence[words[index].end() : words[index].end() + 1] == "-"
    ):
        return None
    unanchored = prefix.deictic is Deictic.OTHER
    date = UnresolvedDate(Precision.DAY, weekdays=(5, 6), deictic=prefix.deictic, unanchored=unanchored)
    return Phrase(prefix.start, words[index].end(), (date,), prefix.preposition)


READERS: dict[str, PhraseReader] = {**dict.fromkeys(WEEKDAYS, read_weekday), "Wochenende": read_weekend}
