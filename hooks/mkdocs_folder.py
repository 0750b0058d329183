"""The folder that MkDocs writes a site to: a build's lies beside the last good site, a preview's is that of its last.

What clears and writes is MkDocs. In the moments that the methods are named for, it is told of another folder, or of
fewer files.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

from briefing.desk.writing import refusal
from briefing.exports.standing import Standing
from briefing.publishing.atomic_site import Edition

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

log = get_plugin_logger("briefing")


class Folder:
    """The site's folder as MkDocs itself treats it; what the others do otherwise, they say."""

    name = "the site"
    """What messages call it."""
    scratch: Path | None = None
    """A folder beside it for what is needed while building, where there is one."""

    def before_clearing(self, config: "MkDocsConfig") -> None:
        """Make ready: next, MkDocs clears the folder that the configuration names."""

    def after_clearing(self, files: Files, config: "MkDocsConfig") -> None:
        """Be where the files go that MkDocs has found."""

    def before_writing(self, files: Files, contents: Mapping[str, str]) -> None:
        """Take from the files those that need not be written; `contents` stand for what is in some, by their paths."""

    def stands(self, path: str, content: str) -> bool:  # noqa: ARG002
        """Return whether one of the files need not be written; `content` stands for what is in it."""
        return False

    def after_writing(self) -> None:
        """Take note that all is written."""

    def end(self, well: bool) -> None:
        """Leave what a build has made, if it went well, and nothing else."""


class BesideTheLast(Folder):
    """A build's: what it writes takes the last site's place in the end."""

    def __init__(self) -> None:
        self._building: tuple[Edition, MkDocsConfig] | None = None

    def before_clearing(self, config: "MkDocsConfig") -> None:
        """Claim a folder beside the last good site; raise PluginError while another build does."""
        try:
            edition = Edition(Path(config.site_dir))
        except RuntimeError as error:
            raise PluginError(str(error)) from error
        self._building, self.name, self.scratch = (edition, config), str(edition.site), edition.scratch
        config.site_dir = str(edition.folder)

    def end(self, well: bool) -> None:
        """Put a build that went well in the last one's place.

        Only after MkDocs has ended: it counts the warnings that --strict forbids after the last event of the build.
        """
        if not self._building:
            return
        edition, config = self._building
        try:
            edition.end(publish=well)
        except OSError as error:
            raise PluginError(str(refusal(error, self.name))) from error
        # For `mkdocs gh-deploy`, which goes on from here.
        config.site_dir = self.name
        log.info(f"{self.name} {'is the new site' if well else 'stays as it was'}")


class OverTheLast(Folder):
    """A preview's, which builds again and again: only what has changed is written."""

    def __init__(self) -> None:
        self._standing: Standing | None = None

    def before_clearing(self, config: "MkDocsConfig") -> None:
        """Have MkDocs clear a folder that does not exist."""
        self._standing = self._standing or Standing(Path(config.site_dir))
        config.site_dir = str(self._standing.folder / ".none")

    def after_clearing(self, files: Files, config: "MkDocsConfig") -> None:
        """Send the files where the last ones are."""
        if self._standing:
            config.site_dir = str(self._standing.folder)
        for file in files:
            file.dest_dir = config.site_dir

    def before_writing(self, files: Files, contents: Mapping[str, str]) -> None:
        """Take from the files those that stand there already."""
        by_path = {file.dest_uri: file for file in files}
        for path in self._standing.begin({path: contents.get(path, "") for path in by_path}) if self._standing else ():
            files.remove(by_path[path])

    def stands(self, path: str, content: str) -> bool:
        """Return whether the last build has written the same."""
        return self._standing is not None and self._standing.stands(path, content)

    def after_writing(self) -> None:
        """Take note that all is written."""
        if self._standing:
            self._standing.end()
