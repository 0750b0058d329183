"""The folder that a preview is served from: one build's files in it; the same folder for the next build out.

MkDocs removes all of a site before it builds it anew. Thousands of files take a file system longer to remove and to
make again than to write over; ext4 has been seen to need half a minute for what is a second's work.
"""

from collections.abc import Iterable
from pathlib import Path


class Standing:
    """What stands in the folder, from one build to the next."""

    def __init__(self) -> None:
        self._written: frozenset[str] = frozenset()

    def put_by(self, folder: Path) -> None:
        """Hide what stands there: whoever clears the folder leaves hidden entries alone."""
        by = _place_by(folder)
        by.mkdir(exist_ok=True)
        for entry in _seen(folder):
            entry.rename(by / entry.name)

    def bring_back(self, folder: Path) -> None:
        """Let it stand where it stood."""
        for entry in _seen(_place_by(folder)):
            entry.rename(folder / entry.name)

    def sweep(self, folder: Path, paths: Iterable[str]) -> None:
        """Remove what the last build wrote and this one, which writes to these paths, will not."""
        written = frozenset(paths)
        for path in self._written - written:
            (folder / path).unlink(missing_ok=True)
            _remove_empty((folder / path).parent, folder)
        self._written = written


def _place_by(folder: Path) -> Path:
    return folder / ".standing"


def _seen(folder: Path) -> list[Path]:
    return [entry for entry in folder.iterdir() if not entry.name.startswith(".")]


def _remove_empty(folder: Path, root: Path) -> None:
    """Remove a folder and those around it below the root, as far as nothing is left in them."""
    while folder != root and folder.exists() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
