"""What was worked out of articles and made of them, kept on disk under keys that stand for all that it depends on.

It can be deleted at any time: what is missing, damaged or of another version of the program is worked out anew. Entries
are written beside and renamed, so that two builds at once do each other no harm.
"""

import hashlib
import io
import pickle
import sys
from collections.abc import Iterator
from dataclasses import is_dataclass
from decimal import Decimal
from enum import Enum
from importlib.metadata import version
from pathlib import Path
from typing import Any

import zstandard

from briefing.desk.reference import Entity, EntityId, Reference, Term
from briefing.desk.writing import write_beside

_CODE = Path(__file__).parent
_LIBRARIES = ("babel", "polib", "pyyaml", "zstandard")
"""What the analysis is made and kept with besides."""
_ALLOWED = ("briefing", "decimal")
"""The packages whose objects an entry may hold: nothing else is made while one is read."""

_DIGIT = "[0-9a-f]"


def digest(*parts: bytes | str) -> str:
    """Return a hash of parts that tells ("ab", "c") from ("a", "bc")."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(b"%d:" % len(data) + data)
    return whole.hexdigest()


def version_of(code: Path = _CODE) -> str:
    """Return what stands for the program as it is: another version may work out something else."""
    libraries = (f"{name} {version(name)}" for name in _LIBRARIES)
    return digest(
        sys.version,
        *libraries,
        *(part for path in sorted(code.rglob("*.py")) for part in (str(path.relative_to(code)), path.read_bytes())),
    )


class Cache:
    """Entries by their keys, in a folder or, for one process alone, in none."""

    def __init__(self, folder: Path | None) -> None:
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
        seal, body = data[:32], data[32:]
        # A damaged entry is as good as none.
        if hashlib.sha256(body).digest() != seal:
            return None
        self._used.add(path)
        return body

    def put(self, key: str, body: bytes) -> None:
        """Keep something; that the disk is full or may not be written is no reason to stop."""
        if self._folder is None:
            return
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_beside(path, hashlib.sha256(body).digest() + body, lasting=False)
        except OSError:
            return
        self._used.add(path)

    def keep(self, key: str) -> None:
        """Count an entry as read, for somebody who remembers what is in it."""
        if self._folder is not None:
            self._used.add(self._path(key))

    def forget_unused(self) -> None:
        """Delete the entries that were neither read nor written since this object was made."""
        for path in self._entities():
            if path not in self._used:
                path.unlink(missing_ok=True)

    def _entities(self) -> Iterator[Path]:
        # Other folders in it hold what is not ours to forget.
        return self._folder.glob(f"{_DIGIT * 2}/*") if self._folder else iter(())

    def _path(self, key: str) -> Path:
        assert self._folder
        return self._folder / key[:2] / key[2:]


NO_CACHE = Cache(None)


def _entry(group: str, id: str) -> Entity:
    """Stand for an entity of the reference data in what is kept, which has it by its name."""
    raise LookupError(f"{group}/{id}: no reference data to find it in")


def _term(id: str) -> Term:
    """Stand for a term of the glossary, likewise."""
    raise LookupError(f"{id}: no glossary to find it in")


class _Writer(pickle.Pickler):
    """Writes entities of the reference data by their names: there is one object of each, in each build."""

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        # Rather than `persistent_id`, which would be called for every object.
        self.dispatch_table = {
            Entity: lambda entity: (_entry, (str(entity.id.type), entity.id.slug)),
            Term: lambda term: (_term, (term.id,)),
        }


class _Reader(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, reference: Reference) -> None:
        super().__init__(file)
        self._named: dict[tuple[str, str], Any] = {
            (__name__, "_entry"): lambda group, id: reference.entities[EntityId(group, id)],
            (__name__, "_term"): lambda id: reference.glossary[id],
        }

    def find_class(self, module: str, name: str) -> Any:
        if named := self._named.get((module, name)):
            return named
        found = super().find_class(module, name) if module.partition(".")[0] in _ALLOWED else None
        # A function could do anything, and so could what a module has imported, or a class that works when it is made.
        if not (isinstance(found, type) and found.__module__ == module and _is_plain(found)):
            raise pickle.UnpicklingError(f"{module}.{name} has no place in the cache")
        return found


def _is_plain(found: type) -> bool:
    """Return whether objects of a class do nothing but hold values."""
    return is_dataclass(found) or issubclass(found, Enum | Decimal | tuple)


def packed(value: object) -> bytes:
    """Return an object as bytes that another process, or a later build, can make it of again."""
    file = io.BytesIO()
    _Writer(file).dump(value)
    return file.getvalue()


def unpacked(data: bytes, reference: Reference) -> Any:
    """Return the object that was packed, with the entries and terms of this reference data in it."""
    return _Reader(io.BytesIO(data), reference).load()


def pressed(value: object) -> bytes:
    """Return the same, in a fifth of the room."""
    return zstandard.compress(packed(value), level=1)


def unpressed(data: bytes, reference: Reference) -> Any:
    """Return the object that was pressed."""
    return unpacked(zstandard.decompress(data), reference)
