"""Paging: a long list in parts of a fixed size, each with its address and links to others.

The first part is where the whole list would be; a list that fits has no other part.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

_Item = TypeVar("_Item")

_STEPS = (1, 2, 10, 100)
"""How far from a page the others are that it names besides the first and the last: few, and any is soon reached."""


@dataclass(frozen=True)
class ListPart(Generic[_Item]):
    """One page of a list."""

    items: tuple[_Item, ...]
    number: int
    """Of the page, from 1."""
    of: int
    """How many pages there are."""
    first: int
    """The place of the first item in the whole list, from 1."""
    total: int
    """How many items there are on all pages."""
    base: str
    """The address of the first page below the site's root: `companies/alibaba/`."""
    further: str = field(default="", kw_only=True)
    """What the addresses of the others begin with, where that is not the first one's."""

    @property
    def last(self) -> int:
        """The place of the last item in the whole list."""
        return self.first + len(self.items) - 1

    @property
    def path(self) -> str:
        """The address of this page."""
        return self.path_of(self.number)

    @property
    def root(self) -> str:
        """What leads from this page to the site's root."""
        return "../" * self.path.count("/")

    @property
    def previous(self) -> str | None:
        """The address of the page before."""
        return self.path_of(self.number - 1) if self.number > 1 else None

    @property
    def next(self) -> str | None:
        """The address of the page after."""
        return self.path_of(self.number + 1) if self.number < self.of else None

    @property
    def numbers(self) -> list[int]:
        """The pages to lead to, this one among them: a few, however many there are."""
        near = (self.number + sign * step for step in _STEPS for sign in (1, -1))
        return sorted({1, self.number, self.of, *(number for number in near if 1 <= number <= self.of)})

    @property
    def in_words(self) -> str:
        """`page 2 of 7`; nothing where there is no other."""
        return f"page {self.number:,} of {self.of:,}" if self.of > 1 else ""

    def path_of(self, number: int) -> str:
        """Return the address of one of the pages."""
        return self.base if number == 1 else f"{self.further or self.base}{number}/"


def paged(
    items: Sequence[_Item],
    most: int,
    base: str,
    *,
    further: str = "",
    weight: Callable[[_Item], int] = lambda _: 1,
    heaviest: int | None = None,
) -> list[ListPart[_Item]]:
    """Return the pages of a list, at least one: each has as many items as it may have, and no more weight than it may.

    An item that alone is heavier has a page for itself.
    """
    cut = list(_cut(items, most, weight, heaviest)) or [()]
    parts, first = [], 1
    for number, on_page in enumerate(cut, 1):
        parts.append(ListPart(on_page, number, len(cut), first, len(items), base, further=further))
        first += len(on_page)
    return parts


def _cut(
    items: Sequence[_Item], most: int, weight: Callable[[_Item], int], heaviest: int | None
) -> Iterator[tuple[_Item, ...]]:
    page: list[_Item] = []
    load = 0
    for item in items:
        own = weight(item)
        if page and (len(page) == most or (heaviest is not None and load + own > heaviest)):
            yield tuple(page)
            page, load = [], 0
        page.append(item)
        load += own
    if page:
        yield tuple(page)
