"""A weekday or "Wochenende" in a sentence; out, the phrase around it and what that names."""

import re
from dataclasses import replace

from briefing.german.dates.calendar import Precision
from briefing.german.dates.date_phrases import day_at
from briefing.german.dates.prefix import lead_before
from briefing.german.dates.unresolved import Mention, Phrase, Reader, Words, phrase_of
from briefing.german.dates.words import DAYS_OF_WEEK, SHIFTS, WEEKDAYS, WHICH, Which, which_of

_OF_WEEK = re.compile(rf"\s+(?:dieser|(?:der\s+)?(?P<which>{WHICH}))\s+Woche\b")
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


def read_weekday(sentence: str, words: Words, index: int) -> Phrase | None:
    """Read "am Montag", "am vergangenen Freitag", "am Freitag vergangener Woche", "am Montag, 9. Dezember 2013"."""
    word = words[index]
    lead = lead_before(sentence, words, index)
    before = _WORD_BEFORE.search(sentence, max(0, lead.start - 30), lead.start)
    if lead.ordinal or lead.noun or sentence[word.end() : word.end() + 1] == "-":
        return None
    if before and before[1] in _NO_WEEKDAY_AFTER:
        return None
    mention = Mention(Precision.DAY, weekdays=(WEEKDAYS[word[0]],), which=lead.which)
    dated = _DATE.match(sentence, word.end())
    if dated and (day := day_at(sentence, dated.end())) and len(day.mentions) == 1:
        start = lead.start if lead.preposition or lead.which else word.start()
        weekdays = mention.weekdays if day.mentions[0].open else ()
        return Phrase(start, day.end, (replace(day.mentions[0], weekdays=weekdays),), lead.preposition)
    plain = phrase_of(sentence, lead, word.end(), mention)
    by_night = plain.preposition.startswith("in der nacht")
    # "Vergangenen Freitag", "Freitagabend brannte es"; but "Freitag" is a newspaper and a surname.
    bare = not plain.preposition and (lead.which or (word.start() == 0 and word[0] not in DAYS_OF_WEEK))
    if not (plain.preposition in _BEFORE_WEEKDAYS or by_night or bare):
        return None
    end = plain.end
    if match := _OF_WEEK.match(sentence, end):
        which = which_of(match["which"]) if match["which"] else Which.THIS
        mention = replace(mention, which=None, shift=SHIFTS.get(which), elsewhere=which is Which.OTHER)
        end = match.end()
    elif lead.which is Which.OTHER or (lead.which and _OF_MONTH.match(sentence, end)):
        mention = replace(mention, elsewhere=True)
    return replace(plain, end=end, mentions=(mention,))


def read_weekend(sentence: str, words: Words, index: int) -> Phrase | None:
    """Read "am Wochenende", "am vergangenen Wochenende"."""
    lead = lead_before(sentence, words, index)
    if (
        lead.ordinal
        or not (lead.preposition or lead.which)
        or sentence[words[index].end() : words[index].end() + 1] == "-"
    ):
        return None
    elsewhere = lead.which is Which.OTHER
    mention = Mention(Precision.DAY, weekdays=(5, 6), which=lead.which, elsewhere=elsewhere)
    return Phrase(lead.start, words[index].end(), (mention,), lead.preposition)


READERS: dict[str, Reader] = {**dict.fromkeys(WEEKDAYS, read_weekday), "Wochenende": read_weekend}
