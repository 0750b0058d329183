"""The reference data: companies, people, places, outlets, events and topics that articles speak of, and a glossary."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from briefing.desk.authorship import Origin, Review
from briefing.desk.rights import NOTHING_SAID, Rights
from briefing.german.names.name_index import Alias


class EntityType(StrEnum):
    """What an entity is; the values are the names of the files and of the folders of their pages."""

    COMPANIES = "companies"
    PEOPLE = "people"
    PLACES = "places"
    OUTLETS = "outlets"
    EVENTS = "events"
    TOPICS = "topics"


class EntityId(NamedTuple):
    """What identifies an entity: `companies/alibaba`."""

    type: EntityType
    slug: str
    """`alibaba`, unique among the entities of its type."""

    def __str__(self) -> str:
        return f"{self.type}/{self.slug}"


@dataclass(frozen=True)
class Authorship:
    """Who wrote the English of a file of reference data."""

    origin: Origin = Origin.HUMAN
    review: Review | None = None


@dataclass(frozen=True)
class Entity:
    """A company, person, place, outlet, event or topic; there is one object of each."""

    id: EntityId
    name: str
    """In English: `Germany`."""
    name_de: str
    """In German: `Deutschland`."""
    description: str
    """What it is, in one English sentence."""
    authorship: Authorship
    """Of the description."""
    kind: str | None = None
    """`platform`, `country`; of a person the role: `founder and chief executive`."""
    when: str | None = None
    """Of an event: an ISO 8601 date, or a month or year."""
    related: Mapping[str, EntityId] = field(default_factory=dict)
    """By the kind of relation: `parent`, `country`, `company`, `part_of`, `place`."""
    wikidata: str | None = None
    """`Q1359568`"""
    aliases: tuple[Alias[EntityId], ...] = ()
    """The German spellings of its name; a topic has none."""
    terms: tuple[str, ...] = ()
    """Of a topic: parts of German words that are on it."""
    rights: Rights = NOTHING_SAID
    """Of an outlet: what holds for its articles."""

    def __hash__(self) -> int:
        return hash(self.id)

    @cached_property
    def path(self) -> str:
        """Its address below the site's root: `companies/alibaba/`."""
        return f"{self.id}/"


@dataclass(frozen=True)
class Term:
    """A German term with what an English reader should know of it."""

    id: str
    de: str
    """Its base form: `Börsengang`."""
    forms: tuple[str, ...]
    """The base form and whatever other forms texts have."""
    en: str
    means: str
    authorship: Authorship


@dataclass(frozen=True)
class Reference:
    """All of the reference data."""

    entities: Mapping[EntityId, Entity] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()

    @cached_property
    def outlets(self) -> Mapping[str, Entity]:
        """The outlets by each of their names."""
        return {name: e for e in self.of(EntityType.OUTLETS) for name in (*(alias.text for alias in e.aliases), e.name)}

    @cached_property
    def glossary(self) -> Mapping[str, Term]:
        """The terms by their ids."""
        return {term.id: term for term in self.terms}

    def of(self, type: EntityType) -> list[Entity]:
        """Return the entities of a type, by their names."""
        return list(self._by_type[type])

    @cached_property
    def _by_type(self) -> Mapping[EntityType, list[Entity]]:
        by_type: dict[EntityType, list[Entity]] = {type: [] for type in EntityType}
        for entity in sorted(self.entities.values(), key=lambda entity: entity.name.casefold()):
            by_type[entity.id.type].append(entity)
        return by_type
