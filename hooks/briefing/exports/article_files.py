"""The files of one article, and its parts of the files of the whole site."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from briefing.articles.analysed_article import AnalysedArticle
from briefing.corpus.corpus import Corpus
from briefing.exports import tmx
from briefing.exports.article_json import article_json, summary_json
from briefing.exports.bilingual import bilingual_text
from briefing.exports.citations import bibtex, ris
from briefing.exports.feed_entry import FeedEntry, feed_entry
from briefing.exports.po import po
from briefing.memo import Memo
from briefing.output import Once, Output
from briefing.pages.templates import Templates
from briefing.pages.wording import disclosures
from briefing.settings import Publisher

_Value = TypeVar("_Value")


@dataclass(frozen=True)
class ArticleExports:
    """An article's parts of files that are also in other files."""

    summary: Once[bytes]
    """Its metadata as JSON, for `article.json` and the catalogue."""
    units: Once[str]
    """Its `<tu>` elements in a TMX."""
    feed_entry: Once[FeedEntry]


def article_exports(
    analysed: AnalysedArticle, corpus: Corpus, templates: Templates, publisher: Publisher, memo: Memo
) -> ArticleExports:
    """Return an article's parts of several files, from the memo as long as their inputs are the same."""

    def once(function: Callable[..., _Value], *inputs: object) -> Once[_Value]:
        return memo.made((function, analysed.article.id), inputs, lambda: Once(function, inputs))

    related, corroborations = corpus.related[analysed.article.id], corpus.corroborations_of(analysed)
    return ArticleExports(
        summary=once(summary_json, analysed, related, corroborations),
        units=once(tmx.units, analysed.article, analysed.translation),
        feed_entry=once(feed_entry, analysed, templates, publisher),
    )


def article_files(analysed: AnalysedArticle, exports: ArticleExports, publisher: Publisher) -> Iterator[Output[bytes]]:
    """Yield the files in an article's folder; those without its text only, if that may not be shown."""
    folder = analysed.path
    yield Output(f"{folder}article.json", _article_json, (analysed, exports.summary))
    yield Output(f"{folder}citation.bib", bibtex, (analysed, publisher))
    yield Output(f"{folder}citation.ris", ris, (analysed, publisher))
    if analysed.article.blocks:
        yield Output(f"{folder}original.txt", bytes, (analysed.article.original,))
        yield Output(f"{folder}bilingual.txt", bilingual_text, (analysed, publisher))
        yield Output(f"{folder}article.tmx", _article_tmx, (analysed, exports.units))
        yield Output(f"{folder}article.po", po, (analysed,))


def memory_of_all(*units: Once[str]) -> bytes:
    """Return the TMX of all articles."""
    return tmx.document(one.value for one in units)


def _article_json(analysed: AnalysedArticle, summary: Once[bytes]) -> bytes:
    return article_json(analysed, summary.value)


def _article_tmx(analysed: AnalysedArticle, units: Once[str]) -> bytes:
    return tmx.document([units.value], disclosures.disclosure(analysed))
