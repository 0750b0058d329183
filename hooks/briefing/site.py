"""The stages in their order: the project's root in, every page and file of the site out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefing.analysis import analyse
from briefing.cache import NO_CACHE, Cache
from briefing.desk.folder import OpenDesk
from briefing.exports.crawlers import robots_txt
from briefing.exports.icon import ICON, icon_png
from briefing.exports.search.sources import Source, search_sources
from briefing.exports.social import Card, cards
from briefing.keys import keys_of
from briefing.knowledge.brief import Brief
from briefing.knowledge.briefing import briefing_of
from briefing.knowledge.withholding import withhold
from briefing.pages.article_page import redirect
from briefing.pages.not_found import not_found
from briefing.pages.overviews import Overview, overview_head, overviews
from briefing.pages.templates import Templates
from briefing.press import printed
from briefing.problems import Problem
from briefing.settings import Publisher, Settings
from briefing.stock import Files, Output, Pages, output
from briefing.translation.pairing import missing_english

Watch = Callable[[str], None]
"""Is told the name of each stage as it begins."""


@dataclass(frozen=True)
class Site:
    """What is to be published, or the problems that keep it from being so."""

    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    pages: Pages = field(default_factory=lambda: Pages(()))
    overviews: dict[str, Overview] = field(default_factory=dict)
    """What goes into the handwritten pages, by their address."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """By their path below the site's root."""
    search_pages: Mapping[str, Source] = field(default_factory=dict)
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
    watch("pages and files")
    templates, publisher = Templates(), settings.publisher
    keys = keys_of(briefing, settings, {one.brief.article.id: one.key for one in analyses if one.brief})
    made = printed(briefing, keys, templates, publisher, cache)
    made.append(output((), _rest(briefs, made, templates, publisher)))
    cache.forget_unused()
    watch("lists")
    return Site(
        problems=(),
        notices=notices,
        pages=Pages(made),
        overviews=overviews(briefing, settings.imprint, templates),
        files=Files(made),
        search_pages=search_sources(briefing, templates),
        not_found=not_found(briefing, templates, publisher),
        cards=cards(briefing.briefs, settings.site_name, settings.description),
    )


def head_of_handwritten(site: Site, settings: Settings, path: str, title: str, description: str) -> str:
    """Return the HTML for the head of a page from `docs/`."""
    return overview_head(site.overviews.get(path), title, description, path, Templates(), settings.publisher)


def _missing(briefs: Sequence[Brief]) -> list[Problem]:
    found = (missing_english(brief.article, brief.translation) for brief in briefs if not brief.notes.withdrawn)
    return [notice for notice in found if notice]


def _rest(
    briefs: Sequence[Brief], printed: Sequence[Output], templates: Templates, publisher: Publisher
) -> dict[str, bytes]:
    """Return the files that are made at once: no task is worth it."""
    pages = {page.address: page for made in printed for page in made.covers}
    redirects = {
        f"articles/{old}/index.html": redirect(pages[f"articles/{brief.article.slug}/"], templates, publisher)
        for brief in briefs
        for old in brief.notes.redirect_from
    }
    return {"robots.txt": robots_txt(publisher), ICON: icon_png()} | redirects
