"""The list of all articles: the briefing in, its HTML out, with what its filters need to know of each article.

The script `filters.js` narrows and sorts it; without that it stands whole, newest first.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.knowledge.brief import Brief, Named
from briefing.knowledge.briefing import Briefing
from briefing.knowledge.facets import FacetName, Values, facets_of
from briefing.pages.templates import Templates

_MOST_COMPANIES = 4
_MOST_CHOICES = 12
"""More are behind a summary that says how many there are."""


@dataclass(frozen=True)
class Item:
    """An article in the list."""

    brief: Brief
    values: Mapping[FacetName, Values]
    companies: tuple[Named, ...]
    """Those that most of its sentences name, in the order of their first mentions among equals."""
    more_companies: int
    """How many it names besides."""


def article_list(briefing: Briefing, templates: Templates) -> str:
    """Return the HTML of the list."""
    facets = facets_of(briefing.briefs, briefing.reference)
    items = [_item(brief, facets.of[brief.article.id]) for brief in briefing.briefs]
    return templates.render("overview.html", items=items, facets=facets.all, most=_MOST_CHOICES, root="../")


def _item(brief: Brief, values: Mapping[FacetName, Values]) -> Item:
    companies = brief.companies
    return Item(brief, values, tuple(companies[:_MOST_COMPANIES]), len(companies[_MOST_COMPANIES:]))
