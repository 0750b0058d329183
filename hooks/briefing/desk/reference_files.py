"""Reading the reference data in `seeds/reference/`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing.desk.authorship import Origin, read_review
from briefing.desk.fields import Fields, read_mapping
from briefing.desk.reference import Authorship, Entity, EntityId, EntityType, Reference, Term
from briefing.desk.rights import NOTHING_SAID, RIGHTS_KEYS, read_rights
from briefing.diagnostics import Diagnostic
from briefing.german.names.name_index import Alias

GLOSSARY = "glossary"
FILES = tuple(f"{name}.yml" for name in (*EntityType, GLOSSARY))

_COMMON = ("id", "name", "aliases", "ambiguous", "is", "wikidata")
_KEYS = {
    EntityType.COMPANIES: (*_COMMON, "kind", "parent", "country"),
    EntityType.PEOPLE: (*_COMMON, "surname", "role", "company", "country"),
    EntityType.PLACES: (*_COMMON, "kind", "part_of"),
    EntityType.OUTLETS: (*_COMMON, "kind", "country", *RIGHTS_KEYS),
    EntityType.EVENTS: (*_COMMON, "kind", "when", "place"),
    EntityType.TOPICS: ("id", "name", "is", "terms", "wikidata"),
}
_RELATIONS = {
    "parent": EntityType.COMPANIES,
    "company": EntityType.COMPANIES,
    "country": EntityType.PLACES,
    "part_of": EntityType.PLACES,
    "place": EntityType.PLACES,
}
ID = re.compile(r"(?!(?:index|readme)$)(?=.{1,100}$)[a-z0-9]+(?:-[a-z0-9]+)*")
"""An id is part of an address, which a file name and MkDocs' own pages limit."""
_SHOWN = 60
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]")


def read_reference(texts: Mapping[str, str], folder: str) -> tuple[Reference, list[Diagnostic]]:
    """Return the reference data in files given by name, such as `companies.yml`, and everything that is wrong with it.

    `folder` is where they lie, for messages.
    """
    reader = _ReferenceReader(folder)
    for type in EntityType:
        reader.read_entities(type, texts.get(f"{type}.yml"))
    terms = reader.read_glossary(texts.get(f"{GLOSSARY}.yml"))
    reader.check_relations()
    reader.check_topics()
    reader.check_aliases()
    return Reference({id: found.entity for id, found in reader.found.items()}, terms), reader.diagnostics


@dataclass(frozen=True)
class _FoundEntity:
    entity: Entity
    fields: Fields
    """What it was read from; errors about it name their lines."""


class _ReferenceReader:
    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.diagnostics: list[Diagnostic] = []
        self.found: dict[EntityId, _FoundEntity] = {}

    def read_entities(self, type: EntityType, text: str | None) -> None:
        document = self._document(type, text)
        if document:
            authorship = _authorship(document)
            document.mappings(type, _KEYS[type], lambda fields: self._entity(type, fields, authorship))

    def read_glossary(self, text: str | None) -> tuple[Term, ...]:
        document = self._document(GLOSSARY, text)
        if document is None:
            return ()
        authorship = _authorship(document)
        ids: dict[str, str] = {}
        forms: dict[str, str] = {}

        def read(fields: Fields) -> Term | None:
            term = _term(fields, authorship)
            if term and ids.setdefault(term.id, term.de) != term.de:
                what = f'is "{term.id}", as that of {ids[term.id]}'
                fields.wrong("id", what, "give one of the two another", "duplicate-id")
            for form in term.forms if term else ():
                if term and forms.setdefault(form, term.de) != term.de:
                    key = "forms" if "forms" in fields else "de"
                    what = f'holds "{form}", which {forms[form]} has too'
                    fields.wrong(key, what, "delete one of the two", "duplicate-name")
            return term

        terms = document.mappings(GLOSSARY, ("id", "de", "forms", "en", "means"), read)
        return tuple(sorted(terms, key=lambda term: term.de.casefold()))

    def check_relations(self) -> None:
        for found in self.found.values():
            for relation, id in found.entity.related.items():
                if id == found.entity.id:
                    found.fields.wrong(relation, f'is "{id.slug}", the entry itself', f"delete '{relation}'")
                elif id not in self.found:
                    what = f'is "{id.slug}", which {id.type}.yml does not have'
                    found.fields.wrong(relation, what, f"add it there, or delete '{relation}'", "unknown-id")

    def check_topics(self) -> None:
        taken: dict[str, EntityId] = {}
        for found in self.found.values():
            topic = found.entity
            for name in dict.fromkeys((topic.name, topic.id.slug)) if topic.id.type is EntityType.TOPICS else ():
                other = taken.setdefault(name, topic.id)
                if other != topic.id:
                    what = f'is "{name}", as {other} is called'
                    found.fields.wrong("name", what, "give one of the two another", "duplicate-name")

    def check_aliases(self) -> None:
        taken: dict[str, EntityId] = {}
        for found in self.found.values():
            for alias in found.entity.aliases:
                if alias.near or alias.quoted or alias.surname:
                    continue
                other = taken.setdefault(alias.text, alias.owner)
                if other != alias.owner:
                    key = "aliases" if "aliases" in found.fields else "name"
                    what = f'holds "{alias.text}", which {other} has too'
                    near = "{name: ..., near: [words of the sentence]} or 'ambiguous' with 'near'"
                    found.fields.wrong(key, what, f"say when it is meant: {near}", "duplicate-name")

    def _document(self, name: str, text: str | None) -> Fields | None:
        if text is None:
            return None
        return read_mapping(text, f"{self._folder}/{name}.yml", ("origin", "reviewed", name), self.diagnostics)

    def _entity(self, type: EntityType, fields: Fields, authorship: Authorship) -> Entity | None:
        slug = _slug(fields)
        names = _names(fields)
        description = fields.required("is")
        if not (slug and names and description):
            return None
        id = EntityId(type, slug)
        if id in self.found:
            first = self.found[id].fields.line_of("id")
            fields.wrong("id", f'"{slug}" stands twice', f"the first is on line {first}", "duplicate-id")
            return None
        is_topic = type is EntityType.TOPICS
        entity = Entity(
            id=id,
            name=names[0],
            name_de=names[1],
            description=description,
            authorship=authorship,
            kind=None if is_topic else fields.text("role" if type is EntityType.PEOPLE else "kind"),
            when=fields.day("when", exact=False),
            related=_relations(fields),
            wikidata=_wikidata(fields),
            aliases=() if is_topic else tuple(_aliases(fields, id, names[1])),
            terms=tuple(term.casefold() for term in fields.texts("terms")),
            rights=read_rights(fields) if type is EntityType.OUTLETS else NOTHING_SAID,
        )
        self.found[id] = _FoundEntity(entity, fields)
        return entity


