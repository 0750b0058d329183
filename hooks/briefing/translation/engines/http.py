"""HTTP for engines: bounds on the time and the size of every answer, one session a thread, failures as EngineError."""

import math
import os
import threading
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Any

import requests
from requests.exceptions import InvalidSchema, InvalidURL, MissingSchema

from briefing.translation.engines.engine import Broken, Busy, EngineError, Unreadable
from briefing.translation.engines.transport import TooLarge, session

_CONNECT = 10.0
_READ = 30.0
_LONGEST_READ = 3600.0
_READS = 4
"""The longest time for a whole answer, in read timeouts."""
_LARGEST = 1_000_000
"""Bytes of an answer: ten times those of ten long sentences with every letter as an escape."""
_BUSY_STATUSES = (408, 425, 429, 500, 502, 503, 504)
_BROKEN_STATUSES = (401, 402, 403, 404)


class Http:
    """A stand-in for the `requests` module, with `get` and `post` only, so that libraries can use it unchanged."""

    def __init__(self, largest: int = _LARGEST) -> None:
        self._local = threading.local()
        read = read_timeout()
        self._timeout = (min(_CONNECT, read), read)
        self._largest = largest

    def get(self, url: str, **options: Any) -> requests.Response:
        """Return a response with a status below 300; raise an EngineError for anything else."""
        return self._send("GET", url, **options)

    def post(self, url: str, **options: Any) -> requests.Response:
        """Return a response with a status below 300; raise an EngineError for anything else."""
        return self._send("POST", url, **options)

    def _send(self, method: str, url: str, **options: Any) -> requests.Response:
        if not hasattr(self._local, "session"):
            self._local.session = bounded_session(self._largest)
        try:
            response: requests.Response = self._local.session.request(method, url, timeout=self._timeout, **options)
        except requests.RequestException as error:
            raise failure(error) from None
        except ValueError:
            # Addresses and headers that urllib3 or the standard library stumbles over.
            raise Unreadable("an answer that could not be read") from None
        if response.status_code in _BUSY_STATUSES:
            raise Busy(f"status {response.status_code}", _retry_after(response.headers))
        if response.status_code in _BROKEN_STATUSES:
            raise Broken(f"status {response.status_code}")
        if not 200 <= response.status_code < 300:
            raise Unreadable(f"status {response.status_code}")
        # Services that do not name a charset mean UTF-8; HTTP's old default would garble it.
        if "charset" not in response.headers.get("Content-Type", "").lower():
            response.encoding = "utf-8"
        return response


def bounded_session(largest: int = _LARGEST) -> requests.Session:
    """Return a session for an engine: no redirects, for they lead to consent and login pages."""
    return session(largest, _READS * read_timeout())


def failure(error: requests.RequestException) -> EngineError:
    """Return the EngineError for an error of requests, without its message: the address in it may hold a key."""
    if isinstance(error, TooLarge):
        return Unreadable("an answer that is far too long")
    if isinstance(error, requests.TooManyRedirects):
        return Unreadable("it leads to another address, which is not asked")
    if isinstance(error, InvalidURL | InvalidSchema | MissingSchema):
        return Broken("its address is none of the web")
    if isinstance(error, requests.Timeout):
        return Busy("no answer in time")
    if isinstance(error, requests.ConnectionError):
        return Busy("no connection, or one that broke off")
    return Busy("an answer that could not be read")


def parsed(response: requests.Response) -> Any:
    """Return the JSON in an answer; raise Unreadable where there is none, or one nested too deep to be read."""
    try:
        return response.json()
    except (ValueError, RecursionError):
        raise Unreadable("an answer that could not be read") from None


def read_timeout() -> float:
    """Return after how many seconds without a byte a call has failed; BRIEFING_TIMEOUT is for slow lines, and tests."""
    setting = os.environ.get("BRIEFING_TIMEOUT", str(_READ))
    try:
        seconds = float(setting)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds <= _LONGEST_READ:
        raise Broken(f"BRIEFING_TIMEOUT is {setting!r}, not a number of seconds")
    return seconds


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Return seconds from a Retry-After header (RFC 9110, 10.2.3: seconds, or a date by the service's own clock)."""
    header = headers.get("Retry-After", "").strip()
    if header.isascii() and header.isdigit():
        return float(header)
    try:
        return max(0.0, (parsedate_to_datetime(header) - parsedate_to_datetime(headers["Date"])).total_seconds())
    except (ValueError, KeyError, TypeError, OverflowError):
        # A date without a zone cannot be compared with one that has one.
        return None
