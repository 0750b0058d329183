"""The folder that a preview is served from: one build's files in it; the same folder for the next build out.

MkDocs removes all of a site before it builds it anew. Thousands of files take a file system longer to remove and to
make again than all else of a build takes, where one article has changed; so they stay, and what is the same is not
written again.
"""

from collections.abc import Mapping
from pathlib import Path


class Standing:
    """What stands in the folder, from one build to the next."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._before: dict[str, str] = {}
        self._written: dict[str, str] = {}
        self._to_write: dict[str, str] = {}

    def begin(self, files: Mapping[str, str]) -> set[str]:
        """Make room for files, by their paths what stands for their contents, or nothing where nobody knows.

        Returns the paths of those that stand there already. What stood there and is none of the files is removed.
        """
        same = {path for path, content in files.items() if content and self._written.get(path) == content}
        for path in self._written.keys() - files.keys():
            (self.folder / path).unlink(missing_ok=True)
            self._remove_empty((self.folder / path).parent)
        # Until all are written, nobody knows which of them are.
        self._before = self._written
        self._written, self._to_write = dict.fromkeys(files, ""), dict(files)
        return same

    def stands(self, path: str, content: str) -> bool:
        """Return whether one of the files stands there already, now that somebody knows what stands for its content."""
        self._to_write[path] = content
        return self._before.get(path) == content

    def end(self) -> None:
        """Take note that all files are written."""
        self._written = self._to_write

    def _remove_empty(self, folder: Path) -> None:
        """Remove a folder and those around it, as far as nothing is left in them."""
        while folder != self.folder and folder.exists() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent
