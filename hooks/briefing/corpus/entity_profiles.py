"""Entity profiles: for each company, person, place and so on, everything that the articles say about it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.facts import StatedFigure, StatedTime
from briefing.desk.metadata import Initiative
from briefing.desk.reference import Entity, EntityId, EntityType

_CO_MENTIONED = (EntityType.COMPANIES, EntityType.PEOPLE, EntityType.EVENTS, EntityType.OUTLETS)
"""That two places stand in one sentence says nothing of either."""


@dataclass(frozen=True)
class ArticleMentions:
    """What one article says about an entity."""

    analysed: AnalysedArticle
    sentences: tuple[str, ...]
    """The ids of the sentences that name it, or are on it when it is a topic; those that may be shown."""
    sentence_count: int
    """How many sentences there are, shown or not; of a topic, those that are shown."""
    figures: tuple[StatedFigure, ...]
    """Of these sentences."""
    times: tuple[StatedTime, ...]
    """Of these sentences, those that are settled."""
    initiatives: tuple[Initiative, ...]
    """Of the article, those that it takes part in or that are to take place there."""


@dataclass(frozen=True)
class EntityProfile:
    """What all articles say about an entity."""

    entity: Entity
    by_article: tuple[ArticleMentions, ...]
    """Newest first."""
    co_mentioned: Mapping[EntityId, int]
    """Companies, people, outlets and events by the number of sentences that they share with it."""

    @property
    def sentence_count(self) -> int:
        """How many sentences name it, in all articles."""
        return sum(mentions.sentence_count for mentions in self.by_article)

    @property
    def is_fully_shown(self) -> bool:
        """Whether all of these sentences may be shown."""
        return all(len(mentions.sentences) == mentions.sentence_count for mentions in self.by_article)


def build_profiles(articles: Sequence[AnalysedArticle]) -> Mapping[EntityId, EntityProfile]:
    """Return the profiles of all entities that some article names, and of the topics that some is on."""
    entities: dict[EntityId, Entity] = {}
    by_article: dict[EntityId, list[ArticleMentions]] = defaultdict(list)
    co_mentioned: dict[EntityId, Counter[EntityId]] = defaultdict(Counter)
    for analysed in articles:
        initiatives = [(initiative, {*initiative.entities}) for initiative in analysed.metadata.initiatives]
        named = [(named.entity, named.sentences, named.sentence_count) for named in analysed.named.values()]
        topics = [(topic.entity, topic.sentences, len(topic.sentences)) for topic in analysed.topics]
        for entity, sentences, count in (*named, *topics):
            own = set(sentences)
            mentions = ArticleMentions(
                analysed,
                sentences,
                count,
                tuple([stated for stated in analysed.facts.figures if stated.place.sentence in own]),
                tuple([stated for stated in analysed.facts.times if stated.sentence in own and stated.en]),
                tuple([initiative for initiative, ids in initiatives if entity.id in ids]),
            )
            entities[entity.id] = entity
            by_article[entity.id].append(mentions)
        for one, other in _co_mentions(analysed):
            co_mentioned[one][other] += 1
    return {id: EntityProfile(entity, tuple(by_article[id]), co_mentioned[id]) for id, entity in entities.items()}


def _co_mentions(analysed: AnalysedArticle) -> Iterator[tuple[EntityId, EntityId]]:
    """Yield each entity with each other one that a sentence names beside it."""
    for mentions in analysed.mentions.values():
        if len(mentions) > 1:
            ids = dict.fromkeys([mention.entity.id for mention in mentions])
            yield from ((one, other) for one, other in permutations(ids, 2) if other.type in _CO_MENTIONED)