def _term(fields: Fields, authorship: Authorship) -> Term | None:
    id = _slug(fields)
    de, en, means = (fields.required(key) for key in ("de", "en", "means"))
    if not (id and de and en and means):
        return None
    forms = dict.fromkeys((de, *fields.texts("forms")))
    return Term(id, de, tuple(forms), en, means, authorship)


def _slug(fields: Fields) -> str | None:
    id = fields.required("id")
    if id and not ID.fullmatch(id):
        shown = id if len(id) <= _SHOWN else f"{id[:_SHOWN]}…"
        remedy = "use small letters, digits and single hyphens, 100 at most and not index, as in jd-com"
        fields.wrong("id", f'is "{shown}"', remedy)
        return None
    return id or None


def _authorship(document: Fields) -> Authorship:
    return Authorship(document.choice("origin", Origin) or Origin.HUMAN, read_review(document))


def _names(fields: Fields) -> tuple[str, str] | None:
    """Return the name in English and in German."""
    if "name" not in fields:
        fields.required("name")
        return None
    if fields.is_text("name"):
        name = fields.required("name")
        return (name, name) if name else None
    both = fields.mapping("name", ("en", "de"))
    names = (both.required("en"), both.required("de")) if both else ("", "")
    return names if all(names) else None


def _aliases(fields: Fields, id: EntityId, name_de: str) -> Iterator[Alias[EntityId]]:
    """Yield the German name, the aliases, the surname, and the plain spelling of each with an inner capital."""
    ambiguous = fields.mapping("ambiguous", ("near", "not"))
    if ambiguous and not (ambiguous.texts("near") or ambiguous.texts("not")):
        fields.wrong("ambiguous", "says nothing", "write 'near' or 'not' below it, or delete it")
    main = _alias(fields, "name", name_de, id, ambiguous)
    aliases = [main] if main else []
    aliases += fields.mappings("aliases", ("name", "near", "not"), lambda alias: _listed_alias(alias, id), short="name")
    surname = fields.text("surname")
    if surname and surname not in {alias.text for alias in aliases}:
        aliases.append(Alias(surname, id, surname=True))
    yield from aliases
    written = {alias.text for alias in aliases}
    for alias in aliases:
        # The press writes "Ebay", "Paypal" and "Aliexpress" as often as the companies' own way.
        plain = alias.text[:1].upper() + alias.text[1:].lower()
        if " " not in alias.text and _INNER_CAPITAL.search(alias.text) and plain not in written:
            yield Alias(plain, id, alias.near, alias.never)


def _listed_alias(fields: Fields, id: EntityId) -> Alias[EntityId] | None:
    name = fields.required("name")
    return _alias(fields, "name", name, id, fields) if name else None


def _alias(fields: Fields, key: str, name: str, id: EntityId, conditions: Fields | None) -> Alias[EntityId] | None:
    """Return a spelling of a name; one in German quotation marks counts only in such."""
    quoted = len(name) > 2 and name[0] == "„" and name[-1] == "“"
    text = name[1:-1] if quoted else name
    if not re.search(r"\w", text):
        fields.wrong(key, f'is "{name}"', "write a name with letters or digits")
        return None
    near, never = (conditions.texts("near"), conditions.texts("not")) if conditions else ((), ())
    for phrase in never:
        if text not in phrase and conditions:
            conditions.wrong("not", f'holds "{phrase}", in which "{text}" does not stand', "write the whole phrase")
    return Alias(text, id, near, never, quoted)


def _relations(fields: Fields) -> dict[str, EntityId]:
    values = ((relation, type, fields.text(relation)) for relation, type in _RELATIONS.items())
    return {relation: EntityId(type, slug) for relation, type, slug in values if slug}


def _wikidata(fields: Fields) -> str | None:
    id = fields.text("wikidata")
    if id and not _WIKIDATA.fullmatch(id):
        fields.wrong("wikidata", f'is "{id}"', "write the item's number, as in Q3884")
        return None
    return id
