"""The desk in; everything of it that can bear on the site out, so that whoever hashes it knows whether it changed."""

import os
from collections.abc import Iterator
from pathlib import Path

from briefing.desk.files import Files
from briefing.desk.strays import REFERENCE


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
    for path in sorted(folder.iterdir()):
        files = Files(root)
        data = files.content(path)
        yield os.fsencode(path.relative_to(root))
        yield repr((path.is_file(), path.is_dir(), path.is_symlink(), data is None, files.problems)).encode()
        yield data or b""
