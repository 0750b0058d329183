"""Reading a sidecar's records of plans and deals."""

from briefing.desk.evidence import Evidence
from briefing.desk.fields import Fields
from briefing.desk.metadata import Initiative, InitiativeKind, Party
from briefing.desk.reference import EntityId, EntityType, Reference
from briefing.desk.reference_files import ID

KEYS = ("id", "kind", "name", "parties", "regions", "amount", "status", "evidence")
_ACTORS = (EntityType.COMPANIES, EntityType.PEOPLE, EntityType.OUTLETS, EntityType.PLACES, EntityType.EVENTS)


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
    regions = [_entity_id(fields, "regions", place, (EntityType.PLACES,), reference) for place in dict.fromkeys(places)]
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
        regions=tuple(id for id in regions if id),
        amount=amount,
        status=status,
        sentences=tuple(dict.fromkeys(sentence for sentence in sentences if sentence)),
    )


def _party(fields: Fields, reference: Reference) -> Party | None:
    who, role = fields.required("who"), fields.required("role")
    id = _entity_id(fields, "who", who, _ACTORS, reference) if who else None
    return Party(id, role) if id and role else None


def _entity_id(
    fields: Fields, key: str, written: str, types: tuple[EntityType, ...], reference: Reference
) -> EntityId | None:
    """Return the id of what a field names: `jd-com`, or with its type, `companies/jd-com`."""
    type, _, slug = written.rpartition("/")
    ids = [EntityId(one, slug) for one in types if type in ("", one)]
    found = [id for id in ids if id in reference.entities]
    if len(found) > 1:
        what = f'is "{written}", which is {" and ".join(map(str, found))}'
        fields.wrong(key, what, f"write {found[0]} or {found[1]}", "unknown-id")
        return None
    if not found:
        files = " or ".join(f"{type}.yml" for type in types[:2])
        what = f'is "{written}", which the reference data does not have'
        fields.wrong(key, what, f"add it in seeds/reference/{files}", "unknown-id")
    return found[0] if found else None
