"""Page metadata for programs: JSON-LD, Dublin Core and Open Graph, in the head of each page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.articles.analysed_article import AnalysedArticle
from briefing.corpus.corpus import EntityLink
from briefing.corpus.entity_profiles import ArticleMentions
from briefing.desk.reference import Entity, EntityId, EntityType
from briefing.pages.descriptions import article_description, entity_title
from briefing.pages.paging import ListPart
from briefing.pages.structured_data import Json, article_graph, entity_graph, list_graph
from briefing.pages.wording import sources
from briefing.settings import Publisher

CARD_SIZE = (1200, 630)
"""Width and height of every social card in pixels, as networks ask for them."""
SITE_CARD = "social.png"
"""The address of the social card of every page but the articles'."""

WITH_FEED = (EntityType.COMPANIES, EntityType.TOPICS)
"""The types of entities that have feeds of their own."""


@dataclass(frozen=True)
class Head:
    """The metadata in the head of a page."""

    title: str
    description: str | None
    url: str
    type: str
    """Open Graph's: `article` or `website`."""
    data: Json
    """JSON-LD."""
    meta: tuple[tuple[str, str], ...]
    """Dublin Core: names and contents of meta elements."""
    image: str
    """The address of the page's social card."""
    image_alt: str
    image_size: tuple[int, int] = CARD_SIZE
    published: str | None = None
    """The day on which the article appeared, where it is stated: `2019-06-12`."""
    feed: str | None = None
    """The title of the feed beside the page, where it has one of its own."""
    previous: str | None = None
    next: str | None = None
    """The addresses of the pages before and after it, where a list has several."""


def social_card_path(analysed: AnalysedArticle) -> str:
    """Return the path of an article's social card below the site's root."""
    return f"articles/{analysed.article.slug}/social.png"


def article_head(analysed: AnalysedArticle, publisher: Publisher) -> Head:
    """Return the head of an article's page."""
    url = publisher.at(analysed.url)
    published = analysed.metadata.published
    dublin_core = {
        "DC.title": analysed.title,
        "DC.language": "en" if analysed.has_english else "de",
        "DC.type": "Text",
        "DC.identifier": url,
        "DC.source": f"{url}original.txt" if analysed.article.blocks else analysed.address.value,
        "DC.creator": analysed.author.value,
        "DC.publisher": analysed.outlet.value,
        "DC.date": published.edtf if published else None,
        "DC.description": analysed.metadata.summary,
        "DC.rights": sources.rights_in_words(analysed),
    }
    meta = [(name, content) for name, content in dublin_core.items() if content]
    meta += [("DC.subject", topic.entity.name) for topic in analysed.topics]
    return Head(
        title=analysed.title,
        description=analysed.metadata.summary or article_description(analysed),
        url=url,
        type="article",
        data=article_graph(analysed, publisher),
        meta=tuple(meta),
        image=f"{url}social.png",
        image_alt=f"{analysed.title} – {publisher.name}",
        published=published.stated_day if published else None,
    )


def entity_head(
    entity: Entity, links: Mapping[EntityId, EntityLink], part: ListPart[ArticleMentions], publisher: Publisher
) -> Head:
    """Return the head of a page of a company, person, place and so on; the feed is beside the first."""
    data = entity_graph(entity, links, part, publisher)
    head = _website(entity_title(entity, part), entity.description, part.path, data, publisher)
    has_feed = entity.id.type in WITH_FEED and part.number == 1
    head = replace(head, feed=f"{publisher.name}: {entity.name}" if has_feed else None)
    return with_neighbours(head, part.previous, part.next, publisher)


def with_neighbours(head: Head, previous: str | None, next: str | None, publisher: Publisher) -> Head:
    """Return a head that also names the pages, by their paths, before and after this one of the same list."""
    before, after = (path and publisher.at(path) for path in (previous, next))
    return replace(head, previous=before, next=after)


def list_head(
    title: str,
    description: str,
    path: str,
    publisher: Publisher,
    items: Sequence[str] = (),
    terms: Sequence[Json] = (),
    disclosure: Json | None = None,
) -> Head:
    """Return the head of a list, which may name pages or terms; `disclosure` is of the articles that it shows."""
    data = list_graph(title, description, path, publisher, items, terms, disclosure or {})
    return _website(title, description or None, path, data, publisher)


def _website(title: str, description: str | None, path: str, data: Json, publisher: Publisher) -> Head:
    url = publisher.at(path)
    meta = [("DC.title", title), ("DC.language", "en"), ("DC.identifier", url)]
    meta += [("DC.description", description)] if description else []
    picture = publisher.at(SITE_CARD)
    return Head(title, description, url, "website", data, tuple(meta), picture, f"{publisher.name}, with its mark")
