"""Whole addresses of pages in; the sitemap out: one file, or an index of several where one may not hold them all.

There is no <lastmod>: a build does not know when a page last changed.
"""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

MOST_ADDRESSES = 50_000
MOST_BYTES = 50_000_000
"""What the standard lets one file have (https://www.sitemaps.org/protocol.html), the latter a little less."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_FRAME = 200
"""Bytes around the addresses of a file, rather too many."""


def sitemap(addresses: Sequence[str], root: str) -> dict[str, bytes]:
    """Return the files by their path below the site's root, whose whole address is `root`."""
    files = [_document("urlset", "url", some) for some in _shares(addresses)]
    if len(files) == 1:
        return {"sitemap.xml": files[0]}
    parts = {f"sitemap-{number}.xml": file for number, file in enumerate(files, 1)}
    return {"sitemap.xml": _document("sitemapindex", "sitemap", [_place(root + path) for path in parts])} | parts


def _shares(addresses: Sequence[str]) -> Iterator[list[str]]:
    share: list[str] = []
    size = _FRAME
    for place in map(_place, addresses):
        more = len(place.encode()) + len("  <sitemap></sitemap>\n")
        if len(share) == MOST_ADDRESSES or size + more > MOST_BYTES:
            yield share
            share, size = [], _FRAME
        share.append(place)
        size += more
    yield share


def _place(address: str) -> str:
    return f"<loc>{escape(address)}</loc>"


def _document(kind: str, item: str, places: Sequence[str]) -> bytes:
    lines = "".join(f"  <{item}>{place}</{item}>\n" for place in places)
    return f'{_HEAD}<{kind} xmlns="{_SPACE}">\n{lines}</{kind}>\n'.encode()
