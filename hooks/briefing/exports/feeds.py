"""The briefing in; Atom (RFC 4287) and JSON Feed 1.1 out: for the whole site, each company and each topic.

An entry's `updated` is no clock's: see `moments`. Nothing unknown is in a feed, and each text carries its language.
"""

import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from briefing.exports import moments
from briefing.exports.json import json_bytes
from briefing.exports.xml import xml_bytes
from briefing.knowledge.brief import Brief
from briefing.knowledge.briefing import Briefing
from briefing.knowledge.provenance import Provenance
from briefing.knowledge.record import reviewers
from briefing.language.turning import visible
from briefing.pages import wording
from briefing.pages.heads import WITH_FEED
from briefing.pages.templates import Templates
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
    briefs: tuple[Brief, ...]
    """Newest first."""


def feeds(briefing: Briefing, name: str) -> Iterator[Feed]:
    """Yield all feeds of a site of this name."""
    yield Feed(name, "", briefing.briefs[:NEWEST])
    for dossier in briefing.dossiers.values():
        if dossier.entry.key.group in WITH_FEED:
            briefs = tuple(appearance.brief for appearance in dossier.appearances[:NEWEST])
            yield Feed(f"{name}: {dossier.entry.name}", dossier.entry.path, briefs)


@dataclass(frozen=True)
class _Told:
    """What feeds say of an article, in either format; it is made once, however many it is in."""

    entry: str
    """Atom's."""
    item: msgspec.Raw
    """JSON Feed's."""
    updated: str


class FeedWriter:
    """Writes feeds, which tell of the same articles."""

    def __init__(self, templates: Templates, publisher: Publisher) -> None:
        self._templates = templates
        self._publisher = publisher
        self._told: dict[str, _Told] = {}

    def files(self, feed: Feed) -> dict[str, bytes]:
        """Return both files of a feed by their path below the site's root."""
        told = [self._of(brief) for brief in feed.briefs]
        return {f"{feed.folder}feed.xml": self._atom(feed, told), f"{feed.folder}feed.json": self._json(feed, told)}

    def _of(self, brief: Brief) -> _Told:
        id = brief.article.id
        if id not in self._told:
            content = self._content(brief)
            item = msgspec.Raw(msgspec.json.encode(_readable(self._item(brief, content))))
            self._told[id] = _Told(_written(self._entry(brief, content)), item, moments.updated(brief))
        return self._told[id]

    def _atom(self, feed: Feed, told: Sequence[_Told]) -> bytes:
        at = self._publisher.at
        root = ET.Element("feed", {"xmlns": _ATOM, _LANG: "en"})
        _add(root, "id", _permanent(at(feed.folder)))
        _add(root, "title", feed.title)
        _add(root, "updated", moments.last(one.updated for one in told))
        _link(root, "self", at(f"{feed.folder}feed.xml"), "application/atom+xml")
        _link(root, "alternate", at(feed.folder), "text/html", "en")
        _add(_add(root, "author"), "name", self._publisher.name)
        head, end, _ = _written(root).rpartition("</feed>")
        lines = ['<?xml version="1.0" encoding="utf-8"?>', head.rstrip(), *(one.entry for one in told), end, ""]
        return xml_bytes("\n".join(lines))

    def _json(self, feed: Feed, told: Sequence[_Told]) -> bytes:
        at = self._publisher.at
        document = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": at(feed.folder),
            "feed_url": at(f"{feed.folder}feed.json"),
            "language": "en",
            "authors": [{"name": self._publisher.name, "url": at("")}],
        }
        return json_bytes(_readable(document) | {"items": [one.item for one in told]})

    def _entry(self, brief: Brief, content: str) -> ET.Element:
        entry = ET.Element("entry", {_LANG: "en"})
        address = self._publisher.at(brief.url)
        _add(entry, "id", _permanent(address))
        _add(entry, "title", brief.title, **{_LANG: _language(brief)})
        _add(entry, "updated", moments.updated(brief))
        if published := moments.published(brief):
            _add(entry, "published", published)
        _link(entry, "alternate", address, "text/html", _language(brief))
        if brief.article.blocks:
            _link(entry, "related", f"{address}original.txt", "text/plain", "de")
        for topic in brief.topics:
            page = self._publisher.at("topics/")
            _add(entry, "category", term=topic.entry.key.id, label=topic.entry.name, scheme=page)
        _add(entry, "rights", wording.rights(brief))
        for name in reviewers(brief):
            _add(_add(entry, "contributor"), "name", name)
        if brief.notes.summary:
            _add(entry, "summary", _summary(brief))
        _add(entry, "content", content, type="html")
        return entry

    def _item(self, brief: Brief, content: str) -> dict[str, Any]:
        address = self._publisher.at(brief.url)
        return _known(
            id=_permanent(address),
            url=address,
            external_url=brief.address.value,
            title=brief.title,
            content_html=content,
            summary=_summary(brief),
            date_published=moments.published(brief),
            date_modified=moments.modified(brief),
            language=_language(brief),
            tags=[topic.entry.name for topic in brief.topics],
            _briefing=self._briefing(brief),
        )

    def _briefing(self, brief: Brief) -> dict[str, Any]:
        """Return what JSON Feed has no field for; `about` is where such an extension says what it is."""
        published = brief.notes.published
        original = _known(
            language=brief.language.value,
            headline=brief.headline_de.value if brief.headline_de.provenance is Provenance.STATED else None,
            author=brief.author.value,
            outlet=brief.outlet.value,
            published=published.date if published else None,
            published_basis=published.basis if published else None,
            text=self._publisher.at(brief.url) + "original.txt" if brief.article.blocks else None,
        )
        return {
            "about": self._publisher.at("about/") + "#for-programs",
            "original": original,
            "disclosure": wording.disclosure(brief),
            "origins": sorted({origin.value for origin in (brief.origin, *brief.translation.origins) if origin}),
            "rights": wording.rights(brief),
            "corrections": [{"date": one.date, "text": one.en} for one in brief.notes.corrections],
        }

    def _content(self, brief: Brief) -> str:
        return self._templates.render(
            "feed_entry.html",
            brief=brief,
            english=brief.translation.english,
            disclosure=wording.disclosure(brief),
            address=self._publisher.at(brief.url),
        )


def _summary(brief: Brief) -> str | None:
    """Return the summary with who wrote it, for readers that show it alone."""
    summary = brief.notes.summary
    return f"{summary} [{wording.sentence_case(wording.beside_in_words(brief))}]" if summary else None


def _language(brief: Brief) -> str:
    return "de" if brief.headline_en.value is None else "en"


def _permanent(address: str) -> str:
    """Return an address as an id, which must be absolute also where the site's configuration names no address."""
    return address if "://" in address else f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, address)}"


def _readable(value: Any) -> Any:
    """Return a part of a feed as readers may show it; in its HTML all is settled already."""
    if isinstance(value, list):
        return [_readable(item) for item in value]
    if isinstance(value, dict):
        return {key: item if key == "content_html" else _readable(item) for key, item in value.items()}
    return visible(value) if isinstance(value, str) else value


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
    element = ET.SubElement(parent, name, {key: visible(value) for key, value in attributes.items()})
    element.text = text if text is None or attributes.get("type") == "html" else visible(text)
    return element
