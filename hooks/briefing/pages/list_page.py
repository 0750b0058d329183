"""The pages after the first of a long list. The first part stands on a page written by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from briefing.articles.analysed_article import AnalysedArticle
from briefing.pages.descriptions import description
from briefing.pages.metadata import list_head, with_neighbours
from briefing.pages.page import Page
from briefing.pages.paging import ListPart
from briefing.pages.structured_data import translations_disclosure
from briefing.pages.templates import Templates
from briefing.settings import Publisher


@dataclass(frozen=True)
class Heading:
    """Title and introduction of a page of a list."""

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
    part: ListPart[Any],
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
        "list_page.html",
        heading=heading,
        fragment=template,
        part=part,
        place=place,
        shown=articles,
        root=part.root,
        **values,
    )
    head = list_head(window, said, part.path, publisher, listed, disclosure=translations_disclosure(articles))
    head = with_neighbours(head, part.previous, part.next, publisher)
    head_html = templates.render("head.html", head=head, publisher=publisher)
    return Page(part.path, heading.title, said, html, head_html, window)
