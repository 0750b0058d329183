"""Phrases that name years, decades and centuries: "seit 2015", "in den 1990er-Jahren", "im 19. Jahrhundert"."""

import re
from dataclasses import replace

from briefing.german.dates.calendar import Precision
from briefing.german.dates.prefix import Prefix, prefix_before
from briefing.german.dates.unresolved import Phrase, PhraseReader, UnresolvedDate, WordMatches, phrase_of
from briefing.german.dates.words import DECADES, YEAR
from briefing.german.dates.year_suffix import APART
from briefing.german.dates.years import Confidence, is_year

_YEARS = re.compile(rf"(?P<year>{YEAR})(?:(?:\s?/\s?|[–-]|\s[–-]\s)(?P<to>{YEAR})|[/–-](?P<short>\d\d))?{APART}")
# "300 Euro im Jahr 2000 Tiere" is beyond help, "im Jahr 300 Euro" is not.
_FAR_YEAR = re.compile(rf"[1-9]\d\d\d?{APART}(?!\s+(?:[A-ZÄÖÜ%€]|v\.|vor\s+(?:Chr|unser)|bis\s+\d))")
_CENTURY = re.compile(r"(?P<number>\d\d?)\.\s*(?:Jahrhunderts?\b|Jhd?\.)(?!\s+(?:v\.|vor\s+(?:Chr|unser)))")
_DECADE = re.compile(rf"(?P<first>{YEAR[:-2]}0|[2-9]0)er(?:(?:-|\s+)?[Jj]ahren?\b|n\b|\b)(?!-\w)")
_WORD_DECADE = re.compile(r"(?P<decade>\w+?er)(?:(?:-|\s+)?[Jj]ahren?\b|\b)(?!-\w)")
_CAPITAL = re.compile(r"\s+[A-ZÄÖÜ]")
_BEFORE_YEARS = frozenset("ab auf bis für in nach seit von vor zwischen".split())
PARTS_OF_OTHERS = frozenset("-–/.,:+#_&@$€£§©’")
"""Signs after which a number is a part of something else."""


def read_year(sentence: str, words: WordMatches, index: int) -> Phrase | None:
    """Read "im Jahr 2012", "seit 2015", "Ende 2019", "2012–2014", "in der Saison 2019/20"."""
    start = words[index].start()
    match = _YEARS.match(sentence, start)
    if not match or sentence[start - 1 : start] in PARTS_OF_OTHERS:
        return None
    year = int(match["year"])
    to = int(match["to"] or 0) or (_second(year, match["short"]) if match["short"] else None)
    if to is not None and to <= year:
        return None
    prefix = prefix_before(sentence, words, index)
    confidence = _confidence(prefix)
    if confidence is Confidence.NONE and not prefix.noun:
        prefix = Prefix(start)
    if not is_year(sentence, start, match.end(), prefix.preposition, confidence):
        return None
    years = [one for one in (year, to) if one]
    return phrase_of(
        sentence, prefix, match.end(), *(UnresolvedDate(Precision.YEAR, year=one, part=prefix.part) for one in years)
    )


def read_far_year(sentence: str, words: WordMatches, index: int) -> Phrase | None:
    """Read "im Jahr 1517", "im Jahr 800", "bis zum Jahr 2150"; without "Jahr" they would be counts."""
    match = _FAR_YEAR.match(sentence, words[index].start())
    prefix = prefix_before(sentence, words, index)
    if not match or prefix.deictic or not prefix.preposition or prefix.noun not in ("Jahr", "Jahre"):
        return None
    return phrase_of(
        sentence, prefix, match.end(), UnresolvedDate(Precision.YEAR, year=int(match[0]), part=prefix.part)
    )


def read_century(sentence: str, words: WordMatches, index: int) -> Phrase | None:
    """Read "im 19. Jahrhundert", "Ende des 18. Jahrhunderts"."""
    century = century_at(sentence, words[index].start())
    if not century:
        return None
    prefix = prefix_before(sentence, words, index)
    return Phrase(prefix.start, century.end, (replace(century.dates[0], part=prefix.part),), prefix.preposition)


def read_decade(sentence: str, words: WordMatches, index: int) -> Phrase | None:
    """Read "in den 1990er-Jahren", "Anfang der 90er Jahre", "in den 1990ern", "Mitte der Siebzigerjahre"."""
    start = words[index].start()
    decade = decade_at(sentence, start)
    if not decade or sentence[start - 1 : start] in PARTS_OF_OTHERS:
        return None
    prefix = prefix_before(sentence, words, index)
    if not (sentence[start : decade.end].endswith(("ahre", "ahren")) or _is_decade_alone(sentence, decade, prefix)):
        return None
    return Phrase(prefix.start, decade.end, (replace(decade.dates[0], part=prefix.part),), prefix.preposition)


def century_at(sentence: str, start: int) -> Phrase | None:
    """Read the century at a place, without its prefix."""
    match = _CENTURY.match(sentence, start)
    if not match or not 0 < int(match["number"]) < 22:
        return None
    return Phrase(start, match.end(), (UnresolvedDate(Precision.CENTURY, int(match["number"])),))


def decade_at(sentence: str, start: int) -> Phrase | None:
    """Read the decade at a place; "20er" may be the 1920s or the 2020s, hence has no year, nor have the thirties."""
    if match := _DECADE.match(sentence, start):
        first = int(match["first"])
    elif (match := _WORD_DECADE.match(sentence, start)) and match["decade"].lower() in DECADES:
        first = DECADES[match["decade"].lower()]
    else:
        return None
    year = first if first > 100 else 1900 + first if first > 30 else None
    return Phrase(start, match.end(), (UnresolvedDate(Precision.DECADE, year=year),))


def _is_decade_alone(sentence: str, decade: Phrase, prefix: Prefix) -> bool:
    """Return whether it is a decade without "Jahre", as in "Anfang der Neunziger" and "in den 1990ern"."""
    if sentence[decade.start : decade.start + 4].isdigit():  # "ein 1990er Bordeaux"
        return prefix.article in ("den", "der", "die") and not _CAPITAL.match(sentence, decade.end)
    return sentence[decade.start].isupper() and prefix.article == "der" and prefix.part is not None


def _second(year: int, digits: str) -> int:
    """Return the second year of "2012/13" and "1999/00"."""
    second = year // 100 * 100 + int(digits)
    return second + 100 if year % 100 == 99 and digits == "00" else second


def _confidence(prefix: Prefix) -> Confidence:
    if prefix.ordinal:
        return Confidence.NONE
    if (
        prefix.noun
        and not prefix.deictic
        and (prefix.preposition or prefix.article or not prefix.noun.lower().endswith("n"))
    ):
        return Confidence.FULL
    if prefix.part and not prefix.article and not prefix.deictic:
        return Confidence.FULL
    plain = prefix.preposition in _BEFORE_YEARS and not (prefix.article or prefix.deictic or prefix.noun)
    return Confidence.SOME if plain else Confidence.NONE


READERS: dict[str, PhraseReader] = dict.fromkeys(
    [form for word in DECADES for form in (word, word.title(), f"{word.title()}jahre", f"{word.title()}jahren")],
    read_decade,
)
