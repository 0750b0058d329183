"""An EPUB 3 (https://www.w3.org/TR/epub-33/) with both languages of every article.

The zip has fixed times and a fixed order, so that equal articles give equal bytes; its modification date is that
of the last article to change (see `timestamps`). ebooklib is AGPL; mkepub writes the current time.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence

from briefing.articles.analysed_article import AnalysedArticle
from briefing.corpus.corpus import Corpus
from briefing.exports import timestamps
from briefing.exports.xml import xml_bytes
from briefing.pages.templates import Templates
from briefing.pages.wording import disclosures
from briefing.settings import Publisher

NEWEST = 500
"""Articles in the book, so that an e-book reader can still open it; the title page says how many are missing."""

_TYPE = b"application/epub+zip"
# The first moment that a zip can hold.
_TIME = (1980, 1, 1, 0, 0, 0)
_PARTS = {
    "META-INF/container.xml": "container.xml",
    "EPUB/package.opf": "package.opf",
    "EPUB/nav.xhtml": "nav.xhtml",
    "EPUB/title.xhtml": "title.xhtml",
    "EPUB/book.css": "book.css",
}


def in_book(corpus: Corpus) -> tuple[tuple[AnalysedArticle, ...], int]:
    """Return the articles that the book has, and how many older ones it leaves out."""
    return corpus.articles[:NEWEST], len(corpus.articles[NEWEST:])


def epub(articles: Sequence[AnalysedArticle], older: int, templates: Templates, publisher: Publisher) -> bytes:
    """Return the book of articles, one chapter each, after a title page that says how many older ones there are."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        # First and not compressed, so that the type can be read at a fixed place (OCF, 4.2).
        book.writestr(_entry("mimetype", zipfile.ZIP_STORED), _TYPE)
        for name, document in _documents(articles, older, templates, publisher):
            book.writestr(_entry(name, zipfile.ZIP_DEFLATED), xml_bytes(document))
    return file.getvalue()


def _documents(
    articles: Sequence[AnalysedArticle], older: int, templates: Templates, publisher: Publisher
) -> Iterator[tuple[str, str]]:
    values = {
        "publisher": publisher,
        "chapters": [(f"article-{number}", analysed) for number, analysed in enumerate(articles, 1)],
        "older": older,
        "modified": timestamps.latest_update(articles),
    }
    for name, template in _PARTS.items():
        yield name, templates.render(f"epub/{template}", **values)
    for number, analysed in enumerate(articles, 1):
        yield f"EPUB/article-{number}.xhtml", _chapter(analysed, templates, publisher)


def _chapter(analysed: AnalysedArticle, templates: Templates, publisher: Publisher) -> str:
    return templates.render(
        "epub/article.xhtml",
        analysed=analysed,
        metadata=analysed.metadata,
        english=analysed.translation.english,
        disclosure=disclosures.disclosure(analysed),
        address=publisher.at(analysed.url),
    )


def _entry(name: str, compression: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _TIME)
    entry.compress_type = compression
    # Otherwise it is the machine's own, which differs.
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry
