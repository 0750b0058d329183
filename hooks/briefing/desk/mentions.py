"""Mentions of entities in an article's sentences."""

from collections.abc import Sequence
from typing import NamedTuple

from briefing.desk.blocks import Sentence
from briefing.desk.reference import Entity, EntityId, Reference
from briefing.german.names.name_index import NameIndex


class Mention(NamedTuple):
    """A place where the original names an entity."""

    entity: Entity
    sentence: str
    """The sentence's id."""
    start: int
    end: int
    """Offsets of the name in the sentence, without a genitive s or the rest of a compound."""


class Mentions:
    """Finds the mentions of all entities of the reference data."""

    def __init__(self, reference: Reference) -> None:
        self._entities = reference.entities
        self._names: NameIndex[EntityId] = NameIndex(
            form for entity in reference.entities.values() for form in entity.aliases
        )

    def of(self, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
        """Return every mention in an article, in reading order."""
        found = self._names.find([sentence.text for sentence in sentences])
        return tuple(
            Mention(self._entities[use.owner], sentence.id, use.start, use.end)
            for sentence, uses in zip(sentences, found, strict=True)
            for use in uses
        )
