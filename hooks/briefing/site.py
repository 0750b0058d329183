"""The stages in their order: the project's root in, every page and file of the site out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefing.desk.folder import Desk, read_desk
from briefing.exports import tmx
from briefing.exports.article_json import article_json, catalogue_json
from briefing.exports.bilingual import bilingual_text
from briefing.exports.citations import bibtex, ris
from briefing.exports.crawlers import robots_txt
from briefing.exports.epub import epub
from briefing.exports.feeds import feeds
from briefing.exports.icon import ICON, icon_png
from briefing.exports.po import po
from briefing.exports.search.pages import search_pages
from briefing.exports.search.suggestions import suggestions_json
from briefing.exports.social import Card, cards
from briefing.knowledge.brief import Analyst, Brief
from briefing.knowledge.briefing import Briefing, briefing_of
from briefing.pages.article_page import article_page, redirect, withdrawn_page
from briefing.pages.entry_page import entry_page
from briefing.pages.not_found import not_found
from briefing.pages.overviews import Overview, overview_head, overviews
from briefing.pages.page import Page
from briefing.pages.print_page import print_page
from briefing.pages.templates import Templates
from briefing.problems import Problem
from briefing.settings import Publisher, Settings
from briefing.translation.pairing import Translation, missing_english, pair

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


def make_site(root: Path, settings: Settings, watch: Watch = lambda _: None) -> Site:
    """Return the site made of `root/seeds`; with problems on the desk, only these and the notices."""
    watch("desk")
    desk = read_desk(root)
    watch("translation")
    translations = [pair(article) for article in desk.published]
    notices = (*settings.notices, *desk.notices, *_missing(desk, translations))
    if desk.problems:
        return Site(desk.problems, notices)
    watch("knowledge")
    analyst = Analyst(desk.reference, settings.rights)
    briefs = [analyst.brief(*both) for both in zip(desk.published, translations, strict=True)]
    briefing = briefing_of(briefs, desk.reference)
    watch("pages")
    templates = Templates()
    articles = _article_pages(briefing, templates, settings.publisher)
    others = (entry_page(dossier, briefing, templates, settings.publisher) for dossier in briefing.dossiers.values())
    pages = (*articles.values(), *others, print_page(briefing, templates, settings.publisher))
    lists = overviews(briefing, settings.imprint, templates)
    watch("exports")
    return Site(
        problems=(),
        notices=notices,
        pages=pages,
        overviews=lists,
        files=_files(briefing, settings.publisher)
        | feeds(briefing, templates, settings.publisher)
        | {"briefing.epub": epub(briefing, templates, settings.publisher)}
        | _redirects(briefs, articles, templates, settings.publisher),
        search_pages=search_pages(briefing, templates),
        not_found=not_found(briefing, templates, settings.publisher),
        cards=cards(briefing.briefs, settings.site_name, settings.description),
    )


def head_of_handwritten(site: Site, settings: Settings, path: str, title: str, description: str) -> str:
    """Return the HTML for the head of a page from `docs/`."""
    return overview_head(site.overviews.get(path), title, description, path, Templates(), settings.publisher)


def _missing(desk: Desk, translations: Sequence[Translation]) -> list[Problem]:
    pairs = zip(desk.published, translations, strict=True)
    found = (missing_english(article, english) for article, english in pairs if not article.notes.withdrawn)
    return [notice for notice in found if notice]


def _article_pages(briefing: Briefing, templates: Templates, publisher: Publisher) -> dict[str, Page]:
    """Return the pages of all articles, the withdrawn ones too, by the articles' ids."""
    shown = briefing.briefs
    neighbours = zip(shown, (None, *shown), (*shown[1:], None), strict=False)
    pages = {
        brief.article.id: article_page(brief, newer, older, briefing, templates, publisher)
        for brief, newer, older in neighbours
    }
    return pages | {brief.article.id: withdrawn_page(brief, templates, publisher) for brief in briefing.withdrawn}


def _files(briefing: Briefing, publisher: Publisher) -> dict[str, bytes]:
    shown = briefing.briefs
    pairs = {brief.article.id: tmx.units(brief.article, brief.translation) for brief in shown}
    files = {
        "articles.json": catalogue_json(briefing),
        "robots.txt": robots_txt(publisher),
        "translations.tmx": tmx.document(pairs.values()),
        "search/suggestions.json": suggestions_json(briefing),
        ICON: icon_png(),
    }
    for brief in shown:
        folder = f"articles/{brief.article.slug}"
        files[f"{folder}/original.txt"] = brief.article.original
        files[f"{folder}/bilingual.txt"] = bilingual_text(brief, publisher)
        files[f"{folder}/article.tmx"] = tmx.document([pairs[brief.article.id]])
        files[f"{folder}/article.po"] = po(brief.article)
        files[f"{folder}/article.json"] = article_json(brief, briefing)
        files[f"{folder}/citation.bib"] = bibtex(brief, publisher)
        files[f"{folder}/citation.ris"] = ris(brief, publisher)
    return files


def _redirects(
    briefs: Sequence[Brief], pages: dict[str, Page], templates: Templates, publisher: Publisher
) -> dict[str, bytes]:
    return {
        f"articles/{old}/index.html": redirect(pages[brief.article.id], templates, publisher)
        for brief in briefs
        for old in brief.notes.redirect_from
    }
