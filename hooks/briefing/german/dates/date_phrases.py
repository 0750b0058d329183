"""Phrases that name months and days: "Ende Mai 2019", "vom 3. bis 5. Mai", "am 9.12."."""

import re
from dataclasses import replace

from briefing.german.dates.calendar import Precision, date_or_none
from briefing.german.dates.prefix import Prefix, prefix_before
from briefing.german.dates.unresolved import Phrase, PhraseReader, UnresolvedDate, WordMatches, phrase_of
from briefing.german.dates.words import MONTH, MONTHS, SHORT_MONTHS, YEAR, month_number
from briefing.german.dates.year_phrases import PARTS_OF_OTHERS, read_century, read_decade, read_far_year, read_year
from briefing.german.dates.year_suffix import YEAR_SUFFIX, YearSuffix, read_year_suffix, with_affixes

_MONTH = re.compile(rf"(?P<name>{MONTH})(?!-\w){YEAR_SUFFIX}", re.VERBOSE)
_DAY = re.compile(
    rf"""(?P<day>\d\d?)\.(?:\s*(?P<joint>bis(?:\s+zum)?|und|oder|–|-|/)\s*(?P<last>\d\d?)\.)?\s*
    (?P<name>{MONTH}){YEAR_SUFFIX}""",
    re.VERBOSE,
)
_DIGITS_DAY = re.compile(rf"(?P<day>\d\d?)\.\s*(?P<month>\d\d?)\.(?:\s*(?P<year>{YEAR})(?![\d/-]))?(?!\d)")
_ISO_DAY = re.compile(rf"(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])")
_NO_MONTH_AFTER = re.compile(r"(?:-|\d\.\s*)\Z")  # "31. Februar"
_CAPITAL = re.compile(r"\s+[A-ZÄÖÜ]")
_STREET = re.compile(r"(?:straße|platz|allee)\s+$", re.IGNORECASE)
_BEFORE_MONTHS = frozenset("ab auf bis für gegen im nach seit von vor zwischen".split()) | {"bis in", "bis im"}
_BEFORE_DIGITS = frozenset("ab am bis seit vom zum".split()) | {"bis zum", "bis am"}


def read_number(sentence: str, words: WordMatches, index: int) -> Phrase | None:
    """Read the date that holds a number: "1999", "9. Dezember", "19. Jahrhundert", "90er Jahre"."""
    number = words[index][0]
    if not number.isdigit():
        return read_decade(sentence, words, index)
    if len(number) < 3:
        return read_day(sentence, words, index) or read_century(sentence, words, index)
    if len(number) > 4:
        return None
    return (
        read_day(sentence, words, index) or read_year(sentence, words, index) or read_far_year(sentence, words, index)
    )


def read_month(sentence: str, words: WordMatches, index: int) -> Phrase | None:
    """Read "im März", "Ende Mai 2019", "im vergangenen Oktober", "im März dieses Jahres"."""
    match = _MONTH.match(sentence, words[index].start())
    if not match or _NO_MONTH_AFTER.search(sentence, max(0, match.start() - 4), match.start()):
        return None
    when = read_year_suffix(sentence, match)
    prefix = prefix_of_named(sentence, words, index)
    introduced = prefix.part or prefix.deictic or prefix.preposition in _BEFORE_MONTHS
    if not when.is_given and (not introduced or match["name"].rstrip(".") in SHORT_MONTHS):
        return None
    # "ein Buch von August Müller"
    if (
        match["name"] == "August"
        and not when.is_given
        and prefix.preposition != "im"
        and _CAPITAL.match(sentence, match.end())
    ):
        return None
    date = with_affixes(UnresolvedDate(Precision.MONTH, month_number(match["name"])), when, prefix)
    return phrase_of(sentence, prefix, when.end, date)


def read_day(sentence: str, words: WordMatches, index: int) -> Phrase | None:
    """Read "am 9. Dezember 2013", "vom 3. bis 5. Mai", "am 9.12.", "2013-12-09"."""
    start = words[index].start()
    day = None if sentence[start - 1 : start] in PARTS_OF_OTHERS else day_at(sentence, start)
    if not day:
        return None
    prefix = prefix_before(sentence, words, index)
    if prefix.article == "des" and _STREET.search(sentence, max(0, prefix.start - 30), prefix.start):
        return None
    # "die Version 9.12."
    if sentence[day.end - 1] == "." and prefix.preposition not in _BEFORE_DIGITS:
        return None
    dates = [replace(one, deictic=prefix.deictic if one.needs_tense else None) for one in day.dates]
    return phrase_of(sentence, prefix, day.end, *dates)


def day_at(sentence: str, start: int) -> Phrase | None:
    """Read the day or days at a place, without their prefix; None for a 31st of February."""
    if match := _DAY.match(sentence, start):
        when, month = read_year_suffix(sentence, match), month_number(match["name"])
        days = _days(match)
    elif match := _DIGITS_DAY.match(sentence, start) or _ISO_DAY.match(sentence, start):
        when = YearSuffix(match.end(), year=int(match["year"]) if match["year"] else None)
        days, month = [int(match["day"])], int(match["month"])
    else:
        return None
    if not days or not all(date_or_none(when.year or 2000, month, day) for day in days):
        return None
    dates = tuple(with_affixes(UnresolvedDate(Precision.DAY, month, day), when, Prefix(start)) for day in days)
    if match.groupdict().get("joint") == "oder":  # "am 25. oder 26. Mai"
        dates = (replace(dates[0], year=None, unanchored=True),)
    return Phrase(start, when.end, dates)


def prefix_of_named(sentence: str, words: WordMatches, index: int) -> Prefix:
    """Return the prefix of a month or season; an article alone is none ("der März")."""
    prefix = prefix_before(sentence, words, index)
    if prefix.ordinal or prefix.noun or (prefix.article and not (prefix.preposition or prefix.part or prefix.deictic)):
        return Prefix(words[index].start())
    return prefix


def _days(match: re.Match[str]) -> list[int]:
    """Return the days of "3. bis 5. Mai" and "4. und 5. Mai"; "4. und 15. Mai" is no span."""
    days = [int(day) for day in (match["day"], match["last"]) if day]
    if len(days) > 1 and (days[0] >= days[1] or (match["joint"] == "und" and days[0] + 1 != days[1])):
        return []
    return days


READERS: dict[str, PhraseReader] = dict.fromkeys([*MONTHS, *SHORT_MONTHS], read_month)
