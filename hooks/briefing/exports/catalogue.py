"""The catalogue of all articles: `articles.json`, and the parts that it names where there are too many articles.

Programs begin at `articles.json`, whatever the number of articles. Its contract is `schemas/articles.schema.json`.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import msgspec

from briefing.articles.analysed_article import AnalysedArticle
from briefing.exports.article_files import ArticleExports
from briefing.exports.article_json import Json
from briefing.exports.json import json_bytes
from briefing.output import Once, Output
from briefing.pages.facets import UNDATED
from briefing.pages.paging import ListPart, paged

MOST_ARTICLES = 1000
"""Articles in a file; a part has articles of one year, and a year may have several parts."""


def catalogue_files(
    articles: Sequence[AnalysedArticle], exports: Mapping[str, ArticleExports]
) -> Iterator[Output[bytes]]:
    """Yield the catalogue, in the order of the site; `exports` are by the articles' ids."""
    summaries = {id: export.summary for id, export in exports.items()}
    if len(articles) <= MOST_ARTICLES:
        yield Output("articles.json", _articles, tuple(summaries[analysed.article.id] for analysed in articles))
        return
    parts = [part for _, of_year in groupby(articles, key=_year_of) for part in _parts(list(of_year))]
    yield Output("articles.json", _entry_point, (len(articles), [_listed(part) for part in parts]))
    for part in parts:
        yield Output(_path(part), _articles, tuple(summaries[analysed.article.id] for analysed in part.items))


def _entry_point(count: int, parts: Sequence[Json]) -> bytes:
    return json_bytes({"count": count, "parts": parts})


def _year_of(analysed: AnalysedArticle) -> str:
    return analysed.metadata.year or UNDATED


def _parts(articles: list[AnalysedArticle]) -> list[ListPart[AnalysedArticle]]:
    return paged(articles, MOST_ARTICLES, f"catalogue/{_year_of(articles[0])}/")


def _path(part: ListPart[AnalysedArticle]) -> str:
    """Return `catalogue/2019.json`, or `catalogue/2019/2.json` for the year's second part."""
    return f"{part.path.rstrip('/')}.json"


def _listed(part: ListPart[AnalysedArticle]) -> Json:
    year = _year_of(part.items[0])
    return {"url": f"/{_path(part)}", "year": None if year == UNDATED else year, "count": len(part.items)}


def _articles(*summaries: Once[bytes]) -> bytes:
    return json_bytes({"articles": [msgspec.Raw(summary.value) for summary in summaries]})
