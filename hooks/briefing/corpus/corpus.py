"""The corpus: all articles with what joins them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing.articles.analysed_article import AnalysedArticle, in_reading_order
from briefing.corpus.corroboration import Corroborations, find_corroborations
from briefing.corpus.entity_profiles import EntityProfile, build_profiles
from briefing.corpus.initiatives import InitiativeReports, collect_initiatives
from briefing.corpus.key_figures import KeyFigure, choose_key_figures
from briefing.corpus.related import RelatedArticle, find_related
from briefing.corpus.relations import Relation, find_relations
from briefing.corpus.timeline import Event, build_timeline
from briefing.desk.reference import Entity, EntityId, EntityType, Reference


@dataclass(frozen=True)
class EntityLink:
    """An entity as a page names it, with a link where it has a page."""

    entity: Entity
    has_page: bool
    """Whether some article names it or is on it."""


@dataclass(frozen=True)
class Corpus:
    """All articles with what joins them."""

    articles: tuple[AnalysedArticle, ...]
    """Those that are shown, newest first."""
    withdrawn: tuple[AnalysedArticle, ...]
    reference: Reference
    profiles: Mapping[EntityId, EntityProfile]
    """Of the entities that some shown article names, and of the topics that some is on: each has a page."""
    related: Mapping[str, tuple[RelatedArticle, ...]]
    """By the article's id."""
    corroborations: Mapping[str, Corroborations]
    """By the article's id."""
    key_figures: tuple[KeyFigure, ...]
    initiatives: tuple[InitiativeReports, ...]
    """In the order in which the articles first report them."""
    timeline: tuple[Event, ...]
    relations: tuple[Relation, ...]
    """The strongest first."""

    def corroborations_of(self, analysed: AnalysedArticle) -> Corroborations:
        """Return the corroborations of an article's figures; most figures have none."""
        return self.corroborations.get(analysed.article.id, {})

    def corroborations_by_article(self, articles: Iterable[AnalysedArticle]) -> Mapping[str, Corroborations]:
        """Return those of the figures of some articles, by the articles' ids."""
        return {analysed.article.id: self.corroborations_of(analysed) for analysed in articles}

    def links(self, ids: Iterable[EntityId]) -> Mapping[EntityId, EntityLink]:
        """Return the links to some entities."""
        return {id: EntityLink(self.reference.entities[id], id in self.profiles) for id in ids}

    def top_profiles(self, group: EntityType, most: int) -> list[EntityProfile]:
        """Return the profiles of a group's entities that most articles name; among equals, most sentences."""
        profiles = [profile for key, profile in self.profiles.items() if key.type is group]
        ranked = sorted(
            profiles, key=lambda one: (-len(one.by_article), -one.sentence_count, one.entity.name.casefold())
        )
        return ranked[:most]


def build_corpus(articles: Sequence[AnalysedArticle], reference: Reference) -> Corpus:
    """Return the corpus of all articles that are not drafts."""
    shown = in_reading_order([analysed for analysed in articles if not analysed.metadata.withdrawn])
    initiatives = collect_initiatives(shown)
    return Corpus(
        articles=tuple(shown),
        withdrawn=tuple(analysed for analysed in articles if analysed.metadata.withdrawn),
        reference=reference,
        profiles=build_profiles(shown),
        related=find_related(shown),
        corroborations=find_corroborations(shown),
        key_figures=choose_key_figures(shown),
        initiatives=initiatives,
        timeline=build_timeline(shown),
        relations=find_relations(shown, initiatives),
    )
