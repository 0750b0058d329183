"""Reading a sidecar's records of plans and deals."""

from briefing.desk.evidence import Evidence
from briefing.desk.fields import Fields
from briefing.desk.metadata import Initiative, InitiativeKind, Party
from briefing.desk.reference import Group, Key, Reference
from briefing.desk.reference_files import ID

KEYS = ("id", "kind", "name", "parties", "regions", "amount", "status", "evidence")
_ACTORS = (Group.COMPANIES, Group.PEOPLE, Group.OUTLETS, Group.PLACES, Group.EVENTS)


def read_initiative(fields: Fields, evidence: Evidence, reference: Reference) -> Initiative | None:
    """Return the record of an initiative, or None when something about it is wrong."""
    id, name, status = (fields.required(key) for key in ("id", "name", "status"))
    kind = fields.choice("kind", InitiativeKind) if fields.required("kind") else None
    if id and not ID.fullmatch(id):
        fields.wrong("id", f'is "{id}"', "use small letters, digits and single hyphens, as in alibaba-shoprunner")
        return None
    parties = fields.mappings("parties", ("who", "role"), lambda party: _party(party, reference))
    if fields.is_empty("parties"):
        fields.wrong("parties", "is missing", "say who takes part: {who: alibaba, role: investor}", "missing-value")
    places = fields.texts("regions")
    regions = [_key(fields, "regions", place, (Group.PLACES,), reference) for place in dict.fromkeys(places)]
    quotes = fields.texts("evidence")
    if not quotes:
        fields.wrong(
            "evidence", "is missing", "quote the sentences of the original that the record rests on", "missing-value"
        )
    sentences = [evidence.sentence(fields, "evidence", quote) for quote in quotes]
    quoted = fields.text("amount")
    amount = evidence.figure(fields, "amount", quoted, [s for s in sentences if s]) if quoted else None
    if not (id and name and status and kind and parties and all(sentences)) or (quoted and not amount):
        return None
    return Initiative(
        id=id,
        kind=kind,
        name=name,
        parties=parties,
        regions=tuple(key for key in regions if key),
        amount=amount,
        status=status,
        sentences=tuple(dict.fromkeys(sentence for sentence in sentences if sentence)),
    )


def _party(fields: Fields, reference: Reference) -> Party | None:
    id, role = fields.required("who"), fields.required("role")
    key = _key(fields, "who", id, _ACTORS, reference) if id else None
    return Party(key, role) if key and role else None


def _key(fields: Fields, field: str, id: str, groups: tuple[Group, ...], reference: Reference) -> Key | None:
    found = [key for key in _keys(id, groups) if key in reference.entries]
    if len(found) > 1:
        fields.wrong(
            field,
            f'is "{id}", which is {" and ".join(map(str, found))}',
            f"write {found[0]} or {found[1]}",
            "unknown-id",
        )
        return None
    key = found[0] if found else None
    if key is None:
        files = " or ".join(f"{group}.yml" for group in groups[:2])
        fields.wrong(
            field,
            f'is "{id}", which the reference data does not have',
            f"add it in seeds/reference/{files}",
            "unknown-id",
        )
    return key


def _keys(id: str, groups: tuple[Group, ...]) -> list[Key]:
    """Return what an id can name: `jd-com`, or with its group, `companies/jd-com`."""
    group, _, rest = id.rpartition("/")
    return [Key(one, rest) for one in groups if group in ("", one)]
