"""An article's sentences and the reference data in; which entries are named where out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.desk.blocks import Sentence
from briefing.desk.reference import Entry, Key, Reference
from briefing.language.names.known import Names

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Mention:
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
        self._names: Names[Key] = Names(form for entry in reference.entries.values() for form in entry.forms)
        self._by_id: dict[str, list[Key]] = {}
        for key in reference.entries:
            self._by_id.setdefault(key.id, []).append(key)

    def nameable(self, text: str, notes: str) -> list[Entry]:
        """Return the entries that a text could name, going by the first words of names, or that notes can refer to."""
        referred = (key for id in set(_ID.findall(notes)) for key in self._by_id.get(id, ()))
        return [self._entries[key] for key in {*self._names.nameable(text), *referred}]

    def of(self, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
        """Return every mention in an article, in reading order."""
        found = self._names.find([sentence.text for sentence in sentences])
        return tuple(
            Mention(self._entries[use.owner], sentence.id, use.start, use.end)
            for sentence, uses in zip(sentences, found, strict=True)
            for use in uses
        )
