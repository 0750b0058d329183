"""MyMemory, through deep-translator."""

import os
from collections.abc import Sequence

import deep_translator.mymemory
from deep_translator import MyMemoryTranslator
from deep_translator.exceptions import BaseError

from briefing.desk.authorship import Origin
from briefing.translation.engines.engine import Limits, Unreadable
from briefing.translation.engines.http import Http


class MyMemory:
    """Sentences one by one, short ones only."""

    name = "mymemory"
    origin = Origin.MACHINE
    limits = Limits(characters=499, bytes=500, interval=0.02)

    def __init__(self) -> None:
        deep_translator.mymemory.requests = Http()
        self._translator = MyMemoryTranslator(source="de-DE", target="en-US")
        if url := os.environ.get("BRIEFING_MYMEMORY_URL"):
            self._translator._base_url = url

    def translate(self, sentences: Sequence[str], context: str) -> Sequence[object]:  # noqa: ARG002
        """Return the best match for each sentence; raise Unreadable once the day's quota is used up."""
        try:
            answers: list[object] = [self._translator.translate(sentence) for sentence in sentences]
        except (BaseError, ValueError, AttributeError, TypeError, LookupError, StopIteration, RecursionError) as error:
            # Whatever is not the JSON that deep-translator expects ends in one of these.
            raise Unreadable(f"an answer that could not be read ({type(error).__name__})") from None
        if any(isinstance(answer, str) and answer.startswith("MYMEMORY WARNING") for answer in answers):
            raise Unreadable("the free quota of the day is used up")
        return answers
