"""Likely names of companies, people, places and products in German sentences.

One sentence proves little, so `rank` weighs all of the desk's: together they show which words are names again and
again, and which are used as nouns are.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from briefing.german.names.candidates import Reason, candidates, has_determiner
from briefing.german.names.word_classes import ClassifiedWord, WordClass, classify_words
from briefing.german.normalize import normalize

# The number of a sentence, and why the words look like a name there.
_Uses: TypeAlias = list[tuple[int, Reason]]

# Longer single words are seldom names: "Feuerwehrhäusern".
_LONG = 10


@dataclass(frozen=True)
class RankedName:
    """A likely name and its uses."""

    text: str
    count: int
    sentences: tuple[int, ...]
    """The numbers of the sentences that use it, from 0, each once."""
    reason: Reason
    """The best."""


def rank(sentences: Iterable[str]) -> tuple[RankedName, ...]:
    """Return the likely names of all sentences, the surest and most frequent first."""
    found: dict[str, _Uses] = defaultdict(list)
    as_noun: Counter[str] = Counter()
    lower: set[str] = set()
    for place, sentence in enumerate(sentences):
        words = classify_words(sentence)
        as_noun.update(_stem(word.text) for word in _used_as_nouns(words))
        lower.update(word.text for word in words if word.word_class is WordClass.LOWER)
        for candidate in candidates(words, sentence):
            found[normalize(candidate.text)].append((place, candidate.reason))
    merged = _merged(found)
    names = [_ranked(text, uses) for text, uses in merged.items() if _is_likely(text, uses, as_noun, lower)]
    return tuple(sorted(names, key=lambda name: (-_value(name, merged[name.text]), name.text)))


def _used_as_nouns(words: Sequence[ClassifiedWord]) -> Iterator[ClassifiedWord]:
    for place, word in enumerate(words):
        follows = words[place + 1].word_class if place + 1 < len(words) else WordClass.BREAK
        if (
            word.word_class is WordClass.PLAIN
            and follows not in (WordClass.ROLE, WordClass.COMPANY)
            and has_determiner(words, place)
        ):
            yield word


def _stem(word: str) -> str:
    return re.sub(r"(?<=\w{4})(?:innen|in|ern|en|er|es|e|n|s)$", "", word.lower())


def _merged(found: dict[str, _Uses]) -> dict[str, _Uses]:
    """Return the uses with "Alibabas" among those of "Alibaba", and neighbouring names apart."""
    merged: dict[str, _Uses] = defaultdict(list)
    for text, uses in found.items():
        for part, reason in _parts(text, found):
            merged[part] += [(place, reason or own) for place, own in uses]
    return merged


def _parts(text: str, found: dict[str, _Uses]) -> list[tuple[str, Reason | None]]:
    """Return the names in a text, each with the reason for it if that is another than the text's own."""
    words = text.split()
    if text.removesuffix("s") != text and text[:-1] in found:
        return [(text[:-1], None)]
    if len(words) > 1 and words[0].endswith("s") and words[0][:-1] in found:
        # "Alibabas Logistiksparte"
        return [(words[0][:-1], Reason.GENITIVE)]
    for cut in range(1, len(words)):
        # "könnte Jeff Bezos Amazon": of two words, both must be at home elsewhere.
        left, right = " ".join(words[:cut]), " ".join(words[cut:])
        if left in found and right in found and (len(words) > 2 or min(len(found[left]), len(found[right])) > 1):
            return [(left, Reason.BARE), (right, Reason.BARE)]
    return [(text, None)]


def _ranked(text: str, uses: _Uses) -> RankedName:
    places = tuple(sorted({place for place, _ in uses}))
    return RankedName(text, len(uses), places, max(reason for _, reason in uses))


def _is_likely(text: str, uses: _Uses, as_noun: Counter[str], lower: set[str]) -> bool:
    if max(reason for _, reason in uses) >= Reason.SEQUENCE:
        return True
    return text.lower() not in lower and as_noun[_stem(text)] < len(uses)


def _value(name: RankedName, uses: _Uses) -> float:
    """Return the likelihood of a name, by its best reason, the number of reasons and its frequency."""
    value = name.reason + 2 * math.log2(name.count) + len({reason for _, reason in uses})
    if name.reason <= Reason.SUBJECT and name.text.isalpha():
        value -= 0.5 * max(0, len(name.text) - _LONG)
    return value
