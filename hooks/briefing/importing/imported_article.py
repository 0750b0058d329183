"""An article imported from a text or a web page: its original, and the metadata that the page has.

The network and the clock are not used here: the command fetches the page and passes the day.
"""

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import trafilatura.settings
import yaml
from lxml.html import HtmlElement

from briefing.desk.original import CONTROL, read_lines
from briefing.desk.sidecar import WEB_ADDRESS
from briefing.diagnostics import Diagnostic
from briefing.german.normalize import normalize
from briefing.german.slugs import slug_of
from briefing.importing.extraction import MainContent, reads_like_text, simplify
from briefing.importing.paywall import is_paid
from briefing.importing.tables import tables_as_rows

_HTML = re.compile(rb"\s*(?:(?:<!--.*?-->|<\?xml.*?\?>)\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.DOTALL)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_CHARSET_WITHIN = 4096
"""Bytes; browsers look at the first 1024 (HTML standard, 13.2.3.2), content systems are less careful."""
# What pages call Latin-1 is Windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels).
_LATIN = {"iso8859-1", "ascii", "latin-1"}
_LARGEST = 2_000_000
"""Bytes of an original: half of what the desk reads of a file, so that there is room for the English in another."""
_MOST_ELEMENTS = 30_000
"""Of a page; ten times those of a usual one, for the time it takes to find an article grows with their square."""
# "Headline | Outlet", "Author · Monday"
_BAR = re.compile(r"\s[|·•–-]\s")
_NAME_ENCODING = "name its encoding, as in --encoding windows-1252"


@dataclass(frozen=True)
class ImportedArticle:
    """An article that is not on the desk yet."""

    original: bytes
    """What becomes the `.txt`, in UTF-8."""
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    """`2019-05-19`"""
    address: str | None = None
    """Where the page was found."""
    paid: bool = False
    """The page says that it is not free: what it showed may be a part only."""

    @property
    def sidecar(self) -> str:
        """The text of the `.yml` with what was found; empty if nothing was."""
        found = {"outlet": self.outlet, "author": self.author, "address": self.address}
        metadata: dict[str, object] = {key: value for key, value in found.items() if value}
        if self.published:
            metadata["published"] = {"date": self.published, "basis": "stated"}
        if not metadata:
            return ""
        dumped: str = yaml.safe_dump(metadata, allow_unicode=True, sort_keys=False, width=1_000)
        return dumped


def is_html(data: bytes) -> bool:
    """Return whether bytes are those of a web page."""
    return _HTML.match(data.removeprefix(codecs.BOM_UTF8)) is not None


def from_text(data: bytes, name: str, encoding: str | None) -> ImportedArticle | Diagnostic:
    """Return a text as it is; one that is not UTF-8 needs its encoding named, for guessing gets umlauts wrong."""
    if encoding:
        text = _decoded(data, name, encoding)
        if isinstance(text, Diagnostic):
            return text
        data = text.encode()
    lines = _lines(data, name)
    if not isinstance(lines, Diagnostic):
        return ImportedArticle(data)
    if "is not UTF-8" in lines.what:
        return replace(lines, remedy=_NAME_ENCODING)
    return lines


def from_html(
    data: bytes, name: str, encoding: str | None, address: str | None, today: date
) -> ImportedArticle | Diagnostic:
    """Return the article of a web page without what stands around it; what cannot be found is left out."""
    tree = _tree(data, name, encoding)
    if isinstance(tree, Diagnostic):
        return tree
    paid = is_paid(tree)
    simplify(tree)
    rows = tables_as_rows(tree)
    found = _extracted(tree, address, today)
    if found is None:
        return _no_article(name)
    outlet = _outlet(found, tree)
    title = _title(found, tree, outlet)
    lines = [normalize(line) for line in (found.text or "").split("\n") if line.strip()]
    content = MainContent(tree, lines, outlet, title)
    paragraphs = [rows.get(line, line) for line in content.article()]
    if not any(reads_like_text(line) for line in paragraphs):
        return _no_article(name)
    title = content.headline or title
    if title and paragraphs[0] != title:
        paragraphs.insert(0, title)
    original = ("\n\n".join(paragraphs) + "\n").encode()
    if isinstance(error := _lines(original, name), Diagnostic):
        remedy = "copy its text into a .txt, mend it and add that"
        return Diagnostic(name, None, f"in its article, {error.what}", remedy, error.check)
    author = _BAR.split(_page_metadata(found.author))[0]
    return ImportedArticle(
        original=original,
        outlet=outlet,
        author=author if author and all(content.names(one) for one in author.split("; ")) else None,
        published=found.date,
        address=_web_address(address) or _web_address(found.url),
        paid=paid,
    )


def _tree(data: bytes, name: str, encoding: str | None) -> HtmlElement | Diagnostic:
    """Return the elements of a page, in the encoding that is given or that it declares."""
    declared = _CHARSET.search(data[:_CHARSET_WITHIN])
    html = _decoded(data, name, encoding or (declared[1].decode("ascii") if declared else "utf-8"))
    if isinstance(html, Diagnostic):
        return html
    tree = trafilatura.load_html(html)
    if tree is None:
        return _no_article(name)
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        what = f"has more than {_MOST_ELEMENTS} elements"
        return Diagnostic(name, None, what, "copy its text into a .txt and add that", "size")
    return tree


def _extracted(tree: HtmlElement, address: str | None, today: date) -> trafilatura.settings.Document | None:
    found = trafilatura.bare_extraction(
        tree,
        url=address,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        favor_precision=True,
        target_language=None,
        date_extraction_params={"max_date": today.isoformat(), "original_date": True, "extensive_search": False},
    )
    return found if isinstance(found, trafilatura.settings.Document) and found.text else None


def same_article(imported: ImportedArticle, originals: Iterable[tuple[str, bytes]]) -> str | None:
    """Return the path of the original, a draft's too, with the same text but for white space."""
    words = _squeezed(imported.original)
    return next((path for path, original in originals if _squeezed(original) == words), None)


def _lines(data: bytes, name: str) -> list[str] | Diagnostic:
    """Return the lines of an original, or the error that it would be on the desk."""
    if len(data) > _LARGEST:
        what = f"has {len(data) / 1e6:.1f} MB, more than {_LARGEST // 1_000_000} MB"
        return Diagnostic(name, None, what, "split it, or check what it holds", "size")
    return read_lines(data, name)


def _no_article(name: str) -> Diagnostic:
    what = "no article was found in the page"
    return Diagnostic(name, None, what, "copy its text into a .txt and add that", "no-article")


def _outlet(found: trafilatura.settings.Document, tree: HtmlElement) -> str | None:
    """Return the page's name for itself; where that is its host only, the one in its title if it is the same."""
    name = _page_metadata(found.sitename) or None
    if name and found.hostname and name.endswith(found.hostname):
        last = _BAR.split(_page_metadata(tree.findtext(".//title")))[-1]
        return last if slug_of(last).replace("-", "") == found.hostname.split(".")[0].replace("-", "") else name
    return name


def _title(found: trafilatura.settings.Document, tree: HtmlElement, outlet: str | None) -> str:
    title = normalize(found.title or "")
    if title != outlet:
        return title
    whole = normalize(tree.findtext(".//title") or "")
    return whole.removeprefix(title).removesuffix(title).strip(" |·•–-:")


def _page_metadata(text: str | None) -> str:
    """Return a text that a page has as metadata; empty where it holds a character that belongs in no text."""
    return "" if CONTROL.search(text or "") else normalize(text or "")


def _web_address(address: str | None) -> str | None:
    return address if address and WEB_ADDRESS.fullmatch(_page_metadata(address)) else None


def _decoded(data: bytes, name: str, encoding: str) -> str | Diagnostic:
    try:
        known = codecs.lookup(encoding).name
        text = data.decode("utf-8-sig" if known == "utf-8" else "cp1252" if known in _LATIN else known)
        # UTF-7 and Python's own ways of writing text can spell what is no character.
        text.encode()
    except UnicodeDecodeError as error:
        what = f"byte {error.start + 1} (0x{data[error.start]:02x}) is not {encoding}"
        return Diagnostic(name, None, what, _NAME_ENCODING, "encoding")
    except UnicodeError:
        return Diagnostic(name, None, f"is not {encoding}", _NAME_ENCODING, "encoding")
    except (LookupError, ValueError):
        remedy = "name another, as in --encoding windows-1252"
        return Diagnostic(name, None, f"unknown encoding {encoding}", remedy, "encoding")
    return text


def _squeezed(data: bytes) -> str:
    return "".join(data.decode("utf-8-sig", "replace").split())
