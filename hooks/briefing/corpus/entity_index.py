"""All analysed articles in; for each company, person, place and so on everything that the articles say of it out."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.facts import StatedFigure, StatedTime
from briefing.desk.metadata import Initiative
from briefing.desk.reference import Entry, Group, Key

# Whom somebody deals with; that two countries stand in one sentence is no such thing.
_COMPANIONS = (Group.COMPANIES, Group.PEOPLE, Group.EVENTS, Group.OUTLETS)


@dataclass(frozen=True)
class Appearance:
    """What one article says of an entry."""

    analysed: AnalysedArticle
    sentences: tuple[str, ...]
    """The ids of the sentences that name it, or are on it when it is a topic; those that may be shown."""
    count: int
    """How many sentences there are, shown or not; of a topic, those that are shown."""
    figures: tuple[StatedFigure, ...]
    """Of these sentences."""
    times: tuple[StatedTime, ...]
    """Of these sentences, those that are settled."""
    initiatives: tuple[Initiative, ...]
    """Of the article, those that it takes part in or that are to take place there."""


@dataclass(frozen=True)
class Dossier:
    """Everything on one entry."""

    entry: Entry
    appearances: tuple[Appearance, ...]
    """In the order of the site."""
    companions: Mapping[Key, int]
    """Companies, people, outlets and events by the number of sentences that they share with it."""

    @property
    def sentences(self) -> int:
        """How many sentences name it, in all articles."""
        return sum(appearance.count for appearance in self.appearances)

    @property
    def is_shown(self) -> bool:
        """Whether all of them may be."""
        return all(len(appearance.sentences) == appearance.count for appearance in self.appearances)


def dossiers(articles: Sequence[AnalysedArticle]) -> Mapping[Key, Dossier]:
    """Return the dossiers of all entries that some article names or is on."""
    entries: dict[Key, Entry] = {}
    appearances: dict[Key, list[Appearance]] = defaultdict(list)
    companions: dict[Key, Counter[Key]] = defaultdict(Counter)
    for analysed in articles:
        named = [(named.entry, named.sentences, named.times) for named in analysed.named.values()]
        topics = ((topic.entry, topic.sentences, len(topic.sentences)) for topic in analysed.topics)
        concerned = [(initiative, {*initiative.concerned}) for initiative in analysed.notes.initiatives]
        for entry, sentences, count in (*named, *topics):
            initiatives = tuple(initiative for initiative, keys in concerned if entry.key in keys)
            entries[entry.key] = entry
            appearances[entry.key].append(_appearance(analysed, sentences, count, initiatives))
        for one, other in _companions(analysed):
            companions[one][other] += 1
    return {key: Dossier(entry, tuple(appearances[key]), companions[key]) for key, entry in entries.items()}


def _appearance(
    analysed: AnalysedArticle, sentences: tuple[str, ...], count: int, initiatives: tuple[Initiative, ...]
) -> Appearance:
    own = set(sentences)
    return Appearance(
        analysed,
        sentences,
        count,
        tuple(stated for stated in analysed.facts.figures if stated.sentence in own),
        tuple(stated for stated in analysed.facts.times if stated.sentence in own and stated.en),
        initiatives,
    )


def _companions(analysed: AnalysedArticle) -> Iterator[tuple[Key, Key]]:
    """Yield each entry with each other one that a sentence names beside it."""
    for mentions in analysed.mentions.values():
        keys = dict.fromkeys(mention.entry.key for mention in mentions)
        yield from ((one, other) for one, other in permutations(keys, 2) if other.group in _COMPANIONS)
