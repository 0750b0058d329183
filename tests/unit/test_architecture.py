"""The house rules that a machine can check."""

import ast

from projects import ROOT

HOOKS = ROOT / "hooks"
THEME = HOOKS / "theme"
STAGES = ["german", "desk", "translation", "articles", "corpus", "pages", "search", "exports", "publishing"]
"""In the order in which a build runs them; `importing` and `cli` stand beside."""
LONGEST_LINE = 160
"""Of a template."""

MODULES = {
    path.relative_to(HOOKS).with_suffix("").as_posix().replace("/", "."): path for path in sorted(HOOKS.rglob("*.py"))
}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}
TEMPLATES = sorted(path for path in THEME.rglob("*") if path.suffix in (".html", ".xhtml", ".opf", ".xml"))


def imports(name: str) -> set[str]:
    found = set()
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def of_stage(stage: str) -> list[str]:
    return [name for name in MODULES if name.startswith(f"briefing.{stage}.")]


def test_the_core_does_not_import_mkdocs() -> None:
    core = [name for name in MODULES if name.startswith("briefing.")]
    assert [name for name in core if any(one.split(".")[0] == "mkdocs" for one in imports(name))] == []


def test_no_stage_imports_a_later_one() -> None:
    for place, stage in enumerate(STAGES):
        later = tuple(f"briefing.{name}." for name in STAGES[place + 1 :])
        modules = of_stage(stage)
        assert modules
        assert [(name, one) for name in modules for one in imports(name) if f"{one}.".startswith(later)] == []


def test_no_stage_reads_the_clock() -> None:
    clocks = {"now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime", "ctime"}
    for name in (name for stage in STAGES for name in of_stage(stage)):
        read = {node.attr for node in ast.walk(TREES[name]) if isinstance(node, ast.Attribute)}
        assert not read & clocks, name
        assert "time.time" not in imports(name), name


def test_a_person_can_read_the_templates() -> None:
    for path in TEMPLATES:
        lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        assert [number for number, line in lines if len(line) > LONGEST_LINE] == [], path
