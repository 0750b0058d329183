"""Reading the files of `seeds/`: nothing that lies elsewhere or has no end is read."""

import os
import stat
from pathlib import Path

from briefing.desk.original import read_lines, turning
from briefing.diagnostics import Diagnostic

LARGEST = 4_000_000
"""Bytes of a file: some twenty times the longest press article with all its English, or 20,000 companies."""


class SeedReader:
    """Reads files of one project and collects their diagnostics."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._seeds = root / "seeds"
        self._names: dict[str, str] = {}
        self.diagnostics: list[Diagnostic] = []

    def name(self, path: Path) -> str:
        """Return a file's path from the project's root, for messages."""
        key = str(path)
        if key not in self._names:
            # A name that is not UTF-8 must not make its own message unprintable.
            self._names[key] = path.relative_to(self._root).as_posix().encode("utf-8", "replace").decode()
        return self._names[key]

    def content(self, path: Path) -> bytes | None:
        """Return the bytes of a file, or None where there is none or it is not to be read."""
        try:
            status = _status(path)
            if status is None or not (stat.S_ISREG(status.st_mode) or path.is_file()):
                return None
            diagnostic = self._objection(path, status)
            data = None if diagnostic else path.read_bytes()
        except OSError as error:
            what = f"cannot be read ({error.strerror})"
            data, diagnostic = None, Diagnostic(self.name(path), None, what, "check who may read it", "unreadable")
        self.diagnostics += [diagnostic] if diagnostic else []
        return data

    def lines(self, path: Path, data: bytes) -> list[str] | None:
        """Return the lines of a file's bytes, or None where they are no text."""
        lines = read_lines(data, self.name(path))
        if isinstance(lines, Diagnostic):
            self.diagnostics.append(lines)
            return None
        self.diagnostics += turning(lines, self.name(path))
        return lines

    def text(self, path: Path) -> str | None:
        """Return the text of a file that may be missing; an empty one is one that the editor has yet to fill in."""
        return self.text_of(path, self.content(path))

    def text_of(self, path: Path, data: bytes | None) -> str | None:
        """Return the text of such a file's bytes."""
        lines = self.lines(path, data) if data and data.strip() else None
        return None if lines is None else "\n".join(lines)

    def _objection(self, path: Path, status: os.stat_result) -> Diagnostic | None:
        """Return why a file is not to be read."""
        is_link = stat.S_ISLNK(status.st_mode)
        if self._leads_out(path, is_link):
            return Diagnostic(
                self.name(path), None, "a link that leads out of seeds/", "put the file itself there", "unreadable"
            )
        if (size := path.stat().st_size if is_link else status.st_size) > LARGEST:
            what = f"has {size / 1e6:.1f} MB, more than {LARGEST // 1_000_000} MB"
            return Diagnostic(self.name(path), None, what, "split it, or check what it holds", "size")
        return None

    def _leads_out(self, path: Path, is_link: bool) -> bool:
        """Return whether a file lies elsewhere in truth; its folder can be a link too."""
        linked = is_link or (path.parent != self._seeds and path.parent.is_symlink())
        return linked and not path.resolve().is_relative_to(self._seeds.resolve())


def _status(path: Path) -> os.stat_result | None:
    """Return the status of a path, that of a link itself; None where nothing is there."""
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
