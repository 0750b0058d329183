"""The pages of a company, person, place, outlet, event or topic: a dossier in, the pages out.

What the articles say stands on the first page, newest first, as far as there is room; further pages have the rest.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from briefing.corpus.corpus import Corpus
from briefing.corpus.entity_profiles import ArticleMentions, EntityProfile
from briefing.corpus.facets import FacetName
from briefing.desk.reference import EntityId, EntityType
from briefing.pages.article_list import holds_all
from briefing.pages.descriptions import entity_description, entity_title
from briefing.pages.metadata import WITH_FEED, entity_head
from briefing.pages.page import Page
from briefing.pages.paging import Part, paged
from briefing.pages.sheet import Sheet
from briefing.pages.templates import Templates
from briefing.settings import Publisher

MOST_ARTICLES = 25
MOST_SAID = 150
"""Sentences, figures and dates on a page."""

_MOST_COMPANIONS = 12
_FILTERS = {EntityType.COMPANIES: FacetName.COMPANY, EntityType.TOPICS: FacetName.TOPIC}
"""How the list of articles is narrowed to those that name the entry or are on it."""


def entity_pages(
    profile: EntityProfile,
    corpus: Corpus,
    initiatives: Mapping[str, str],
    templates: Templates,
    publisher: Publisher,
) -> Iterator[Sheet]:
    """Yield the pages of an entry that some article names or is on.

    `initiatives` are the places at which plans and deals are described, by their ids.
    """
    parts = paged(profile.by_article, MOST_ARTICLES, profile.entity.path, weight=_amount_said, heaviest=MOST_SAID)
    co_mentioned = _companions(profile)
    of_all = (
        profile.sentence_count,
        profile.is_fully_shown,
        [(str(key), shared) for key, shared in co_mentioned],
        holds_all(corpus),
    )
    for part in parts:
        places = [initiatives.get(record.id) for one in part.items for record in one.initiatives]
        yield Sheet(
            part.path,
            (part.place, of_all, places),
            partial(_page, profile, part, co_mentioned, corpus, initiatives, templates, publisher),
            articles=[mentions.analysed for mentions in part.items],
            figures=[(mentions.analysed, stated) for mentions in part.items for stated in mentions.figures],
            entities=profile.entity.related.values(),
        )


def _amount_said(mentions: ArticleMentions) -> int:
    return len(mentions.sentences) + len(mentions.figures) + len(mentions.times)


def _page(
    profile: EntityProfile,
    part: Part[ArticleMentions],
    co_mentioned: Sequence[tuple[EntityId, int]],
    corpus: Corpus,
    initiatives: Mapping[str, str],
    templates: Templates,
    publisher: Publisher,
) -> Page:
    entity = profile.entity
    html = templates.render(
        "entity.html",
        entity=entity,
        profile=profile,
        sentences=profile.sentence_count,
        part=part,
        relations={relation: corpus.reference.entities[key] for relation, key in entity.related.items()},
        co_mentioned=[(corpus.profiles[key].entity, sentences) for key, sentences in co_mentioned],
        corpus=corpus,
        initiatives=initiatives,
        # A list of the newest articles only would show fewer than the entry is named in.
        filter=_FILTERS.get(entity.id.type) if holds_all(corpus) else None,
        subscribed=entity.id.type in WITH_FEED and part.number == 1,
        root=part.root,
    )
    head = templates.render("head.html", head=entity_head(profile, part, corpus, publisher), publisher=publisher)
    return Page(part.path, entity.name, entity_description(profile, part), html, head, entity_title(profile, part))


def _companions(profile: EntityProfile) -> list[tuple[EntityId, int]]:
    """Return what most sentences name with the entry, and how many do."""
    counts = sorted(profile.co_mentioned.values(), reverse=True)[:_MOST_COMPANIONS]
    # Of a company in thousands of articles nearly all others fall short.
    top = [item for item in profile.co_mentioned.items() if item[1] >= counts[-1]]
    return sorted(top, key=lambda item: (-item[1], str(item[0])))[:_MOST_COMPANIONS]
