"""What the core made in; the same as pages and files of MkDocs out, and what the theme makes around the pages.

MkDocs is told of all of them for the sake of links to them, and has the theme make one page of each kind. The core puts
the others into the same and writes them, and the files, by several processes: MkDocs would make and write one after the
other.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from copy import copy
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from briefing.cache import digest
from briefing.german.bidi import isolate
from briefing.pages import page as briefing_page
from briefing.pages.descriptions import window_title
from briefing.pages.shell import Shell, Slot, shell_of
from briefing.processes import do_with_all
from briefing.stock import Pages

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_TOC = get_toc([{"level": 1, "id": "headline", "name": "Article", "children": []}])
"""Of every page: the theme's skip link leads to the first entry."""


class GeneratedPage(Page):
    """A page whose HTML comes from the core, so that an article's text is never read as Markdown."""

    def __init__(self, page: briefing_page.Page, number: int, file: File, config: "MkDocsConfig") -> None:
        # The theme prints titles as they are, hence escaped here; as Markup, so that it is done once.
        super().__init__(escape(page.title), file, config)
        self.number = number
        self._meta = {
            "title": window_title(page.result_title or page.title, config.site_name),
            "description": page.description,
            "noindex": not page.indexed,
        }

    def read_source(self, config: "MkDocsConfig") -> None:  # noqa: ARG002
        """Take the place of reading a Markdown file."""
        self.markdown = ""
        self.meta = dict(self._meta)

    def render(self, config: "MkDocsConfig", files: Files) -> None:  # noqa: ARG002
        """Take the place of rendering Markdown; MkDocs would keep all pages' HTML, hence it gets none."""
        self.content = ""
        self.toc = _TOC

    def kind(self, known: Set[str]) -> tuple[object, ...]:
        """Return what the theme makes the same of everything around: where links begin, and what is there at all.

        `known` are the folders of all that the theme may lead to.
        """
        near = self.url.rstrip("/")
        depth = near.count("/")
        # The theme itself may lead to a page of no folder.
        alone = "" if depth else near
        while near and near not in known:
            near = near.rpartition("/")[0]
        return depth, near, alone, bool(self.meta["description"]), self.meta["noindex"]

    def with_slots(self) -> "GeneratedPage":
        """Return a page of the same kind, with slots where pages have their own parts."""
        page: GeneratedPage = copy(self)
        page.title = Markup(Slot.HEADING)
        page.canonical_url = page.canonical_url and Slot.CANONICAL
        page.meta = {**page.meta, "title": Slot.TITLE, "head": Slot.HEAD}
        page.meta["description"] = page.meta["description"] and Slot.DESCRIPTION
        page.content = Slot.CONTENT
        return page

    def own(self, page: briefing_page.Page) -> dict[Slot, str]:
        """Return this page's own parts, some of which are the core's."""
        return {
            Slot.TITLE: self.meta["title"],
            Slot.DESCRIPTION: self.meta["description"],
            Slot.CANONICAL: self.canonical_url or "",
            Slot.HEADING: str(self.title),
            Slot.HEAD: page.head,
            Slot.CONTENT: page.html,
        }


class GeneratedFile(File):
    """A file that the core gives out when it is asked for."""

    def __init__(self, path: str, config: "MkDocsConfig", made: Mapping[str, bytes]) -> None:
        super().__init__(path, None, config.site_dir, config.use_directory_urls, dest_uri=path)
        self.generated_by, self.abs_src_path = "briefing", None
        self._made = made

    @property
    def _content(self) -> bytes:  # type: ignore[override]
        return self._made[self.src_uri]


class Shells:
    """The theme's HTML around pages: asked for once for each kind, which takes the theme long."""

    def __init__(self, files: Sequence[File] = ()) -> None:
        """`files` are all that are to be written."""
        pages = [file.page for file in files if isinstance(file.page, GeneratedPage)]
        known = _folders(file.url for file in files if _is_in_reach(file))
        self._kinds = {page.number: page.kind(known) for page in pages}
        first = {self._kinds[page.number]: page for page in reversed(pages)}
        self.others = [page for page in pages if first[self._kinds[page.number]] is not page]
        """All pages but the first of each kind, which the theme is to make."""
        self._made: dict[tuple[object, ...], Shell] = {}

    def learn(self, page: GeneratedPage, html: str) -> None:
        """Take what the theme made of a page with slots for all of its kind."""
        self._made[self._kinds[page.number]] = shell_of(isolate(html))

    def around(self, page: GeneratedPage, own: briefing_page.Page) -> str:
        """Return a whole page of the core."""
        return self._made[self._kinds[page.number]].around(page.own(own))

    def write_others(self, made: Pages, stands: Callable[[str, str], bool]) -> None:
        """Write the pages that the theme did not make, by as many processes as there are cores.

        But for those that stand where they are to be, by their paths and what stands for their contents.
        """
        shells = {kind: digest(*shell.pieces) for kind, shell in self._made.items()}
        contents = ((page, digest(shells[self._kinds[page.number]], made.key_of(page.number))) for page in self.others)
        changed = [page for page, content in contents if not stands(page.file.dest_uri, content)]
        do_with_all(partial(self._write, made), changed)

    def _write(self, made: Pages, page: GeneratedPage) -> None:
        path = Path(page.file.abs_dest_path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.around(page, made[page.number]).encode())


def _is_in_reach(file: File) -> bool:
    """Return whether the theme may lead to a file: of the core's only to a page that is in the navigation."""
    if isinstance(file.page, GeneratedPage):
        return bool(file.page.previous_page or file.page.next_page)
    return not isinstance(file, GeneratedFile)


def _folders(urls: Iterable[str]) -> Set[str]:
    found: set[str] = set()
    for url in urls:
        folder = url.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found
