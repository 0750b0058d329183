"""Writing files so that an old or a new one is always there whole, and the errors of the operating system."""

import errno
import os
import stat
import tempfile
from pathlib import Path

from briefing.diagnostics import Diagnostic

_UNFINISHED = ".writing"
"""How the name ends of a file that is being written, or was when a command was killed."""

_REMEDIES = {
    "make room there, then run this again": (errno.ENOSPC, errno.EDQUOT, errno.EFBIG),
    "see to it that you may write there, then run this again": (errno.EACCES, errno.EPERM, errno.EROFS),
}


def write_atomically(path: Path, data: bytes, lasting: bool = True) -> None:
    """Write a file so that at every moment the old one or the new one is there, whole; an OSError names the file.

    What is not `lasting` may be damaged when the machine itself fails, and is written in a tenth of the time.
    """
    try:
        _write(path, data, lasting)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _write(path: Path, data: bytes, lasting: bool) -> None:
    if path.exists() and not path.is_file():
        # /dev/stdout, a pipe: what is no file must not be replaced by one.
        path.write_bytes(data)
        return
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=_UNFINISHED, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        Path(name).chmod(stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def clear_unfinished(folder: Path) -> None:
    """Remove what killed commands have left in a folder to which nobody else is writing now."""
    for path in folder.glob(f".*{_UNFINISHED}"):
        path.unlink(missing_ok=True)


def os_diagnostic(error: OSError, place: str) -> Diagnostic:
    """Return an operating system's error as a diagnostic; `place` is its path where the error names none."""
    found = (remedy for remedy, numbers in _REMEDIES.items() if error.errno in numbers)
    remedy = next(found, "put that right, then run this again")
    return Diagnostic(
        str(error.filename2 or error.filename or place), None, error.strerror or str(error), remedy, "system"
    )
