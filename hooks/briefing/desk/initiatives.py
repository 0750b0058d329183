"""A sidecar's record of a plan or deal in, the initiative out, and what is wrong with it."""

from briefing.desk.evidence import Evidence
from briefing.desk.fields import Fields
from briefing.desk.notes import Initiative, InitiativeKind, Party
from briefing.desk.reference import Group, Key, Reference

KEYS = ("id", "kind", "name", "parties", "regions", "amount", "status", "evidence")
_ACTORS = (Group.COMPANIES, Group.PEOPLE, Group.OUTLETS, Group.PLACES, Group.EVENTS)


def read_initiative(fields: Fields, evidence: Evidence, reference: Reference) -> Initiative | None:
    """Return the record of an initiative, or None when something about it is wrong."""
    id, name, status = (fields.required(key) for key in ("id", "name", "status"))
    kind = fields.choice("kind", InitiativeKind) if fields.required("kind") else None
    parties = fields.mappings("parties", ("who", "role"), lambda party: _party(party, reference))
    regions = [_key(fields, "regions", id, (Group.PLACES,), reference) for id in fields.texts("regions")]
    quotes = fields.texts("evidence")
    if not quotes:
        fields.wrong("evidence", "is missing", "quote the sentences of the original that the record rests on")
    sentences = [evidence.sentence(fields, "evidence", quote) for quote in quotes]
    amount = fields.text("amount")
    amount_sentence = evidence.figure(fields, "amount", amount) if amount else None
    if not (id and name and status and kind and parties and all(sentences)) or (amount and not amount_sentence):
        return None
    return Initiative(
        id=id,
        kind=kind,
        name=name,
        parties=parties,
        regions=tuple(key for key in regions if key),
        amount=amount,
        amount_sentence=amount_sentence,
        status=status,
        sentences=tuple(dict.fromkeys(sentence for sentence in sentences if sentence)),
    )


def _party(fields: Fields, reference: Reference) -> Party | None:
    id, role = fields.required("who"), fields.required("role")
    key = _key(fields, "who", id, _ACTORS, reference) if id else None
    return Party(key, role) if key and role else None


def _key(fields: Fields, field: str, id: str, groups: tuple[Group, ...], reference: Reference) -> Key | None:
    key = next((Key(group, id) for group in groups if Key(group, id) in reference.entries), None)
    if key is None:
        files = " or ".join(f"{group}.yml" for group in groups[:2])
        fields.wrong(field, f'is "{id}", which the reference data does not have', f"add it in seeds/reference/{files}")
    return key
