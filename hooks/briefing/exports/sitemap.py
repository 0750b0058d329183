"""The sitemap (https://www.sitemaps.org/protocol.html): one file, or an index of several.

There is no <lastmod>: a build does not know when a page last changed.
"""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

MOST_ADDRESSES = 50_000
MOST_BYTES = 50_000_000
"""The standard's limits of a file, the latter rounded down."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_FRAME = 200
"""Bytes around the addresses of a file, rounded up."""


def sitemap(addresses: Sequence[str], root: str) -> dict[str, bytes]:
    """Return the files by their path below the site's root, whose absolute address is `root`."""
    files = [_document("urlset", "url", some) for some in _split(addresses)]
    if len(files) == 1:
        return {"sitemap.xml": files[0]}
    parts = {f"sitemap-{number}.xml": file for number, file in enumerate(files, 1)}
    return {"sitemap.xml": _document("sitemapindex", "sitemap", [_loc(root + path) for path in parts])} | parts


def _split(addresses: Sequence[str]) -> Iterator[list[str]]:
    part: list[str] = []
    size = _FRAME
    for loc in map(_loc, addresses):
        more = len(loc.encode()) + len("  <sitemap></sitemap>\n")
        if len(part) == MOST_ADDRESSES or size + more > MOST_BYTES:
            yield part
            part, size = [], _FRAME
        part.append(loc)
        size += more
    yield part


def _loc(address: str) -> str:
    return f"<loc>{escape(address)}</loc>"


def _document(kind: str, item: str, locs: Sequence[str]) -> bytes:
    lines = "".join(f"  <{item}>{loc}</{item}>\n" for loc in locs)
    return f'{_HEAD}<{kind} xmlns="{_SPACE}">\n{lines}</{kind}>\n'.encode()
