"""A desk's stories in; the same as a project of each contestant out, ready to be built as often as one likes.

The rivals get the same words as plain Markdown: headline, summary, key points, German, English. They have no lists and
no pages on companies, figures or topics to make, which is to their advantage.
"""

import compileall
import json
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from desk_of_many import Story, stories, write_desk
from projects import TESTS, project

COLD, AGAIN = "this site", "this site again"
MATERIAL, SEARCHED, HUGO = "Material", "Material with search", "Hugo"
_SITE = "bench-site"
_STAGES = "bench-stages.json"

_MATERIAL = """site_name: Bench
site_url: http://127.0.0.1:8000/
theme: {name: material, font: false}
nav: [{Home: index.md}]
not_in_nav: articles/*
"""
_HUGO = """baseURL: http://127.0.0.1:8000/
title: Bench
disableKinds: [taxonomy, term]
"""
_LAYOUT = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="description" content="{{ .Description }}"></head><body><main>{{ .Content }}</main></body></html>
"""


@dataclass(frozen=True)
class Contestant:
    """Something that turns the desk into a site."""

    name: str
    root: Path
    """The project."""
    command: tuple[str, ...]
    """Builds it; runs in `root`."""
    sources: frozenset[str]
    """What lies in the project before its first build."""
    environment: Mapping[str, str] = field(default_factory=dict)
    warm: bool = False
    """Whether it may find what the build before has left, other than the site."""

    @property
    def site(self) -> Path:
        """The folder of the built site."""
        return self.root / _SITE

    def clear(self, aside: Path) -> None:
        """Put aside the last site and, unless it is warm, everything else that builds have left.

        It is not removed: for minutes afterwards, some file systems (ext4) look at each file that is gone whenever a
        new one is made, which would cost a build more than all else, and the more files it makes the more.
        """
        for path in self.root.iterdir():
            if path.name not in self.sources and (not self.warm or path.name == _SITE):
                path.rename(Path(tempfile.mkdtemp(dir=aside)) / path.name)

    def articles(self) -> int:
        """Return how many articles the site has."""
        return sum(1 for _ in self.site.glob("articles/*/index.html"))

    def told(self) -> dict[str, Any]:
        """Return what the last build told of itself, see `watched_build`, or the same of one that tells nothing."""
        report = self.root / _STAGES
        nothing = {"seconds": {}, "processor": {}, "apart until": None}
        return json.loads(report.read_text(encoding="utf-8")) if report.exists() else nothing


def contestants(folder: Path, articles: int, names: int) -> list[Contestant]:
    """Return all contestants, each with the desk in a project of its own, in the order in which they are to run."""
    told = list(stories(articles, names))
    ours = _ours(folder / "ours", articles, names)
    return [
        _contestant(COLD, ours, _watched(), {"PYTHONPATH": str(ours / "hooks")}),
        _contestant(AGAIN, ours, _watched(), {"PYTHONPATH": str(ours / "hooks")}, warm=True),
        _contestant(MATERIAL, _material(folder / "material", told, "plugins: []\n"), _mkdocs()),
        _contestant(SEARCHED, _material(folder / "searched", told, "plugins: [search]\n"), _mkdocs()),
        _contestant(HUGO, _hugo(folder / "hugo", told), ("-m", "hugo", "--quiet", "--destination", _SITE)),
    ]


def _contestant(
    name: str, root: Path, arguments: tuple[str, ...], environment: Mapping[str, str] | None = None, warm: bool = False
) -> Contestant:
    command = (sys.executable, *arguments)
    sources = frozenset(path.name for path in root.iterdir())
    return Contestant(name, root, command, sources, environment or {}, warm)


def _watched() -> tuple[str, ...]:
    # -P: the modules beside it are none of the build's.
    return ("-P", str(TESTS / "scale" / "bench" / "watched_build.py"), _SITE, _STAGES)


def _mkdocs() -> tuple[str, ...]:
    # Not quietly: what nobody is told does not count as a warning.
    return ("-m", "mkdocs", "build", "--strict", "--site-dir", _SITE)


def _ours(root: Path, articles: int, names: int) -> Path:
    root.mkdir()
    project(root, {})
    write_desk(root / "seeds", articles, names)
    # Compiling is no part of a build; the packages are compiled when they are installed.
    compileall.compile_dir(root / "hooks", quiet=1)
    return root


def _material(root: Path, told: Iterable[Story], plugins: str) -> Path:
    _write(root / "docs", told)
    (root / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(_MATERIAL + plugins, encoding="utf-8")
    return root


def _hugo(root: Path, told: Iterable[Story]) -> Path:
    _write(root / "content", told)
    (root / "layouts").mkdir()
    (root / "layouts" / "all.html").write_text(_LAYOUT, encoding="utf-8")
    (root / "hugo.yaml").write_text(_HUGO, encoding="utf-8")
    return root


def _write(content: Path, told: Iterable[Story]) -> None:
    (content / "articles").mkdir(parents=True)
    for story in told:
        path = content / "articles" / f"{story.metadata['slug']}.md"
        path.write_text(markdown(story), encoding="utf-8")


def markdown(story: Story) -> str:
    """Return a story as a page of Markdown: what the editor wrote, then the text in both languages."""
    title, summary = story.metadata["headline"]["en"], story.metadata["summary"]
    front = yaml.safe_dump(
        {"title": title, "description": summary, "date": story.metadata["published"]["date"]}, allow_unicode=True
    )
    points = "\n".join(f"- {point['en']}" for point in story.metadata.get("key_points", ()))
    german = [" ".join(sentences) for sentences in story.blocks]
    english = [" ".join(story.english[sentence] for sentence in sentences) for sentences in story.blocks]
    parts = (f"# {title}", summary, "## Key points", points, "## German", *german, "## English", *english)
    return f"---\n{front}---\n\n" + "\n\n".join(parts) + "\n"
