"""`suggest`: names in the articles that the reference data does not know."""

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from briefing.cli import main
from projects import project


def suggest(root: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[list[dict[str, str]], str]:
    """Return the entries that are to be pasted, and all that is printed."""
    monkeypatch.chdir(root)
    result = CliRunner().invoke(main, ["suggest", *arguments])
    assert result.exit_code == 0, result.output
    return yaml.safe_load(result.output) or [], result.output


def test_the_five_hold_no_company_or_person_that_is_not_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entries, output = suggest(project(tmp_path), monkeypatch)
    assert [entry["name"] for entry in entries] == ["e-WTP"]
    assert "# 1 of 1 names that the reference data does not know" in output


def test_a_name_that_is_taken_away_is_proposed_with_its_sentences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path)
    people = root / "seeds" / "reference" / "people.yml"
    document = yaml.safe_load(people.read_text(encoding="utf-8"))
    document["people"] = [entry for entry in document["people"] if entry["id"] != "trudy-dai"]
    people.write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")
    entries, output = suggest(root, monkeypatch, "002", "-n", "5")
    assert {"id": "trudy-dai", "name": "Trudy Dai", "is": None} in entries
    assert "#   002_c0660eb4ceda1b53: Die Expansionspläne von AliExpress-Chefin Trudy Dai gehen jedoch weiter" in output


def test_an_entry_can_be_pasted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seeds: dict[str, str | bytes] = {
        "a.txt": "Der Konzern FooBar.com wächst. FooBar.coms Umsatz stieg, sagte FooBar.com-Chef Max Muster.\n"
    }
    root = project(tmp_path, seeds)
    _, output = suggest(root, monkeypatch)
    companies = "companies:\n" + output.replace("is:", "is: A company.")
    (root / "seeds" / "reference").mkdir()
    (root / "seeds" / "reference" / "companies.yml").write_text(companies, encoding="utf-8")
    entries, _ = suggest(root, monkeypatch)
    assert entries == []
