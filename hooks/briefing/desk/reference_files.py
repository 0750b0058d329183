"""Reading the reference data in `seeds/reference/`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing.desk.authorship import Origin, read_review
from briefing.desk.fields import Fields, read_mapping
from briefing.desk.reference import Authorship, Entry, Group, Key, Reference, Term
from briefing.desk.rights import NOTHING_SAID, RIGHTS_KEYS, read_rights
from briefing.diagnostics import Diagnostic
from briefing.german.names.known import NameForm

GLOSSARY = "glossary"
FILES = tuple(f"{name}.yml" for name in (*Group, GLOSSARY))

_COMMON = ("id", "name", "aliases", "ambiguous", "is", "wikidata")
_KEYS = {
    Group.COMPANIES: (*_COMMON, "kind", "parent", "country"),
    Group.PEOPLE: (*_COMMON, "surname", "role", "company", "country"),
    Group.PLACES: (*_COMMON, "kind", "part_of"),
    Group.OUTLETS: (*_COMMON, "kind", "country", *RIGHTS_KEYS),
    Group.EVENTS: (*_COMMON, "kind", "when", "place"),
    Group.TOPICS: ("id", "name", "is", "terms", "wikidata"),
}
_RELATIONS = {
    "parent": Group.COMPANIES,
    "company": Group.COMPANIES,
    "country": Group.PLACES,
    "part_of": Group.PLACES,
    "place": Group.PLACES,
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
    reader = _Reader(folder)
    for group in Group:
        reader.read_group(group, texts.get(f"{group}.yml"))
    terms = reader.read_glossary(texts.get(f"{GLOSSARY}.yml"))
    reader.check_relations()
    reader.check_topics()
    reader.check_forms()
    return Reference({key: found.entry for key, found in reader.found.items()}, terms), reader.diagnostics


@dataclass(frozen=True)
class _Found:
    entry: Entry
    fields: Fields


class _Reader:
    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.diagnostics: list[Diagnostic] = []
        self.found: dict[Key, _Found] = {}

    def read_group(self, group: Group, text: str | None) -> None:
        document = self._document(group, text)
        if document:
            authorship = _authorship(document)
            document.mappings(group, _KEYS[group], lambda fields: self._entry(group, fields, authorship))

    def read_glossary(self, text: str | None) -> tuple[Term, ...]:
        document = self._document(GLOSSARY, text)
        if document is None:
            return ()
        authorship = _authorship(document)
        ids: dict[str, str] = {}
        forms: dict[str, str] = {}

        def read(fields: Fields) -> Term | None:
            term = self._term(fields, authorship)
            if term and ids.setdefault(term.id, term.de) != term.de:
                fields.wrong(
                    "id", f'is "{term.id}", as that of {ids[term.id]}', "give one of the two another", "duplicate-id"
                )
            for form in term.forms if term else ():
                if term and forms.setdefault(form, term.de) != term.de:
                    key = "forms" if "forms" in fields else "de"
                    fields.wrong(
                        key, f'holds "{form}", which {forms[form]} has too', "delete one of the two", "duplicate-name"
                    )
            return term

        terms = document.mappings(GLOSSARY, ("id", "de", "forms", "en", "means"), read)
        return tuple(sorted(terms, key=lambda term: term.de.casefold()))

    def check_relations(self) -> None:
        for found in self.found.values():
            for relation, key in found.entry.related.items():
                if key == found.entry.key:
                    found.fields.wrong(relation, f'is "{key.id}", the entry itself', f"delete '{relation}'")
                elif key not in self.found:
                    what = f'is "{key.id}", which {key.group}.yml does not have'
                    found.fields.wrong(relation, what, f"add it there, or delete '{relation}'", "unknown-id")

    def check_topics(self) -> None:
        taken: dict[str, Key] = {}
        for found in self.found.values():
            if found.entry.key.group is Group.TOPICS:
                for name in dict.fromkeys((found.entry.name, found.entry.key.id)):
                    other = taken.setdefault(name, found.entry.key)
                    if other != found.entry.key:
                        found.fields.wrong(
                            "name",
                            f'is "{name}", as {other} is called',
                            "give one of the two another",
                            "duplicate-name",
                        )

    def check_forms(self) -> None:
        taken: dict[str, Key] = {}
        for found in self.found.values():
            for form in found.entry.forms:
                if form.near or form.quoted or form.surname:
                    continue
                other = taken.setdefault(form.text, form.owner)
                if other != form.owner:
                    key = "aliases" if "aliases" in found.fields else "name"
                    remedy = (
                        "say when it is meant: {name: ..., near: [words of the sentence]} or 'ambiguous' with 'near'"
                    )
                    found.fields.wrong(key, f'holds "{form.text}", which {other} has too', remedy, "duplicate-name")

    def _document(self, name: str, text: str | None) -> Fields | None:
        if text is None:
            return None
        return read_mapping(text, f"{self._folder}/{name}.yml", ("origin", "reviewed", name), self.diagnostics)

    def _entry(self, group: Group, fields: Fields, authorship: Authorship) -> Entry | None:
        id = self._id(fields)
        names = _names(fields)
        description = fields.required("is")
        if not (id and names and description):
            return None
        key = Key(group, id)
        if key in self.found:
            fields.wrong(
                "id",
                f'"{id}" stands twice',
                f"the first is on line {self.found[key].fields.line_of('id')}",
                "duplicate-id",
            )
            return None
        entry = Entry(
            key=key,
            name=names[0],
            name_de=names[1],
            description=description,
            authorship=authorship,
            kind=fields.text("role" if group is Group.PEOPLE else "kind") if group is not Group.TOPICS else None,
            when=fields.day("when", exact=False),
            related=_relations(fields),
            wikidata=_wikidata(fields),
            forms=tuple(_forms(fields, key, names[1])) if group is not Group.TOPICS else (),
            terms=tuple(term.casefold() for term in fields.texts("terms")),
            rights=read_rights(fields) if group is Group.OUTLETS else NOTHING_SAID,
        )
        self.found[key] = _Found(entry, fields)
        return entry

    def _term(self, fields: Fields, authorship: Authorship) -> Term | None:
        id = self._id(fields)
        de, en, means = (fields.required(key) for key in ("de", "en", "means"))
        if not (id and de and en and means):
            return None
        forms = dict.fromkeys((de, *fields.texts("forms")))
        return Term(id, de, tuple(forms), en, means, authorship)

    def _id(self, fields: Fields) -> str | None:
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


def _forms(fields: Fields, key: Key, name_de: str) -> Iterator[NameForm[Key]]:
    ambiguous = fields.mapping("ambiguous", ("near", "not"))
    if ambiguous and not (ambiguous.texts("near") or ambiguous.texts("not")):
        fields.wrong("ambiguous", "says nothing", "write 'near' or 'not' below it, or delete it")
    main = _form(fields, "name", name_de, key, ambiguous)
    forms = [main] if main else []
    forms += fields.mappings("aliases", ("name", "near", "not"), lambda alias: _alias(alias, key), short="name")
    surname = fields.text("surname")
    if surname and surname not in {form.text for form in forms}:
        forms.append(NameForm(surname, key, surname=True))
    yield from forms
    written = {form.text for form in forms}
    for form in forms:
        # The press writes "Ebay", "Paypal" and "Aliexpress" as often as the companies' own way.
        plain = form.text[:1].upper() + form.text[1:].lower()
        if " " not in form.text and _INNER_CAPITAL.search(form.text) and plain not in written:
            yield NameForm(plain, key, form.near, form.never)


def _alias(fields: Fields, key: Key) -> NameForm[Key] | None:
    name = fields.required("name")
    return _form(fields, "name", name, key, fields) if name else None


def _form(fields: Fields, field: str, name: str, key: Key, conditions: Fields | None) -> NameForm[Key] | None:
    """Return a form of a name; one in German quotation marks counts only in such."""
    quoted = len(name) > 2 and name[0] == "„" and name[-1] == "“"
    text = name[1:-1] if quoted else name
    if not re.search(r"\w", text):
        fields.wrong(field, f'is "{name}"', "write a name with letters or digits")
        return None
    near, never = (conditions.texts("near"), conditions.texts("not")) if conditions else ((), ())
    for phrase in never:
        if text not in phrase and conditions:
            conditions.wrong("not", f'holds "{phrase}", in which "{text}" does not stand', "write the whole phrase")
    return NameForm(text, key, near, never, quoted)


def _relations(fields: Fields) -> dict[str, Key]:
    values = ((relation, group, fields.text(relation)) for relation, group in _RELATIONS.items())
    return {relation: Key(group, id) for relation, group, id in values if id}


def _wikidata(fields: Fields) -> str | None:
    id = fields.text("wikidata")
    if id and not _WIKIDATA.fullmatch(id):
        fields.wrong("wikidata", f'is "{id}"', "write the item's number, as in Q3884")
        return None
    return id
