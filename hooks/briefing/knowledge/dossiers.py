"""All briefs in; for each company, person, place and so on everything that the articles say of it out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from briefing.desk.notes import Initiative
from briefing.desk.reference import Entry, Group, Key
from briefing.knowledge.brief import Brief
from briefing.knowledge.facts import StatedFigure, StatedTime

# Whom somebody deals with; that two countries stand in one sentence is no such thing.
_COMPANIONS = (Group.COMPANIES, Group.PEOPLE, Group.EVENTS, Group.OUTLETS)


@dataclass
class Appearance:
    """What one article says of an entry."""

    brief: Brief
    sentences: tuple[str, ...]
    """The ids of the sentences that name it, or are on it when it is a topic."""
    figures: list[StatedFigure] = field(default_factory=list)
    """Of these sentences."""
    times: list[StatedTime] = field(default_factory=list)
    """Of these sentences, those that are settled."""
    initiatives: list[Initiative] = field(default_factory=list)
    """Of the article, those that it takes part in or that are to take place there."""


@dataclass
class Dossier:
    """Everything on one entry."""

    entry: Entry
    appearances: list[Appearance] = field(default_factory=list)
    """In the order of the site."""
    companions: Counter[Key] = field(default_factory=Counter)
    """Companies, people, outlets and events by the number of sentences that they share with it."""

    @property
    def sentences(self) -> int:
        """How many sentences name it, in all articles."""
        return sum(len(appearance.sentences) for appearance in self.appearances)


def dossiers(briefs: Sequence[Brief]) -> Mapping[Key, Dossier]:
    """Return the dossiers of all entries that some article names or is on."""
    found: dict[Key, Dossier] = {}
    for brief in briefs:
        entries = {key: (named.entry, named.sentences) for key, named in brief.named.items()}
        entries |= {topic.entry.key: (topic.entry, topic.sentences) for topic in brief.topics}
        for key, (entry, sentences) in entries.items():
            dossier = found.setdefault(key, Dossier(entry))
            dossier.appearances.append(_appearance(brief, key, sentences))
        _count_companions(brief, found)
    return found


def _appearance(brief: Brief, key: Key, sentences: tuple[str, ...]) -> Appearance:
    own = set(sentences)
    return Appearance(
        brief,
        sentences,
        [stated for stated in brief.facts.figures if stated.sentence in own],
        [stated for stated in brief.facts.times if stated.sentence in own and stated.en],
        [
            initiative
            for initiative in brief.notes.initiatives
            if key in initiative.regions or key in {party.key for party in initiative.parties}
        ],
    )


def _count_companions(brief: Brief, found: Mapping[Key, Dossier]) -> None:
    for mentions in brief.mentions.values():
        keys = sorted({mention.entry.key for mention in mentions}, key=str)
        for one, other in combinations(keys, 2):
            if other.group in _COMPANIONS:
                found[one].companions[other] += 1
            if one.group in _COMPANIONS:
                found[other].companions[one] += 1
