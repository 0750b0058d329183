"""The stages in their order: the project's root in, every page and file of the site out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefing.desk.folder import Desk, read_desk
from briefing.exports.article_json import article_json, catalogue_json
from briefing.exports.search import search_pages
from briefing.exports.tmx import tmx
from briefing.knowledge.brief import Brief, brief_of, in_reading_order
from briefing.pages.article_page import article_page, redirect
from briefing.pages.overviews import overviews
from briefing.pages.page import Page
from briefing.pages.templates import Templates
from briefing.problems import Problem
from briefing.translation.pairing import missing_english, pair


@dataclass(frozen=True)
class Settings:
    """What the site's configuration says."""

    site_name: str
    site_url: str
    """The address of the site's root, or an empty text."""
    rights: str
    """What is said of the rights to an original whose sidecar says nothing."""


@dataclass(frozen=True)
class Site:
    """What is to be published, or the problems that keep it from being so."""

    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    pages: tuple[Page, ...] = ()
    overviews: dict[str, str] = field(default_factory=dict)
    """HTML to go into the handwritten pages, by their address."""
    files: dict[str, bytes] = field(default_factory=dict)
    """By their path below the site's root."""
    search_pages: dict[str, dict[str, str]] = field(default_factory=dict)
    """What each language's search bundle is to be made from."""


def make_site(root: Path, settings: Settings) -> Site:
    """Return the site made of `root/seeds`; with problems on the desk, only these and the notices."""
    desk = read_desk(root)
    briefs, notices = _briefs(desk, settings)
    if desk.problems:
        return Site(desk.problems, notices)
    templates = Templates()
    shown = [brief for brief in briefs if not brief.notes.withdrawn]
    pages = _pages(briefs, shown, templates, settings)
    return Site(
        problems=(),
        notices=notices,
        pages=pages,
        overviews=overviews(shown, templates),
        files=_files(shown) | _redirects(briefs, pages, templates),
        search_pages=search_pages(shown, templates),
    )


def _briefs(desk: Desk, settings: Settings) -> tuple[list[Brief], tuple[Problem, ...]]:
    briefs, notices = [], list(desk.notices)
    for article in desk.published:
        translation = pair(article)
        briefs.append(brief_of(article, translation, settings.rights))
        if not article.notes.withdrawn and (notice := missing_english(article, translation)):
            notices.append(notice)
    return in_reading_order(briefs), tuple(notices)


def _pages(
    briefs: Sequence[Brief], shown: Sequence[Brief], templates: Templates, settings: Settings
) -> tuple[Page, ...]:
    newer = dict(zip((brief.url for brief in shown[1:]), shown, strict=False))
    older = dict(zip((brief.url for brief in shown), shown[1:], strict=False))
    return tuple(
        article_page(
            brief, newer.get(brief.url), older.get(brief.url), templates, settings.site_name, settings.site_url
        )
        for brief in briefs
    )


def _files(shown: Sequence[Brief]) -> dict[str, bytes]:
    files = {
        "articles.json": catalogue_json(shown),
        "translations.tmx": tmx((brief.article, brief.translation) for brief in shown),
    }
    for brief in shown:
        folder = f"articles/{brief.article.slug}"
        files[f"{folder}/original.txt"] = brief.article.original
        files[f"{folder}/article.json"] = article_json(brief)
    return files


def _redirects(briefs: Sequence[Brief], pages: Sequence[Page], templates: Templates) -> dict[str, bytes]:
    return {
        f"articles/{old}/index.html": redirect(page, templates)
        for brief, page in zip(briefs, pages, strict=True)
        for old in brief.notes.redirect_from
    }
