"""MkDocs' events, each with one call into `briefing`: only this file and the one beside it import MkDocs.

MkDocs treats this module as an instance of a plugin and loads it once, so its globals are the instance's attributes:
what one event of a build hands to a later one.
"""

import logging
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click
import jinja2
from markupsafe import Markup, escape
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from briefing.desk.writing import os_diagnostic
from briefing.fingerprint import fingerprint, site_fingerprint
from briefing.german.bidi import isolate
from briefing.memo import Memo
from briefing.pages.descriptions import description, window_title
from briefing.pages.templates import broken_templates, template_error
from briefing.publishing.csp import content_security_policy
from briefing.publishing.social_cards import CardRenderer
from briefing.search import bundles
from briefing.settings import Settings, read_settings
from briefing.site import Site, head_of_handwritten, make_site
from briefing.store import Store
from mkdocs_files import NoDirtyWarning, add_all, drop_unused, join_styles, replace_sitemap
from mkdocs_generated import GeneratedFile, GeneratedPage
from mkdocs_output import StagedFolder, Written

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.utils.templates import TemplateContext

OVERVIEW_MARKER = "<!-- briefing -->"
"""Stands in a handwritten page where its list of articles belongs."""

OVERRIDES = Path(__file__).parent / "theme" / "overrides"
"""The templates that change the theme's."""

STORE = ".cache"
"""Where, below the project's root, search bundles and social cards are kept."""

INLINE = (
    "partials/javascripts/base.html",
    "partials/javascripts/scheme.html",
    "partials/javascripts/content.html",
    "partials/without_scripts.html",
)
"""The parts of a page that hold inline scripts and styles; what else does is kept from running by the policy."""

log = get_plugin_logger("briefing")
site = Site(errors=(), warnings=())
settings = Settings("", "")
serving = False
folder: StagedFolder | None = None
memo = Memo()
written = Written()
renderer = CardRenderer()
finisher = ThreadPoolExecutor(max_workers=1)

