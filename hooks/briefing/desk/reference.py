"""The reference data: companies, people, places, outlets, events and topics that articles speak of, and a glossary."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from briefing.desk.authorship import Origin, Review
from briefing.desk.rights import NOTHING_SAID, Rights
from briefing.german.names.known import NameForm


class Group(StrEnum):
    """What an entry is; the values are the names of the files and of the folders of their pages."""

    COMPANIES = "companies"
    PEOPLE = "people"
    PLACES = "places"
    OUTLETS = "outlets"
    EVENTS = "events"
    TOPICS = "topics"


class Key(NamedTuple):
    """What names an entry in the whole of the reference data."""

    group: Group
    id: str
    """`alibaba`, unique in its group."""

    def __str__(self) -> str:
        return f"{self.group}/{self.id}"


@dataclass(frozen=True)
class Authorship:
    """Who wrote the English of a file of reference data."""

    origin: Origin = Origin.HUMAN
    review: Review | None = None


@dataclass(frozen=True, eq=False)
class Entry:
    """A company, person, place, outlet, event or topic; there is one object of each."""

    key: Key
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
    related: Mapping[str, Key] = field(default_factory=dict)
    """By the kind of relation: `parent`, `country`, `company`, `part_of`, `place`."""
    wikidata: str | None = None
    """`Q1359568`"""
    forms: tuple[NameForm[Key], ...] = ()
    """How German texts write its name; a topic has none."""
    terms: tuple[str, ...] = ()
    """Of a topic: parts of German words that are on it."""
    rights: Rights = NOTHING_SAID
    """Of an outlet: what holds for its articles."""

    @cached_property
    def path(self) -> str:
        """Its address below the site's root: `companies/alibaba/`."""
        return f"{self.key}/"


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

    entries: Mapping[Key, Entry] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()

    @cached_property
    def outlets(self) -> Mapping[str, Entry]:
        """The outlets by each of their names."""
        return {name: e for e in self.of(Group.OUTLETS) for name in (*(form.text for form in e.forms), e.name)}

    @cached_property
    def glossary(self) -> Mapping[str, Term]:
        """The terms by their ids."""
        return {term.id: term for term in self.terms}

    def of(self, group: Group) -> list[Entry]:
        """Return the entries of a group, by their names."""
        return list(self._groups[group])

    @cached_property
    def _groups(self) -> Mapping[Group, list[Entry]]:
        groups: dict[Group, list[Entry]] = {group: [] for group in Group}
        for entry in sorted(self.entries.values(), key=lambda entry: entry.name.casefold()):
            groups[entry.key.group].append(entry)
        return groups
