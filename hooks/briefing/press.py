"""The corpus in; its pages and files out: a task for each article, each entry, and each file of the whole site."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import msgspec

from briefing.articles.analysed_article import AnalysedArticle
from briefing.corpus.corpus import Corpus
from briefing.exports import tmx
from briefing.exports.article_json import Json, article_json, summary
from briefing.exports.bilingual import bilingual_text
from briefing.exports.catalogue import catalogue
from briefing.exports.citations import bibtex, ris
from briefing.exports.epub import epub, in_book
from briefing.exports.feeds import feed_files, feeds, told
from briefing.exports.po import po
from briefing.exports.robots import robots_txt
from briefing.keys import Keys
from briefing.pages.article_page import article_page, redirect, withdrawn_page
from briefing.pages.entity_page import entity_pages
from briefing.pages.index_pages import further_pages
from briefing.pages.initiative_list import initiative_places
from briefing.pages.page import Page
from briefing.pages.print_page import print_page
from briefing.pages.sheet import Sheet
from briefing.pages.templates import Templates
from briefing.pages.wording import disclosures
from briefing.publishing.icon import ICON, icon_png
from briefing.search.suggestions import suggestions_json
from briefing.settings import Publisher
from briefing.stock import Output, output, share_of
from briefing.tasks import Task

_CATALOGUE, _MEMORY, _FEEDS = "catalogue", "memory", "feeds"
"""The files of the whole site in which each article has its share, made together with its page."""


@dataclass(frozen=True)
class Press:
    """Everything that can be made by itself, as tasks that make an `Output` each."""

    corpus: Corpus
    keys: Keys
    templates: Templates
    publisher: Publisher

    def articles(self) -> list[Task]:
        """Return what makes each article's page and files, and its shares of those of the whole site."""
        shown = self.corpus.articles
        threes = zip(shown, (None, *shown), (*shown[1:], None), strict=False)
        return [Task(self.keys.of_article(*three), partial(self._article, *three)) for three in threes]

    def others(self, articles: Sequence[Output]) -> list[Task]:
        """Return what makes all others of what those of the articles made, in the order of the site."""
        pairs = zip(self.corpus.articles, articles, strict=True)
        return [*_Others(self, {analysed.article.id: made for analysed, made in pairs})]

    def _article(
        self, analysed: AnalysedArticle, newer: AnalysedArticle | None, older: AnalysedArticle | None
    ) -> bytes:
        page = article_page(analysed, newer, older, self.corpus, self.templates, self.publisher)
        summed = summary(analysed, self.corpus)
        pairs = tmx.units(analysed.article, analysed.translation)
        shares = {
            _CATALOGUE: msgspec.json.encode(summed),
            _MEMORY: pairs,
            _FEEDS: told(analysed, self.templates, self.publisher),
        }
        files = _files_of_article(analysed, summed, pairs, self.publisher) | self.redirects(analysed, page)
        return output([page], files, shares)

    def redirects(self, analysed: AnalysedArticle, page: Page) -> dict[str, bytes]:
        """Return what stands at an article's old addresses."""
        old = (f"articles/{slug}/index.html" for slug in analysed.notes.redirect_from)
        return {path: redirect(page, self.templates, self.publisher) for path in old}


@dataclass(frozen=True)
class _Others:
    press: Press
    articles: Mapping[str, Output]
    """What was made of each article, by its id."""

    def __iter__(self) -> Iterator[Task]:
        press = self.press
        # The longest first.
        yield from self._of_site()
        for analysed in press.corpus.withdrawn:
            yield Task(press.keys.of_some("withdrawn", [analysed]), partial(self._withdrawn, analysed))
        yield from self._of_entries()
        yield from map(self._of_sheet, further_pages(press.corpus, press.templates, press.publisher))
        yield self._of_sheet(print_page(press.corpus, press.templates, press.publisher))

    def _of_site(self) -> Iterator[Task]:
        corpus, keys, publisher = self.press.corpus, self.press.keys, self.press.publisher
        made: dict[str, Callable[[], Mapping[str, bytes]]] = {
            "catalogue": lambda: catalogue(corpus.articles, partial(self._share, _CATALOGUE)),
            "memory": lambda: {"translations.tmx": tmx.document(map(partial(self._share, _MEMORY), corpus.articles))},
            "suggestions": lambda: {"search/suggestions.json": suggestions_json(corpus)},
            "robots and icon": lambda: {"robots.txt": robots_txt(publisher), ICON: icon_png()},
        }
        for what, files in made.items():
            yield Task(keys.of_all(what), partial(_files, files))
        articles, older = in_book(corpus)
        book = partial(epub, articles, older, self.press.templates, publisher)
        yield Task(keys.of_some(f"book before {older}", articles), partial(_file, "briefing.epub", book))
        for feed in feeds(corpus, publisher.name):
            files = partial(feed_files, feed, partial(self._share, _FEEDS), publisher)
            yield Task(keys.of_some(f"feed {feed.folder} {feed.title}", feed.articles), partial(_files, files))

    def _share(self, name: str, analysed: AnalysedArticle) -> Any:
        return share_of(self.articles[analysed.article.id], name)

    def _of_entries(self) -> Iterator[Task]:
        press = self.press
        places = initiative_places(press.corpus)
        for profile in press.corpus.profiles.values():
            sheets = entity_pages(profile, press.corpus, places, press.templates, press.publisher)
            yield from map(self._of_sheet, sheets)

    def _of_sheet(self, sheet: Sheet) -> Task:
        return Task(self.press.keys.of_sheet(sheet), partial(_page, sheet.make))

    def _withdrawn(self, analysed: AnalysedArticle) -> bytes:
        page = withdrawn_page(analysed, self.press.templates, self.press.publisher)
        return output([page], self.press.redirects(analysed, page))


def _page(page: Callable[[], Page]) -> bytes:
    return output([page()], {})


def _files(files: Callable[[], Mapping[str, bytes]]) -> bytes:
    return output([], files())


def _file(path: str, content: Callable[[], bytes]) -> bytes:
    return output([], {path: content()})


def _files_of_article(analysed: AnalysedArticle, summed: Json, pairs: str, publisher: Publisher) -> dict[str, bytes]:
    folder = f"articles/{analysed.article.slug}"
    files = {
        f"{folder}/article.json": article_json(analysed, summed),
        f"{folder}/citation.bib": bibtex(analysed, publisher),
        f"{folder}/citation.ris": ris(analysed, publisher),
    }
    if not analysed.article.blocks:
        return files
    return files | {
        f"{folder}/original.txt": analysed.article.original,
        f"{folder}/bilingual.txt": bilingual_text(analysed, publisher),
        f"{folder}/article.tmx": tmx.document([pairs], disclosures.disclosure(analysed)),
        f"{folder}/article.po": po(analysed),
    }
