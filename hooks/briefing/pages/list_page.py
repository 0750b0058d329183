"""A part of a long list in; its page out. The first part of a list stands on a page written by hand instead."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from briefing.articles.analysed_article import AnalysedArticle
from briefing.pages.descriptions import description
from briefing.pages.metadata import among_others, list_head
from briefing.pages.page import Page
from briefing.pages.paging import Part
from briefing.pages.structured_data import quoted
from briefing.pages.templates import Templates
from briefing.settings import Publisher


@dataclass(frozen=True)
class Heading:
    """What a page of a list says of itself."""

    title: str
    """Its heading: `May 2019`."""
    window: str
    """What a search result calls it, where the heading alone would not say enough: `German articles of May 2019`."""
    intro: str
    """What is on it, in a sentence or two."""
    up: str
    """The address of the list that it is a part of: `articles/`."""
    up_name: str
    """That list's name."""


def list_page(
    heading: Heading,
    part: Part[Any],
    template: str,
    templates: Templates,
    publisher: Publisher,
    *,
    listed: Sequence[str] = (),
    shown: Iterable[AnalysedArticle] = (),
    **values: Any,
) -> Page:
    """Return the page of a part; `values` are the template's.

    `listed` are the addresses of the pages that it leads to, `shown` the articles of which it shows some English, as
    often as it does.
    """
    articles = list({analysed.article.id: analysed for analysed in shown}.values())
    window = heading.window if part.number == 1 else f"{heading.window}, page {part.number:,}"
    place = f" Here: {part.first:,} to {part.last:,} of {part.total:,}." if part.of > 1 else ""
    said = description(
        f"{heading.window}: {heading.intro}{place}" if part.number == 1 else f"{window}. {heading.intro}"
    )
    html = templates.render(
        "listed.html",
        heading=heading,
        fragment=template,
        part=part,
        place=place,
        shown=articles,
        root=part.root,
        **values,
    )
    head = list_head(window, said, part.path, publisher, listed, says=quoted(articles))
    head = among_others(head, part.previous, part.next, publisher)
    head_html = templates.render("head.html", head=head, publisher=publisher)
    return Page(part.path, heading.title, said, html, head_html, window)
