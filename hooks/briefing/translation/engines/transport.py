"""HTTP sessions whose answers are bounded in bytes and in seconds.

A limit of `requests` is on the pause between two bytes only: a service that sends for ever, or a compressed trifle that
unpacks to gigabytes, would fill the memory, and one that drips would hold a thread for days.
"""

import io
import time
from typing import Any

import requests
import urllib3
from requests.adapters import HTTPAdapter

_CHUNK = 65_536


class TooLarge(requests.RequestException):
    """An answer has more bytes, once unpacked, than are read."""


class BoundedAdapter(HTTPAdapter):
    """Carries requests for a session; what it raises is a RequestException, or a ValueError for what makes no sense."""

    def __init__(self, largest: int, longest: float, redirects: bool = False) -> None:
        """Set the most bytes of a body, the most seconds it may take, and whether it may lead elsewhere."""
        super().__init__()
        self._largest = largest
        self._longest = longest
        self._redirects = redirects

    def send(self, request: requests.PreparedRequest, *arguments: Any, **options: Any) -> requests.Response:
        """Return a response whose body has been read."""
        response = super().send(request, *arguments, **options | {"stream": True})
        try:
            if response.is_redirect and not self._redirects:
                raise requests.TooManyRedirects(f"status {response.status_code}")
            body = self._read(response.raw)
        except urllib3.exceptions.HTTPError as error:
            raise requests.ConnectionError(type(error).__name__) from None
        finally:
            response.close()
        response.raw = io.BytesIO(body)
        return response

    def _read(self, raw: urllib3.HTTPResponse) -> bytes:
        end = time.monotonic() + self._longest
        body = bytearray()
        # One read of the socket at a time, for a read of a whole chunk waits until the last of its bytes is there.
        while chunk := raw.read1(_CHUNK, decode_content=True):
            body += chunk
            if len(body) > self._largest:
                raise TooLarge(0, f"more than {self._largest} bytes")
            if time.monotonic() > end:
                raise requests.ReadTimeout(0, f"not all there after {self._longest:.0f} seconds")
        return bytes(body)


def session(largest: int, longest: float, redirects: int = 0) -> requests.Session:
    """Return a session whose answers are bounded; it knows no address but those of the web."""
    bounded = requests.Session()
    bounded.max_redirects = redirects
    for scheme in ("https://", "http://"):
        bounded.mount(scheme, BoundedAdapter(largest, longest, redirects > 0))
    return bounded
