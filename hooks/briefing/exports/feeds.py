"""Atom (RFC 4287) and JSON Feed 1.1: for the whole site, each company and each topic."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from briefing.articles.analysed_article import AnalysedArticle
from briefing.corpus.corpus import Corpus
from briefing.exports import timestamps
from briefing.exports.article_files import ArticleExports
from briefing.exports.feed_entry import LANG, FeedEntry, add, link, permanent, readable, written
from briefing.exports.json import json_bytes
from briefing.exports.xml import xml_bytes
from briefing.output import Once, Output
from briefing.pages.metadata import WITH_FEED
from briefing.settings import Publisher

NEWEST = 50
"""Entries in a feed."""

_ATOM = "http://www.w3.org/2005/Atom"


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


def feed_files(corpus: Corpus, exports: Mapping[str, ArticleExports], publisher: Publisher) -> Iterator[Output[bytes]]:
    """Yield both files of each feed; `exports` are by the articles' ids."""
    for feed in feeds(corpus, publisher.name):
        entries = [exports[analysed.article.id].feed_entry for analysed in feed.articles]
        inputs = feed.title, feed.folder, entries, publisher
        yield Output(f"{feed.folder}feed.xml", _atom, inputs)
        yield Output(f"{feed.folder}feed.json", _json, inputs)


def _atom(title: str, folder: str, articles: Sequence[Once[FeedEntry]], publisher: Publisher) -> bytes:
    at, entries = publisher.at, [one.value for one in articles]
    root = ET.Element("feed", {"xmlns": _ATOM, LANG: "en"})
    add(root, "id", permanent(at(folder)))
    add(root, "title", title)
    add(root, "updated", timestamps.latest(one.updated for one in entries))
    link(root, "self", at(f"{folder}feed.xml"), "application/atom+xml")
    link(root, "alternate", at(folder), "text/html", "en")
    add(add(root, "author"), "name", publisher.name)
    head, end, _ = written(root).rpartition("</feed>")
    lines = ['<?xml version="1.0" encoding="utf-8"?>', head.rstrip(), *(one.atom for one in entries), end, ""]
    return xml_bytes("\n".join(lines))


def _json(title: str, folder: str, articles: Sequence[Once[FeedEntry]], publisher: Publisher) -> bytes:
    at, entries = publisher.at, [one.value for one in articles]
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": at(folder),
        "feed_url": at(f"{folder}feed.json"),
        "language": "en",
        "authors": [{"name": publisher.name, "url": at("")}],
    }
    return json_bytes(readable(document) | {"items": [msgspec.Raw(one.item) for one in entries]})
