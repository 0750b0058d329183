"""Looking up quotations and figures in an original."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from briefing.desk.blocks import Sentence
from briefing.desk.fields import Fields
from briefing.desk.metadata import FigurePlace
from briefing.german.normalize import nfc, normalize
from briefing.german.numbers.figures import Figure, find_figures

_SHOWN = 60
# That makes a longer word or number of what it touches.
_NOTHING_BEFORE = re.compile(r"(?<!\w)(?<!\d[.,])")
_NOTHING_BEHIND = re.compile(r"(?!\w)(?![.,]\d)")
_NOT_IN_ORIGINAL = "copy the words from the original, letter by letter"


class Evidence:
    """Finds the sentence of an article that holds given words or a given figure."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._ids = [sentence.id for sentence in sentences]
        self._starts: list[int] = []
        self._texts = [normalize(sentence.text) for sentence in sentences]
        start = 0
        for text in self._texts:
            self._starts.append(start)
            start += len(text) + 1
        self._whole = " ".join(self._texts)

    @cached_property
    def figures(self) -> Mapping[str, tuple[Figure, ...]]:
        """The figures of the sentences that state some, by their ids; places are those in the composed text."""
        found = ((sentence.id, find_figures(nfc(sentence.text))) for sentence in self._sentences)
        return {id: figures for id, figures in found if figures}

    def find(self, quote: str) -> str | None:
        """Return the id of the sentence in which the first occurrence of a quote begins; white space may differ."""
        position = self._whole.find(normalize(quote)) if quote.strip() else -1
        return None if position < 0 else self._ids[bisect_right(self._starts, position) - 1]

    def sentence(self, fields: Fields, key: str, quote: str) -> str | None:
        """Return the id of the sentence that a field quotes; that the original does not say it is an error."""
        sentence = self.find(quote)
        if quote and sentence is None:
            shown = quote if len(quote) <= _SHOWN else quote[:_SHOWN] + "…"
            fields.wrong(key, f'is "{shown}", which the original does not say', _NOT_IN_ORIGINAL, "evidence")
        return sentence

    def figure(
        self, fields: Fields, key: str, quote: str, preferred: Sequence[str] = (), taken: Sequence[FigurePlace] = ()
    ) -> FigurePlace | None:
        """Return where a quoted figure is stated; that it is not, or is no figure, is an error.

        Of several places, one in a preferred sentence is meant, and none that is taken already.
        """
        found = [place for start, end in self._occurrences(quote) if (place := self._stated(start, end))]
        free = [place for place in found if place not in taken]
        if free:
            return min(free, key=lambda place: place.sentence not in preferred)
        if found:
            fields.wrong(key, f'is "{quote}", which stands here before', "delete one of the two", "evidence")
        elif self.sentence(fields, key, quote):
            fields.wrong(key, f'is "{quote}", which is no figure', "copy the whole figure with its unit", "evidence")
        return None

    def _occurrences(self, quote: str) -> Iterator[tuple[int, int]]:
        """Yield where a quote stands that is no part of a longer word or number ("5 Prozent" in "25 Prozent")."""
        words = normalize(quote)
        start = self._whole.find(words)
        while start >= 0:
            end = start + len(words)
            stands = _NOTHING_BEFORE.match(self._whole, start) and _NOTHING_BEHIND.match(self._whole, end)
            if stands:
                yield start, end
            start = self._whole.find(words, end if stands and words else start + 1)

    def _stated(self, start: int, end: int) -> FigurePlace | None:
        place = bisect_right(self._starts, start) - 1
        offset = self._starts[place]
        for number, figure in enumerate(self._figures_in(place)):
            if figure.start + offset < end and start < figure.end + offset:
                return FigurePlace(self._ids[place], number)
        return None

    def _figures_in(self, place: int) -> tuple[Figure, ...]:
        """Return the figures of a sentence with their places in its folded text, which seldom is another."""
        sentence, text = self._sentences[place], self._texts[place]
        return self.figures.get(sentence.id, ()) if nfc(sentence.text) == text else find_figures(text)
