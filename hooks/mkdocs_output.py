"""Where MkDocs writes a site to: for a build a folder beside the last good site, for a preview its last build's."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from briefing.desk.writing import os_diagnostic
from briefing.fingerprint import keep_fingerprint
from briefing.publishing.atomic_site import AtomicSite

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

log = get_plugin_logger("briefing")


class StagedFolder:
    """A folder beside the last good site, which takes its place once the build has gone well."""

    scratch: Path | None = None
    """A folder beside it for what is needed while building, once it is claimed."""

    def __init__(self) -> None:
        self._building: tuple[AtomicSite, MkDocsConfig] | None = None
        self._fingerprint = ""

    @property
    def name(self) -> str:
        """The site's folder, as messages call it."""
        return str(self._building[0].site) if self._building else "the site"

    def claim(self, config: "MkDocsConfig", fingerprint: str) -> None:
        """Have MkDocs build beside the site; raise PluginError while another build does.

        `fingerprint` is that of the sources as the build has read them.
        """
        try:
            new_site = AtomicSite(Path(config.site_dir))
        except RuntimeError as error:
            raise PluginError(str(error)) from error
        self._building, self.scratch = (new_site, config), new_site.scratch
        # What is built without --strict may have what a strict build would stop at.
        self._fingerprint = fingerprint if config.strict else ""
        config.site_dir = str(new_site.folder)

    def end(self, well: bool) -> None:
        """Put a build that went well in the last one's place.

        Only after MkDocs has ended: it counts the warnings that --strict forbids after the last event of the build.
        """
        if not self._building:
            return
        new_site, config = self._building
        try:
            if well:
                keep_fingerprint(new_site.site, "")
            new_site.end(publish=well)
            if well:
                keep_fingerprint(new_site.site, self._fingerprint)
        except OSError as error:
            raise PluginError(str(os_diagnostic(error, self.name))) from error
        # For `mkdocs gh-deploy`, which goes on from here.
        config.site_dir = self.name
        log.info(f"{self.name} {'is the new site' if well else 'stays as it was'}")


class Written:
    """What a preview has written, so that `mkdocs serve --dirty` writes only what has changed."""

    def __init__(self) -> None:
        self._sources: dict[str, object] = {}
        self._common: object = None

    def begin(self, common: object) -> None:
        """Begin a build; where what all pages depend on has changed, all of them have."""
        if common != self._common:
            self._sources = dict.fromkeys(self._sources)
        self._common = common

    def is_current(self, path: str, source: object) -> bool:
        """Return whether a file, by its path in the site, was written from the same."""
        return self._sources.get(path) == source

    def add(self, path: str, source: object) -> None:
        """Take note that a file is being written."""
        self._sources[path] = source

    def remove_others(self, paths: Iterable[str], folder: Path) -> None:
        """Remove the files that have no part in the site any more, and the folders that are empty then."""
        for path in self._sources.keys() - set(paths):
            del self._sources[path]
            (folder / path).unlink(missing_ok=True)
            parent = (folder / path).parent
            while parent != folder and parent.exists() and not any(parent.iterdir()):
                parent.rmdir()
                parent = parent.parent
