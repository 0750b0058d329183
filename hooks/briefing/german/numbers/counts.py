"""Numbers without a unit: whether they count anything, and what.

"zwei Ländern", "drei der fünf Vorstände", "davon 300 in Berlin", "die Zahl stieg auf 20"; a bare number that merely
stands in a sentence counts nothing.
"""

from typing import NamedTuple

from briefing.german.numbers.kinds import QuantityKind
from briefing.german.numbers.labels import is_label
from briefing.german.numbers.measures import TokenSpan, measure_of
from briefing.german.numbers.noun_phrases import counted, genitive
from briefing.german.numbers.numbers import read_number
from briefing.german.numbers.ranges import NumberSeries
from briefing.german.numbers.tokens import Token, is_noun, opens
from briefing.german.numbers.unit_words import NOUNS_OF_MEASURE

_LARGE = 100
_NO_RANK = 20
"""From here on, "von 30 auf 20" hardly is a place on a list."""
_LONGEST_TITLE = 12
_QUOTES, _CLOSING, _MARKS = frozenset('„“"»«‚›‹'), frozenset('“”"«»‘’‹›'), frozenset(",.!?…:")
_NO_PARTITIVE_AFTER = frozenset({"mit", "um", "zu"})
_THOSE = frozenset("ihnen uns denen diesen euch".split())
_BEFORE_HOURS = frozenset("um gegen ab bis nach vor seit von halb viertel kurz".split())
_PLURAL_VERBS = frozenset(
    """wurden werden waren sind haben hatten kamen kommen starben sollen sollten wollen wollten müssen mussten können
    konnten gingen gehen blieben bleiben erhielten erlitten überlebten fehlten fehlen stammen stammten""".split()
)
_THERE_ARE = frozenset({("waren", "es"), ("sind", "es"), ("seien", "es"), ("es", "waren"), ("es", "sind")})


class CountedThings(NamedTuple):
    """The things that numbers count."""

    things: TokenSpan | None
    """Their name in tokens, or None where the grammar is not sure where it ends."""


def count_of(tokens: list[Token], series: NumberSeries, start: int, is_qualified: bool) -> CountedThings | None:
    """Return what a series without a unit counts, or None if nothing; `start` is its first token with the qualifier."""
    number = series.last
    things = counted(tokens, number.end, start - 1)
    of = _of_which(tokens, series, start)
    measured = things is not None and tokens[things[0]].lower.endswith(NOUNS_OF_MEASURE)
    several = (number.value >= 2 and not number.is_one) or (number.in_digits and number.value % 1 != 0)
    if number.has_decimal_point or not (several or measured):
        return None
    nouns = things is not None or of is not None
    if any(is_label(tokens, each, nouns, is_qualified) for each in series.numbers):
        return None
    if _opens_a_title(tokens, series.first):
        return None
    if things:
        return CountedThings(things if things[0] < things[1] else None)
    measure = of or measure_of(tokens, start, number.end, QuantityKind.COUNT, None)
    # "Die Zahl der Toten stieg auf 27", but not "Das Ebit stieg auf 45 (Vorjahr: 38) Millionen Euro"
    number_of = measure is not None and any(tokens[place].lower.endswith("zahl") for place in range(*measure))
    sure = of or number_of or not number.is_bare or (is_qualified and number.value >= _LARGE)
    return CountedThings(measure) if sure or _counts_alone(tokens, series, start) else None


def _of_which(tokens: list[Token], series: NumberSeries, start: int) -> TokenSpan | None:
    """Return the partitive genitive after numbers, "der fünf Vorstände", but not "Absatz 2 des Gesetzes"."""
    end = series.last.end
    if tokens[start - 1].lower in _NO_PARTITIVE_AFTER or tokens[end].lower in ("des", "dieses", "seines"):
        return None
    return genitive(tokens, end)


def _counts_alone(tokens: list[Token], series: NumberSeries, start: int) -> bool:
    """Return whether a bare number counts things that are named elsewhere."""
    end = series.last.end
    before, following, more = tokens[start - 1], tokens[end], tokens[end + 1]
    if following.lower == "davon" or before.lower in ("davon", "darunter"):
        return True
    if following.lower == "von" and (more.lower in _THOSE or read_number(tokens, end + 1)):
        return True  # "zwei von ihnen"
    if series.connective == "von" and all(number.value % 1 == 0 for number in series.numbers):
        return series.numbers[0].value < series.last.value  # "Vier von zehn sind dafür"
    if following.lower in ("pro", "je") and is_noun(more):
        return True
    if series.connective == "auf" and before.lower == "von":
        return min(number.value for number in series.numbers) >= _NO_RANK  # "stieg von 442 auf 475"
    if (tokens[start - 2].lower, before.lower) in _THERE_ARE:
        return not following.text or following.text in _MARKS or following.lower in ("gewesen", "mehr", "weniger")
    # "Drei wurden verletzt", but not "gegen zehn wurden", "in Halbzeit zwei waren"
    subject = following.lower in _PLURAL_VERBS and not series.last.in_digits
    return subject and (opens(tokens, start) or not (is_noun(before) or before.lower in _BEFORE_HOURS))


def _opens_a_title(tokens: list[Token], i: int) -> bool:
    """Return whether a token opens a title, as in "der Film „Zwölf Uhr mittags“ läuft", and not a quotation."""
    if tokens[i - 1].text not in _QUOTES or not tokens[i - 1].touches(tokens[i]):
        return False
    close = next((j for j in range(i, min(i + _LONGEST_TITLE, len(tokens))) if tokens[j].text in _CLOSING), None)
    return close is not None and tokens[close - 1].text not in _MARKS and tokens[close + 1].text not in _MARKS
