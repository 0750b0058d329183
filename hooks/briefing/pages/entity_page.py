"""The pages of a company, person, place, outlet, event or topic: a dossier in, the pages out.

What the articles say stands on the first page, newest first, as far as there is room; further pages have the rest.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from briefing.corpus.corpus import Corpus
from briefing.corpus.entity_index import Appearance, Dossier
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
    dossier: Dossier,
    corpus: Corpus,
    initiatives: Mapping[str, str],
    templates: Templates,
    publisher: Publisher,
) -> Iterator[Sheet]:
    """Yield the pages of an entry that some article names or is on.

    `initiatives` are the places at which plans and deals are described, by their ids.
    """
    parts = paged(dossier.appearances, MOST_ARTICLES, dossier.entry.path, weight=_amount_said, heaviest=MOST_SAID)
    companions = _companions(dossier)
    of_all = (
        dossier.sentences,
        dossier.is_shown,
        [(str(key), shared) for key, shared in companions],
        holds_all(corpus),
    )
    for part in parts:
        places = [initiatives.get(record.id) for one in part.items for record in one.initiatives]
        yield Sheet(
            part.path,
            (part.place, of_all, places),
            partial(_page, dossier, part, companions, corpus, initiatives, templates, publisher),
            articles=[appearance.analysed for appearance in part.items],
            figures=[(appearance.analysed, stated) for appearance in part.items for stated in appearance.figures],
            entries=dossier.entry.related.values(),
        )


def _amount_said(appearance: Appearance) -> int:
    return len(appearance.sentences) + len(appearance.figures) + len(appearance.times)


def _page(
    dossier: Dossier,
    part: Part[Appearance],
    companions: Sequence[tuple[Key, int]],
    corpus: Corpus,
    initiatives: Mapping[str, str],
    templates: Templates,
    publisher: Publisher,
) -> Page:
    entry = dossier.entry
    html = templates.render(
        "entry.html",
        entry=entry,
        dossier=dossier,
        sentences=dossier.sentences,
        part=part,
        relations={relation: corpus.reference.entries[key] for relation, key in entry.related.items()},
        companions=[(corpus.dossiers[key].entry, sentences) for key, sentences in companions],
        corpus=corpus,
        initiatives=initiatives,
        # A list of the newest articles only would show fewer than the entry is named in.
        filter=_FILTERS.get(entry.key.group) if holds_all(corpus) else None,
        subscribed=entry.key.group in WITH_FEED and part.number == 1,
        root=part.root,
    )
    head = templates.render("head.html", head=entry_head(dossier, part, corpus, publisher), publisher=publisher)
    return Page(part.path, entry.name, entry_description(dossier, part), html, head, entry_title(dossier, part))


def _companions(dossier: Dossier) -> list[tuple[Key, int]]:
    """Return what most sentences name with the entry, and how many do."""
    counts = sorted(dossier.companions.values(), reverse=True)[:_MOST_COMPANIONS]
    # Of a company in thousands of articles nearly all others fall short.
    top = [item for item in dossier.companions.items() if item[1] >= counts[-1]]
    return sorted(top, key=lambda item: (-item[1], str(item[0])))[:_MOST_COMPANIONS]
