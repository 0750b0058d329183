"""Facets: what a list of articles can be narrowed by, with each value's name and count.

An article has one year, one outlet and one state of review, any of which may be that nothing is known, and any number
of companies and topics.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.review_state import ReviewState, review_state
from briefing.desk.reference import Entity, EntityType, Reference
from briefing.german.slugs import slug_of
from briefing.pages.wording import labels

UNDATED = "undated"
NO_OUTLET = "none"

Values = Mapping[str, str]
"""An article's values of one facet: their ids, which are without white space, and their names."""


class FacetName(StrEnum):
    """What a list can be narrowed by; the values stand in addresses: `?company=alibaba&year=2014`."""

    COMPANY = "company"
    TOPIC = "topic"
    YEAR = "year"
    OUTLET = "outlet"
    REVIEW = "review"


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet."""

    id: str
    """`alibaba`, `2014`, `none`"""
    name: str
    """`Alibaba`, `2014`, `Outlet not stated`"""
    count: int
    """The number of articles that have it, at least 1."""


@dataclass(frozen=True)
class Facet:
    """One property that a list can be narrowed by."""

    name: FacetName
    values: tuple[FacetValue, ...]
    """Years newest first, states of review from best to worst, else the commonest first; what is unknown last."""


@dataclass(frozen=True)
class Facets:
    """The facets of a list of articles."""

    all: tuple[Facet, ...]
    by_article: Mapping[str, Mapping[FacetName, Values]]
    """Each article's values, by its id."""


def build_facets(articles: Sequence[AnalysedArticle], reference: Reference) -> Facets:
    """Return the facets of these articles; one that no article has a value of has no values."""
    by_article = {analysed.article.id: _values(analysed, reference.outlets) for analysed in articles}
    return Facets(
        tuple(_facet(name, [values[name] for values in by_article.values()]) for name in FacetName), by_article
    )


def _values(analysed: AnalysedArticle, outlets: Mapping[str, Entity]) -> Mapping[FacetName, Values]:
    published, state = analysed.metadata.published, review_state(analysed)
    return {
        FacetName.COMPANY: {
            named.entity.id.slug: named.entity.name for named in analysed.entities(EntityType.COMPANIES)
        },
        FacetName.TOPIC: {topic.entity.id.slug: topic.entity.name for topic in analysed.topics},
        FacetName.YEAR: {published.year: published.year} if published else {UNDATED: labels.UNDATED},
        FacetName.OUTLET: _outlet(analysed.outlet.value, outlets),
        FacetName.REVIEW: {state.value: labels.REVIEW_STATES[state]},
    }


def _outlet(name: str | None, outlets: Mapping[str, Entity]) -> Values:
    """Return an outlet by whichever of its names an editor wrote; one that the reference data lacks goes by that."""
    if not name:
        return {NO_OUTLET: labels.sentence_case(labels.OUTLET_NOT_STATED)}
    entity = outlets.get(name)
    id = entity.id.slug if entity else slug_of(name)
    # An outlet cannot have an empty id or the id of no outlet.
    return {f"outlet-{id}" if id in ("", NO_OUTLET) else id: entity.name if entity else name}


def _facet(name: FacetName, of_articles: Sequence[Values]) -> Facet:
    # Where two names give the same id, the first one's is shown.
    names = {id: shown for values in reversed(of_articles) for id, shown in values.items()}
    counts = Counter(id for values in of_articles for id in values)
    found = [FacetValue(id, names[id], count) for id, count in counts.items()]
    return Facet(name, tuple(sorted(found, key=lambda value: _rank(name, value))))


def _rank(facet: FacetName, value: FacetValue) -> tuple[bool, int, str, str]:
    unknown = (facet, value.id) in ((FacetName.YEAR, UNDATED), (FacetName.OUTLET, NO_OUTLET))
    if facet is FacetName.YEAR:
        first = 0 if unknown else -int(value.id)
    elif facet is FacetName.REVIEW:
        first = list(ReviewState).index(ReviewState(value.id))
    else:
        first = -value.count
    return unknown, first, value.name.casefold(), value.id
