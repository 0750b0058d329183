"""What a preview makes again when something changes: all that it bears on, and little more."""

import random
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from briefing.desk.rights import Extent
from briefing.memo import Memo
from briefing.output import Output
from briefing.pages import templates
from briefing.pages.page import Page
from briefing.settings import Imprint, Settings
from briefing.site import Site, make_site
from projects import FIVE, Limits, set_limits

SETTINGS = Settings("Press Briefing", "http://127.0.0.1:8000/", excerpt_words=20)


class Preview:
    """Makes a site again and again, and of its pages and files those again that are not equal to the last."""

    def __init__(self, root: Path) -> None:
        self._root, self.memo = root, Memo()
        self._last: dict[str, tuple[Output[Page] | Output[bytes], Page | bytes]] = {}
        self.made: set[str] = set()
        """What the last change made again."""

    def show(self, settings: Settings = SETTINGS) -> dict[str, Page | bytes]:
        """Return what is shown, by its address."""
        outputs = all_of(make_site(self._root, settings, self.memo))
        same = {path for path, output in outputs.items() if path in self._last and self._last[path][0] == output}
        self.made = outputs.keys() - same
        self._last = {
            path: (output, self._last[path][1] if path in same else output.make()) for path, output in outputs.items()
        }
        return {path: content for path, (_, content) in self._last.items()}


def all_of(site: Site) -> dict[str, Output[Page] | Output[bytes]]:
    assert not site.errors, site.errors
    return {page.address: page for page in site.pages} | dict(site.files)


def anew(root: Path, settings: Settings = SETTINGS) -> dict[str, Page | bytes]:
    return {path: output.make() for path, output in all_of(make_site(root, settings)).items()}


def edited(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


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
    "pages.entity_list": {"MOST_ENTITIES": 3},
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
    shutil.copytree(FIVE, tmp_path / "seeds")
    preview, settings, last = Preview(tmp_path), SETTINGS, None
    for what, edit in EDITS.items():
        settings = edit(tmp_path / "seeds", settings)
        shown = preview.show(settings)
        assert shown == anew(tmp_path, settings), what
        assert shown != last, f"{what} changes nothing, hence tests nothing"
        last = shown


def test_only_what_has_something_of_the_changed_article_is_made_again(tmp_path: Path) -> None:
    shutil.copytree(FIVE, tmp_path / "seeds")
    preview = Preview(tmp_path)
    everything = set(preview.show())
    assert preview.made == everything
    preview.show()
    assert not preview.made
    edited(next((tmp_path / "seeds").glob("004*.yml")), "summary:", "summary: >-\n ")
    preview.show()
    # Nothing that is another article's alone, and nothing of companies that it does not name.
    assert not {"articles/jd-com-europe-entry/article.po", "companies/otto/"} & preview.made
    assert {"articles.json", "feed.xml", "print/", "companies/alibaba/"} < preview.made


def test_a_changed_template_makes_every_page_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(FIVE, tmp_path / "seeds")
    folder = Path(shutil.copytree(templates.FOLDER, tmp_path / "theme" / "pages"))
    monkeypatch.setattr(templates, "FOLDER", folder)
    preview = Preview(tmp_path)
    preview.show()
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    assert {path.suffix for path in files} >= {".html", ".xhtml", ".opf", ".css"}
    edited(folder / "macros.html", "Previous page", "The page before")
    preview.show()
    assert "articles/jd-com-europe-entry/" in preview.made
    for path in files:
        path.write_bytes(path.read_bytes() + b" ")
        preview.show()
        assert "articles/jd-com-europe-entry/" in preview.made, path.name


RANDOM_EDITS = 200
_WORDS = {
    "*.yml": r"(?<=en: )[A-Z]\w+|(?<=summary: )\w+|(?<=status: )\w+|(?<=date: \")\d{4}|(?<=is: )\w+",
    "*.en.po": r"(?<=msgstr \")\w+|(?<=# origin: )\w+",
    "*.txt": r"\b[a-zäöü]{5,}\b|\b\d{2}\b",
    "reference/*.yml": r"(?<=name: )\w+|(?<=aliases: \[)\w+|(?<=is: )\w+|(?<=means: )\w+|(?<=en: )\w+|(?<=de: )\w+",
}
"""What is changed in the files of a pattern: a word of a field, an alias, a name, a term, a sentence's English."""


def _edited_at_random(seeds: Path, pages: Path, settings: Settings, chance: random.Random) -> Settings:
    """Change a word of a file, a template or a setting."""
    kind = chance.choice([*_WORDS, *_WORDS, "template", "setting"])
    if kind == "setting":
        changes = {"site_name": f"Press {chance.random()}", "excerpt_words": chance.randrange(10, 90)}
        changes["rights"] = chance.choice(list(Extent))
        name = chance.choice([*changes])
        return replace(settings, **{name: changes[name]})
    path = chance.choice(sorted(pages.glob("*.html") if kind == "template" else seeds.glob(kind)))
    text = path.read_text(encoding="utf-8")
    places = [*re.finditer(r"</p>|</li>" if kind == "template" else _WORDS[kind], text)]
    if places:
        place = chance.choice(places)
        new = chance.choice([f"{place[0]}a", place[0][:-1] or "b", "2017"])
        new = f" {chance.random()}{place[0]}" if kind == "template" else new
        path.write_text(text[: place.start()] + new + text[place.end() :], encoding="utf-8")
    return settings


@pytest.mark.sweep
@pytest.mark.parametrize("limits", [{}, LIMITS], ids=["few", "many"])
def test_after_each_random_edit_all_is_as_if_it_were_made_anew(
    limits: Limits, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_limits(monkeypatch, limits)
    seeds = Path(shutil.copytree(FIVE, tmp_path / "seeds"))
    pages = Path(shutil.copytree(templates.FOLDER, tmp_path / "theme" / "pages"))
    monkeypatch.setattr(templates, "FOLDER", pages)
    chance = random.Random(16)
    preview, settings, changed = Preview(tmp_path), SETTINGS, 0
    last = preview.show()
    for number in range(RANDOM_EDITS // 2):
        kept = {path: path.read_bytes() for path in seeds.rglob("*") if path.is_file()}
        new = _edited_at_random(seeds, pages, settings, chance)
        site = make_site(tmp_path, new)
        if site.errors:
            # A preview goes on with the last good desk.
            assert make_site(tmp_path, new, preview.memo).errors == site.errors
            for path, content in kept.items():
                path.write_bytes(content)
            continue
        settings = new
        shown = preview.show(settings)
        assert shown == {path: output.make() for path, output in all_of(site).items()}, number
        changed += shown != last
        last = shown
    assert changed > RANDOM_EDITS // 6
