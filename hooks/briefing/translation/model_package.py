"""Installing a translation model: a package is unpacked within bounds, and kept only if the model loads."""

import lzma
import struct
import tempfile
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from briefing.diagnostics import Diagnostic
from briefing.translation.engines.engine import Broken
from briefing.translation.engines.local import Local

_LARGEST = 4_000_000_000
"""Bytes unpacked; the models in use are below one billion."""
_MOST_FILES = 1_000
# What zipfile and its three methods of compression raise for damaged bytes.
_DAMAGED = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, RuntimeError, ValueError,
    IndexError, struct.error,
)  # fmt: skip


def install_model(package: Path, models: Path) -> Path | Diagnostic:
    """Return the folder below `models` into which a package was unpacked, or what is wrong with the package.

    Argos packages (`.argosmodel`) are zip files with one folder. Nothing is left behind of one that does not load.
    """
    target = models / package.stem
    if package.stem.startswith("."):
        # "...argosmodel" would take the place of the folder above.
        return Diagnostic(
            str(package), None, "its name begins with a dot", "rename it, as in translate-de_en.argosmodel", "file-name"
        )
    models.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".unpacking-", dir=models) as scratch:
        fresh = Path(scratch, "fresh")
        fresh.mkdir()
        unpacked = _unpack(package, fresh)
        if isinstance(unpacked, Diagnostic):
            return unpacked
        try:
            Local(unpacked)
        except Broken as error:
            return Diagnostic(str(package), None, str(error), "take a package for German to English", "model")
        if target.exists() or target.is_symlink():
            target.rename(Path(scratch, "old"))
        return unpacked.rename(target)


def _unpack(package: Path, folder: Path) -> Path | Diagnostic:
    try:
        with zipfile.ZipFile(package) as archive:
            entries = archive.infolist()
            if reason := _objection(entries):
                return Diagnostic(str(package), None, reason, "do not use it; get the package from its maker", "model")
            # Sizes in the directory can lie: what is really written is bounded too.
            left = _LARGEST
            for entry in entries:
                left -= _extract(archive, entry, folder, left)
    except _DAMAGED as error:
        return Diagnostic(
            str(package), None, f"cannot be unpacked ({error})", "get it again; it may be cut off", "model"
        )
    inner = [path for path in folder.iterdir() if path.is_dir()]
    return inner[0] if len(inner) == 1 and len(list(folder.iterdir())) == 1 else folder / "."


def _objection(entries: list[zipfile.ZipInfo]) -> str | None:
    if len(entries) > _MOST_FILES:
        return f"it holds {len(entries)} files, more than {_MOST_FILES}"
    if sum(entry.file_size for entry in entries) > _LARGEST:
        return f"it would unpack to more than {_LARGEST} bytes"
    for entry in entries:
        parts = PurePosixPath(entry.filename.replace("\\", "/")).parts
        is_link = (entry.external_attr >> 16) & 0o170000 == 0o120000
        if ".." in parts or entry.filename.startswith(("/", "\\")) or ":" in entry.filename or is_link:
            return f"it wants to write outside its folder: {entry.filename[:60]}"
    return None


def _extract(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path, left: int) -> int:
    target = folder / entry.filename
    if entry.is_dir():
        target.mkdir(parents=True, exist_ok=True)
        return 0
    target.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with archive.open(entry) as source, target.open("wb") as file:
        while chunk := source.read(1 << 20):
            written += len(chunk)
            if written > left:
                raise OSError(f"it unpacks to more than {_LARGEST} bytes")
            file.write(chunk)
    return written
