"""The pages that describe plans and deals, and the address of each of them."""

from collections.abc import Iterator, Mapping
from typing import Any

from briefing.corpus.corpus import Corpus, EntityLink
from briefing.corpus.initiatives import InitiativeReports, Report
from briefing.desk.reference import EntityId
from briefing.output import Output
from briefing.pages.list_page import Heading, list_page
from briefing.pages.page import Page
from briefing.pages.paging import ListPart, paged
from briefing.pages.templates import Templates
from briefing.settings import Publisher

MOST_REPORTS = 20
"""Reports of one plan or deal; further ones are on the articles' own pages."""
MOST_ON_A_PAGE = 60
"""Reports on a page."""


def initiative_parts(corpus: Corpus) -> list[ListPart[InitiativeReports]]:
    """Return the parts of the list of plans and deals, the first of which is on a handwritten page."""
    return paged(corpus.initiatives, MOST_ON_A_PAGE, "initiatives/", weight=_reports_shown, heaviest=MOST_ON_A_PAGE)


def initiative_addresses(corpus: Corpus) -> Mapping[str, str]:
    """Return the address of each plan or deal, by its id: `initiatives/#initiative-goodaymart`."""
    return {
        initiative.id: f"{part.path}#initiative-{initiative.id}"
        for part in initiative_parts(corpus)
        for initiative in part.items
    }


def initiative_pages(corpus: Corpus, templates: Templates, publisher: Publisher) -> Iterator[Output[Page]]:
    """Yield the pages after the first."""
    for part in initiative_parts(corpus)[1:]:
        yield Output(part.path, _page, (part, _links_on(part, corpus), templates, publisher))


def first_page_values(corpus: Corpus) -> dict[str, Any]:
    """Return what the template of the first page gets, which is part of a handwritten one."""
    part = initiative_parts(corpus)[0]
    return {"part": part, "links": _links_on(part, corpus), "most_reports": MOST_REPORTS}


def _reports_shown(initiative: InitiativeReports) -> int:
    return min(len(initiative.reports), MOST_REPORTS)


def _links_on(part: ListPart[InitiativeReports], corpus: Corpus) -> Mapping[EntityId, EntityLink]:
    """Return the links to the entities that the reports on a page name as parties or regions."""
    return corpus.links(id for report in _reports(part) for id in report.initiative.entities)


def _page(
    part: ListPart[InitiativeReports], links: Mapping[EntityId, EntityLink], templates: Templates, publisher: Publisher
) -> Page:
    intro = "Who takes part, where, for how much, and how far it had come when the article appeared."
    heading = Heading("Initiatives", "Plans and deals in German articles", intro, "initiatives/", "Initiatives")
    return list_page(
        heading,
        part,
        "initiative_reports.html",
        templates,
        publisher,
        shown=[report.analysed for report in _reports(part)],
        links=links,
        most_reports=MOST_REPORTS,
    )


def _reports(part: ListPart[InitiativeReports]) -> list[Report]:
    """Return the reports on a page, as often as they are on it."""
    return [report for initiative in part.items for report in initiative.reports[:MOST_REPORTS]]
