"""The desk in; everything of it that can bear on the site out, so that whoever hashes it knows whether it changed."""

import os
from collections.abc import Iterator
from pathlib import Path

from briefing.desk.files import Files


def state_of(root: Path) -> Iterator[bytes]:
    """Yield name, kind and bytes of all that lies in `root/seeds`; of what is not to be read, why not."""
    seeds = root / "seeds"
    for path in sorted([*seeds.iterdir(), *seeds.glob("*/*")]):
        files = Files(root)
        data = files.content(path)
        yield os.fsencode(path.relative_to(seeds))
        yield repr((path.is_file(), path.is_dir(), path.is_symlink(), data is None, files.problems)).encode()
        yield data or b""
