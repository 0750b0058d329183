"""An article's sentences and the reference data in; which entries are named where out."""

from collections.abc import Sequence
from typing import NamedTuple

from briefing.desk.blocks import Sentence
from briefing.desk.reference import Entity, EntityId, Reference
from briefing.german.names.name_index import NameIndex

_OF_IDS = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789-")
_APART = bytes(byte if byte in _OF_IDS else ord(" ") for byte in range(256))
"""Puts a space in the place of each byte that is in no id."""


class Mention(NamedTuple):
    """A place where the original names something."""

    entity: Entity
    sentence: str
    """The sentence's id."""
    start: int
    end: int
    """Offsets of the name in the sentence, without a genitive s or the rest of a compound."""


class Mentions:
    """The names of the whole reference data, ready to be found in article after article."""

    def __init__(self, reference: Reference) -> None:
        self._entities = reference.entities
        self._names: NameIndex[EntityId] = NameIndex(
            form for entity in reference.entities.values() for form in entity.aliases
        )
        self._by_id: dict[bytes, list[Entity]] = {}
        for entity in reference.entities.values():
            self._by_id.setdefault(entity.id.slug.encode(), []).append(entity)

    def nameable(self, text: str, notes: bytes) -> list[Entity]:
        """Return the entries that a text could name, going by the first words of names, or that notes can refer to."""
        # Bytes are cut up in a fraction of the time that letters take; two hyphens in a row are in no id.
        words = notes.translate(_APART).replace(b"--", b" ").split()
        referred = (
            entity for id in self._by_id.keys() & {word.strip(b"-") for word in words} for entity in self._by_id[id]
        )
        named = (self._entities[key] for key in self._names.nameable(text))
        return list({*named, *referred})

    def of(self, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
        """Return every mention in an article, in reading order."""
        found = self._names.find([sentence.text for sentence in sentences])
        return tuple(
            Mention(self._entities[use.owner], sentence.id, use.start, use.end)
            for sentence, uses in zip(sentences, found, strict=True)
            for use in uses
        )
