"""The stages in their order: the project's root in, every page and file of the site out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path

from briefing.analysis import Analysis, analyse
from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.redaction import redact
from briefing.cache import NO_CACHE, Cache, digest, packed, unpacked
from briefing.corpus.corpus import build_corpus
from briefing.desk.folder import OpenDesk
from briefing.desk.reference import Reference
from briefing.desk.state import state_of
from briefing.diagnostics import Diagnostic
from briefing.keys import keys_of, of_program
from briefing.pages.index_pages import Overview, overview_head, overviews
from briefing.pages.not_found import not_found
from briefing.pages.templates import Templates
from briefing.press import Press
from briefing.publishing.social_cards import Card, cards
from briefing.search.bundle_pages import search_sources
from briefing.search.bundles import Source
from briefing.settings import Settings
from briefing.stock import Files, Output, Pages, Stock
from briefing.translation.pairing import missing_english

Watch = Callable[[str], None]
"""Is told the name of each stage as it begins."""


@dataclass(frozen=True)
class Site:
    """What is to be published, or the errors that keep it from being so."""

    errors: tuple[Diagnostic, ...]
    warnings: tuple[Diagnostic, ...]
    outputs: tuple[Output, ...] = ()
    """All pages and files."""
    overviews: dict[str, Overview] = field(default_factory=dict)
    """What goes into the handwritten pages, by their address."""
    not_found: str = ""
    """HTML: what the page for addresses that do not exist offers."""
    cards: dict[str, Card] = field(default_factory=dict)
    """What the social pictures are to be drawn from, by their paths below the site's root."""
    search: Mapping[str, Source] = field(default_factory=dict)
    """What each search bundle is to be made from."""
    program: str = ""
    """Stands for the program that made it."""

    @cached_property
    def pages(self) -> Pages:
        """The pages that are no handwritten ones."""
        return Pages(self.outputs)

    @cached_property
    def files(self) -> Files:
        """The files by their paths below the site's root."""
        return Files(self.outputs)


@dataclass(frozen=True)
class _Record:
    """A site as the cache has it, beside its outputs."""

    site: Site
    outputs: tuple[str, ...]
    """Their keys."""
    search: Mapping[str, str]
    """Those of the search bundles' pages."""


@dataclass(frozen=True)
class _KnownSource:
    """The pages of a search bundle, which need not be made unless the bundle itself has been lost."""

    key: str
    name: str
    """The bundle's."""
    site: Callable[[], Site]
    """Makes the whole anew."""

    def made(self) -> Mapping[str, str]:
        """Return the pages after all."""
        return self.site().search[self.name].made()


@dataclass(frozen=True)
class Known:
    """What whoever makes a site again has at hand of the last time."""

    analyses: dict[str, Analysis] = field(default_factory=dict)
    stock: Stock = field(default_factory=Stock)


def make_site(
    root: Path,
    settings: Settings,
    cache: Cache = NO_CACHE,
    known: Known | None = None,
    watch: Watch = lambda _: None,
) -> Site:
    """Return the site made of `root/seeds`; with errors on the desk, only these and the warnings.

    What is `known` need not be made or read again; afterwards all of this site is, and nothing else.
    """
    watch("desk and analysis")
    program = of_program()
    key = digest(program, repr(settings), *state_of(root))
    known = known or Known()
    make = lru_cache(1)(lambda: _made(root, settings, cache, known, watch, program, key))
    return _recalled(key, cache, known.stock, make) or make()


def _recalled(key: str, cache: Cache, stock: Stock, make: Callable[[], Site]) -> Site | None:
    """Return the site that was made the last time, if nothing has changed since."""
    kept = cache.get(key)
    if kept is None:
        return None
    record: _Record = unpacked(kept, Reference())
    outputs = stock.kept(record.outputs, cache)
    if outputs is None:
        return None
    stock.hold(outputs)
    search = {name: _KnownSource(its, name, make) for name, its in record.search.items()}
    return replace(record.site, outputs=tuple(outputs), search=search)


def _made(root: Path, settings: Settings, cache: Cache, known: Known, watch: Watch, program: str, key: str) -> Site:
    opened = OpenDesk(root)
    analyses = analyse(opened, settings.rights, cache, known.analyses)
    desk = opened.of([analysis.reading for analysis in analyses])
    unredacted = [analysis.analysed for analysis in analyses if analysis.analysed]
    warnings = (*settings.warnings, *desk.warnings, *_missing(unredacted))
    if desk.errors:
        return Site(desk.errors, warnings)
    watch("knowledge")
    articles = [redact(analysed, settings.excerpt_words) for analysed in unredacted]
    corpus = build_corpus(articles, desk.reference)
    watch("pages and files")
    templates, publisher = _templates(program), settings.publisher
    keys = keys_of(corpus, settings, {one.analysed.article.id: one.key for one in analyses if one.analysed}, program)
    templates.compile()
    outputs = _outputs(Press(corpus, keys, templates, publisher), cache, known.stock)
    watch("lists")
    site = Site(
        errors=(),
        warnings=warnings,
        overviews=overviews(corpus, settings.imprint, templates, publisher),
        not_found=not_found(corpus, templates, publisher),
        cards=cards(corpus.articles, settings.site_name, settings.description),
        program=program,
    )
    search = search_sources(corpus, templates, key_of=keys.of_search)
    record = _Record(
        site, tuple(output.key for output in outputs), {name: source.key for name, source in search.items()}
    )
    cache.put(key, packed(record))
    cache.forget_unused()
    return replace(site, outputs=outputs, search=search)


def _outputs(press: Press, cache: Cache, stock: Stock) -> tuple[Output, ...]:
    made = stock.made(press.articles(), cache)
    outputs = (*made, *stock.made(press.others(made), cache))
    stock.hold(outputs)
    return outputs


def head_of_handwritten(site: Site, settings: Settings, path: str, title: str, description: str) -> str:
    """Return the HTML for the head of a page from `docs/`."""
    overview = site.overviews.get(path)
    return overview_head(overview, title, description, path, _templates(site.program), settings.publisher)


@lru_cache(maxsize=1)
def _templates(program: str) -> Templates:  # noqa: ARG001
    """Return the templates of the program as it is: a preview compiles them once."""
    return Templates()


def _missing(articles: Sequence[AnalysedArticle]) -> list[Diagnostic]:
    found = (
        missing_english(analysed.article, analysed.translation) for analysed in articles if not analysed.notes.withdrawn
    )
    return [warning for warning in found if warning]
