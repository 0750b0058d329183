"""All plans and deals in; the pages that describe them, and at which address each is, out."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from briefing.knowledge.briefing import Briefing
from briefing.knowledge.initiatives import Undertaking
from briefing.pages.list_page import Heading, list_page
from briefing.pages.page import Page
from briefing.pages.paging import Part, paged
from briefing.pages.templates import Templates
from briefing.settings import Publisher

MOST_REPORTS = 20
"""Reports of one plan or deal; further ones are on the articles' own pages."""
MOST_ON_A_PAGE = 60
"""Reports on a page."""


def initiative_parts(briefing: Briefing) -> list[Part[Undertaking]]:
    """Return the pages of all plans and deals, the first of which is written by hand."""
    return paged(briefing.undertakings, MOST_ON_A_PAGE, "initiatives/", weight=_reports_shown, heaviest=MOST_ON_A_PAGE)


def initiative_places(briefing: Briefing) -> Mapping[str, str]:
    """Return where each plan or deal is described, by its id: `initiatives/#initiative-goodaymart`."""
    return {
        undertaking.id: f"{part.path}#initiative-{undertaking.id}"
        for part in initiative_parts(briefing)
        for undertaking in part.items
    }


def initiative_pages(briefing: Briefing, templates: Templates, publisher: Publisher) -> Iterator[Callable[[], Page]]:
    """Yield what makes the pages after the first."""
    for part in initiative_parts(briefing)[1:]:
        yield partial(_page, part, briefing, templates, publisher)


def _reports_shown(undertaking: Undertaking) -> int:
    return min(len(undertaking.reports), MOST_REPORTS)


def _page(part: Part[Undertaking], briefing: Briefing, templates: Templates, publisher: Publisher) -> Page:
    intro = "Who takes part, where, for how much, and how far it had come when the article appeared."
    heading = Heading("Initiatives", "Plans and deals in German articles", intro, "initiatives/", "Initiatives")
    shown = (report.brief for undertaking in part.items for report in undertaking.reports[:MOST_REPORTS])
    return list_page(
        heading,
        part,
        "undertakings.html",
        templates,
        publisher,
        shown=shown,
        briefing=briefing,
        most_reports=MOST_REPORTS,
    )
