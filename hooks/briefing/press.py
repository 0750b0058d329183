"""The briefing in; its pages and files out: a task for each article, each entry, and each file of the whole site."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from briefing.cache import packed
from briefing.exports import tmx
from briefing.exports.article_json import article_json
from briefing.exports.bilingual import bilingual_text
from briefing.exports.catalogue import catalogue
from briefing.exports.citations import bibtex, ris
from briefing.exports.crawlers import robots_txt
from briefing.exports.epub import epub, in_book
from briefing.exports.feeds import FeedWriter, feeds
from briefing.exports.icon import ICON, icon_png
from briefing.exports.po import po
from briefing.exports.search.suggestions import suggestions_json
from briefing.keys import Keys
from briefing.knowledge.brief import Brief
from briefing.knowledge.briefing import Briefing
from briefing.pages import wording
from briefing.pages.article_page import article_page, redirect, withdrawn_page
from briefing.pages.entry_page import entry_pages
from briefing.pages.initiative_list import initiative_places
from briefing.pages.overviews import further_pages
from briefing.pages.page import Page
from briefing.pages.print_page import print_page
from briefing.pages.sheet import Sheet
from briefing.pages.templates import Templates
from briefing.settings import Publisher
from briefing.stock import output
from briefing.tasks import Task


def to_print(briefing: Briefing, keys: Keys, templates: Templates, publisher: Publisher) -> list[Task]:
    """Return what makes an `Output` each, and together everything that can be made by itself, in the site's order."""
    return [*_Tasks(briefing, keys, templates, publisher)]


@dataclass(frozen=True)
class _Tasks:
    briefing: Briefing
    keys: Keys
    templates: Templates
    publisher: Publisher

    def __iter__(self) -> Iterator[Task]:
        # The longest first.
        yield from self._of_site()
        shown = self.briefing.briefs
        for three in zip(shown, (None, *shown), (*shown[1:], None), strict=False):
            yield Task(self.keys.of_article(*three), partial(self._article, *three))
        for brief in self.briefing.withdrawn:
            yield Task(self.keys.of_some("withdrawn", [brief]), partial(self._withdrawn, brief))
        yield from self._of_entries()
        yield from map(self._of_sheet, further_pages(self.briefing, self.templates, self.publisher))
        yield self._of_sheet(print_page(self.briefing, self.templates, self.publisher))

    def _of_site(self) -> Iterator[Task]:
        made: dict[str, Callable[[], Mapping[str, bytes]]] = {
            "catalogue": lambda: catalogue(self.briefing),
            "memory": lambda: {"translations.tmx": self._memory()},
            "robots and icon": lambda: {"robots.txt": robots_txt(self.publisher), ICON: icon_png()},
            "suggestions": lambda: {"search/suggestions.json": suggestions_json(self.briefing)},
        }
        for what, files in made.items():
            yield Task(self.keys.of_all(what), partial(_files, files))
        briefs, older = in_book(self.briefing)
        book = partial(epub, briefs, older, self.templates, self.publisher)
        yield Task(self.keys.of_some(f"book before {older}", briefs), partial(_file, "briefing.epub", book))
        writer = FeedWriter(self.templates, self.publisher)
        for feed in feeds(self.briefing, self.publisher.name):
            files = partial(writer.files, feed)
            yield Task(self.keys.of_some(f"feed {feed.folder} {feed.title}", feed.briefs), partial(_files, files))

    def _of_entries(self) -> Iterator[Task]:
        places = initiative_places(self.briefing)
        for dossier in self.briefing.dossiers.values():
            sheets = entry_pages(dossier, self.briefing, places, self.templates, self.publisher)
            yield from map(self._of_sheet, sheets)

    def _of_sheet(self, sheet: Sheet) -> Task:
        return Task(self.keys.of_sheet(sheet), partial(_page, sheet.make))

    def _memory(self) -> bytes:
        return tmx.tmx((brief.article, brief.translation) for brief in self.briefing.briefs)

    def _article(self, brief: Brief, newer: Brief | None, older: Brief | None) -> bytes:
        page = article_page(brief, newer, older, self.briefing, self.templates, self.publisher)
        files = _files_of_article(brief, self.briefing, self.publisher)
        return packed(output([page], files | self._redirects(brief, page)))

    def _withdrawn(self, brief: Brief) -> bytes:
        page = withdrawn_page(brief, self.templates, self.publisher)
        return packed(output([page], self._redirects(brief, page)))

    def _redirects(self, brief: Brief, page: Page) -> dict[str, bytes]:
        old = (f"articles/{slug}/index.html" for slug in brief.notes.redirect_from)
        return {path: redirect(page, self.templates, self.publisher) for path in old}


def _page(page: Callable[[], Page]) -> bytes:
    return packed(output([page()], {}))


def _files(files: Callable[[], Mapping[str, bytes]]) -> bytes:
    return packed(output([], files()))


def _file(path: str, content: Callable[[], bytes]) -> bytes:
    return packed(output([], {path: content()}))


def _files_of_article(brief: Brief, briefing: Briefing, publisher: Publisher) -> dict[str, bytes]:
    folder = f"articles/{brief.article.slug}"
    files = {
        f"{folder}/article.json": article_json(brief, briefing),
        f"{folder}/citation.bib": bibtex(brief, publisher),
        f"{folder}/citation.ris": ris(brief, publisher),
    }
    if not brief.article.blocks:
        return files
    pairs = tmx.units(brief.article, brief.translation)
    return files | {
        f"{folder}/original.txt": brief.article.original,
        f"{folder}/bilingual.txt": bilingual_text(brief, publisher),
        f"{folder}/article.tmx": tmx.document([pairs], wording.disclosure(brief)),
        f"{folder}/article.po": po(brief),
    }
