"""What is made again when something changes: neither less than what it bears on, nor more."""

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from briefing import analysis, keys, press, site, stock
from briefing.articles.analysed_article import AnalysedArticle
from briefing.cache import NO_CACHE, Cache
from briefing.corpus.entity_profiles import EntityProfile
from briefing.desk.folder import OpenDesk
from briefing.desk.rights import Extent
from briefing.pages import templates
from briefing.pages.page import Page
from briefing.pages.sheet import Sheet
from briefing.pages.shell import Slot, shell_of
from briefing.pages.templates import Templates
from briefing.settings import Imprint, Settings
from briefing.site import Known, make_site
from mkdocs_generated import GeneratedFile, GeneratedPage, Shells
from projects import FIVE, Limits, build, project, set_limits, with_instant

SETTINGS = Settings("Press Briefing", "http://127.0.0.1:8000/", excerpt_words=20)
MATTERS = ["Äpfel", "Birnen", "Kirschen", "Pflaumen", "Quitten", "Trauben", "Zitronen"]


def published(root: Path, settings: Settings, cache: Cache = NO_CACHE, known: Known | None = None) -> dict[str, object]:
    """Return pages and files by their addresses."""
    made = make_site(root, settings, cache, known)
    assert not made.errors, made.errors
    return {page.address: page for page in made.pages} | dict(made.files)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """What was read and made since it was last cleared: `read a`, `article a`, `companies/x`."""
    counted: Counter[str] = Counter()
    read, article, entry = OpenDesk.read, press.article_page, press.entity_pages

    def reading(desk: OpenDesk, path: Path) -> object:
        counted[f"read {path.stem}"] += 1
        return read(desk, path)

    def articles(analysed: AnalysedArticle, *rest: object) -> object:
        counted[f"article {analysed.article.id}"] += 1
        return article(analysed, *rest)

    def entries(profile: EntityProfile, *rest: Any) -> list[Sheet]:
        def making(make: Callable[[], object]) -> object:
            counted[str(profile.entity.id)] += 1
            return make()

        return [replace(sheet, make=partial(making, sheet.make)) for sheet in entry(profile, *rest)]

    monkeypatch.setattr(OpenDesk, "read", reading)
    monkeypatch.setattr(press, "article_page", articles)
    monkeypatch.setattr(press, "entity_pages", entries)
    return counted


def orchard(root: Path) -> None:
    """Write a desk of articles of consecutive days, each on a company of its own; the first and the fifth share one."""
    companies = []
    for number, matter in enumerate(MATTERS):
        stem = f"{number}-{matter[0].lower()}"
        shared = " Das gilt auch für den Gemeinschaftshof." if number in (0, 4) else ""
        text = f"{matter} werden teurer\n\nDer Händler Hof{matter} verkauft den Kunden in diesem Jahr weniger {matter}."
        path = root / "seeds" / f"{stem}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{text}{shared} Das sagte er am Montag, und die Kosten steigen.\n", encoding="utf-8")
        notes = f"headline: {{en: Of {matter}}}\nsummary: On fruit.\npublished: {{date: 2020-03-0{number + 1}}}\n"
        path.with_suffix(".yml").write_text(notes, encoding="utf-8")
        companies.append(f"  - {{id: hof-{number}, kind: company, name: Hof{matter}, is: A farm.}}\n")
    companies.append("  - {id: joint, kind: company, name: Gemeinschaftshof, is: A farm.}\n")
    (root / "seeds" / "reference").mkdir()
    (root / "seeds" / "reference" / "companies.yml").write_text("companies:\n" + "".join(companies), encoding="utf-8")


