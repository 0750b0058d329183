"""The folder of a built site in; its pages by address and kind, and the addresses of its other files, out.

Nothing here names a page: what a later change publishes is audited with the rest.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin

from lxml import html


@dataclass(frozen=True)
class Published:
    """A built site and where it is served."""

    folder: Path
    address: str
    """Of its root, with a slash at the end."""

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The address of every page below the root: an empty text, `about/`, `404.html`; the short redirects too."""
        found = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))
        return tuple(sorted(re.sub(r"(^|/)index\.html$", r"\1", path) for path in found))

    @cached_property
    def framed(self) -> tuple[str, ...]:
        """The pages that have the theme's frame around them."""
        return tuple(page for page in self.pages if 'class="md-header"' in self.source(page))

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """One page of each kind, the fullest, and of articles every state they can be in.

        Pages of a kind share a folder, as the companies do; each page that is alone in its folder is of its own kind.
        """
        fullest: dict[tuple[str, str], str] = {}
        for page in sorted(self.pages, key=lambda page: -len(self.source(page))):
            folder = page.rstrip("/").rpartition("/")[0]
            fullest.setdefault((folder, "" if folder else page), page)
        return tuple(sorted({*fullest.values(), *self.states}))

    @cached_property
    def states(self) -> tuple[str, ...]:
        """The articles that `extra_articles` added: without English, withdrawn, moved."""
        return tuple(page for page in self.pages if page.startswith("articles/audit-"))

    @property
    def article(self) -> str:
        """The page of the article of which most is said."""
        shown = (page for page in self.kinds if page.startswith("articles/") and page.count("/") > 1)
        return next(page for page in shown if page not in self.states)

    @property
    def company(self) -> str:
        """The page of the company of which most is said."""
        return next(page for page in self.kinds if page.startswith("companies/") and page.count("/") > 1)

    def path(self, page: str) -> Path:
        """Return the file of a page."""
        return self.folder / (page + "index.html" if page.endswith("/") or not page else page)

    def source(self, page: str) -> str:
        """Return the HTML of a page."""
        return self.path(page).read_text(encoding="utf-8")

    def tree(self, page: str) -> html.HtmlElement:
        """Return the parsed HTML of a page."""
        return html.document_fromstring(self.path(page).read_bytes(), parser=html.HTMLParser(encoding="utf-8"))

    def files(self, pattern: str) -> list[str]:
        """Return the addresses below the root of the files whose names match."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob(pattern))

    def file_at(self, address: str) -> Path | None:
        """Return the file that answers an absolute address of this site; None for an address elsewhere or nowhere."""
        if not address.startswith(self.address):
            return None
        path = self.folder / unquote(address.removeprefix(self.address)).partition("#")[0].partition("?")[0]
        path = path / "index.html" if path.is_dir() and address.partition("#")[0].partition("?")[0][-1] == "/" else path
        return path if path.is_file() else None

    def whole(self, page: str, link: str = "") -> str:
        """Return a link on a page as an absolute address; without a link, the page's own."""
        return urljoin(self.address + page, link)


def extra_articles() -> dict[str, str]:
    """Return what the desk of the audit holds besides `seeds/`: an article in every state that these may lack."""
    text = (
        "Der Onlinehandel wächst {}\n\nDer Handel im Netz wächst weiter. Das sagte der Verband am Montag in Berlin.\n\n"
        "Die Händler und die Kunden in Deutschland sind mit {} zufrieden. Die Kosten steigen.\n"
    )
    return {
        "990_audit.txt": text.format("weiter", "der Lieferung"),
        "990_audit.yml": "slug: audit-untranslated\nredirect_from: [audit-moved]\n",
        "991_audit.txt": text.format("langsamer", "den Preisen"),
        "991_audit.yml": "slug: audit-withdrawn\nwithdrawn: The publisher asked for it.\n",
    }
