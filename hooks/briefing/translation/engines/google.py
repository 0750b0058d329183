"""Google's web page, through deep-translator."""

import os
from collections.abc import Sequence

import bs4
import deep_translator.google
from deep_translator import GoogleTranslator
from deep_translator.exceptions import BaseError

from briefing.desk.authorship import Origin
from briefing.translation.engines.engine import Limits, Unreadable
from briefing.translation.engines.http import Http

_LARGEST = 200_000
"""Bytes of a page, some ten times those of a usual one; html.parser takes minutes for a hostile one of a million."""


class Google:
    """Sentences one by one: the page glues lines together."""

    name = "google"
    origin = Origin.MACHINE
    limits = Limits(characters=4_999, interval=0.015)

    def __init__(self) -> None:
        # deep-translator's own calls wait for ever; the module that it calls them on is the only place to mend that.
        deep_translator.google.requests = Http(_LARGEST)
        self._translator = GoogleTranslator(source="de", target="en")
        if url := os.environ.get("BRIEFING_GOOGLE_URL"):
            self._translator._base_url = url

    def translate(self, sentences: Sequence[str], context: str) -> Sequence[object]:  # noqa: ARG002
        """Return the text in the page's result for each sentence."""
        try:
            return [self._translator.translate(sentence) for sentence in sentences]
        except (BaseError, bs4.ParserRejectedMarkup, ValueError) as error:
            # What is no HTML at all, and a charset that nothing can be decoded with, end in the latter two.
            raise Unreadable(f"no translation in the page ({type(error).__name__})") from None
