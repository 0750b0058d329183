"""German in place of English: the sentence as it was, or other words in German.

A sentence of names only may come back as it was: `Alibaba Group`.
"""

import re
from collections.abc import Iterator

from briefing.german.detection import german_words
from briefing.translation.checks.pair import Pair


def untranslated(pair: Pair) -> Iterator[str]:
    """Yield a finding if the English is the German, or reads like German."""
    if _letters(pair.english) == _letters(pair.german):
        if not _only_names(pair.german):
            yield "the German came back unchanged"
    elif german_words(pair.english) > 0:
        yield "it is mostly German"


def _letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


def _only_names(text: str) -> bool:
    words = re.findall(r"[^\W_][\w.-]*", text)
    return len(words) <= 4 and all(not word[0].islower() for word in words) and german_words(text) <= 0
