"""The desk in; everything of it that can bear on the site out, so that whoever hashes it knows whether it changed."""

import os
from collections.abc import Iterator
from pathlib import Path

from briefing.desk.files import LARGEST, Files
from briefing.desk.unmatched import REFERENCE


def state_of(root: Path) -> Iterator[bytes]:
    """Yield name, kind and bytes of all that lies in `root/seeds`; of what is not to be read, why not."""
    seeds = root / "seeds"
    yield from _state(seeds, root)
    try:
        yield from _state(seeds / REFERENCE, root)
    except OSError as error:
        # There is none, or nobody may look into it.
        yield repr(error).encode()


def _state(folder: Path, root: Path) -> Iterator[bytes]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        yield os.fsencode(entry.name)
        # Nearly all are: of these, nothing else needs to be asked.
        if entry.is_file(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_size <= LARGEST:
            yield from _plain(Path(entry.path))
        else:
            yield from _odd(Path(entry.path), root)


def _plain(path: Path) -> tuple[bytes, bytes]:
    try:
        with path.open("rb", buffering=0) as file:
            return b"a file", file.readall()
    except OSError as error:
        return b"not to be read", repr(error).encode()


def _odd(path: Path, root: Path) -> tuple[bytes, bytes]:
    files = Files(root)
    data = files.content(path)
    kind = path.is_file(), path.is_dir(), path.is_symlink(), data is None, files.diagnostics
    return repr(kind).encode(), data or b""
