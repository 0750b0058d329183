"""An article's entry in Atom and JSON feeds.

An entry's `updated` does not come from a clock: see `timestamps`. Nothing unknown is in a feed, and each text carries
its language.
"""

import uuid
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import Any

import msgspec

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.provenance import Provenance
from briefing.articles.review_history import reviewers
from briefing.exports import timestamps
from briefing.exports.json import without_empty
from briefing.german.bidi import escape_controls
from briefing.pages.templates import Templates
from briefing.pages.wording import disclosures, labels, sources
from briefing.settings import Publisher

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class FeedEntry:
    """An article in feeds, the same in each that has it."""

    atom: str
    """An `entry` element."""
    item: bytes
    """An object of JSON Feed's `items`."""
    updated: str


def feed_entry(analysed: AnalysedArticle, templates: Templates, publisher: Publisher) -> FeedEntry:
    """Return an article's entry in feeds."""
    content = templates.render(
        "feed_entry.html",
        analysed=analysed,
        english=analysed.translation.english,
        disclosure=disclosures.disclosure(analysed),
        address=publisher.at(analysed.url),
    )
    item = msgspec.json.encode(escape_all(_item(analysed, content, publisher)))
    return FeedEntry(serialise(_entry(analysed, content, publisher)), item, timestamps.updated(analysed))


def _entry(analysed: AnalysedArticle, content: str, publisher: Publisher) -> ET.Element:
    entry = ET.Element("entry", {LANG: "en"})
    address = publisher.at(analysed.url)
    add(entry, "id", permanent_id(address))
    add(entry, "title", analysed.title, **{LANG: _language(analysed)})
    add(entry, "updated", timestamps.updated(analysed))
    if published := timestamps.published(analysed):
        add(entry, "published", published)
    link(entry, "alternate", address, "text/html", _language(analysed))
    if analysed.article.blocks:
        link(entry, "related", f"{address}original.txt", "text/plain", "de")
    for topic in analysed.topics:
        page = publisher.at("topics/")
        add(entry, "category", term=topic.entity.id.slug, label=topic.entity.name, scheme=page)
    add(entry, "rights", sources.rights_in_words(analysed))
    for name in reviewers(analysed):
        add(add(entry, "contributor"), "name", name)
    if analysed.metadata.summary:
        add(entry, "summary", _summary(analysed))
    add(entry, "content", content, type="html")
    return entry


def _item(analysed: AnalysedArticle, content: str, publisher: Publisher) -> dict[str, Any]:
    address = publisher.at(analysed.url)
    return without_empty(
        id=permanent_id(address),
        url=address,
        external_url=analysed.address.value,
        title=analysed.title,
        content_html=content,
        summary=_summary(analysed),
        date_published=timestamps.published(analysed),
        date_modified=timestamps.modified(analysed),
        language=_language(analysed),
        tags=[topic.entity.name for topic in analysed.topics],
        _briefing=_extension(analysed, publisher),
    )


def _extension(analysed: AnalysedArticle, publisher: Publisher) -> dict[str, Any]:
    """Return the values that JSON Feed has no field for; `about` is the address of their description."""
    published = analysed.metadata.published
    original = without_empty(
        language=analysed.language.value,
        headline=analysed.headline_de.value if analysed.headline_de.provenance is Provenance.STATED else None,
        author=analysed.author.value,
        outlet=analysed.outlet.value,
        published=published.date if published else None,
        published_basis=published.basis if published else None,
        text=publisher.at(analysed.url) + "original.txt" if analysed.article.blocks else None,
    )
    return {
        "about": publisher.at("about/") + "#for-programs",
        "original": original,
        "disclosure": disclosures.disclosure(analysed),
        "origins": sorted({origin.value for origin in (analysed.origin, *analysed.translation.origins) if origin}),
        "rights": sources.rights_in_words(analysed),
        "corrections": [{"date": one.date, "text": one.en} for one in analysed.metadata.corrections],
    }


def _summary(analysed: AnalysedArticle) -> str | None:
    """Return the summary and who wrote it, for feed readers that show nothing else."""
    summary = analysed.metadata.summary
    return f"{summary} [{labels.sentence_case(disclosures.beside_in_words(analysed))}]" if summary else None


def _language(analysed: AnalysedArticle) -> str:
    return "de" if analysed.headline_en.value is None else "en"


def permanent_id(address: str) -> str:
    """Return the id of an address: itself, or a UUID of it where the site's own address is not configured."""
    return address if "://" in address else f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, address)}"


def escape_all(value: Any) -> Any:
    """Return a JSON value with all control characters of its texts escaped; in HTML they are already."""
    if isinstance(value, list):
        return [escape_all(item) for item in value]
    if isinstance(value, dict):
        return {key: item if key == "content_html" else escape_all(item) for key, item in value.items()}
    return escape_controls(value) if isinstance(value, str) else value


def serialise(element: ET.Element) -> str:
    """Return an element as XML, with each element in it on a line of its own."""
    ET.indent(element, "")
    document: str = ET.tostring(element, encoding="unicode")
    return document


def link(parent: ET.Element, relation: str, address: str, kind: str, language: str | None = None) -> None:
    """Add a link to an Atom element."""
    add(parent, "link", rel=relation, href=address, type=kind, **({"hreflang": language} if language else {}))


def add(parent: ET.Element, name: str, text: str | None = None, /, **attributes: str) -> ET.Element:
    """Add an element, with control characters escaped, and return it."""
    element = ET.SubElement(parent, name, {key: escape_controls(value) for key, value in attributes.items()})
    element.text = text if text is None or attributes.get("type") == "html" else escape_controls(text)
    return element
