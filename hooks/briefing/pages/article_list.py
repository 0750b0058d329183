"""The lists of articles, with the facets of each article that filters narrow a list by.

One list has all articles as long as they are few; then it has the newest, and each month has a list of its own. The
script `filters.js` narrows and sorts a list; without that it stands whole, newest first.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefing.articles.analysed_article import AnalysedArticle, NamedEntity
from briefing.corpus.corpus import Corpus
from briefing.desk.reference import Reference
from briefing.german.dates.english_dates import day_in_words
from briefing.output import Output
from briefing.pages.facets import UNDATED, FacetName, Values, build_facets
from briefing.pages.list_page import Heading, list_page
from briefing.pages.page import Page
from briefing.pages.paging import ListPart, paged
from briefing.pages.templates import Templates
from briefing.pages.wording import labels
from briefing.settings import Publisher

MOST_LISTED = 200
"""Articles on a page of a list."""

_MOST_COMPANIES = 4
_MOST_CHOICES = 12
"""More are behind a summary that says how many there are."""
_MOST_FOLDED = 100
"""Choices behind the summary; rarer ones are left to search."""


@dataclass(frozen=True)
class Item:
    """An article in the list."""

    analysed: AnalysedArticle
    values: Mapping[FacetName, Values]
    companies: tuple[NamedEntity, ...]
    """Those that most of its sentences name, in the order of their first mentions among equals."""
    more_companies: int
    """How many it names besides."""


@dataclass(frozen=True)
class Month:
    """The articles of a month; those of a year whose month is not known, or the undated, count as one, too."""

    id: str
    """`2019-05`, `2019`, `undated`"""
    articles: tuple[AnalysedArticle, ...]

    @property
    def path(self) -> str:
        """The address of its list."""
        return f"months/{self.id}/"

    @property
    def name(self) -> str:
        """`May 2019`"""
        if self.id == UNDATED:
            return labels.UNDATED
        return day_in_words(self.id) if "-" in self.id else f"{self.id}, {labels.MONTH_NOT_KNOWN}"


def holds_all(corpus: Corpus) -> bool:
    """Return whether the one list has all articles."""
    return len(corpus.articles) <= MOST_LISTED


def article_list(corpus: Corpus, templates: Templates) -> tuple[str, Sequence[AnalysedArticle]]:
    """Return the HTML of the list of all articles, or of the newest with what leads to the others; and those on it."""
    articles = corpus.articles[:MOST_LISTED]
    months = [] if holds_all(corpus) else _months(corpus.articles)
    html = templates.render(
        "article_list.html",
        **_listed(articles, corpus.reference),
        part=paged(articles, MOST_LISTED, "articles/")[0],
        years=[(year, list(of_year)) for year, of_year in groupby(months, key=lambda month: month.id.split("-")[0])],
        total=len(corpus.articles),
        root="../",
    )
    return html, articles


def month_pages(corpus: Corpus, templates: Templates, publisher: Publisher) -> Iterator[Output[Page]]:
    """Yield the lists of the months, which are none where one list has all articles."""
    months = [] if holds_all(corpus) else _months(corpus.articles)
    for month, newer, older in zip(months, (None, *months), (*months[1:], None), strict=False):
        for part in paged(month.articles, MOST_LISTED, month.path):
            inputs = month, part, newer, older, corpus.reference, templates, publisher
            yield Output(part.path, _month_page, inputs)


def _months(articles: Sequence[AnalysedArticle]) -> list[Month]:
    return [Month(id, tuple(of_month)) for id, of_month in groupby(articles, key=_month_of)]


def _month_of(analysed: AnalysedArticle) -> str:
    return analysed.metadata.published.month if analysed.metadata.published else UNDATED


def _month_page(
    month: Month,
    part: ListPart[AnalysedArticle],
    newer: Month | None,
    older: Month | None,
    reference: Reference,
    templates: Templates,
    publisher: Publisher,
) -> Page:
    count = len(month.articles)
    window = "Undated German articles" if month.id == UNDATED else f"German articles of {month.name}"
    intro = f"{count:,} {'article' if count == 1 else 'articles'} in German and English, newest first."
    heading = Heading(month.name, window, intro, "articles/", "Articles")
    return list_page(
        heading,
        part,
        "month.html",
        templates,
        publisher,
        listed=[analysed.url for analysed in part.items],
        shown=part.items,
        **_listed(part.items, reference),
        newer=newer,
        older=older,
        years=[],
        total=len(part.items),
    )


def _listed(articles: Sequence[AnalysedArticle], reference: Reference) -> dict[str, object]:
    """Return the template's values for the articles that it lists."""
    facets = build_facets(articles, reference)
    items = [_item(analysed, facets.by_article[analysed.article.id]) for analysed in articles]
    return {"items": items, "facets": facets.all, "most": _MOST_CHOICES, "most_folded": _MOST_FOLDED}


def _item(analysed: AnalysedArticle, values: Mapping[FacetName, Values]) -> Item:
    companies = analysed.companies
    return Item(analysed, values, tuple(companies[:_MOST_COMPANIES]), len(companies[_MOST_COMPANIES:]))
