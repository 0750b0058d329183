"""What search finds besides articles: companies, people and so on, terms, initiatives."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.corpus.corpus import Corpus
from briefing.corpus.entity_profiles import EntityProfile
from briefing.corpus.initiatives import InitiativeReports
from briefing.desk.reference import EntityType, Term
from briefing.pages.initiative_list import initiative_addresses
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
class SearchEntity:
    """A company, a person and so on, a term, or an initiative."""

    path: str
    """The path of its page in the bundle, unique: `companies/alibaba`."""
    url: str
    """The address of the result, below the site's root: `glossary/#term-umsatz`."""
    group: str
    """`companies` and so on, `terms` or `initiatives`; the search box ranks by it."""
    kind: str
    """The word for it in a result: `Company`."""
    name: str
    language: str
    """The language of the name."""
    names: tuple[str, ...]
    """All names that it is found by."""
    about: str
    """A description in English."""
    context: str
    """Other words to find it by: related entities; the terms of a topic."""


def search_entities(corpus: Corpus) -> Iterator[SearchEntity]:
    """Yield every entity, term and initiative."""
    for profile in corpus.profiles.values():
        yield _entity(profile, corpus)
    yield from map(_term, corpus.reference.terms)
    places = initiative_addresses(corpus)
    yield from (_initiative(initiative, places[initiative.id]) for initiative in corpus.initiatives)


def _entity(profile: EntityProfile, corpus: Corpus) -> SearchEntity:
    entity = profile.entity
    group = entity.id.type
    role = entity.kind if group is EntityType.PEOPLE and entity.kind else ""
    others = (corpus.reference.entities[key] for key in entity.related.values())
    return SearchEntity(
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


def _term(term: Term) -> SearchEntity:
    return SearchEntity(
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


def _initiative(initiative: InitiativeReports, place: str) -> SearchEntity:
    record = initiative.reports[0].initiative
    return SearchEntity(
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
