"""Pages and files as they were made in; the same out one by one, compressed until somebody asks for one.

What one task made is compressed together, since it says much the same in several formats: an article's page and files
take a fifth of their room, those of ten thousand articles some 150 MB.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TypeVar, overload

from briefing.cache import packed, unpacked
from briefing.desk.reference import Reference
from briefing.pages.page import Page

Value = TypeVar("Value")

Contents = tuple[list[tuple[str, str]], list[bytes]]
"""The HTML and heads of pages, and the bytes of files."""


@dataclass(frozen=True)
class Output:
    """What one task made."""

    covers: tuple[Page, ...]
    """Its pages without their HTML and heads."""
    paths: tuple[str, ...]
    """Of its files, below the site's root."""
    contents: bytes
    """All the rest, compressed."""


def output(pages: Sequence[Page], files: Mapping[str, bytes]) -> Output:
    """Return pages and files as they are kept."""
    contents = [(page.html, page.head) for page in pages], [*files.values()]
    covers = tuple(replace(page, html="", head="") for page in pages)
    return Output(covers, tuple(files), zlib.compress(packed(contents), 1))


def outputs_of(results: Iterable[bytes]) -> Iterator[Output]:
    """Yield the outputs that tasks made."""
    return (unpacked(result, Reference()) for result in results)


def _opened(contents: bytes) -> Contents:
    found: Contents = unpacked(zlib.decompress(contents), Reference())
    return found


def _opener() -> Callable[[bytes], Contents]:
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
        html, head = self._open(output.contents)[0][number]
        return replace(output.covers[number], html=html, head=head)


class Files(Mapping[str, bytes]):
    """The files of outputs by their paths, each made when it is asked for."""

    def __init__(self, outputs: Sequence[Output]) -> None:
        self._places = {path: (output, number) for output in outputs for number, path in enumerate(output.paths)}
        self._open = _opener()

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __getitem__(self, path: str) -> bytes:
        output, number = self._places[path]
        return self._open(output.contents)[1][number]


class Later(Mapping[str, Value]):
    """A mapping that is made when something is first asked of it."""

    def __init__(self, make: Callable[[], Mapping[str, Value]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Mapping[str, Value]:
        return self._make()

    def __len__(self) -> int:
        return len(self._made)

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __getitem__(self, key: str) -> Value:
        return self._made[key]
