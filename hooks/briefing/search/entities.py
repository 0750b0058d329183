"""The corpus in; what search finds besides articles out: companies, people and so on, terms, initiatives."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.corpus.corpus import Corpus
from briefing.corpus.entity_profiles import EntityProfile
from briefing.corpus.initiatives import InitiativeReports
from briefing.desk.reference import EntityType, Term
from briefing.pages.initiative_list import initiative_places
from briefing.search.expansions import names_of

_KINDS = {
    EntityType.COMPANIES: "Company",
    EntityType.PEOPLE: "Person",
    EntityType.PLACES: "Place",
    EntityType.OUTLETS: "Outlet",
    EntityType.EVENTS: "Event",
    EntityType.TOPICS: "Topic",
}


@dataclass(frozen=True)
class Findable:
    """Something with a page, or a place on one, that is no article."""

    path: str
    """Its place in the bundle's source, unique: `companies/alibaba`."""
    url: str
    """Where a result leads, below the site's root: `glossary/#term-umsatz`."""
    group: str
    """`companies`, also `terms` and `initiatives`; the search box ranks by it."""
    kind: str
    """As a result says it: `Company`."""
    name: str
    language: str
    """Of the name."""
    names: tuple[str, ...]
    """All of them."""
    about: str
    """In English."""
    context: str
    """Other words that it is found by: whose it is, where; of a topic, the terms that are on it."""


def findables(corpus: Corpus) -> Iterator[Findable]:
    """Yield everything that can be a result, but for the articles."""
    for profile in corpus.profiles.values():
        yield _entry(profile, corpus)
    yield from map(_term, corpus.reference.terms)
    places = initiative_places(corpus)
    yield from (_initiative(initiative, places[initiative.id]) for initiative in corpus.initiatives)


def _entry(profile: EntityProfile, corpus: Corpus) -> Findable:
    entity = profile.entity
    group = entity.id.type
    role = entity.kind if group is EntityType.PEOPLE and entity.kind else ""
    others = (corpus.reference.entities[key] for key in entity.related.values())
    return Findable(
        path=str(entity.id),
        url=entity.path,
        group=group,
        kind=_KINDS[group] if group is EntityType.PEOPLE or not entity.kind else entity.kind.capitalize(),
        name=entity.name,
        language="en",
        names=names_of(entity),
        about=entity.description,
        context=" ".join((role, *(other.name for other in others), *entity.terms)),
    )


def _term(term: Term) -> Findable:
    return Findable(
        path=f"glossary/{term.id}",
        url=f"glossary/#term-{term.id}",
        group="terms",
        kind="Glossary",
        name=term.de,
        language="de",
        names=tuple(dict.fromkeys((term.de, *term.forms, *(english.strip() for english in term.en.split(","))))),
        about=f"{term.en}. {term.means}",
        context="",
    )


def _initiative(initiative: InitiativeReports, place: str) -> Findable:
    record = initiative.reports[0].initiative
    return Findable(
        path=f"initiatives/{initiative.id}",
        url=place,
        group="initiatives",
        kind="Initiative",
        name=record.name,
        language="en",
        names=(record.name,),
        about=f"{record.kind.capitalize()}: {record.status}",
        context="",
    )
