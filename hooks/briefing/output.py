"""What is made when it is asked for: pages and files when the site generator comes to them, their parts when needed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from briefing.pages.page import Page

_Made = TypeVar("_Made", Page, bytes)
_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Output(Generic[_Made]):
    """A page or a file that can be made at any time; equal outputs make the same."""

    address: str
    """Below the site's root: `articles/jd-com/` for a page, `articles.json` for a file."""
    function: Callable[..., _Made]
    """Makes it from the inputs alone."""
    inputs: tuple[object, ...]
    """All that the function gets: a preview makes the output again when one of them has changed."""
    indexed: bool = True
    """Whether search engines may show a page."""

    def make(self) -> _Made:
        """Return the page, or the bytes of the file."""
        return self.function(*self.inputs)


@dataclass(frozen=True, eq=False)
class Once(Generic[_Value]):
    """A part of several files, made when the first of them needs it."""

    function: Callable[..., _Value]
    inputs: tuple[object, ...]

    @cached_property
    def value(self) -> _Value:
        """The part."""
        return self.function(*self.inputs)