environment: "Environment | None" = None
"""The theme's templates in this build."""
last_environment: "Environment | None" = None
"""In the last build that came to its end."""


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is the preview, where search and pictures must not delay a reload."""
    global serving, folder
    serving = command == "serve"
    # `mkdocs serve --clean` calls itself a build, but serves the folder that it names; `--dirty` changes the last site.
    context = click.get_current_context(silent=True)
    staging = context is not None and context.info_name != "serve" and not dirty
    folder = StagedFolder() if staging else None
    logging.getLogger("mkdocs.commands.build").addFilter(NoDirtyWarning())


def on_pre_build(config: "MkDocsConfig") -> None:
    """Read the desk; what is wrong there stops the build before MkDocs empties the site's folder.

    A running preview goes on with the last good site instead, for MkDocs would leave the browser waiting, and says what
    is wrong on every page.
    """
    global site, settings
    root = Path(config.config_file_path).parent
    # Before anything is read: what changes while it is being read has another.
    sources = site_fingerprint(root) if folder else ""
    read, wrong = read_settings(
        config.site_name, config.site_url or "", config.site_description or "", config.extra.get("briefing")
    )
    broken = broken_templates(config.theme.get_env(), OVERRIDES)
    made = _try_to_make_site(root, read)
    errors = (*wrong, *broken, *made.errors)
    for warning in made.warnings:
        log.info(str(warning))
    listed = "\n".join(f"  {error}" for error in errors)
    if not errors:
        site, settings = made, read
    elif serving and site.files:
        log.error(f"to mend (until then, the preview shows what was last in order):\n{listed}")
    else:
        raise PluginError(f"to mend before the site can be built:\n{listed}")
    # Without a scope of its own, the theme's inline script would say how deep each page lies, and be unlike on each.
    scope = urlsplit(settings.publisher.url).path
    config.extra |= {"errors": errors, "not_found": site.not_found, "source": settings.source, "scope": scope}
    if folder:
        folder.claim(config, sources)
    written.begin((errors, settings, fingerprint(root, ("docs", "hooks/theme/overrides", "mkdocs.yml"))))


def _try_to_make_site(root: Path, settings: Settings) -> Site:
    """Return the site; in a preview, an edited template is tried before MkDocs renders the first page with it."""
    try:
        # Only a preview builds again, hence only there is it worth the memory to remember what was made.
        made = make_site(root, settings, memo if serving else None)
        if serving and made.templates is not site.templates:
            for page in {page.function: page for page in made.pages}.values():
                page.make()
    except jinja2.TemplateError as error:
        return Site((template_error(error),), ())
    return made


def on_files(files: Files, config: "MkDocsConfig") -> Files:
    """Add the pages made from `seeds/`, outside the navigation, and the files for programs; drop what is unused."""
    drop_unused(files, config)
    for file in files.documentation_pages():
        # Its list may have changed, though it has not.
        file.is_modified = lambda: True  # type: ignore[method-assign]
    add_all(files, (GeneratedPage(page, written, config).file for page in site.pages))
    add_all(files, (GeneratedFile(output, written, config) for output in site.files.values()))
    written.remove_others({file.dest_uri for file in files} | site.cards.keys(), Path(config.site_dir))
    join_styles(files, config)
    return files


def on_env(env: "Environment", config: "MkDocsConfig", files: Files) -> "Environment":
    """Say what pages may run, before any article is in them."""
    global environment
    # With a broken template, a preview goes on with those of the last build that came to its end.
    environment = env = last_environment if last_environment and config.extra["errors"] else env
    # Else every page would look whether its templates have changed on the disk since the page before.
    env.auto_reload = False
    features = config.theme.get("features", [])
    parts = (env.get_template(name).render(config=config, features=features) for name in INLINE)
    # Not in a preview, which an inline script reloads.
    config.extra["policy"] = "" if serving else content_security_policy("".join(parts))
    replace_sitemap(files, config, settings.publisher.url)
    return env


def on_page_content(html: str, page: Page, config: "MkDocsConfig", files: Files) -> str:  # noqa: ARG001
    """Put the list into the handwritten pages that ask for one, and say to programs what each is about."""
    if isinstance(page, GeneratedPage):
        return html
    if OVERVIEW_MARKER in html and page.url not in site.overviews:
        raise PluginError(f"{page.file.src_uri}: {OVERVIEW_MARKER} - there is no list for this page")
    # What the navigation or the page's own metadata says is text; what MkDocs reads from a heading is HTML.
    written = vars(page).get("title") or page.meta.get("title")
    page.title = escape(written) if written else Markup(page.title)
    title = str(page.meta.get("title") or page.title.unescape())
    page.meta["title"] = window_title(title, config.site_name)
    page.meta["description"] = description(str(page.meta.get("description") or config.site_description or ""))
    page.meta["head"] = head_of_handwritten(site, settings, page.url, title, page.meta["description"])
    return html.replace(OVERVIEW_MARKER, site.overviews[page.url].html) if OVERVIEW_MARKER in html else html


# Before the plugins that look at what a page holds, such as Material's search.
@event_priority(100)
def on_page_context(context: "TemplateContext", page: Page, config: "MkDocsConfig", nav: "Navigation") -> None:  # noqa: ARG001
    """Have the core make its page now: the one before has been written, and let go of."""
    if isinstance(page, GeneratedPage):
        try:
            page.fill()
        except jinja2.TemplateError as error:
            if not serving:
                raise PluginError(str(template_error(error))) from error
            # On this page and those after it.
            log.error(str(template_error(error)))
            config.extra["errors"] = (*config.extra["errors"], template_error(error))


def on_post_page(output: str, page: Page, config: "MkDocsConfig") -> str:  # noqa: ARG001
    """Keep what turns the direction of writing from doing so in what the theme prints, too: titles, the site's name."""
    if isinstance(page, GeneratedPage):
        page.let_go()
    return isolate(output)


def on_post_template(output_content: str, template_name: str, config: "MkDocsConfig") -> str:  # noqa: ARG001
    """Do the same for the page for addresses that do not exist."""
    return isolate(output_content) if template_name.endswith(".html") else output_content


def on_post_build(config: "MkDocsConfig") -> None:
    """Index both languages and draw the pictures, for which a preview does not wait."""
    global last_environment
    last_environment = environment
    if serving:
        finisher.submit(_finish_later, site, config)
        return
    try:
        _finish(site, config)
    except RuntimeError as error:
        raise PluginError(str(error)) from error


def _finish_later(made: Site, config: "MkDocsConfig") -> None:
    # A later build has its own turn.
    if made is site:
        try:
            _finish(made, config)
            log.info("search and the social pictures are up to date")
        except (OSError, RuntimeError) as error:
            log.error(f"search or the social pictures will be missing until the next change: {error}")


def _finish(made: Site, config: "MkDocsConfig") -> None:
    root, store = Path(config.site_dir), Path(config.config_file_path).parent / STORE
    # A store for each build, since it forgets what is not used.
    bundles.index(made.search, root / "search", folder.scratch if folder else None, Store(store / "search"))
    renderer.render(made.cards, root, Store(store / "pictures"))


def on_build_error(error: Exception) -> None:
    """Say what the system refused, a full disk for example, as any other problem: MkDocs would show a traceback."""
    # Jinja's TemplateNotFound is one without a number, and not the system's.
    if not serving and isinstance(error, OSError) and error.errno:
        raise PluginError(str(os_diagnostic(error, folder.name if folder else "the site"))) from error


def on_shutdown() -> None:
    """Publish what was built without an error; leave no thread and no folder behind."""
    finisher.shutdown(cancel_futures=True)
    if folder:
        folder.end(well=sys.exception() is None)
