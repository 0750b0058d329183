"""Reading an article's sidecar (`.yml`).

What it quotes is looked up in the original: a key point or a figure that is not there is an error.
"""

import re
from urllib.parse import unquote

from briefing.desk.authorship import Origin, read_review
from briefing.desk.evidence import Evidence
from briefing.desk.fields import Fields, read_mapping
from briefing.desk.initiatives import KEYS, read_initiative
from briefing.desk.metadata import (
    Attribution,
    Basis,
    Correction,
    FigureLabel,
    FigurePlace,
    Initiative,
    KeyPoint,
    Metadata,
    PublicationDate,
)
from briefing.desk.reference import EntityId, EntityType, Reference
from briefing.desk.rights import RIGHTS_KEYS, read_rights
from briefing.diagnostics import Diagnostic
from briefing.german.bidi import CONTROLS
from briefing.german.dates.calendar import Precision

_KEYS = (
    "origin", "reviewed", "slug", "headline", "summary", "key_points", "outlet", "author", "published", "topics",
    "figures", "initiatives", *RIGHTS_KEYS, "address", "draft", "withdrawn", "redirect_from",
    "corrections",
)  # fmt: skip
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_OLD_SLUG = re.compile(rf"(?!\.)[^/\\\x00-\x1f\x7f-\x9f\ud800-\udfff{CONTROLS}]+")
_LONGEST_SLUG = 100
_LONGEST_OLD_SLUG = 200
"""Bytes; it becomes the name of a folder, and was that of a file."""
_MOST_VALUES = 20_000
"""Keys and values in a sidecar: some fifty times those of a full one."""
# A host, which nobody's name and password stand before: "https://bank.example@evil.example" only looks like the bank.
WEB_ADDRESS = re.compile(rf"https?://(?![^/?#]*@)[\w\[][^\s<>\"'`{{}}|\\^\x00-\x1f\x7f-\x9f{CONTROLS}]*")


def read_metadata(text: str, path: str, evidence: Evidence, reference: Reference) -> tuple[Metadata, list[Diagnostic]]:
    """Return the metadata in a sidecar and everything that is wrong with it."""
    diagnostics: list[Diagnostic] = []
    fields = read_mapping(text, path, _KEYS, diagnostics, _MOST_VALUES)
    if fields is None:
        return Metadata(), diagnostics
    headline = fields.mapping("headline", ("en", "de"))
    return Metadata(
        origin=fields.choice("origin", Origin) or Origin.HUMAN,
        reviewed=read_review(fields),
        slug=_slug(fields),
        headline_en=headline.text("en") if headline else None,
        headline_de=headline.text("de") if headline else None,
        summary=fields.text("summary"),
        key_points=fields.mappings(
            "key_points", ("en", "evidence", "opinion_of"), lambda point: _key_point(point, evidence)
        ),
        outlet=_attribution(fields, "outlet", evidence),
        author=_attribution(fields, "author", evidence),
        published=_published(fields),
        topics=_topics(fields, reference),
        figure_labels=_figure_labels(fields, evidence),
        initiatives=_initiatives(fields, evidence, reference),
        rights=read_rights(fields),
        address=_address(fields),
        draft=fields.flag("draft"),
        withdrawn=fields.reason("withdrawn"),
        redirect_from=_redirects(fields),
        corrections=_corrections(fields, evidence),
    ), diagnostics


def _slug(fields: Fields) -> str | None:
    slug = fields.text("slug")
    if slug and not (_SLUG.fullmatch(slug) and len(slug) <= _LONGEST_SLUG):
        remedy = f"use small letters, digits and single hyphens, {_LONGEST_SLUG} at most, as in alibaba-haier"
        fields.wrong("slug", f'is "{slug}"', remedy)
        return None
    return slug


def _address(fields: Fields) -> str | None:
    address = fields.text("address")
    if address and not WEB_ADDRESS.fullmatch(address):
        fields.wrong("address", f'is "{address}"', "write the whole address, as in https://example.org/article")
        return None
    return address


def _redirects(fields: Fields) -> tuple[str, ...]:
    # As copied from the address bar, or as the file was called.
    slugs = tuple(unquote(slug) for slug in fields.texts("redirect_from"))
    for slug in slugs:
        if not _is_old_slug(slug):
            fields.wrong("redirect_from", f'holds "{slug}"', "write the old address's last part only, as in old-slug")
    return tuple(slug for slug in slugs if _is_old_slug(slug))


