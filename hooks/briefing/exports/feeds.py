"""Atom (RFC 4287) and JSON Feed 1.1: for the whole site, each company and each topic."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from briefing.articles.analysed_article import AnalysedArticle
from briefing.corpus.corpus import Corpus
from briefing.exports import timestamps
from briefing.exports.article_files import ArticleExports
from briefing.exports.feed_entry import FeedEntry, add, escape_all, link, permanent_id, serialise
from briefing.exports.json import json_bytes
from briefing.exports.xml import xml_bytes
from briefing.output import Once, Output
from briefing.pages.metadata import WITH_FEED
from briefing.settings import Publisher

NEWEST = 50
"""Entries in a feed."""

_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">"""


@dataclass(frozen=True)
class Feed:
    """The articles of one feed."""

    title: str
    folder: str
    """The address of its page, below the site's root: `companies/alibaba/`; empty for the whole site."""
    articles: tuple[AnalysedArticle, ...]
    """Newest first."""


def feeds(corpus: Corpus, name: str) -> Iterator[Feed]:
    """Yield all feeds of a site with this name."""
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
    feed = ET.Element("feed")
    add(feed, "id", permanent_id(at(folder)))
    add(feed, "title", title)
    add(feed, "updated", timestamps.latest(one.updated for one in entries))
    link(feed, "self", at(f"{folder}feed.xml"), "application/atom+xml")
    link(feed, "alternate", at(folder), "text/html", "en")
    add(add(feed, "author"), "name", publisher.name)
    # Each entry is in several feeds and serialised once.
    elements = [*map(serialise, feed), *(entry.atom for entry in entries)]
    return xml_bytes("\n".join([_HEAD, *elements, "</feed>", ""]))


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
    return json_bytes(escape_all(document) | {"items": [msgspec.Raw(one.item) for one in entries]})
