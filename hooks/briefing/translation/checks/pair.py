"""The value that each check of a sentence takes, and the form of such a check."""

from collections.abc import Callable, Iterator
from typing import NamedTuple


class Pair(NamedTuple):
    """A German sentence and its English."""

    german: str
    english: str
    names: tuple[str, ...] = ()
    """The companies and people that the German names, as English readers know them: `JD.com`."""


Check = Callable[[Pair], Iterator[str]]
"""Yields in words what it finds: `it does not name JD.com`; nothing if all is well."""
