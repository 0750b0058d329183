"""The worked examples of CONTRIBUTING.md, carried out in a copy of the project as they stand there."""

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import polib
import pytest
from translate.storage.xliff import xlifffile

from projects import HAIER, ROOT, made_up, page, typed
from services import running

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
LINDENHOF = "articles/lindenhof-same-day-delivery"
ENGLISH = {
    "Lindenhof liefert Möbel am selben Tag": "Lindenhof delivers furniture on the same day",
    "Der Möbelhändler Lindenhof will seine Möbel ab Herbst noch am Tag der Bestellung liefern.": (
        "From autumn, the furniture retailer Lindenhof wants to deliver its furniture on the day of the order."
    ),
    "Dafür nimmt er nach eigenen Angaben 20 Millionen Euro in die Hand.": (
        "By its own account, it is spending 20 million euros on this."
    ),
    "„Unsere Kunden wollen nicht mehr warten“, sagte Firmenchefin Vera Brandt in Köln.": (
        "“Our customers no longer want to wait,” head of the company Vera Brandt said in Cologne."
    ),
    "Den Anfang macht das Lindenregal, von dem das Unternehmen im Jahr 4.000 Stück verkauft.": (
        "The first is the Lindenregal, of which the company sells 4,000 a year."
    ),
}


@dataclass(frozen=True)
class Step:
    """A block of the examples."""

    language: str
    file: str | None
    text: str


