"""An article's sentences and the reference data in; which entries are named where out."""

from collections.abc import Sequence
from typing import NamedTuple

from briefing.desk.blocks import Sentence
from briefing.desk.reference import Entry, Key, Reference
from briefing.german.names.known import NameIndex

_OF_IDS = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789-")
_APART = bytes(byte if byte in _OF_IDS else ord(" ") for byte in range(256))
"""Puts a space in the place of each byte that is in no id."""


class Mention(NamedTuple):
    """A place where the original names something."""

    entry: Entry
    sentence: str
    """The sentence's id."""
    start: int
    end: int
    """Offsets of the name in the sentence, without a genitive s or the rest of a compound."""


class Mentions:
    """The names of the whole reference data, ready to be found in article after article."""

    def __init__(self, reference: Reference) -> None:
        self._entries = reference.entries
        self._names: NameIndex[Key] = NameIndex(form for entry in reference.entries.values() for form in entry.forms)
        self._by_id: dict[bytes, list[Entry]] = {}
        for entry in reference.entries.values():
            self._by_id.setdefault(entry.key.id.encode(), []).append(entry)

    def nameable(self, text: str, notes: bytes) -> list[Entry]:
        """Return the entries that a text could name, going by the first words of names, or that notes can refer to."""
        # Bytes are cut up in a fraction of the time that letters take; two hyphens in a row are in no id.
        words = notes.translate(_APART).replace(b"--", b" ").split()
        referred = (
            entry for id in self._by_id.keys() & {word.strip(b"-") for word in words} for entry in self._by_id[id]
        )
        named = (self._entries[key] for key in self._names.nameable(text))
        return list({*named, *referred})

    def of(self, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
        """Return every mention in an article, in reading order."""
        found = self._names.find([sentence.text for sentence in sentences])
        return tuple(
            Mention(self._entries[use.owner], sentence.id, use.start, use.end)
            for sentence, uses in zip(sentences, found, strict=True)
            for use in uses
        )
