"""An article: its original in blocks and sentences, its metadata and its translation memory."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from briefing.desk.blocks import Block, Sentence
from briefing.desk.memory import Memory
from briefing.desk.mentions import Mention
from briefing.desk.metadata import Metadata
from briefing.german.numbers.figures import Figure


@dataclass(frozen=True)
class Article:
    """An original with its metadata and its translation memory."""

    id: str
    """The stem that its files share: `000_b03bb339b443b4dc`."""
    path: str
    """The original, from the root of the project: `seeds/000_b03bb339b443b4dc.txt`."""
    original: bytes = field(repr=False)
    blocks: tuple[Block, ...]
    reads_german: bool
    """Whether its commonest words are German."""
    mentions: tuple[Mention, ...]
    """In reading order."""
    figures: Mapping[str, tuple[Figure, ...]]
    """By the id of the sentence, of those that state some; their places are in its composed text."""
    metadata: Metadata
    memory: Memory

    @property
    def slug(self) -> str:
        """The last part of its address: the sidecar's, else the stem unchanged."""
        return self.metadata.slug or self.id

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence in reading order, headlines, credits and author boxes too."""
        return tuple(sentence for block in self.blocks for sentence in block.sentences)
