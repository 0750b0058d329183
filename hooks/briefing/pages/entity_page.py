"""The pages of an entity: a company, person, place, outlet, event or topic.

What the articles say stands on the first page, newest first, as far as there is room; further pages have the rest.
"""

from collections.abc import Iterator, Mapping, Sequence

from briefing.corpus.corpus import Corpus, EntityLink
from briefing.corpus.corroboration import Corroborations
from briefing.corpus.entity_profiles import ArticleMentions, EntityProfile
from briefing.desk.reference import Entity, EntityId, EntityType
from briefing.output import Output
from briefing.pages.article_list import holds_all
from briefing.pages.descriptions import Counts, entity_description, entity_title
from briefing.pages.facets import FacetName
from briefing.pages.metadata import WITH_FEED, entity_head
from briefing.pages.page import Page
from briefing.pages.paging import ListPart, paged
from briefing.pages.templates import Templates
from briefing.settings import Publisher

MOST_ARTICLES = 25
MOST_SAID = 150
"""Sentences, figures and dates on a page."""

_MOST_CO_MENTIONED = 12
_FILTERS = {EntityType.COMPANIES: FacetName.COMPANY, EntityType.TOPICS: FacetName.TOPIC}
"""The facet by which the list of articles is narrowed to those that name the entity or are on it."""


def entity_pages(
    profile: EntityProfile,
    corpus: Corpus,
    initiatives: Mapping[str, str],
    templates: Templates,
    publisher: Publisher,
) -> Iterator[Output[Page]]:
    """Yield the pages of an entity that some article names or is on.

    `initiatives` are the addresses at which plans and deals are described, by their ids.
    """
    entity = profile.entity
    counts = Counts(profile.sentence_count, len(profile.by_article), profile.is_fully_shown)
    links = corpus.links(entity.related.values())
    co_mentioned = [(corpus.profiles[key].entity, shared) for key, shared in _most_co_mentioned(profile)]
    # A list of the newest articles only would show fewer than the entity is named in.
    filter = _FILTERS.get(entity.id.type) if holds_all(corpus) else None
    for part in paged(profile.by_article, MOST_ARTICLES, entity.path, weight=_amount_said, heaviest=MOST_SAID):
        corroborations = corpus.corroborations_by_article(mentions.analysed for mentions in part.items)
        places = {record.id: initiatives[record.id] for mentions in part.items for record in mentions.initiatives}
        inputs = entity, counts, links, co_mentioned, filter, part, corroborations, places, templates, publisher
        yield Output(part.path, _page, inputs)


def _amount_said(mentions: ArticleMentions) -> int:
    return len(mentions.sentences) + len(mentions.figures) + len(mentions.times)


def _page(
    entity: Entity,
    counts: Counts,
    links: Mapping[EntityId, EntityLink],
    co_mentioned: Sequence[tuple[Entity, int]],
    filter: FacetName | None,
    part: ListPart[ArticleMentions],
    corroborations: Mapping[str, Corroborations],
    initiatives: Mapping[str, str],
    templates: Templates,
    publisher: Publisher,
) -> Page:
    html = templates.render(
        "entity.html",
        entity=entity,
        sentences=counts.sentences,
        part=part,
        relations={relation: links[id] for relation, id in entity.related.items()},
        co_mentioned=co_mentioned,
        corroborations=corroborations,
        initiatives=initiatives,
        filter=filter,
        subscribed=entity.id.type in WITH_FEED and part.number == 1,
        root=part.root,
    )
    head = templates.render("head.html", head=entity_head(entity, links, part, publisher), publisher=publisher)
    return Page(
        part.path, entity.name, entity_description(entity, counts, part), html, head, entity_title(entity, part)
    )


def _most_co_mentioned(profile: EntityProfile) -> list[tuple[EntityId, int]]:
    """Return the entities that most sentences name beside this one, with the number of sentences."""
    counts = sorted(profile.co_mentioned.values(), reverse=True)[:_MOST_CO_MENTIONED]
    # Of a company in thousands of articles nearly all others fall short.
    top = [item for item in profile.co_mentioned.items() if item[1] >= counts[-1]]
    return sorted(top, key=lambda item: (-item[1], str(item[0])))[:_MOST_CO_MENTIONED]
