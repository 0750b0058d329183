"""A LibreTranslate service (https://docs.libretranslate.com/api/operations/translate/)."""

import os
from collections.abc import Sequence

from briefing.desk.authorship import Origin
from briefing.translation.engines.engine import Broken, Limits, Unreadable
from briefing.translation.engines.http import Http, parsed


class LibreTranslate:
    """Sentences in lists, the key in the body: an address ends up in logs."""

    name = "libretranslate"
    origin = Origin.MACHINE
    limits = Limits(characters=5_000, batch=10)

    def __init__(self) -> None:
        root = os.environ.get("LIBRETRANSLATE_URL")
        if not root:
            raise Broken("set LIBRETRANSLATE_URL to the address of the service")
        self._url = f"{root.rstrip('/')}/translate"
        self._key = os.environ.get("LIBRETRANSLATE_API_KEY")
        self._http = Http()

    def translate(self, sentences: Sequence[str], context: str) -> Sequence[object]:  # noqa: ARG002
        """Return an answer for each sentence."""
        body = {"q": list(sentences), "source": "de", "target": "en", "format": "text"}
        response = self._http.post(self._url, json=body | ({"api_key": self._key} if self._key else {}))
        answer = parsed(response)
        answers = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(answers, list) or len(answers) != len(sentences):
            raise Unreadable(f"not {len(sentences)} translations for as many sentences")
        return answers