def _is_old_slug(slug: str) -> bool:
    return bool(_OLD_SLUG.fullmatch(slug)) and len(slug.encode()) <= _LONGEST_OLD_SLUG


def _topics(fields: Fields, reference: Reference) -> tuple[EntityId, ...]:
    by_name = {name: topic.id for topic in reference.of(EntityType.TOPICS) for name in (topic.name, topic.id.slug)}
    topics = fields.texts("topics")
    for topic in topics:
        if topic not in by_name:
            known = ", ".join(entity.name for entity in reference.of(EntityType.TOPICS)) or "none yet"
            remedy = f"describe it in seeds/reference/topics.yml, or use one of those there: {known}"
            fields.wrong("topics", f'holds "{topic}", which is no topic', remedy, "unknown-id")
    return tuple(dict.fromkeys(by_name[topic] for topic in topics if topic in by_name))


def _published(fields: Fields) -> PublicationDate | None:
    published = fields.mapping("published", ("date", "basis", "reason", "after", "before"))
    if published is None:
        return None
    published.required("date")
    day = published.day("date", exact=False)
    basis = published.choice("basis", Basis) or Basis.STATED
    reason = published.text("reason")
    after, before = published.day("after"), published.day("before")
    if day and basis is Basis.INFERRED and not reason:
        published.wrong("basis", "is inferred without a 'published.reason'", "say in 'reason' what it follows from")
    for key, bound in (("after", after), ("before", before)):
        if day and bound and not bound.startswith(day):
            published.wrong(key, f"is {bound}, which is not in {day}", "write a day that lies in 'date', or delete it")
    if after and before and after > before:
        published.wrong("after", "is later than 'published.before'", "swap the two")
        return None
    if not day:
        return None
    precision = (Precision.YEAR, Precision.MONTH, Precision.DAY)[day.count("-")]
    return PublicationDate(day, precision, basis, reason, after, before)


def _key_point(point: Fields, evidence: Evidence) -> KeyPoint | None:
    en, quote = point.required("en"), point.required("evidence")
    sentence = evidence.sentence(point, "evidence", quote)
    return KeyPoint(en, quote, sentence, point.text("opinion_of")) if en and sentence else None


def _corrections(fields: Fields, evidence: Evidence) -> tuple[Correction, ...]:
    """Return the corrections, newest first; those of one day as they stand in the file."""
    found = fields.mappings("corrections", ("date", "en", "evidence"), lambda one: _correction(one, evidence))
    return tuple(sorted(found, key=lambda correction: correction.date, reverse=True))


def _correction(fields: Fields, evidence: Evidence) -> Correction | None:
    fields.required("date")
    date, en, quote = fields.day("date"), fields.required("en"), fields.text("evidence")
    sentence = evidence.sentence(fields, "evidence", quote) if quote else None
    return Correction(date, en, quote, sentence) if date and en and bool(quote) == bool(sentence) else None


def _attribution(fields: Fields, key: str, evidence: Evidence) -> Attribution | None:
    found = fields.mappings(
        key, ("name", "evidence"), lambda who: (who.required("name"), _evidence_of(who, evidence)), short="name"
    )
    named = [(name, sentence) for name, sentence in found if name]
    return Attribution(", ".join(name for name, _ in named), named[0][1]) if named else None


def _evidence_of(fields: Fields, evidence: Evidence) -> str | None:
    quote = fields.text("evidence")
    return evidence.sentence(fields, "evidence", quote) if quote else None


def _figure_labels(fields: Fields, evidence: Evidence) -> tuple[FigureLabel, ...]:
    places: list[FigurePlace] = []

    def read(figure: Fields) -> FigureLabel | None:
        text, of = figure.required("text"), figure.required("of")
        place = evidence.figure(figure, "text", text, taken=places) if text else None
        if not (of and place):
            return None
        places.append(place)
        return FigureLabel(place, of)

    return fields.mappings("figures", ("text", "of"), read)


def _initiatives(fields: Fields, evidence: Evidence, reference: Reference) -> tuple[Initiative, ...]:
    ids: set[str] = set()

    def read(record: Fields) -> Initiative | None:
        initiative = read_initiative(record, evidence, reference)
        if initiative and initiative.id in ids:
            record.wrong("id", f'"{initiative.id}" stands twice', "make one record of the two", "duplicate-id")
            return None
        ids.update([initiative.id] if initiative else [])
        return initiative

    return fields.mappings("initiatives", KEYS, read)
