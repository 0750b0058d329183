"""Which sentence of an original holds given words."""

from bisect import bisect_right
from collections.abc import Sequence

from briefing.desk.blocks import Sentence
from briefing.desk.fields import Fields
from briefing.language.figures.grammar import find_figures
from briefing.language.spacing import fold

_SHOWN = 60
_NOT_IN_ORIGINAL = "copy the words from the original, letter by letter"


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

    def sentence(self, fields: Fields, key: str, quote: str) -> str | None:
        """Return the id of the sentence that a field quotes; that the original does not say it is a problem."""
        sentence = self.find(quote)
        if quote and sentence is None:
            shown = quote if len(quote) <= _SHOWN else quote[:_SHOWN] + "…"
            fields.wrong(key, f'is "{shown}", which the original does not say', _NOT_IN_ORIGINAL)
        return sentence

    def figure(self, fields: Fields, key: str, quote: str) -> str | None:
        """Return the id of the sentence that states a quoted figure; that it is none is a problem too."""
        sentence = self.sentence(fields, key, quote)
        if sentence and not find_figures(quote):
            fields.wrong(key, f'is "{quote}", which is no figure', "copy the figure with its unit, or delete this")
            return None
        return sentence