def steps() -> list[Step]:
    _, _, examples = GUIDE.partition("\n## Worked examples\n")
    found = re.findall(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', examples, re.MULTILINE | re.DOTALL)
    return [Step(language, file or None, text) for language, file, text in found]


def copy(root: Path) -> Path:
    """Make a copy in which the whole of the development works, the checks and the tests too."""
    made_up(root)
    shutil.copytree(ROOT / "tests", root / "tests", ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    for name in ("pyproject.toml", "requirements.txt", "requirements-dev.txt", "biome.jsonc", ".gitignore"):
        shutil.copy(ROOT / name, root)
    for stamp in ("site", "dev"):
        (root / ".venv" / stamp).touch()
    add_biome(root)
    return root


def add_biome(root: Path) -> None:
    """Share this project's Biome, if `make lint` has installed it; else one that finds nothing wrong stands in."""
    modules = root / "tests" / "lint" / "node_modules"
    if (ROOT / "tests" / "lint" / "node_modules" / ".stamp").exists():
        modules.symlink_to(ROOT / "tests" / "lint" / "node_modules")
        return
    biome = modules / ".bin" / "biome"
    biome.parent.mkdir(parents=True)
    biome.write_text("#!/bin/sh\n")
    biome.chmod(0o755)
    (modules / ".stamp").touch()


def run(command: list[str], root: Path, given: str, **environment: str) -> str:
    done = subprocess.run(
        command, cwd=root, env=typed() | environment, input=given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{given}\n{done.stdout}{done.stderr}"
    return done.stdout


@dataclass(frozen=True)
class Carried:
    """What the examples have made."""

    root: Path
    output: str
    """What the commands said."""


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> Carried:
    root = copy(tmp_path_factory.mktemp("contributing") / "project")
    output = ""
    with running("libretranslate", lambda german: ENGLISH[german]) as service:
        environment = {
            "BRIEFING_ENGINES": "libretranslate",
            "LIBRETRANSLATE_URL": service.url,
            "NO_PROXY": "127.0.0.1",
            "SOURCE_DATE_EPOCH": "1577836800",
        }
        for step in steps():
            if step.file:
                path = root / step.file
                assert not path.exists()
                path.write_text(step.text, encoding="utf-8")
            elif step.language == "diff":
                run(["git", "apply", "--verbose", "-"], root, step.text)
            else:
                assert step.language == "sh"
                for line in step.text.splitlines():
                    # Whoever is asked for a decision accepts.
                    output += run(["sh", "-c", line], root, "a\n" * len(ENGLISH), **environment)
    return Carried(root, output)


def test_the_examples_are_whole() -> None:
    languages = [step.language for step in steps()]
    assert {language: languages.count(language) for language in ("sh", "diff", "python")} == {
        "sh": 7, "diff": 6, "python": 4,
    }  # fmt: skip


@pytest.mark.sweep
def test_the_article_has_its_page_in_reviewed_english(carried: Carried) -> None:
    assert "added seeds/005_3d21c37169af02c1.txt" in carried.output
    assert "5 reviewed" in carried.output
    memory = polib.pofile(str(carried.root / "seeds/005_3d21c37169af02c1.en.po"))
    assert {entry.msgid: entry.msgstr for entry in memory if not entry.fuzzy} == ENGLISH
    article = page(carried.root / "site", LINDENHOF)
    text = article.get_text()
    assert "The first product is a shelf" in text
    assert "nimmt er nach eigenen Angaben 20 Millionen Euro in die Hand" in text
    assert len(article.find_all(title=re.compile("reviewed by Ann Other"))) == len(ENGLISH)


@pytest.mark.sweep
def test_nothing_is_left_to_do_for_the_article(carried: Carried) -> None:
    assert "005_3d21c37169af02c1" not in carried.output.partition("5 reviewed")[2]


@pytest.mark.sweep
def test_the_engine_is_one_of_the_engines_and_passes_its_test(carried: Carried) -> None:
    helped = run([".venv/bin/python", "-m", "briefing", "translate", "--help"], carried.root, "")
    assert "local|example" in re.sub(r"\s", "", helped)


@pytest.mark.sweep
def test_the_metadata_field_is_on_the_page_and_in_the_json(carried: Carried) -> None:
    site = carried.root / "site"
    label = page(site, LINDENHOF).find("dt", string="Section")
    assert label.find_next("dd").get_text() == "Wirtschaft entered by an editor"
    assert label.find_next("dd").find(lang="de").string == "Wirtschaft"
    document = json.loads((site / LINDENHOF / "article.json").read_text(encoding="utf-8"))
    assert document["metadata"]["section"] == {"value": "Wirtschaft", "provenance": "editorial"}
    schema = json.loads(
        (carried.root / "hooks/briefing/exports/schemas/article.schema.json").read_text(encoding="utf-8")
    )
    jsonschema.Draft202012Validator(schema).validate(document)
    assert not page(site, HAIER).find("dt", string="Section")


@pytest.mark.sweep
def test_the_export_is_a_download_that_programs_read(carried: Carried) -> None:
    assert page(carried.root / "site", LINDENHOF).find("a", href="article.xlf")
    units = xlifffile.parsestring((carried.root / "site" / LINDENHOF / "article.xlf").read_bytes()).units
    assert {unit.source: unit.target for unit in units} == ENGLISH
    assert all(unit.isapproved() and "reviewed by Ann Other" in unit.getnotes() for unit in units)


@pytest.mark.sweep
def test_the_kind_of_page_lists_what_the_article_has(carried: Carried) -> None:
    corrections = page(carried.root / "site", "corrections")
    assert corrections.find("a", href=f"../{LINDENHOF}/#corrections")
    assert "The summary gave the price of a shelf" in corrections.get_text()
    assert page(carried.root / "site", "").find("a", href=re.compile("corrections/$"))


@pytest.mark.sweep
def test_the_rule_of_german_has_its_case(carried: Carried) -> None:
    assert "Der Schaden liegt bei allenfalls 500 Euro." in (carried.root / "tests/cases/figures/money.tsv").read_text()
    assert len(re.findall(r"^\d+ passed", carried.output, re.MULTILINE)) == 3


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_what_the_documents_link_to_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    links = [link.partition("#") for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    assert links
    for path, _, heading in links:
        target = ROOT / unquote(path or name)
        assert target.exists(), path
        headings = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE) if heading else []
        assert not heading or heading in {re.sub(r"[^\w -]", "", line).lower().replace(" ", "-") for line in headings}


def test_the_commands_that_it_names_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z-]+)", GUIDE.partition("## House rules")[0]))
    assert {"serve", "check", "test", "audit", "build"} <= named <= targets
