"""Number words from two to twelve that the English has lost: `zwei Filialen`, and in English `the stores`."""

import re
from collections.abc import Iterator

from briefing.german.numbers.number_words import ENGLISH_NUMBERS, GERMAN_NUMBERS
from briefing.translation.checks.pair import Pair

_ENGLISH_ORDINALS = "_ first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_GERMAN_ORDINALS = "_ erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte".split()


def missing_number_words(pair: Pair) -> Iterator[str]:
    """Yield a finding for each number that the German writes as a word and the English in no way."""
    for number in range(2, 13):
        if _has_word(pair.german, GERMAN_NUMBERS[number]) and not has_number(pair.english, number):
            yield f"the German says {GERMAN_NUMBERS[number]}"


def has_number(text: str, number: int, digits: bool = True) -> bool:
    """Return whether a text, in either language, has a number below 13 as a word, an ordinal or, if asked, digits."""
    words = [ENGLISH_NUMBERS[number], _ENGLISH_ORDINALS[number], f"{GERMAN_NUMBERS[number]}s?"]  # "ein", "eins"
    words += [_GERMAN_ORDINALS[number] + "[rnms]?"]
    return any(_has_word(text, word) for word in [*words, *([str(number)] if digits else [])])


def _has_word(text: str, word: str) -> bool:
    return re.search(rf"\b{word}\b", text, re.IGNORECASE) is not None
