"""Pages and files of MkDocs whose content the core makes when MkDocs comes to them."""

from typing import TYPE_CHECKING

from markupsafe import escape
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from briefing.output import Output
from briefing.pages import page as core_page
from briefing.pages.descriptions import window_title
from mkdocs_output import Written

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_TOC = get_toc([{"level": 1, "id": "headline", "name": "Article", "children": []}])
"""Of every page: the theme's skip link leads to the first entry."""


class GeneratedFile(File):
    """A file whose bytes the core makes when MkDocs writes it."""

    def __init__(self, output: Output[bytes], written: Written, config: "MkDocsConfig") -> None:
        super().__init__(output.address, None, config.site_dir, config.use_directory_urls, dest_uri=output.address)
        self.generated_by, self.abs_src_path = "briefing", None
        self._output, self._written = output, written

    @property
    def _content(self) -> bytes:  # type: ignore[override]
        return self._output.make()

    def is_modified(self) -> bool:
        """Return whether a preview has to write it again."""
        return not self._written.is_current(self.dest_uri, self._output)

    def copy_file(self, dirty: bool = False) -> None:
        """Write it, in a preview if it has changed."""
        super().copy_file(dirty)
        self._written.add(self.dest_uri, self._output)


class PageSource(File):
    """What MkDocs takes for the Markdown file of a page."""

    def __init__(self, output: Output[core_page.Page], written: Written, config: "MkDocsConfig") -> None:
        # Not in the navigation tree, which Material writes into every page.
        path, outside = output.address.rstrip("/") + ".md", InclusionLevel.NOT_IN_NAV
        super().__init__(path, None, config.site_dir, config.use_directory_urls, inclusion=outside)
        self.generated_by, self.abs_src_path, self._content = "briefing", None, ""
        self._output, self._written = output, written

    def is_modified(self) -> bool:
        """Return whether a preview has to write the page again."""
        return not self._written.is_current(self.dest_uri, self._output)


class GeneratedPage(Page):
    """A page whose HTML comes from the core, so that an article's text is never read as Markdown."""

    def __init__(self, output: Output[core_page.Page], written: Written, config: "MkDocsConfig") -> None:
        super().__init__("", PageSource(output, written, config), config)
        self._output, self._written, self._site_name = output, written, config.site_name
        self._is_filled = False
        self.meta, self.toc = {"noindex": not output.indexed}, _TOC

    def read_source(self, config: "MkDocsConfig") -> None:  # noqa: ARG002
        """Take the place of reading a Markdown file."""
        self.markdown = ""

    def render(self, config: "MkDocsConfig", files: Files) -> None:  # noqa: ARG002
        """Take the place of rendering Markdown.

        MkDocs keeps the HTML of all pages from here on; hence it is made now only if another plugin or hook sees it.
        """
        self.content = ""
        if len(config.plugins.events["page_content"]) > 1:
            self.fill()

    def fill(self) -> None:
        """Have the core make the page, unless it has done so."""
        if not self._is_filled:
            made = self._output.make()
            # The theme prints titles as they are, hence escaped here; as Markup, so that it is done once.
            self.title, self.content, self._is_filled = escape(made.title), made.html, True
            title = window_title(made.result_title or made.title, self._site_name)
            self.meta.update(title=title, description=made.description, head=made.head)

    def let_go(self) -> None:
        """Forget the HTML, which MkDocs is about to write."""
        self._written.add(self.file.dest_uri, self._output)
        self.content, self._is_filled, self.meta["head"] = "", False, ""
