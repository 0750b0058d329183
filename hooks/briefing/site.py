"""The stages in their order: the project's root in, every page and file of the site out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from briefing.analysis import analyse
from briefing.cache import NO_CACHE, Cache
from briefing.desk.folder import OpenDesk
from briefing.exports import tmx
from briefing.exports.article_json import article_json
from briefing.exports.bilingual import bilingual_text
from briefing.exports.catalogue import catalogue
from briefing.exports.citations import bibtex, ris
from briefing.exports.crawlers import robots_txt
from briefing.exports.epub import epub
from briefing.exports.feeds import feeds
from briefing.exports.icon import ICON, icon_png
from briefing.exports.po import po
from briefing.exports.search.pages import search_pages
from briefing.exports.search.suggestions import suggestions_json
from briefing.exports.social import Card, cards
from briefing.knowledge.brief import Brief
from briefing.knowledge.briefing import Briefing, briefing_of
from briefing.knowledge.withholding import withhold
from briefing.pages import wording
from briefing.pages.article_page import article_page, redirect, withdrawn_page
from briefing.pages.entry_page import entry_pages
from briefing.pages.initiative_list import initiative_places
from briefing.pages.not_found import not_found
from briefing.pages.overviews import Overview, further_pages, overview_head, overviews
from briefing.pages.page import Page
from briefing.pages.print_page import print_page
from briefing.pages.templates import Templates
from briefing.problems import Problem
from briefing.processes import Job, do_all
from briefing.settings import Publisher, Settings
from briefing.translation.pairing import missing_english

Watch = Callable[[str], None]
"""Is told the name of each stage as it begins."""


@dataclass(frozen=True)
class Site:
    """What is to be published, or the problems that keep it from being so."""

    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    pages: tuple[Page, ...] = ()
    overviews: dict[str, Overview] = field(default_factory=dict)
    """What goes into the handwritten pages, by their address."""
    files: dict[str, bytes] = field(default_factory=dict)
    """By their path below the site's root."""
    search_pages: dict[str, dict[str, str]] = field(default_factory=dict)
    """What each language's search bundle is to be made from."""
    not_found: str = ""
    """HTML: what the page for addresses that do not exist offers."""
    cards: dict[str, Card] = field(default_factory=dict)
    """What the social pictures are to be drawn from, by their paths below the site's root."""


def make_site(root: Path, settings: Settings, cache: Cache = NO_CACHE, watch: Watch = lambda _: None) -> Site:
    """Return the site made of `root/seeds`; with problems on the desk, only these and the notices."""
    watch("desk and analysis")
    opened = OpenDesk(root)
    analyses = analyse(opened, settings.rights, cache)
    desk = opened.of([analysis.reading for analysis in analyses])
    analysed = [analysis.brief for analysis in analyses if analysis.brief]
    notices = (*settings.notices, *desk.notices, *_missing(analysed))
    if desk.problems:
        return Site(desk.problems, notices)
    watch("knowledge")
    briefs = [withhold(brief, settings.excerpt_words) for brief in analysed]
    briefing = briefing_of(briefs, desk.reference)
    watch("pages")
    templates = Templates()
    pages = _pages(briefing, templates, settings.publisher)
    lists = overviews(briefing, settings.imprint, templates)
    watch("exports")
    return Site(
        problems=(),
        notices=notices,
        pages=tuple(pages.values()),
        overviews=lists,
        files=_files(briefing, templates, settings.publisher)
        | _redirects(briefs, pages, templates, settings.publisher),
        search_pages=search_pages(briefing, templates),
        not_found=not_found(briefing, templates, settings.publisher),
        cards=cards(briefing.briefs, settings.site_name, settings.description),
    )


def head_of_handwritten(site: Site, settings: Settings, path: str, title: str, description: str) -> str:
    """Return the HTML for the head of a page from `docs/`."""
    return overview_head(site.overviews.get(path), title, description, path, Templates(), settings.publisher)


def _missing(briefs: Sequence[Brief]) -> list[Problem]:
    found = (missing_english(brief.article, brief.translation) for brief in briefs if not brief.notes.withdrawn)
    return [notice for notice in found if notice]


def _pages(briefing: Briefing, templates: Templates, publisher: Publisher) -> dict[str, Page]:
    """Return all pages by their addresses."""
    shown = briefing.briefs
    neighbours = zip(shown, (None, *shown), (*shown[1:], None), strict=False)
    jobs: list[Job[Page]] = [partial(article_page, *three, briefing, templates, publisher) for three in neighbours]
    jobs += [partial(withdrawn_page, brief, templates, publisher) for brief in briefing.withdrawn]
    initiatives = initiative_places(briefing)
    for dossier in briefing.dossiers.values():
        jobs += entry_pages(dossier, briefing, initiatives, templates, publisher)
    jobs += further_pages(briefing, templates, publisher)
    jobs += [partial(print_page, briefing, templates, publisher)]
    return {page.address: page for page in do_all(jobs)}


def _files(briefing: Briefing, templates: Templates, publisher: Publisher) -> dict[str, bytes]:
    jobs: list[Job[_Made]] = [
        # The longest first.
        lambda: _Made(feeds(briefing, templates, publisher)),
        lambda: _Made({"briefing.epub": epub(briefing, templates, publisher)}),
        lambda: _Made(catalogue(briefing)),
        lambda: _Made({"search/suggestions.json": suggestions_json(briefing)}),
        *(partial(_files_of_article, brief, briefing, publisher) for brief in briefing.briefs),
    ]
    results = do_all(jobs)
    files = {path: data for made in results for path, data in made.files.items()}
    whole = tmx.document(made.pairs for made in results)
    return files | {"robots.txt": robots_txt(publisher), ICON: icon_png(), "translations.tmx": whole}


@dataclass(frozen=True)
class _Made:
    """What a job made."""

    files: dict[str, bytes]
    pairs: str = ""
    """The pairs of sentences for the memory of the whole site."""


def _files_of_article(brief: Brief, briefing: Briefing, publisher: Publisher) -> _Made:
    folder = f"articles/{brief.article.slug}"
    files = {
        f"{folder}/article.json": article_json(brief, briefing),
        f"{folder}/citation.bib": bibtex(brief, publisher),
        f"{folder}/citation.ris": ris(brief, publisher),
    }
    if not brief.article.blocks:
        return _Made(files)
    pairs = tmx.units(brief.article, brief.translation)
    text = {
        f"{folder}/original.txt": brief.article.original,
        f"{folder}/bilingual.txt": bilingual_text(brief, publisher),
        f"{folder}/article.tmx": tmx.document([pairs], wording.disclosure(brief)),
        f"{folder}/article.po": po(brief),
    }
    return _Made(files | text, pairs)


def _redirects(
    briefs: Sequence[Brief], pages: dict[str, Page], templates: Templates, publisher: Publisher
) -> dict[str, bytes]:
    return {
        f"articles/{old}/index.html": redirect(pages[f"articles/{brief.article.slug}/"], templates, publisher)
        for brief in briefs
        for old in brief.notes.redirect_from
    }
