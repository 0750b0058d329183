"""The worked examples of CONTRIBUTING.md, carried out in a copy of the project as they stand there."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import polib
import pytest

from projects import ROOT, made_up, page, typed
from services import running

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
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
    _, _, examples = GUIDE.partition("\n## Three examples\n")
    found = re.findall(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', examples, re.MULTILINE | re.DOTALL)
    return [Step(language, file or None, text) for language, file, text in found]


def copy(root: Path) -> Path:
    """Make a copy in which the whole of the development works, the checks and the tests too."""
    made_up(root)
    shutil.copytree(ROOT / "tests", root / "tests", ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    for name in ("pyproject.toml", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, root)
    for stamp in ("site", "dev"):
        (root / ".venv" / stamp).touch()
    return root


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
    assert [sum(step.language == language for step in steps()) for language in ("sh", "diff", "python")] == [4, 3, 2]


@pytest.mark.sweep
def test_the_article_has_its_page_in_reviewed_english(carried: Carried) -> None:
    assert "added seeds/005_3d21c37169af02c1.txt" in carried.output
    assert "5 reviewed" in carried.output
    memory = polib.pofile(str(carried.root / "seeds/005_3d21c37169af02c1.en.po"))
    assert {entry.msgid: entry.msgstr for entry in memory if not entry.fuzzy} == ENGLISH
    article = page(carried.root / "site", "articles/lindenhof-same-day-delivery")
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
def test_the_kind_of_page_has_its_list_and_its_pages(carried: Carried) -> None:
    site = carried.root / "site"
    assert page(site, "products").find("a", href=re.compile(r"products/lindenregal/$"))
    product = page(site, "products/lindenregal")
    assert "Den Anfang macht das Lindenregal" in product.get_text()
    assert "A shelf that the furniture retailer" in product.get_text()
    assert page(site, "").find("a", href=re.compile(r"products/lindenregal/$"))


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
