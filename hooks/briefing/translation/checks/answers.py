"""What an engine answered for a sentence in; the English as it may be kept, or why it may not, out.

No answer is believed: engines send error pages, quota notices, German and wrong numbers as if they were translations.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

import ftfy

from briefing.desk.original import CONTROL
from briefing.german.detection import german_words
from briefing.german.normalize import normalize
from briefing.german.numbers.amounts import StatedAmount, english_amounts, german_amounts
from briefing.german.numbers.number_words import ENGLISH_NUMBERS, GERMAN_NUMBERS
from briefing.german.scales import ABBREVIATED_SCALES, ENGLISH_SCALES, GERMAN_SCALES

_SHORTEST, _LONGEST = 0.55, 1.6
"""Length of the English by that of the German; true pairs of press text lie between 0.62 and 1.25."""
_TOO_SHORT_TO_COMPARE = 20
_LONGEST_KEPT = 20_000
"""Characters of a sentence in either language; in the memory it is one line, which may not be too long to be read."""

_NOT_A_TRANSLATION = re.compile(
    r"Error \d{3}\b|\b[45]\d\d (?:Error|Too Many|Internal|Bad Gateway|Service)|That[’']s (?:an error|all we know)"
    r"|MYMEMORY WARNING|QUERY LENGTH LIMIT|INVALID (?:LANGUAGE PAIR|EMAIL|SOURCE|TARGET)|NO QUERY SPECIFIED"
    r"|PLEASE SELECT TWO DISTINCT|Before you continue to|unusual traffic|not a robot|captcha|rate limit exceeded"
    r"|quota exceeded|too many requests|USED ALL AVAILABLE FREE TRANSLATIONS|Bevor Sie zu Google|accept all cookies",
    re.IGNORECASE,
)
_TAG = re.compile(r"<\s*/?\s*[a-z!][^>]*>?", re.IGNORECASE)
_GARBLED = re.compile(r"[\ufffd\ud800-\udfff]|Ã[\x80-¿]|â€|Â[\x80-¿]")
_QUOTES = '"“”„»«'
_ENGLISH_ORDINALS = "_ first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_GERMAN_ORDINALS = "_ erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte".split()
_SCALES = {
    power: "|".join(
        # "Tausende", but no letter of another word.
        rf"\b{scale}\b" if len(scale) < 4 or scale in ABBREVIATED_SCALES else scale
        for scale, its_power in (*GERMAN_SCALES.items(), *ENGLISH_SCALES.items())
        if its_power == power and len(scale) > 1
    )
    for power in (3, 6, 9, 12)
}


@dataclass(frozen=True)
class Refused:
    """An answer that is never kept."""

    reason: str


def accept(german: str, answer: object) -> str | Refused:
    """Return the English in an answer, put in order, or why there is none in it."""
    if not isinstance(answer, str):
        return Refused("the engine gave no text")
    if max(len(german), len(answer)) > _LONGEST_KEPT:
        return Refused(f"it is longer than {_LONGEST_KEPT} characters")
    english = tidy(answer, german)
    if not english:
        return Refused("the engine gave an empty text")
    if (phrase := _NOT_A_TRANSLATION.search(english)) and phrase[0].lower() not in german.lower():
        return Refused(f"a page or notice of the service came instead of a translation: {english[:60]}")
    if (tag := _TAG.search(english)) and tag[0] not in german:
        return Refused(f"it holds markup that the German has not: {tag[0][:40]}")
    if CONTROL.search(english) or _GARBLED.search(english):
        return Refused("its characters are garbled")
    if _letters(english) == _letters(german):
        if not _only_names(german):
            return Refused("the German came back unchanged")
    elif german_words(english) > 0:
        return Refused("it is mostly German")
    if difference := differing_figures(german, english):
        return Refused(difference)
    return english


def tidy(answer: str, german: str) -> str:
    """Return an answer with its charset, entities, white space and quotes put right."""
    english = normalize(ftfy.fix_encoding(html.unescape(answer)))
    if (
        english[:1] in _QUOTES
        and english[-1:] in _QUOTES
        and len(english) > 1
        and not german.startswith(tuple(_QUOTES))
    ):
        english = english[1:-1].strip()
    return _with_english_quotes(english)


def findings(german: str, english: str, names: Iterable[str]) -> list[str]:
    """Return what a person should look at in an English sentence that was kept; `names` are those it must hold."""
    found = []
    ratio = len(english) / len(german)
    if len(german) >= _TOO_SHORT_TO_COMPARE and not _SHORTEST <= ratio <= _LONGEST:
        found.append(f"it is {ratio:.1f} times as long as the German")
    if missing := [name for name in names if not _holds_name(english, name)]:
        found.append(f"it does not name {', '.join(missing)}")
    for number in range(2, 13):
        if _has_word(german, GERMAN_NUMBERS[number]) and not _says(english, number):
            found.append(f"the German says {GERMAN_NUMBERS[number]}")
    return found


def quotes_are_balanced(paragraph: Iterable[str]) -> bool:
    """Return whether every quotation that opens in a paragraph closes in it."""
    text = " ".join(paragraph)
    return text.count("“") == text.count("”")


def differing_figures(german: str, english: str) -> str | None:
    """Return in words which figures the two do not share; a small number may be a word on the other side."""
    wanted, given = german_amounts(german), english_amounts(english)
    missing = [amount for amount in (wanted - given).elements() if not _in_words(amount, english)]
    added = [amount for amount in (given - wanted).elements() if not _in_words(amount, german)]
    if not missing and not added:
        return None
    return f"its figures differ: {_listed(missing)} in the German, {_listed(added)} in the English"


def _listed(amounts: list[StatedAmount]) -> str:
    return ", ".join(str(amount) for amount in Counter(amounts)) or "none of these"


def _in_words(amount: StatedAmount, text: str) -> bool:
    for zeros in (0, *_SCALES):
        count = amount.value / Decimal(10) ** zeros
        if count == int(count) and 0 <= count <= 12 and (zeros == 0 or re.search(_SCALES[zeros], text, re.IGNORECASE)):
            number = int(count)
            one = number == 1 and zeros > 0 and re.search(r"\b(?:an?|eine[rn]?)\b", text, re.IGNORECASE)
            if one or _says(text, number, digits=False):
                return True
    return False


def _says(text: str, number: int, digits: bool = True) -> bool:
    words = [ENGLISH_NUMBERS[number], _ENGLISH_ORDINALS[number], f"{GERMAN_NUMBERS[number]}s?"]  # "ein", "eins"
    words += [_GERMAN_ORDINALS[number] + "[rnms]?"]
    return any(_has_word(text, word) for word in [*words, *([str(number)] if digits else [])])


def _has_word(text: str, word: str) -> bool:
    return re.search(rf"\b{word}\b", text, re.IGNORECASE) is not None


def _holds_name(english: str, name: str) -> bool:
    # A person may go by the surname, a group by its first word.
    return any(word.lower() in english.lower() for word in name.split() if len(word) > 1)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


def _only_names(text: str) -> bool:
    words = re.findall(r"[^\W_][\w.-]*", text)
    return len(words) <= 4 and all(not word[0].islower() for word in words) and german_words(text) <= 0


def _with_english_quotes(text: str) -> str:
    placed = []
    for i, letter in enumerate(text):
        if letter in _QUOTES:
            opens = i == 0 or text[i - 1].isspace() or text[i - 1] in "([–—-/"
            # A mark at the very end closes, even after a space.
            letter = "“" if opens and i + 1 < len(text) else "”"
        placed.append(letter)
    return "".join(placed)
