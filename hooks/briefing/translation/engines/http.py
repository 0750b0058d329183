"""HTTP for engines: a connect and a read timeout on every call, one session a thread, failures as EngineError."""

import os
import threading
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Any

import requests

from briefing.translation.engines.engine import Broken, Busy, Unreadable

_CONNECT = 10.0
_READ = 30.0
_ASK_AGAIN = (408, 425, 429, 500, 502, 503, 504)
_NOT_FOR_US = (401, 402, 403, 404)


class Http:
    """Looks like the `requests` module to those who use it, with `get` and `post` only."""

    def __init__(self) -> None:
        self._local = threading.local()
        read = read_timeout()
        self._timeout = (min(_CONNECT, read), read)

    def get(self, url: str, **options: Any) -> requests.Response:
        """Return a response with a status below 300; raise an EngineError for anything else."""
        return self._send("GET", url, **options)

    def post(self, url: str, **options: Any) -> requests.Response:
        """Return a response with a status below 300; raise an EngineError for anything else."""
        return self._send("POST", url, **options)

    def _send(self, method: str, url: str, **options: Any) -> requests.Response:
        if not hasattr(self._local, "session"):
            self._local.session = requests.Session()
        try:
            # No redirects: they lead to consent and login pages.
            response: requests.Response = self._local.session.request(
                method, url, timeout=self._timeout, allow_redirects=False, **options
            )
        except requests.RequestException as error:
            # The error's own text holds the address, and that may hold a key or the sentence.
            raise Busy(_reason(error)) from None
        if response.status_code in _ASK_AGAIN:
            raise Busy(f"status {response.status_code}", _retry_after(response.headers))
        if response.status_code in _NOT_FOR_US:
            raise Broken(f"status {response.status_code}")
        if not response.ok or response.is_redirect:
            raise Unreadable(f"status {response.status_code}")
        # Services that do not name a charset mean UTF-8; HTTP's old default would garble it.
        if "charset" not in response.headers.get("Content-Type", "").lower():
            response.encoding = "utf-8"
        return response


def read_timeout() -> float:
    """Return after how many seconds without a byte a call has failed; BRIEFING_TIMEOUT is for slow lines, and tests."""
    setting = os.environ.get("BRIEFING_TIMEOUT", str(_READ))
    try:
        return float(setting)
    except ValueError:
        raise Broken(f"BRIEFING_TIMEOUT is {setting!r}, not a number of seconds") from None


def _reason(error: requests.RequestException) -> str:
    if isinstance(error, requests.Timeout):
        return "no answer in time"
    if isinstance(error, requests.ConnectionError):
        return "no connection, or one that broke off"
    return "an answer that could not be read"


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Return seconds from a Retry-After header (RFC 9110, 10.2.3: seconds, or a date by the service's own clock)."""
    header = headers.get("Retry-After", "")
    if header.strip().isdigit():
        return float(header)
    try:
        return max(0.0, (parsedate_to_datetime(header) - parsedate_to_datetime(headers["Date"])).total_seconds())
    except (ValueError, KeyError):
        return None
