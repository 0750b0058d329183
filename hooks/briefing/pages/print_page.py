"""The briefing in; the page that holds all of it, made to be printed, out."""

from collections.abc import Sequence
from functools import partial

from briefing.articles.analysed_article import Brief
from briefing.corpus.corpus import Briefing
from briefing.pages import wording
from briefing.pages.metadata import list_head
from briefing.pages.page import Page
from briefing.pages.sheet import Sheet
from briefing.pages.structured_data import quoted
from briefing.pages.templates import Templates
from briefing.settings import Publisher

NEWEST = 50
"""Articles on the page: a browser must still be able to lay it out, and a printer to print it."""

_TITLE = "The whole briefing, for printing"


def print_page(briefing: Briefing, templates: Templates, publisher: Publisher) -> Sheet:
    """Return the page of the newest articles in full; it says how many there are that it leaves out."""
    briefs, older = briefing.briefs[:NEWEST], len(briefing.briefs[NEWEST:])
    return Sheet("print/", older, partial(_page, briefs, older, templates, publisher), briefs=briefs)


def _page(briefs: Sequence[Brief], older: int, templates: Templates, publisher: Publisher) -> Page:
    html = templates.render(
        "print.html",
        title=_TITLE,
        briefs=briefs,
        older=older,
        disclosures={brief.article.id: wording.disclosure(brief) for brief in briefs},
        publisher=publisher,
        root="../",
    )
    description = f"All of {publisher.name} on one page: summaries, key points, and every sentence in both languages."
    head = list_head(_TITLE, description, "print/", publisher, [brief.url for brief in briefs], says=quoted(briefs))
    head_html = templates.render("head.html", head=head, publisher=publisher)
    # It says what the articles' own pages say.
    return Page("print/", _TITLE, description, html, head_html, indexed=False)
