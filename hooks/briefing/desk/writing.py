"""Writing a file onto the desk."""

import os
import tempfile
from pathlib import Path


def write_beside(path: Path, data: bytes) -> None:
    """Write a file so that at every moment the old one or the new one is there, whole."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
