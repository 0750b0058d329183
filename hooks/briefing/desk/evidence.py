"""Which sentence of an original holds given words."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from briefing.desk.article import Sentence
from briefing.language.spacing import fold


class Evidence:
    """The text of one article, ready for looking up in which sentence something stands."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._ids = [sentence.id for sentence in sentences]
        self._starts: list[int] = []
        self._texts = [fold(sentence.text) for sentence in sentences]
        start = 0
        for text in self._texts:
            self._starts.append(start)
            start += len(text) + 1
        self._whole = " ".join(self._texts)

    def find(self, quote: str) -> str | None:
        """Return the id of the sentence in which the first occurrence of a quote begins; white space may differ."""
        position = self._whole.find(fold(quote)) if quote.strip() else -1
        return None if position < 0 else self._ids[bisect_right(self._starts, position) - 1]

    def naming(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the sentences that hold one of the names as a word, also with a genitive s or a hyphen."""
        longest_first = sorted(names, key=len, reverse=True)
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?=s?(?!\w))")
        return tuple(id for id, text in zip(self._ids, self._texts, strict=True) if pattern.search(text))
