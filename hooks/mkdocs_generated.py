"""What the core made in; the same as pages and files of MkDocs out, and what the theme makes around the pages.

MkDocs keeps every page from the beginning of a build to its end, so each fetches its content only when it is written.
Of a file it is told for the sake of links to it; it is the core that writes them.
"""

from collections.abc import Mapping
from copy import copy
from typing import TYPE_CHECKING

from markupsafe import Markup, escape
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from briefing.language.turning import isolated
from briefing.pages import page as briefing_page
from briefing.pages.shell import Shell, Slot, shell_of
from briefing.pages.snippets import window_title

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.utils.templates import TemplateContext

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
            "template": "spliced.html",
        }

    def read_source(self, config: "MkDocsConfig") -> None:  # noqa: ARG002
        """Take the place of reading a Markdown file."""
        self.markdown = ""
        self.meta = dict(self._meta)

    def render(self, config: "MkDocsConfig", files: Files) -> None:  # noqa: ARG002
        """Take the place of rendering Markdown; MkDocs would keep all pages' HTML, hence it gets none."""
        self.content = ""
        self.toc = _TOC
        self.present_anchor_ids = set()

    @property
    def kind(self) -> tuple[object, ...]:
        """What the theme makes the same of everything around: where links begin, and what is there at all."""
        folder = self.url.rstrip("/").rpartition("/")[0]
        # The theme itself may lead to a page of no folder; and what is in the navigation looks otherwise where it is.
        alone = not folder or self.previous_page or self.next_page
        return folder, self.url if alone else "", bool(self.meta["description"]), self.meta["noindex"]

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

    def __init__(self, theme: "Environment") -> None:
        self._theme = theme
        self._of_kind: dict[tuple[object, ...], Shell] = {}

    def around(self, page: GeneratedPage, own: briefing_page.Page, context: "TemplateContext") -> str:
        """Return a whole page of the core; `context` is what the theme is told of it."""
        if page.kind not in self._of_kind:
            html = self._theme.get_template("main.html").render({**context, "page": page.with_slots()})
            self._of_kind[page.kind] = shell_of(isolated(html))
        return self._of_kind[page.kind].around(page.own(own))
