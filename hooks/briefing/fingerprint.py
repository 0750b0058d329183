"""A hash of everything that a site is made from, by which a build knows that there is nothing to do."""

import hashlib
import os
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path

SOURCES = ("seeds", "docs", "hooks", "mkdocs.yml")
"""What a site is made from, below the project's root."""
_VARIABLES = ("SITE_URL", "SOURCE_DATE_EPOCH")


def site_fingerprint(root: Path) -> str:
    """Return the fingerprint of the sources, of the variables that a build reads, and of the installed libraries."""
    variables = [f"{name}={os.environ.get(name)}" for name in _VARIABLES]
    libraries = sorted(f"{one.name}=={one.version}" for one in distributions())
    return hashlib.sha256("\n".join([fingerprint(root, SOURCES), *variables, *libraries]).encode()).hexdigest()


def fingerprint(root: Path, names: tuple[str, ...]) -> str:
    """Return a hash of the names and contents of files, and of all files in folders, below a project's root."""
    whole = hashlib.sha256()
    for path in sorted(path for name in names for path in _files(root / name)):
        content = path.read_bytes() if path.is_file() else b""
        whole.update(f"{path.relative_to(root)}\0{len(content)}\0".encode("utf-8", "surrogateescape") + content)
    return whole.hexdigest()


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, names, files in os.walk(path):
        names[:] = [name for name in names if name != "__pycache__"]
        yield from (Path(folder, name) for name in files)
