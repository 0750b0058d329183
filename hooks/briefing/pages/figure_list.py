"""The list of figures; where there are too many for one page, the pages of the articles' years."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.facts import StatedFigure
from briefing.corpus.corpus import Corpus
from briefing.corpus.corroboration import Corroborations
from briefing.output import Output
from briefing.pages.charts.charts import Charts
from briefing.pages.facets import UNDATED
from briefing.pages.list_page import Heading, list_page
from briefing.pages.page import Page
from briefing.pages.paging import ListPart, paged
from briefing.pages.templates import Templates
from briefing.settings import Publisher

MOST_FIGURES = 200
"""Rows of the table on a page."""

Row = tuple[AnalysedArticle, StatedFigure]


def figure_list(corpus: Corpus, charts: Charts, templates: Templates) -> str:
    """Return the HTML of all figures, or of those of the newest articles with what leads to the others."""
    rows = _rows(corpus)
    years = _years(rows) if len(rows) > MOST_FIGURES else []
    return templates.render(
        "figures.html",
        corpus=corpus,
        charts=charts,
        rows=rows[:MOST_FIGURES],
        corroborations=corpus.corroborations_by_article(analysed for analysed, _ in rows[:MOST_FIGURES]),
        total=len(rows),
        years=[(_name(year), _path(year), len(of_year)) for year, of_year in years],
        root="../",
    )


def figure_pages(corpus: Corpus, templates: Templates, publisher: Publisher) -> Iterator[Output[Page]]:
    """Yield the pages of the years, which are none where one page has all figures."""
    rows = _rows(corpus)
    for year, of_year in _years(rows) if len(rows) > MOST_FIGURES else ():
        for part in paged(of_year, MOST_FIGURES, _path(year)):
            corroborations = corpus.corroborations_by_article(_articles(part))
            yield Output(part.path, _page, (year, part, corroborations, templates, publisher))


def _rows(corpus: Corpus) -> list[Row]:
    return [(analysed, stated) for analysed in corpus.articles for stated in analysed.facts.figures]


def _years(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    return [(year, list(of_year)) for year, of_year in groupby(rows, key=lambda row: _year_of(row[0]))]


def _year_of(analysed: AnalysedArticle) -> str:
    return analysed.metadata.year or UNDATED


def _path(year: str) -> str:
    return f"figures/{year}/"


def _name(year: str) -> str:
    return year.capitalize()


def _page(
    year: str,
    part: ListPart[Row],
    corroborations: Mapping[str, Corroborations],
    templates: Templates,
    publisher: Publisher,
) -> Page:
    figures = f"{part.total:,} {'figure' if part.total == 1 else 'figures'}"
    intro = f"{figures}, those of the newest articles first, with the sentence that states each."
    articles = "undated German articles" if year == UNDATED else f"German articles of {year}"
    heading = Heading(_name(year), f"Figures in {articles}", intro, "figures/", "Figures")
    return list_page(
        heading,
        part,
        "figure_rows.html",
        templates,
        publisher,
        shown=_articles(part),
        rows=part.items,
        corroborations=corroborations,
    )


def _articles(part: ListPart[Row]) -> list[AnalysedArticle]:
    return [analysed for analysed, _ in part.items]
