"""Relations: which companies and people share sentences, and which plans and deals they have in common.

Only leads and paragraphs count: a picture credit or an author box says nothing of dealings, and a headline repeats what
the text says.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefing.articles.analysed_article import AnalysedArticle
from briefing.corpus.initiatives import InitiativeReports
from briefing.desk.blocks import BlockKind
from briefing.desk.reference import Entity, EntityId

_BODY = (BlockKind.LEAD, BlockKind.PARAGRAPH)
_MOST_IN_A_SENTENCE = 8
"""A sentence that names more of them lists them; it does not say that each deals with each."""


@dataclass(frozen=True)
class Relation:
    """Two companies or people that share sentences."""

    one: Entity
    other: Entity
    sentences: int
    """How many sentences name both, in all articles."""
    articles: int
    """How many articles have such a sentence."""
    analysed: AnalysedArticle
    """The newest article that names both in a sentence."""
    sentence: str
    """The id of the first such sentence in it."""
    initiatives: tuple[InitiativeReports, ...]
    """Those that name both as parties."""


def find_relations(
    articles: Sequence[AnalysedArticle], initiatives: Sequence[InitiativeReports]
) -> tuple[Relation, ...]:
    """Return all relations, those with the most sentences first, then by the entities' ids."""
    found: dict[tuple[Entity, Entity], list[tuple[AnalysedArticle, str]]] = defaultdict(list)
    for analysed in articles:
        for sentence, actors in _shared_sentences(analysed):
            place = (analysed, sentence)
            for pair in combinations(sorted(actors, key=_by_id), 2):
                found[pair].append(place)
    shared = _shared_initiatives(initiatives)
    relations = [
        Relation(
            one=one,
            other=other,
            sentences=len(places),
            articles=len({analysed.article.id for analysed, _ in places}),
            analysed=places[0][0],
            sentence=places[0][1],
            initiatives=shared.get((one.id, other.id), ()),
        )
        for (one, other), places in found.items()
    ]
    return tuple(sorted(relations, key=lambda found: (-found.sentences, _by_id(found.one), _by_id(found.other))))


def _by_id(entity: Entity) -> str:
    return str(entity.id)


def _shared_sentences(analysed: AnalysedArticle) -> Iterator[tuple[str, list[Entity]]]:
    """Yield the ids of the sentences that name two or a few more, with whom they name."""
    for block in analysed.article.blocks:
        if block.kind in _BODY:
            for sentence in block.sentences:
                if len(analysed.mentions.get(sentence.id, ())) > 1:
                    actors = analysed.actors(sentence.id)
                    if 2 <= len(actors) <= _MOST_IN_A_SENTENCE:
                        yield sentence.id, actors


def _shared_initiatives(
    initiatives: Sequence[InitiativeReports],
) -> Mapping[tuple[EntityId, EntityId], tuple[InitiativeReports, ...]]:
    """Return the initiatives by each two of their parties."""
    found: dict[tuple[EntityId, EntityId], dict[str, InitiativeReports]] = {}
    for initiative in initiatives:
        for report in initiative.reports:
            keys = sorted({party.id for party in report.initiative.parties}, key=str)
            for pair in combinations(keys, 2):
                found.setdefault(pair, {})[initiative.id] = initiative
    return {pair: tuple(by_id.values()) for pair, by_id in found.items()}
