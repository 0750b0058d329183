"""Pages and files as they were made in; the same out one by one, on the disk until somebody asks for one.

An article's page and files take some 40 kB so, those of ten thousand articles 400 MB.
"""

import os
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial
from pathlib import Path
from tempfile import TemporaryFile
from threading import Lock
from typing import IO, Any, overload

from briefing.cache import Cache, packed, pressed, unpacked, unpressed
from briefing.desk.reference import Reference
from briefing.pages.page import Page
from briefing.processes import do_with_all
from briefing.tasks import Task, results


@dataclass(frozen=True)
class _Parcel:
    """What one task made, as the cache has it."""

    covers: tuple[Page, ...]
    html: bytes
    paths: tuple[str, ...]
    contents: bytes
    shares: Mapping[str, bytes]


Kept = Callable[[], bytes]
"""Returns what is kept; several threads and processes may ask at the same time."""


class Shelf:
    """Bytes in a file without a name, which is gone when nobody has anything on it any more.

    Rather than the cache, which somebody may delete in the course of a build. What there is no room for on the disk is
    kept in memory.
    """

    def __init__(self) -> None:
        self.size = 0
        """Bytes that were put there, whether anybody still wants them or not."""
        self._writing = Lock()

    def put(self, data: bytes) -> Kept:
        """Return what gives these bytes back."""
        with self._writing:
            try:
                written = os.pwrite(self._file.fileno(), data, self.size)
            except OSError:
                return partial(bytes, data)
            if written < len(data):
                return partial(bytes, data)
            start, self.size = self.size, self.size + len(data)
        return partial(self._read, len(data), start)

    @cached_property
    def _file(self) -> IO[bytes]:
        return TemporaryFile()

    def _read(self, length: int, start: int) -> bytes:
        return os.pread(self._file.fileno(), length, start)


@dataclass(frozen=True)
class Output:
    """What one task made."""

    key: str
    """Stands for all of it."""
    covers: tuple[Page, ...]
    """Its pages without their HTML and heads."""
    html: Kept
    """These, compressed."""
    paths: tuple[str, ...]
    """Of its files, below the site's root."""
    contents: Kept
    """Theirs, compressed; apart from the pages, since all files are written before the first page."""
    shares: Mapping[str, Kept]
    """What files of the whole site have of it, by their names, compressed."""


def output(pages: Sequence[Page], files: Mapping[str, bytes], shares: Mapping[str, object] | None = None) -> bytes:
    """Return pages, files and shares as the cache is to hold them."""
    return packed(
        _Parcel(
            covers=tuple(replace(page, html="", head="") for page in pages),
            html=pressed([(page.html, page.head) for page in pages]),
            paths=tuple(files),
            contents=pressed([*files.values()]),
            shares={name: pressed(share) for name, share in (shares or {}).items()},
        )
    )


def output_of(result: bytes, key: str, shelf: Shelf) -> Output:
    """Return the output that a task of this key made, with all that is large in it on the shelf."""
    parcel: _Parcel = unpacked(result, Reference())
    shares = {name: shelf.put(share) for name, share in parcel.shares.items()}
    return Output(key, parcel.covers, shelf.put(parcel.html), parcel.paths, shelf.put(parcel.contents), shares)


class Stock:
    """Outputs that somebody may want again: a preview makes nearly the same site with each change."""

    def __init__(self) -> None:
        self._outputs: dict[str, Output] = {}
        self._shelf = Shelf()
        self._size = 0

    def made(self, tasks: Sequence[Task], cache: Cache) -> list[Output]:
        """Return the outputs of tasks: those at hand, those that the cache has, and for the rest what is made now."""
        # As it is now: another thread may be making a site, too.
        at_hand, shelf = self._outputs, self._shelf
        return results(tasks, cache, at_hand, lambda key, result: output_of(result, key, shelf))

    def kept(self, keys: Sequence[str], cache: Cache) -> list[Output] | None:
        """Return the outputs of these keys; None when one is neither at hand nor in the cache."""
        at_hand, shelf = self._outputs, self._shelf
        found = []
        for key in keys:
            if key in at_hand:
                found.append(at_hand[key])
            elif result := cache.get(key):
                found.append(output_of(result, key, shelf))
            else:
                return None
        return found

    def hold(self, outputs: Sequence[Output]) -> None:
        """Have these at hand, and no others."""
        self._outputs = {output.key: output for output in outputs}
        self._size = self._size or self._shelf.size
        if self._shelf.size > 2 * self._size:
            # Half of it is of outputs that nobody wants any more; it goes once nobody has the others.
            self._outputs, self._shelf, self._size = {}, Shelf(), 0


def share_of(output: Output, name: str) -> Any:
    """Return what the file of a name has of an output."""
    return unpressed(output.shares[name](), Reference())


def _opened(kept: Kept) -> Sequence[Any]:
    values: Sequence[Any] = unpressed(kept(), Reference())
    return values


def _opener() -> Callable[[Kept], Sequence[Any]]:
    # Of one task everything is asked for in a row.
    return lru_cache(maxsize=1)(_opened)


class Pages(Sequence[Page]):
    """The pages of outputs, each made when it is asked for."""

    def __init__(self, outputs: Sequence[Output]) -> None:
        self._places = [(output, number) for output in outputs for number in range(len(output.covers))]
        self._open = _opener()

    @property
    def covers(self) -> Iterator[Page]:
        """The pages without their HTML and heads, which cost nothing."""
        return (output.covers[number] for output, number in self._places)

    def key_of(self, at: int) -> str:
        """Return what stands for a page, among those of its address."""
        return self._places[at][0].key

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Page: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Page]: ...
    def __getitem__(self, at: int | slice) -> Page | Sequence[Page]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        output, number = self._places[at]
        html, head = self._open(output.html)[number]
        return replace(output.covers[number], html=html, head=head)


class Files(Mapping[str, bytes]):
    """The files of outputs by their paths, each made when it is asked for."""

    def __init__(self, outputs: Sequence[Output]) -> None:
        self._outputs = outputs
        self._places = {path: (output, number) for output in outputs for number, path in enumerate(output.paths)}
        self._open = _opener()

    @cached_property
    def keys_of(self) -> Mapping[str, str]:
        """What stands for the contents, by the paths."""
        return {path: output.key for path, (output, _) in self._places.items()}

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __getitem__(self, path: str) -> bytes:
        output, number = self._places[path]
        content: bytes = self._open(output.contents)[number]
        return content

    def write(self, paths: Container[str], folder: Path) -> None:
        """Write those of the files that are among the paths below a folder, by as many processes as there are cores."""
        wanted = [[path for path in output.paths if path in paths] for output in self._outputs]
        do_with_all(partial(self._write, folder), [own for own in wanted if own])

    def _write(self, folder: Path, paths: Sequence[str]) -> None:
        for path in paths:
            place = folder / path
            try:
                place.write_bytes(self[path])
            except FileNotFoundError:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(self[path])
