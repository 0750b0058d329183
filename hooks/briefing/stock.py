"""Pages and files as they were made in; the same out one by one, compressed until somebody asks for one.

An article's page and files take a fifth of their room so, those of ten thousand articles some 150 MB.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any, overload

from briefing.cache import pressed, unpacked, unpressed
from briefing.desk.reference import Reference
from briefing.pages.page import Page


@dataclass(frozen=True)
class Output:
    """What one task made."""

    covers: tuple[Page, ...]
    """Its pages without their HTML and heads."""
    html: bytes
    """These, compressed."""
    paths: tuple[str, ...]
    """Of its files, below the site's root."""
    contents: bytes
    """Theirs, compressed; apart from the pages, since all files are written before the first page."""
    shares: Mapping[str, bytes] = field(default_factory=dict)
    """What files of the whole site have of it, by their names, compressed."""
    key: str = ""
    """Stands for all of it, once it is known."""


def output(pages: Sequence[Page], files: Mapping[str, bytes], shares: Mapping[str, object] | None = None) -> Output:
    """Return pages, files and shares as they are kept."""
    return Output(
        covers=tuple(replace(page, html="", head="") for page in pages),
        html=pressed([(page.html, page.head) for page in pages]),
        paths=tuple(files),
        contents=pressed([*files.values()]),
        shares={name: pressed(share) for name, share in (shares or {}).items()},
    )


def output_of(result: bytes, key: str) -> Output:
    """Return the output that a task of this key made."""
    made: Output = unpacked(result, Reference())
    return replace(made, key=key)


def share_of(output: Output, name: str) -> Any:
    """Return what the file of a name has of an output."""
    return unpressed(output.shares[name], Reference())


def without_shares(output: Output) -> Output:
    """Return an output as it is kept once the files of the whole site are made."""
    return replace(output, shares={})


def _opened(data: bytes) -> Sequence[Any]:
    values: Sequence[Any] = unpressed(data, Reference())
    return values


def _opener() -> Callable[[bytes], Sequence[Any]]:
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
        html, head = self._open(output.html)[number]
        return replace(output.covers[number], html=html, head=head)


class Files(Mapping[str, bytes]):
    """The files of outputs by their paths, each made when it is asked for."""

    def __init__(self, outputs: Sequence[Output]) -> None:
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
