"""The pages of a company, person, place, outlet, event or topic: a dossier in, the pages out.

What the articles say stands on the first page, newest first, as far as there is room; further pages have the rest.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from briefing.corpus.corpus import Corpus
from briefing.corpus.entity_profiles import ArticleMentions, EntityProfile
from briefing.corpus.facets import FacetName
from briefing.desk.reference import Group, Key
from briefing.pages.article_list import holds_all
from briefing.pages.descriptions import entry_description, entry_title
from briefing.pages.metadata import WITH_FEED, entry_head
from briefing.pages.page import Page
from briefing.pages.paging import Part, paged
from briefing.pages.sheet import Sheet
from briefing.pages.templates import Templates
from briefing.settings import Publisher

MOST_ARTICLES = 25
MOST_SAID = 150
"""Sentences, figures and dates on a page."""

_MOST_COMPANIONS = 12
_FILTERS = {Group.COMPANIES: FacetName.COMPANY, Group.TOPICS: FacetName.TOPIC}
"""How the list of articles is narrowed to those that name the entry or are on it."""


def entry_pages(
    profile: EntityProfile,
    corpus: Corpus,
    initiatives: Mapping[str, str],
    templates: Templates,
    publisher: Publisher,
) -> Iterator[Sheet]:
    """Yield the pages of an entry that some article names or is on.

    `initiatives` are the places at which plans and deals are described, by their ids.
    """
    parts = paged(profile.by_article, MOST_ARTICLES, profile.entry.path, weight=_amount_said, heaviest=MOST_SAID)
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
            entries=profile.entry.related.values(),
        )


def _amount_said(mentions: ArticleMentions) -> int:
    return len(mentions.sentences) + len(mentions.figures) + len(mentions.times)


def _page(
    profile: EntityProfile,
    part: Part[ArticleMentions],
    co_mentioned: Sequence[tuple[Key, int]],
    corpus: Corpus,
    initiatives: Mapping[str, str],
    templates: Templates,
    publisher: Publisher,
) -> Page:
    entry = profile.entry
    html = templates.render(
        "entry.html",
        entry=entry,
        profile=profile,
        sentences=profile.sentence_count,
        part=part,
        relations={relation: corpus.reference.entries[key] for relation, key in entry.related.items()},
        co_mentioned=[(corpus.profiles[key].entry, sentences) for key, sentences in co_mentioned],
        corpus=corpus,
        initiatives=initiatives,
        # A list of the newest articles only would show fewer than the entry is named in.
        filter=_FILTERS.get(entry.key.group) if holds_all(corpus) else None,
        subscribed=entry.key.group in WITH_FEED and part.number == 1,
        root=part.root,
    )
    head = templates.render("head.html", head=entry_head(profile, part, corpus, publisher), publisher=publisher)
    return Page(part.path, entry.name, entry_description(profile, part), html, head, entry_title(profile, part))


def _companions(profile: EntityProfile) -> list[tuple[Key, int]]:
    """Return what most sentences name with the entry, and how many do."""
    counts = sorted(profile.co_mentioned.values(), reverse=True)[:_MOST_COMPANIONS]
    # Of a company in thousands of articles nearly all others fall short.
    top = [item for item in profile.co_mentioned.items() if item[1] >= counts[-1]]
    return sorted(top, key=lambda item: (-item[1], str(item[0])))[:_MOST_COMPANIONS]
