"""Bytes by key on the disk, for what takes long to make: search bundles and social cards.

It can be deleted at any time: what is missing or damaged is made again. Entries are written to a file beside and
renamed, so that two builds at once do each other no harm.
"""

import hashlib
from pathlib import Path

from briefing.desk.writing import write_atomically

_HEX = "[0-9a-f]"


def digest(*parts: bytes | str) -> str:
    """Return a hash of parts that tells ("ab", "c") from ("a", "bc")."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(b"%d:" % len(data) + data)
    return whole.hexdigest()


class Store:
    """Entries by their keys, in a folder or, for tests and single use, nowhere."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._used: set[Path] = set()

    def get(self, key: str) -> bytes | None:
        """Return what was put under a key; None if it is not there or damaged."""
        if self._folder is None:
            return None
        path = self._path(key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        checksum, content = data[:32], data[32:]
        if hashlib.sha256(content).digest() != checksum:
            return None
        self._used.add(path)
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep something; a disk that is full or may not be written to is no reason to stop."""
        if self._folder is None:
            return
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, hashlib.sha256(content).digest() + content, lasting=False)
        except OSError:
            return
        self._used.add(path)

    def forget_unused(self) -> None:
        """Delete the entries that were neither read nor written since this object was made."""
        for path in self._folder.glob(f"{_HEX * 2}/*") if self._folder else ():
            if path not in self._used:
                path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        assert self._folder
        return self._folder / key[:2] / key[2:]
