"""The articles in; what a list of them can be narrowed by out: each facet's values, their names and counts.

An article has one year, one outlet and one state of review, any of which may be that nothing is known, and any number
of companies and topics.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.review_state import ReviewState, review_state
from briefing.desk.reference import Entry, Group, Reference
from briefing.german.slugs import slug_of

UNDATED = "undated"
NO_OUTLET = "none"
_REVIEW = {
    ReviewState.REVIEWED: "Reviewed",
    ReviewState.PARTLY: "Partly reviewed",
    ReviewState.UNREVIEWED: "Unreviewed",
    ReviewState.NO_ENGLISH: "No English yet",
}

Values = Mapping[str, str]
"""The values that an article has of one facet: their ids, which are without white space, and their names."""


class FacetName(StrEnum):
    """What a list can be narrowed by; the values stand in addresses: `?company=alibaba&year=2014`."""

    COMPANY = "company"
    TOPIC = "topic"
    YEAR = "year"
    OUTLET = "outlet"
    REVIEW = "review"


@dataclass(frozen=True)
class Choice:
    """One value of a facet."""

    id: str
    """`alibaba`, `2014`, `none`"""
    name: str
    """`Alibaba`, `2014`, `Outlet not stated`"""
    count: int
    """How many articles have it, at least one."""


@dataclass(frozen=True)
class Facet:
    """One way to narrow the list."""

    name: FacetName
    choices: tuple[Choice, ...]
    """Years newest first, states of review from best to worst, else the commonest first; what is unknown last."""


@dataclass(frozen=True)
class Facets:
    """All ways to narrow a list of articles."""

    all: tuple[Facet, ...]
    of: Mapping[str, Mapping[FacetName, Values]]
    """What each article has, by its id."""


def facets_of(articles: Sequence[AnalysedArticle], reference: Reference) -> Facets:
    """Return what a list of these articles can be narrowed by; a facet that none has anything of has no choices."""
    of = {analysed.article.id: _values(analysed, reference.outlets) for analysed in articles}
    return Facets(tuple(_facet(name, [values[name] for values in of.values()]) for name in FacetName), of)


def _values(analysed: AnalysedArticle, outlets: Mapping[str, Entry]) -> Mapping[FacetName, Values]:
    published, state = analysed.notes.published, review_state(analysed)
    return {
        FacetName.COMPANY: {named.entry.key.id: named.entry.name for named in analysed.names(Group.COMPANIES)},
        FacetName.TOPIC: {topic.entry.key.id: topic.entry.name for topic in analysed.topics},
        FacetName.YEAR: {published.date[:4]: published.date[:4]} if published else {UNDATED: "Undated"},
        FacetName.OUTLET: _outlet(analysed.outlet.value, outlets),
        FacetName.REVIEW: {state.value: _REVIEW[state]},
    }


def _outlet(name: str | None, outlets: Mapping[str, Entry]) -> Values:
    """Return an outlet by whichever of its names an editor wrote; one that the reference data lacks goes by that."""
    if not name:
        return {NO_OUTLET: "Outlet not stated"}
    entry = outlets.get(name)
    id = entry.key.id if entry else slug_of(name)
    # What stands for no outlet, or is empty, cannot name one.
    return {f"outlet-{id}" if id in ("", NO_OUTLET) else id: entry.name if entry else name}


def _facet(name: FacetName, of_articles: Sequence[Values]) -> Facet:
    # Where two names give the same id, the first one's is shown.
    names = {id: shown for values in reversed(of_articles) for id, shown in values.items()}
    counts = Counter(id for values in of_articles for id in values)
    choices = [Choice(id, names[id], count) for id, count in counts.items()]
    return Facet(name, tuple(sorted(choices, key=lambda choice: _rank(name, choice))))


def _rank(facet: FacetName, choice: Choice) -> tuple[bool, int, str, str]:
    unknown = (facet, choice.id) in ((FacetName.YEAR, UNDATED), (FacetName.OUTLET, NO_OUTLET))
    if facet is FacetName.YEAR:
        first = 0 if unknown else -int(choice.id)
    elif facet is FacetName.REVIEW:
        first = list(_REVIEW).index(ReviewState(choice.id))
    else:
        first = -choice.count
    return unknown, first, choice.name.casefold(), choice.id
