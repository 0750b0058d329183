"""DeepL, through its official package (the extra `deepl`)."""

import os
from collections.abc import Sequence

import requests

from briefing.desk.authorship import Origin
from briefing.translation.engines.engine import Broken, Busy, Limits, Unreadable
from briefing.translation.engines.http import bounded_session, failure, read_timeout


class DeepL:
    """Sentences in lists, with their paragraph as context."""

    name = "deepl"
    origin = Origin.MACHINE
    limits = Limits(bytes=128 * 1024, batch=10)

    def __init__(self) -> None:
        try:
            import deepl
        except ImportError:
            raise Broken("not installed: .venv/bin/pip install deepl") from None
        key = os.environ.get("DEEPL_API_KEY")
        if not key:
            raise Broken("set DEEPL_API_KEY")
        self._deepl = deepl
        # Retrying is the chain's, for every engine alike.
        deepl.http_client.max_network_retries = 0
        deepl.http_client.min_connection_timeout = read_timeout()
        self._client = deepl.DeepLClient(key, server_url=os.environ.get("DEEPL_SERVER_URL"))
        # The package's own session reads answers of any length, and goes wherever a redirect leads.
        self._client._client._session = bounded_session()

    def translate(self, sentences: Sequence[str], context: str) -> Sequence[object]:
        """Return an answer for each sentence."""
        try:
            results = self._client.translate_text(
                list(sentences), source_lang="DE", target_lang="EN-GB", context=context, split_sentences="0"
            )
        except (self._deepl.AuthorizationException, self._deepl.QuotaExceededException) as error:
            raise Broken(type(error).__name__) from None
        except self._deepl.DeepLException as error:
            if isinstance(error.__cause__, requests.RequestException):
                raise failure(error.__cause__) from None
            raise Busy(type(error).__name__) from None
        except (TypeError, ValueError, AttributeError, LookupError, RecursionError):
            # The package stumbles over JSON that is not as it expects.
            raise Unreadable("an answer that could not be read") from None
        answers = [result.text for result in results] if isinstance(results, list) else [results.text]
        if len(answers) != len(sentences):
            raise Unreadable(f"not {len(sentences)} translations for as many sentences")
        return answers
