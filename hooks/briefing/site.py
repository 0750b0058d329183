"""The stages in their order: the project's root in, every page and file of the site out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefing.desk.folder import Desk, read_desk
from briefing.exports.article_json import article_json, catalogue_json
from briefing.exports.search.pages import search_pages
from briefing.exports.search.suggestions import suggestions_json
from briefing.exports.tmx import tmx
from briefing.knowledge.brief import Analyst, Brief
from briefing.knowledge.briefing import Briefing, briefing_of
from briefing.pages.article_page import article_page, redirect, withdrawn_page
from briefing.pages.entry_page import entry_page
from briefing.pages.overviews import Overview, overview_head, overviews
from briefing.pages.page import Page
from briefing.pages.structured_data import Publisher
from briefing.pages.templates import Templates
from briefing.problems import Problem
from briefing.translation.pairing import Translation, missing_english, pair

Watch = Callable[[str], None]
"""Is told the name of each stage as it begins."""


@dataclass(frozen=True)
class Settings:
    """What the site's configuration says."""

    site_name: str
    site_url: str
    """The address of the site's root, or an empty text."""
    rights: str
    """What is said of the rights to an original whose sidecar says nothing."""

    @property
    def publisher(self) -> Publisher:
        """The site, as structured data names it."""
        return Publisher(self.site_name, self.site_url.rstrip("/") + "/")


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


def make_site(root: Path, settings: Settings, watch: Watch = lambda _: None) -> Site:
    """Return the site made of `root/seeds`; with problems on the desk, only these and the notices."""
    watch("desk")
    desk = read_desk(root)
    watch("translation")
    translations = [pair(article) for article in desk.published]
    notices = (*desk.notices, *_missing(desk, translations))
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
    pages = (*articles.values(), *others)
    lists = overviews(briefing, templates)
    watch("exports")
    return Site(
        problems=(),
        notices=notices,
        pages=pages,
        overviews=lists,
        files=_files(briefing) | _redirects(briefs, articles, templates),
        search_pages=search_pages(briefing, templates),
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
    return pages | {brief.article.id: withdrawn_page(brief, templates) for brief in briefing.withdrawn}


def _files(briefing: Briefing) -> dict[str, bytes]:
    shown = briefing.briefs
    files = {
        "articles.json": catalogue_json(briefing),
        "translations.tmx": tmx((brief.article, brief.translation) for brief in shown),
        "search/suggestions.json": suggestions_json(briefing),
    }
    for brief in shown:
        folder = f"articles/{brief.article.slug}"
        files[f"{folder}/original.txt"] = brief.article.original
        files[f"{folder}/article.json"] = article_json(brief, briefing)
    return files


def _redirects(briefs: Sequence[Brief], pages: dict[str, Page], templates: Templates) -> dict[str, bytes]:
    return {
        f"articles/{old}/index.html": redirect(pages[brief.article.id], templates)
        for brief in briefs
        for old in brief.notes.redirect_from
    }
