"""The corpus in; Atom (RFC 4287) and JSON Feed 1.1 out: for the whole site, each company and each topic.

An entry's `updated` is no clock's: see `moments`. Nothing unknown is in a feed, and each text carries its language.
"""

import uuid
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.provenance import Provenance
from briefing.articles.review_history import reviewers
from briefing.corpus.corpus import Corpus
from briefing.exports import timestamps
from briefing.exports.json import json_bytes
from briefing.exports.xml import xml_bytes
from briefing.german.bidi import escape_controls
from briefing.pages.metadata import WITH_FEED
from briefing.pages.templates import Templates
from briefing.pages.wording import disclosures, labels, sources
from briefing.settings import Publisher

NEWEST = 50
"""Entries in a feed."""

_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Feed:
    """What one feed tells of."""

    title: str
    folder: str
    """The page that it belongs to, from the site's root: `companies/alibaba/`, or nothing."""
    articles: tuple[AnalysedArticle, ...]
    """Newest first."""


def feeds(corpus: Corpus, name: str) -> Iterator[Feed]:
    """Yield all feeds of a site of this name."""
    yield Feed(name, "", corpus.articles[:NEWEST])
    for profile in corpus.profiles.values():
        if profile.entity.id.type in WITH_FEED:
            articles = tuple(mentions.analysed for mentions in profile.by_article[:NEWEST])
            yield Feed(f"{name}: {profile.entity.name}", profile.entity.path, articles)


@dataclass(frozen=True)
class Told:
    """What feeds say of an article, in either format: the same in each that it is in."""

    entry: str
    """Atom's."""
    item: bytes
    """JSON Feed's."""
    updated: str


def told(analysed: AnalysedArticle, templates: Templates, publisher: Publisher) -> Told:
    """Return what feeds say of an article."""
    content = templates.render(
        "feed_entry.html",
        analysed=analysed,
        english=analysed.translation.english,
        disclosure=disclosures.disclosure(analysed),
        address=publisher.at(analysed.url),
    )
    item = msgspec.json.encode(_readable(_item(analysed, content, publisher)))
    return Told(_written(_entry(analysed, content, publisher)), item, timestamps.updated(analysed))


def feed_files(feed: Feed, told_of: Callable[[AnalysedArticle], Told], publisher: Publisher) -> dict[str, bytes]:
    """Return both files of a feed by their path below the site's root."""
    entries = [told_of(analysed) for analysed in feed.articles]
    return {
        f"{feed.folder}feed.xml": _atom(feed, entries, publisher),
        f"{feed.folder}feed.json": _json(feed, entries, publisher),
    }


def _atom(feed: Feed, entries: Sequence[Told], publisher: Publisher) -> bytes:
    at = publisher.at
    root = ET.Element("feed", {"xmlns": _ATOM, _LANG: "en"})
    _add(root, "id", _permanent(at(feed.folder)))
    _add(root, "title", feed.title)
    _add(root, "updated", timestamps.last(one.updated for one in entries))
    _link(root, "self", at(f"{feed.folder}feed.xml"), "application/atom+xml")
    _link(root, "alternate", at(feed.folder), "text/html", "en")
    _add(_add(root, "author"), "name", publisher.name)
    head, end, _ = _written(root).rpartition("</feed>")
    lines = ['<?xml version="1.0" encoding="utf-8"?>', head.rstrip(), *(one.entry for one in entries), end, ""]
    return xml_bytes("\n".join(lines))


def _json(feed: Feed, entries: Sequence[Told], publisher: Publisher) -> bytes:
    at = publisher.at
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": at(feed.folder),
        "feed_url": at(f"{feed.folder}feed.json"),
        "language": "en",
        "authors": [{"name": publisher.name, "url": at("")}],
    }
    return json_bytes(_readable(document) | {"items": [msgspec.Raw(one.item) for one in entries]})


def _entry(analysed: AnalysedArticle, content: str, publisher: Publisher) -> ET.Element:
    entry = ET.Element("entry", {_LANG: "en"})
    address = publisher.at(analysed.url)
    _add(entry, "id", _permanent(address))
    _add(entry, "title", analysed.title, **{_LANG: _language(analysed)})
    _add(entry, "updated", timestamps.updated(analysed))
    if published := timestamps.published(analysed):
        _add(entry, "published", published)
    _link(entry, "alternate", address, "text/html", _language(analysed))
    if analysed.article.blocks:
        _link(entry, "related", f"{address}original.txt", "text/plain", "de")
    for topic in analysed.topics:
        page = publisher.at("topics/")
        _add(entry, "category", term=topic.entity.id.slug, label=topic.entity.name, scheme=page)
    _add(entry, "rights", sources.rights_in_words(analysed))
    for name in reviewers(analysed):
        _add(_add(entry, "contributor"), "name", name)
    if analysed.notes.summary:
        _add(entry, "summary", _summary(analysed))
    _add(entry, "content", content, type="html")
    return entry


def _item(analysed: AnalysedArticle, content: str, publisher: Publisher) -> dict[str, Any]:
    address = publisher.at(analysed.url)
    return _known(
        id=_permanent(address),
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
    """Return what JSON Feed has no field for; `about` is where such an extension says what it is."""
    published = analysed.notes.published
    original = _known(
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
        "corrections": [{"date": one.date, "text": one.en} for one in analysed.notes.corrections],
    }


def _summary(analysed: AnalysedArticle) -> str | None:
    """Return the summary with who wrote it, for readers that show it alone."""
    summary = analysed.notes.summary
    return f"{summary} [{labels.sentence_case(disclosures.beside_in_words(analysed))}]" if summary else None


def _language(analysed: AnalysedArticle) -> str:
    return "de" if analysed.headline_en.value is None else "en"


def _permanent(address: str) -> str:
    """Return an address as an id, which must be absolute also where the site's configuration names no address."""
    return address if "://" in address else f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, address)}"


def _readable(value: Any) -> Any:
    """Return a part of a feed as readers may show it; in its HTML all is settled already."""
    if isinstance(value, list):
        return [_readable(item) for item in value]
    if isinstance(value, dict):
        return {key: item if key == "content_html" else _readable(item) for key, item in value.items()}
    return escape_controls(value) if isinstance(value, str) else value


def _written(element: ET.Element) -> str:
    """Return an element as XML, each element in it on a line of its own."""
    ET.indent(element, "")
    document: str = ET.tostring(element, encoding="unicode")
    return document


def _known(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def _link(parent: ET.Element, relation: str, address: str, kind: str, language: str | None = None) -> None:
    _add(parent, "link", rel=relation, href=address, type=kind, **({"hreflang": language} if language else {}))


def _add(parent: ET.Element, name: str, text: str | None = None, /, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, name, {key: escape_controls(value) for key, value in attributes.items()})
    element.text = text if text is None or attributes.get("type") == "html" else escape_controls(text)
    return element
