"""Provenance: where a value that a page shows comes from."""

from dataclasses import dataclass
from enum import StrEnum


class Provenance(StrEnum):
    """How a value came to be known."""

    STATED = "stated"
    """The text says it, in a sentence that can be named."""
    DERIVED = "derived"
    """The program worked it out."""
    EDITORIAL = "editorial"
    """An editor entered it."""
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Value:
    """A text in the metadata box and where it comes from."""

    value: str | None
    """None when unknown."""
    provenance: Provenance
    sentence: str | None = None
    """The id of the sentence that states it."""


UNKNOWN = Value(None, Provenance.UNKNOWN)
