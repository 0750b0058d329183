"""The stages in order, then the list of addresses, each with what makes it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from briefing.articles.analysed_article import AnalysedArticle, Analyser
from briefing.articles.redaction import redact
from briefing.corpus.corpus import Corpus, build_corpus
from briefing.desk.folder import Desk, OpenDesk, ReadArticle
from briefing.diagnostics import Diagnostic
from briefing.exports.article_files import ArticleExports, article_exports, article_files, memory_of_all
from briefing.exports.catalogue import catalogue_files
from briefing.exports.epub import epub, in_book
from briefing.exports.feeds import feed_files
from briefing.exports.robots import robots_txt
from briefing.memo import Memo
from briefing.output import Output
from briefing.pages import templates as page_templates
from briefing.pages.article_page import WITHDRAWN, article_page, redirect, withdrawn_page
from briefing.pages.entity_page import entity_pages
from briefing.pages.index_pages import Overview, further_pages, overview_head, overviews
from briefing.pages.initiative_list import initiative_addresses
from briefing.pages.not_found import not_found
from briefing.pages.page import Page
from briefing.pages.print_page import print_page
from briefing.pages.templates import Templates
from briefing.publishing.icon import ICON, icon_png
from briefing.publishing.social_cards import Card, cards
from briefing.search.bundle_pages import BundlePages, search_bundles
from briefing.search.suggestions import suggestions_json
from briefing.settings import Publisher, Settings
from briefing.translation.pairing import missing_english, pair

Watch = Callable[[str], None]
"""Is told the name of each stage as it begins."""


@dataclass(frozen=True)
class Site:
    """What is to be published, or the errors that keep it from being so."""

    errors: tuple[Diagnostic, ...]
    warnings: tuple[Diagnostic, ...]
    pages: tuple[Output[Page], ...] = ()
    """The pages that are not written by hand."""
    files: Mapping[str, Output[bytes]] = field(default_factory=dict)
    """The files for programs, by their addresses."""
    overviews: Mapping[str, Overview] = field(default_factory=dict)
    """What goes into the handwritten pages, by their addresses."""
    not_found: str = ""
    """HTML: what the page for addresses that do not exist offers."""
    cards: Mapping[str, Card] = field(default_factory=dict)
    """What the social cards say, by their paths below the site's root."""
    search: Mapping[str, BundlePages] = field(default_factory=dict)
    """The pages of each search bundle."""
    templates: Templates | None = None


def make_site(root: Path, settings: Settings, memo: Memo | None = None, watch: Watch = lambda _: None) -> Site:
    """Return the site of `root/seeds`; with errors on the desk, only these and the warnings.

    A preview hands in the same memo each time. Raises jinja2.TemplateError for a broken template.
    """
    memo = memo or Memo()
    watch("desk and analysis")
    desk, articles = _analysed(root, settings, memo)
    warnings = (*settings.warnings, *desk.warnings, *_missing(articles))
    if desk.errors:
        return Site(desk.errors, warnings)
    watch("corpus")
    corpus = build_corpus(articles, desk.reference)
    watch("pages and files")
    templates = memo.made("templates", page_templates.template_files(), Templates)
    publisher = settings.publisher
    exports = {
        analysed.article.id: article_exports(analysed, corpus, templates, publisher, memo)
        for analysed in corpus.articles
    }
    files = _files(corpus, exports, templates, publisher)
    memo.forget_unused()
    return Site(
        errors=(),
        warnings=warnings,
        pages=tuple(_pages(corpus, templates, publisher)),
        files={file.address: file for file in files},
        overviews=overviews(corpus, settings.imprint, templates, publisher),
        not_found=not_found(corpus, templates, publisher),
        cards=cards(corpus.articles, settings.site_name, settings.description),
        search=search_bundles(corpus, templates),
        templates=templates,
    )


def _analysed(root: Path, settings: Settings, memo: Memo) -> tuple[Desk, list[AnalysedArticle]]:
    """Return the desk, and of each article that is not a draft what is to be shown of its analysis."""
    opened = OpenDesk(root)
    reference = memo.made("reference", opened.reference, lambda: opened.reference)
    analyser = Analyser(reference, settings.rights)

    def read(original: Path) -> tuple[ReadArticle, AnalysedArticle | None]:
        reading = opened.read(original)
        article = reading.article
        if article is None or reading.errors or article.metadata.draft:
            return reading, None
        return reading, redact(analyser.analyse(article, pair(article)), settings.excerpt_words)

    common = reference, settings.rights, settings.excerpt_words
    results = [
        memo.made(original, (opened.files(original), common), partial(read, original)) for original in opened.originals
    ]
    return opened.of([reading for reading, _ in results]), [analysed for _, analysed in results if analysed]


def _pages(corpus: Corpus, templates: Templates, publisher: Publisher) -> Iterator[Output[Page]]:
    common = templates, publisher
    shown = corpus.articles
    for analysed, newer, older in zip(shown, (None, *shown), (*shown[1:], None), strict=False):
        concerned = [key for record in analysed.metadata.initiatives for key in record.entities]
        joined = corpus.related[analysed.article.id], corpus.corroborations_of(analysed), corpus.links(concerned)
        yield Output(analysed.path, article_page, (analysed, newer, older, *joined, *common))
    for analysed in corpus.withdrawn:
        yield Output(analysed.path, withdrawn_page, (analysed, *common), indexed=False)
    places = initiative_addresses(corpus)
    for profile in corpus.profiles.values():
        yield from entity_pages(profile, corpus, places, *common)
    yield from further_pages(corpus, *common)
    yield print_page(corpus, *common)


def _files(
    corpus: Corpus, exports: Mapping[str, ArticleExports], templates: Templates, publisher: Publisher
) -> Iterator[Output[bytes]]:
    for analysed in corpus.articles:
        yield from article_files(analysed, exports[analysed.article.id], publisher)
    for analysed in (*corpus.articles, *corpus.withdrawn):
        title = WITHDRAWN if analysed.metadata.withdrawn else analysed.title
        for slug in analysed.metadata.redirect_from:
            yield Output(f"articles/{slug}/index.html", redirect, (analysed.path, title, templates, publisher))
    yield from catalogue_files(corpus.articles, exports)
    yield Output("translations.tmx", memory_of_all, tuple(one.units for one in exports.values()))
    yield Output("search/suggestions.json", suggestions_json, (corpus,))
    yield Output("robots.txt", robots_txt, (publisher,))
    yield Output(ICON, icon_png, ())
    yield Output("briefing.epub", epub, (*in_book(corpus), templates, publisher))
    yield from feed_files(corpus, exports, publisher)


def head_of_handwritten(site: Site, settings: Settings, path: str, title: str, description: str) -> str:
    """Return the HTML for the head of a page from `docs/`."""
    templates = site.templates or Templates()
    return overview_head(site.overviews.get(path), title, description, path, templates, settings.publisher)


def _missing(articles: Sequence[AnalysedArticle]) -> list[Diagnostic]:
    found = (
        missing_english(analysed.article, analysed.translation)
        for analysed in articles
        if not analysed.metadata.withdrawn
    )
    return [warning for warning in found if warning]
