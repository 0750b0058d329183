"""A hash of everything that a site is made from, kept beside it: a build with the same has nothing to do."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import distributions
from pathlib import Path

SOURCES = ("seeds", "docs", "hooks", "mkdocs.yml")
"""What a site is made from, below the project's root."""
_VARIABLES = ("SITE_URL", "SOURCE_DATE_EPOCH")


def is_up_to_date(root: Path, site: Path) -> bool:
    """Return whether a site was built strictly from what the project's sources are now."""
    try:
        kept = _file_of(site).read_text(encoding="utf-8")
    except OSError:
        return False
    return site.is_dir() and kept == site_fingerprint(root)


def keep_fingerprint(site: Path, fingerprint: str) -> None:
    """Note what a site was built from; without it, that nobody knows.

    Where nothing may be written beside the site, no fingerprint is kept, and the next build builds in any case.
    """
    if not fingerprint:
        _file_of(site).unlink(missing_ok=True)
        return
    with suppress(OSError):
        _file_of(site).write_text(fingerprint, encoding="utf-8")


def site_fingerprint(root: Path) -> str:
    """Return the fingerprint of the sources, of the variables that a build reads, and of the installed libraries."""
    variables = [f"{name}={os.environ.get(name)}" for name in _VARIABLES]
    libraries = sorted(f"{one.name}=={one.version}" for one in distributions())
    return hashlib.sha256("\n".join([fingerprint(root, SOURCES), *variables, *libraries]).encode()).hexdigest()


def fingerprint(root: Path, names: tuple[str, ...]) -> str:
    """Return a hash of the names and contents of files, and of all files in folders, below a project's root."""
    whole = hashlib.sha256()
    for path in sorted(path for name in names for path in _files(root / name)):
        content = _content(path)
        whole.update(f"{path.relative_to(root)}\0{len(content)}\0".encode("utf-8", "surrogateescape") + content)
    return whole.hexdigest()


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, names, files in os.walk(path):
        names[:] = [name for name in names if name != "__pycache__"]
        # Links to folders are among the names; `walk` does not follow them.
        yield from (Path(folder, name) for name in (*files, *names) if name in files or Path(folder, name).is_symlink())


def _content(path: Path) -> bytes:
    if path.is_symlink():
        # It may lead anywhere, and to any amount; what it leads to is not read here.
        status = path.stat() if path.exists() else None
        return f"{path.readlink()} {status and (status.st_size, status.st_mtime_ns)}".encode("utf-8", "surrogateescape")
    return path.read_bytes() if path.is_file() else b""


def _file_of(site: Path) -> Path:
    """Return the file beside a site that holds the fingerprint of its sources."""
    return site.with_name(f".{site.name}.fingerprint")
