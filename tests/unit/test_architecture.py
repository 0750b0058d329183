"""The house rules that a machine can check."""

import ast
from pathlib import Path

import pytest

from projects import ROOT

CORE = ROOT / "hooks" / "briefing"
THEME = ROOT / "hooks" / "theme"
LONGEST_LINE = 160
"""Characters of a line of a template."""
STAGES = ["german", "desk", "translation", "articles", "corpus", "pages", "search", "exports", "publishing"]


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", sorted(CORE.rglob("*.py")), ids=lambda path: str(path.relative_to(CORE)))
def test_the_core_does_not_import_mkdocs(path: Path) -> None:
    assert not [name for name in imports(path) if name.split(".")[0] == "mkdocs"]


@pytest.mark.parametrize("stage", STAGES)
def test_no_stage_imports_a_later_one(stage: str) -> None:
    later = {f"briefing.{name}" for name in STAGES[STAGES.index(stage) + 1 :]}
    found = {name for path in (CORE / stage).rglob("*.py") for name in imports(path)}
    assert found
    assert not [name for name in found if ".".join(name.split(".")[:2]) in later]


def test_no_stage_reads_the_clock() -> None:
    sources = {path: path.read_text(encoding="utf-8") for stage in STAGES for path in (CORE / stage).rglob("*.py")}
    clocks = {"now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime", "ctime"}
    for path, source in sources.items():
        names = {node.attr for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)}
        assert not names & clocks, path
        assert "time.time" not in imports(path), path


@pytest.mark.parametrize(
    "path",
    sorted(path for path in THEME.rglob("*") if path.suffix in (".html", ".xhtml", ".opf", ".xml")),
    ids=lambda path: str(path.relative_to(THEME)),
)
def test_a_person_can_read_the_templates(path: Path) -> None:
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    assert not [number for number, line in lines if len(line) > LONGEST_LINE]
