"""The house rules that a machine can check."""

import ast
import re
from collections import Counter
from collections.abc import Iterator

from projects import ROOT

HOOKS = ROOT / "hooks"
THEME = HOOKS / "theme"
STAGES = ["german", "desk", "translation", "articles", "corpus", "pages", "search", "exports", "publishing"]
"""In the order in which a build runs them; `importing` and `cli` stand beside."""
LONGEST_LINE = 160
"""Of a template."""
MOST_LINES_OF_A_FUNCTION = 40

MODULES = {
    path.relative_to(HOOKS).with_suffix("").as_posix().replace("/", "."): path for path in sorted(HOOKS.rglob("*.py"))
}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}
TEMPLATES = sorted(path for path in THEME.rglob("*") if path.suffix in (".html", ".xhtml", ".opf", ".xml"))
NAMED_BY_LIBRARIES = re.compile(r"on_\w+|visit_\w+|(de|a)scend_resolver|code_generator_class|read_source|__\w+__")
"""What Python, MkDocs, watchdog, Jinja and PyYAML call or read by its name."""


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


def test_no_class_name_means_two_things() -> None:
    names = Counter(node.name for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    assert [name for name, times in names.items() if times > 1] == []


def test_no_function_is_too_long_to_be_read_at_once() -> None:
    for name, tree in TREES.items():
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        long = [one.name for one in functions if one.end_lineno - one.lineno >= MOST_LINES_OF_A_FUNCTION]
        assert long == [], name


def test_nothing_is_defined_and_used_nowhere() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (*MODULES.values(), *TEMPLATES, ROOT / "mkdocs.yml")]
    mentioned = Counter(word for text in texts for word in re.findall(r"\w+", text))
    names = ((module, name) for module, tree in TREES.items() for name in _defined(tree))
    unused = [(module, name) for module, name in names if mentioned[name] == 1]
    assert [(module, name) for module, name in unused if not NAMED_BY_LIBRARIES.fullmatch(name)] == []


def _defined(tree: ast.AST) -> Iterator[str]:
    """Return the names of functions, classes, their fields, and constants; members of enumerations are values."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        if isinstance(node, ast.Module) or (
            isinstance(node, ast.ClassDef) and "Enum" not in str(list(map(ast.unparse, node.bases)))
        ):
            for line in node.body:
                targets = [line.target] if isinstance(line, ast.AnnAssign) else getattr(line, "targets", [])
                yield from (target.id for target in targets if isinstance(target, ast.Name))
