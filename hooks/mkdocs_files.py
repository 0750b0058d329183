"""Which files MkDocs publishes besides the generated ones, and what it is not to say of a preview."""

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from briefing.exports.sitemap import sitemap

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "assets/images/favicon.png")
"""What Material brings and no page of this site loads; its source maps neither. Half of the site's bytes."""

_STYLES = "assets/styles/all.css"
"""Where our style sheets are together."""


def drop_unused(files: Files, config: "MkDocsConfig") -> None:
    """Remove what Material brings and no page loads."""
    instant = "navigation.instant" in config.theme.get("features", [])
    searching = any(name.rpartition("/")[2] == "search" for name in config.plugins)
    unused = () if searching else _UNUSED if instant else (*_UNUSED, "assets/javascripts/")
    for file in [*files]:
        if file.src_uri.startswith(unused) or file.src_uri.endswith((".js.map", ".css.map")):
            files.remove(file)


def add_all(files: Files, generated: Iterable[File]) -> None:
    """Add files; MkDocs would let one replace another from `docs/` at the same address without a word."""
    taken = {file.dest_uri: file.src_uri for file in files}
    for file in generated:
        if source := taken.get(file.dest_uri):
            raise PluginError(f"docs/{source}: its address is that of a page made from seeds/ - rename it")
        files.append(file)


def join_styles(files: Files, config: "MkDocsConfig") -> None:
    """Put our style sheets into one file: a phone draws nothing before it has fetched each that a page names."""
    found = {path: files.get_file_from_path(path) for path in config.extra_css}
    parts = [file for file in found.values() if file]
    joined = "\n".join(part.content_string for part in parts)
    for part in parts:
        files.remove(part)
    files.append(File.generated(config, _STYLES, content=joined))
    config.extra_css = [_STYLES, *(path for path, file in found.items() if not file)]


def replace_sitemap(files: Files, config: "MkDocsConfig", site_url: str) -> None:
    """Put our own sitemap in the place of MkDocs', which has no limit and holds the time of the build."""
    config.theme.static_templates.discard("sitemap.xml")
    pages = [file.page for file in files.documentation_pages() if file.page]
    addresses = [page.canonical_url for page in pages if page.canonical_url and not page.meta.get("noindex")]
    for path, content in sitemap(addresses, site_url).items():
        files.append(File.generated(config, path, content=content))


class NoDirtyWarning(logging.Filter):
    """Hides that a `--dirty` build may be inaccurate: this site's pages say themselves what they depend on."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether to let a record through."""
        return "'dirty' build" not in record.getMessage()
