"""Blocks of an original and their sentences."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class BlockKind(StrEnum):
    """The role of a block; the values are those of `article.json`."""

    HEADLINE = "headline"
    LEAD = "lead"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    CREDIT = "credit"
    AUTHOR_BOX = "author_box"
    GAP = "gap"
    """Sentences that are left out, since the rights to the original do not allow to show them; it has none."""


class Sentence(NamedTuple):
    """The unit of translation and of evidence."""

    id: str
    """`s` and eight hex digits of a hash of the text; the second equal one ends in `-2`."""
    text: str
    """The source's own words, typos and no-break spaces included."""


@dataclass(frozen=True)
class Block:
    """A line or hard-wrapped paragraph of the original."""

    kind: BlockKind
    sentences: tuple[Sentence, ...]
