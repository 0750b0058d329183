"""All articles in; the catalogue out: `articles.json`, and the parts that it names where there are too many articles.

Programs begin at `articles.json`, whatever the number of articles. Its contract is `schemas/articles.schema.json`.
"""

from collections.abc import Callable, Sequence
from itertools import groupby

import msgspec

from briefing.articles.analysed_article import AnalysedArticle
from briefing.corpus.facets import UNDATED
from briefing.exports.article_json import Json
from briefing.exports.json import json_bytes
from briefing.pages.paging import Part, paged

MOST_ARTICLES = 1000
"""Articles in a file; a part holds those of one year, which may have several."""


def catalogue(articles: Sequence[AnalysedArticle], summary_of: Callable[[AnalysedArticle], bytes]) -> dict[str, bytes]:
    """Return every article without its text, in the order of the site: files by their path below the site's root.

    `summary_of` returns that of one article as JSON.
    """
    if len(articles) <= MOST_ARTICLES:
        return {"articles.json": _articles(articles, summary_of)}
    parts = [part for _, of_year in groupby(articles, key=_year_of) for part in _parts(list(of_year))]
    entry = json_bytes({"count": len(articles), "parts": [_listed(part) for part in parts]})
    return {"articles.json": entry} | {_path(part): _articles(part.items, summary_of) for part in parts}


def _year_of(analysed: AnalysedArticle) -> str:
    return analysed.notes.published.date[:4] if analysed.notes.published else UNDATED


def _parts(articles: list[AnalysedArticle]) -> list[Part[AnalysedArticle]]:
    return paged(articles, MOST_ARTICLES, f"catalogue/{_year_of(articles[0])}/")


def _path(part: Part[AnalysedArticle]) -> str:
    """Return `catalogue/2019.json`, and `catalogue/2019/2.json` for what that has no room for."""
    return f"{part.path.rstrip('/')}.json"


def _listed(part: Part[AnalysedArticle]) -> Json:
    year = _year_of(part.items[0])
    return {"url": f"/{_path(part)}", "year": None if year == UNDATED else year, "count": len(part.items)}


def _articles(articles: Sequence[AnalysedArticle], summary_of: Callable[[AnalysedArticle], bytes]) -> bytes:
    return json_bytes({"articles": [msgspec.Raw(summary_of(analysed)) for analysed in articles]})