def edited(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_only_what_speaks_of_the_changed_article_is_made_again(tmp_path: Path, made: Counter[str]) -> None:
    orchard(tmp_path)
    before = published(tmp_path, SETTINGS, Cache(tmp_path / ".cache"))
    assert made.total() == 2 * len(MATTERS) + len(MATTERS) + 1
    made.clear()
    edited(tmp_path / "seeds" / "4-q.yml", "Of Quitten", "Of quinces")
    after = published(tmp_path, SETTINGS, Cache(tmp_path / ".cache"))
    # Itself, its neighbours, the one that is related to it, and the pages of what it names.
    assert set(made) == {
        "read 4-q", "article 4-q", "article 3-p", "article 5-t", "article 0-ä", "companies/hof-4", "companies/joint"
    }  # fmt: skip
    assert set(made.values()) == {1}
    # No page of an article was made for nothing.
    changed = {path for path, page in after.items() if before[path] != page and path.startswith("articles/")}
    assert {path.split("/")[1] for path in changed if path.endswith("/")} == {"4-q", "3-p", "5-t", "0-ä"}


def test_nothing_is_made_again_when_nothing_changed(tmp_path: Path, made: Counter[str]) -> None:
    orchard(tmp_path)
    before = published(tmp_path, SETTINGS, Cache(tmp_path / ".cache"))
    made.clear()
    assert published(tmp_path, SETTINGS, Cache(tmp_path / ".cache")) == before
    assert not made


def _sidecar(number: str, old: str, new: str) -> Callable[[Path, Settings], Settings]:
    return partial(_edit, f"{number}*.yml", old, new)


def _edit(pattern: str, old: str, new: str, seeds: Path, settings: Settings) -> Settings:
    edited(next(seeds.glob(pattern)), old, new)
    return settings


def _added(seeds: Path, settings: Settings) -> Settings:
    text = "Alibaba erreichte 25,3 Milliarden Dollar. Das ist für den Handel in China und Singapur nicht wenig.\n"
    (seeds / "005_new.txt").write_text(text, encoding="utf-8")
    return settings


def _withdrawn(seeds: Path, settings: Settings) -> Settings:
    (seeds / "005_new.yml").write_text("withdrawn: Asked for.\n", encoding="utf-8")
    return settings


def _agreed(seeds: Path, settings: Settings) -> Settings:
    for path in seeds.glob("004*"):
        edited(path, "206", "207")
    return settings


def _removed(seeds: Path, settings: Settings) -> Settings:
    for path in seeds.glob("005_new*"):
        path.unlink()
    return settings


def _set(**values: object) -> Callable[[Path, Settings], Settings]:
    return lambda _, settings: replace(settings, **values)


EDITS: dict[str, Callable[[Path, Settings], Settings]] = {
    "a headline": _sidecar("000", "JD.com plans its move", "JD.com considers its move"),
    "an address": _sidecar("001", "slug: alibaba-haier-goodaymart", "slug: haier\nredirect_from: [haier-goodaymart]"),
    "a date": _sidecar("000", 'date: "2018"', 'date: "2011"'),
    "an initiative's name": _sidecar("000", "name: JD.com’s entry", "name: JD.com’s arrival"),
    "a figure that another article states": _agreed,
    "an article more": _added,
    "a withdrawal": _withdrawn,
    "an article less": _removed,
    "a draft": _sidecar("003", "origin: ai", "origin: ai\ndraft: true"),
    "a description": partial(_edit, "reference/companies.yml", "A Chinese e-commerce group", "A large group"),
    "a relation": partial(_edit, "reference/companies.yml", "parent: alibaba\n", "parent: jd-com\n"),
    "a term": partial(_edit, "reference/glossary.yml", "A share in another", "A part of another"),
    "a translation": partial(_edit, "002*.en.po", "AliExpress", "Ali Express"),
    "the site's name": _set(site_name="Another"),
    "the site's address": _set(site_url="https://example.org/press/"),
    "the imprint": _set(imprint=Imprint("Ann", "A Street", "a@example.org")),
    "rights": _set(rights=Extent.EXCERPT),
    "the length of excerpts": _set(excerpt_words=40),
    "no rights": _set(rights=Extent.NONE),
}


LIMITS: Limits = {
    "pages.article_list": {"MOST_LISTED": 2},
    "pages.entity_page": {"MOST_ARTICLES": 1},
    "pages.entity_list": {"MOST_ENTRIES": 3},
    "pages.timeline_list": {"MOST_EVENTS": 8},
    "pages.figure_list": {"MOST_FIGURES": 8},
    "pages.initiative_list": {"MOST_REPORTS": 1, "MOST_ON_A_PAGE": 2},
    "exports.catalogue": {"MOST_ARTICLES": 2},
    "exports.epub": {"NEWEST": 2},
    "exports.feeds": {"NEWEST": 2},
    "pages.print_page": {"NEWEST": 2},
}
"""So that five articles are many."""


@pytest.mark.parametrize("limits", [{}, LIMITS], ids=["few", "many"])
def test_after_each_change_all_is_as_if_it_were_made_anew(
    limits: Limits, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_limits(monkeypatch, limits)
    # To compile them takes longer than all else.
    templates = Templates()
    monkeypatch.setattr(site, "Templates", lambda: templates)
    shutil.copytree(FIVE, tmp_path / "seeds")
    settings, last = SETTINGS, None
    known = Known()
    for what, edit in EDITS.items():
        settings = edit(tmp_path / "seeds", settings)
        kept = published(tmp_path, settings, Cache(tmp_path / ".cache"), known)
        anew = published(tmp_path, settings)
        assert kept == anew, what
        assert kept != last, f"{what} changes nothing, hence tests nothing"
        last = kept


def test_what_a_preview_remembers_is_not_unpacked_again_nor_forgotten(
    tmp_path: Path, made: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    orchard(tmp_path)
    known = Known()
    published(tmp_path, SETTINGS, Cache(tmp_path / ".cache"), known)
    unpack, output_of = analysis.unpressed, stock.output_of
    monkeypatch.setattr(analysis, "unpressed", lambda *data: (made.update(["unpacked"]), unpack(*data))[1])
    monkeypatch.setattr(stock, "output_of", lambda *data: (made.update(["outputs"]), output_of(*data))[1])
    made.clear()
    edited(tmp_path / "seeds" / "4-q.yml", "Of Quitten", "Of quinces")
    published(tmp_path, SETTINGS, Cache(tmp_path / ".cache"), known)
    assert made["unpacked"] == 1
    renewed = made["outputs"]
    # Another program that begins here finds everything; its edit makes it look at all articles.
    made.clear()
    edited(tmp_path / "seeds" / "4-q.yml", "Of quinces", "Of quince")
    published(tmp_path, SETTINGS, Cache(tmp_path / ".cache"))
    assert made["unpacked"] == len(MATTERS)
    assert made["outputs"] > renewed
    assert [what for what in made if what.startswith("read")] == ["read 4-q"]


def test_a_shell_goes_around_any_page() -> None:
    shell = shell_of(f"<title>{Slot.TITLE}</title><main>{Slot.CONTENT}</main><p>{Slot.TITLE}</p>")
    parts = {Slot.TITLE: "A < B & \"C\" 'D'", Slot.CONTENT: f"<h1>{Slot.TITLE}</h1> \\1 {{{{ x }}}}"}
    escaped = "A &lt; B &amp; &#34;C&#34; &#39;D&#39;"
    # What looks like a slot in an article stays as it is.
    expected = f"<title>{escaped}</title><main>{parts[Slot.CONTENT]}</main><p>{escaped}</p>"
    assert shell.around(parts) == expected
    with pytest.raises(KeyError):
        shell.around({Slot.TITLE: "A"})


def test_the_theme_is_asked_for_one_page_of_each_kind() -> None:
    config = MkDocsConfig()
    config.load_dict({"site_name": "Pages", "site_url": "https://example.org/"})
    assert config.validate() == ([], [])
    files = [File(path, None, "site", True) for path in ("firms.md", "firms/b/notes.md", "a/b.png")]
    files.append(GeneratedFile("firms/c/data.json", config, {}))
    addresses = ("firms/a/", "people/a/", "firms/c/", "firms/b/", "firms/a/2/", "firms/c/3/", "people/c/", "x/", "y/")
    for number, address in enumerate(addresses):
        files.append(File(f"{address[:-1]}.md", None, "site", True))
        GeneratedPage(Page(address, "A", "A", ""), number, files[-1], config).read_source(config)
    shells = Shells(files)
    assert [page.url for page in shells.others] == ["firms/c/", "firms/c/3/", "people/c/"]


CHECK = '''
"""Compares every page of the core with what the theme itself makes of it."""
from copy import copy
from pathlib import Path

from mkdocs.commands.build import get_context

pages = []

def on_files(files, config):
    pages.extend(file.page for file in files if hasattr(file.page, "with_slots"))
    return files

def on_env(environment, config, files):
    global env
    env = environment

def on_page_context(context, page, config, nav):
    global navigation
    navigation = nav
    return context

def on_post_build(config):
    hooks = config.hooks["hooks/mkdocs_events.py"]
    for page in pages:
        made = hooks.site.pages[page.number]
        page.active = True
        own = copy(page)
        own.content, own.meta = made.html, {**page.meta, "head": made.head}
        context = get_context(navigation, [], config, own)
        html = hooks.isolated(env.get_template("main.html").render(context))
        assert html == Path(page.file.abs_dest_path).read_text(), page.url
        page.active = False
    count = len(pages)
    Path(config.config_file_path).with_name("compared").write_text(str(count))
'''


ODD = "006 ä & b%20c"
SITES = {
    "": "",
    "instant": "https://example.org/a/b/",
    "plain": "http://127.0.0.1:8000/",
    "in the navigation": "https://example.org/",
}


@pytest.fixture(scope="module", params=SITES)
def compared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built project, with an article that would break into any page and one that is withdrawn."""
    root = project(tmp_path_factory.mktemp("compared") / "project")
    seeds, config = root / "seeds", root / "mkdocs.yml"
    (seeds / "005_gone.txt").write_text("Der Handel\n\nDer Handel in Deutschland wächst nicht mehr.\n")
    (seeds / "005_gone.yml").write_text("withdrawn: Asked for.\n")
    (seeds / f"{ODD}.txt").write_text(f"Der Handel\n\nDer andere Handel in Deutschland ist {''.join(Slot)} nicht.\n")
    (seeds / f"{ODD}.yml").write_text(f"headline: {{en: 'A “<b>” & {''.join(Slot)}'}}\nsummary: '{''.join(Slot)}'\n")
    (root / "check.py").write_text(CHECK)
    config.write_text(config.read_text().replace("hooks/mkdocs_events.py", "hooks/mkdocs_events.py\n  - check.py"))
    if request.param == "instant":
        with_instant(root)
    if request.param == "in the navigation":
        edited(
            config, "  - About: about.md", "  - Alibaba: companies/alibaba.md\n  - Print: print.md\n  - About: about.md"
        )
    result = build(root, root.parent / "site", SITE_URL=SITES[request.param])
    assert result.status == 0, result.output
    return root


def test_pages_are_what_the_theme_makes_of_them(compared: Path) -> None:
    pages = int((compared / "compared").read_text())
    by_core = [path for path in (compared.parent / "site").rglob("index.html") if path.parent.parent.name]
    assert 40 < pages <= len(by_core)
    odd = (compared.parent / "site" / "articles" / ODD / "index.html").read_text(encoding="utf-8")
    assert all(escape(slot) in odd for slot in Slot)


def test_every_template_bears_on_what_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(shutil.copytree(templates.FOLDER, tmp_path / "pages"))
    monkeypatch.setattr(templates, "FOLDER", folder)
    monkeypatch.setattr(keys, "version_of", lambda: "this")
    before = keys.of_program()
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} >= {".html", ".xhtml", ".opf", ".css"}
    for path in files:
        written = path.read_bytes()
        path.write_bytes(written + b" ")
        assert keys.of_program() != before, path.name
        path.write_bytes(written)
    assert keys.of_program() == before
