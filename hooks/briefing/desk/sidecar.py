"""Text of an article's sidecar (`.yml`) in, the editor's notes out, and everything that is wrong with it.

Whatever a note claims of the text is looked up there: a key point, a name or a figure that the original does not hold
is a problem, not a note.
"""

import re
from datetime import date
from urllib.parse import unquote

from briefing.desk.article import Attribution, Basis, Figure, KeyPoint, Name, Notes, Precision, Published
from briefing.desk.authorship import DATE, Depth, Origin, Review
from briefing.desk.evidence import Evidence
from briefing.desk.fields import Fields, read_mapping
from briefing.language.slugs import slug_of
from briefing.problems import Problem

_KEYS = (
    "origin", "reviewed", "slug", "headline", "summary", "key_points", "outlet", "author", "published", "topics",
    "companies", "people", "places", "cited_sources", "figures", "rights", "address", "draft", "withdrawn",
    "redirect_from",
)  # fmt: skip
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_OLD_SLUG = re.compile(r"[^./\\\x00-\x1f][^/\\\x00-\x1f]*")
_LONGEST_SLUG = 100
_PUBLISHED = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
WEB_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^]+")
_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_UNIT = re.compile(r"[A-Z]{3}|percent|years")
_NOT_IN_ORIGINAL = "copy the words from the original, letter by letter"


def read_notes(text: str, path: str, evidence: Evidence) -> tuple[Notes, list[Problem]]:
    """Return the notes in a sidecar and everything that is wrong with it."""
    problems: list[Problem] = []
    fields = read_mapping(text, path, _KEYS, problems)
    if fields is None:
        return Notes(), problems
    headline = fields.mapping("headline", ("en", "de"))
    return Notes(
        origin=fields.choice("origin", Origin) or Origin.HUMAN,
        reviewed=_review(fields),
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
        topics=_topics(fields),
        companies=_names(fields, "companies", evidence),
        people=_names(fields, "people", evidence),
        places=_names(fields, "places", evidence),
        cited_sources=_names(fields, "cited_sources", evidence),
        figures=fields.mappings(
            "figures",
            ("text", "value", "to", "unit", "qualifier", "en", "of"),
            lambda figure: _figure(figure, evidence),
        ),
        rights=fields.text("rights"),
        address=_address(fields),
        draft=fields.flag("draft"),
        withdrawn=fields.reason("withdrawn"),
        redirect_from=_redirects(fields),
    ), problems


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
        if not _OLD_SLUG.fullmatch(slug):
            fields.wrong("redirect_from", f'holds "{slug}"', "write the old address's last part only, as in old-slug")
    return tuple(slug for slug in slugs if _OLD_SLUG.fullmatch(slug))


def _topics(fields: Fields) -> tuple[str, ...]:
    topics = fields.texts("topics")
    for topic in topics:
        if not slug_of(topic):
            fields.wrong("topics", f'holds "{topic}"', "write it with letters or digits")
    return tuple(topic for topic in topics if slug_of(topic))


def _review(fields: Fields) -> Review | None:
    review = fields.mapping("reviewed", ("by", "date", "depth"))
    if review is None:
        return None
    day = review.text("date")
    if day and not (DATE.fullmatch(day) and _is_date(day)):
        review.wrong("date", f'is "{day}"', "write it as 2026-11-22")
        day = None
    return Review(review.required("by") or None, day, review.choice("depth", Depth))


def _published(fields: Fields) -> Published | None:
    published = fields.mapping("published", ("date", "basis", "reason"))
    if published is None:
        return None
    day = published.required("date")
    basis = published.choice("basis", Basis) or Basis.STATED
    reason = published.text("reason")
    if day and not (_PUBLISHED.fullmatch(day) and _is_date(day)):
        published.wrong("date", f'is "{day}"', "write it as 2019, 2019-05 or 2019-05-19")
        return None
    if not day:
        return None
    if basis is Basis.INFERRED and not reason:
        published.wrong("basis", "is inferred without a 'published.reason'", "say in 'reason' what it follows from")
    precision = (Precision.YEAR, Precision.MONTH, Precision.DAY)[day.count("-")]
    return Published(day, precision, basis, reason)


def _is_date(day: str) -> bool:
    try:
        date.fromisoformat((day + "-01-01")[:10] if len(day) < 10 else day)
    except ValueError:
        return False
    return True


def _key_point(point: Fields, evidence: Evidence) -> KeyPoint | None:
    en, quote = point.required("en"), point.required("evidence")
    sentence = _sentence(point, "evidence", quote, evidence)
    return KeyPoint(en, quote, sentence, point.text("opinion_of")) if en and sentence else None


def _attribution(fields: Fields, key: str, evidence: Evidence) -> Attribution | None:
    found = fields.mappings(
        key, ("name", "evidence"), lambda who: (who.required("name"), _evidence_of(who, evidence)), short="name"
    )
    named = [(name, sentence) for name, sentence in found if name]
    return Attribution(", ".join(name for name, _ in named), named[0][1]) if named else None


def _evidence_of(fields: Fields, evidence: Evidence) -> str | None:
    quote = fields.text("evidence")
    return _sentence(fields, "evidence", quote, evidence) if quote else None


def _names(fields: Fields, key: str, evidence: Evidence) -> tuple[Name, ...]:
    return fields.mappings(key, ("name", "de"), lambda entry: _name(entry, evidence), short="name")


def _name(entry: Fields, evidence: Evidence) -> Name | None:
    name = entry.required("name")
    in_german = entry.texts("de") or (name,)
    if name and not slug_of(name):
        entry.wrong("name", f'is "{name}"', "write it with letters or digits")
        return None
    if not name or not (sentences := evidence.naming(in_german)):
        if name:
            key = "de" if "de" in entry else "name"
            entry.wrong(key, f'is "{", ".join(in_german)}", which the original does not name', _NOT_IN_ORIGINAL)
        return None
    return Name(slug_of(name), name, sentences)


def _figure(figure: Fields, evidence: Evidence) -> Figure | None:
    text, value, en, of = (figure.required(key) for key in ("text", "value", "en", "of"))
    unit = figure.text("unit")
    if unit and not _UNIT.fullmatch(unit):
        figure.wrong("unit", f'is "{unit}"', "write a currency's ISO 4217 code (USD), percent, years, or leave it out")
        return None
    to = figure.text("to")
    for key, number in (("value", value), ("to", to)):
        if number and not _DECIMAL.fullmatch(number):
            figure.wrong(key, f'is "{number}"', "write a plain decimal, as in 25300000000 or 2.5")
            return None
    sentence = _sentence(figure, "text", text, evidence)
    if not (value and en and of and sentence):
        return None
    return Figure(text, value, to, unit, figure.text("qualifier"), en, of, sentence)


def _sentence(fields: Fields, key: str, quote: str, evidence: Evidence) -> str | None:
    sentence = evidence.find(quote)
    if quote and sentence is None:
        shown = quote if len(quote) <= 60 else quote[:60] + "…"
        fields.wrong(key, f'is "{shown}", which the original does not say', _NOT_IN_ORIGINAL)
    return sentence
