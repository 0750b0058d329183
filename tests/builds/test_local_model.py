"""The engine on this machine, with a real loader and a model that speaks nonsense."""

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

import tiny_model
from briefing.cli import main
from briefing.desk.folder import read_desk
from briefing.translation.chain import EngineChain
from briefing.translation.engines.engine import Broken, Unreadable
from briefing.translation.engines.local import Local
from briefing.translation.executors import ThreadExecutor
from briefing.translation.fill import TranslationRun
from projects import ARTICLE, project
from tiny_model import package


@pytest.mark.parametrize("argos", [False, True], ids=["opus-mt", "argos"])
def test_a_model_loads_and_answers_each_sentence(tmp_path: Path, argos: bool) -> None:
    engine = Local(tiny_model.make(tmp_path / "model", argos))
    answers = engine.translate(["Das gilt.", "Die Kosten steigen."], "")
    assert len(answers) == 2
    assert all(isinstance(answer, str) for answer in answers)


def test_a_sentence_that_is_too_long_for_it_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = tiny_model.make(tmp_path / "model")
    monkeypatch.setenv("BRIEFING_LOCAL_MODEL", str(model))
    long = "Die Händler sind zufrieden, " * 60
    with pytest.raises(Unreadable):
        Local().translate(["Das gilt.", long], "")
    project(tmp_path / "p", {"a.txt": f"Das gilt. {long.strip()}.\n"})
    desk = read_desk(tmp_path / "p")
    run = TranslationRun(desk.articles, desk.articles, tmp_path / "p")
    run.execute(ThreadExecutor(EngineChain({"local": Local}, print), 1))
    [outcome] = run.outcomes
    reasons = {german[:9]: reasons for german, reasons in outcome.untranslated.items()}
    assert "local: the model gave up" in reasons["Die Händl"][0]
    assert "the model gave up" not in str(reasons.get("Das gilt."))


def test_nonsense_is_refused_or_flagged_never_passed_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_LOCAL_MODEL", str(tiny_model.make(tmp_path / "model")))
    project(tmp_path / "p", {"a.txt": ARTICLE})
    monkeypatch.chdir(tmp_path / "p")
    CliRunner().invoke(main, ["translate", "--engine", "local"])
    [article] = read_desk(tmp_path / "p").articles
    assert all(entry.findings or entry.review is None for entry in article.memory.entries)


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda model: (model / "model.bin").write_bytes(b"x" * 100), "does not load"),
        (lambda model: (model / "model.bin").unlink(), "there is no model.bin in"),
        (lambda model: (model / "source.spm").unlink(), "there is neither source.spm"),
        (lambda model: (model / "target.spm").write_bytes(b"x"), "does not load"),
    ],
)
def test_a_damaged_model_is_said_to_be_one(tmp_path: Path, spoil: object, reason: str) -> None:
    model = tiny_model.make(tmp_path / "model")
    spoil(model)
    with pytest.raises(Broken, match=reason):
        Local(model)


def test_a_package_is_installed_and_translates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["model", "install", str(package(tmp_path / "in"))])
    assert result.exit_code == 0, result.output
    assert result.output == "installed; use it with BRIEFING_LOCAL_MODEL=models/de_en and --engine local\n"
    assert Local(tmp_path / "models" / "de_en").translate(["Das gilt."], "")


@pytest.mark.parametrize("name", ["../evil.txt", "/evil.txt", "a/../../evil.txt", "..\\evil.txt", "C:\\evil.txt"])
def test_no_package_writes_outside_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    path = package(tmp_path / "in", extra={name: b"evil"})
    result = CliRunner().invoke(main, ["model", "install", str(path)])
    assert result.exit_code == 1
    assert "it wants to write outside its folder" in result.output
    assert not [path for path in tmp_path.rglob("*evil*") if path.is_file()]
    assert not list((tmp_path / "models").iterdir())


def test_a_link_a_bomb_and_a_torso_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = package(tmp_path / "in")
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo("translate-de_en/link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert "outside its folder" in CliRunner().invoke(main, ["model", "install", str(path)]).output

    monkeypatch.setattr("briefing.translation.model_package._LARGEST", 10_000)
    bomb = package(tmp_path / "bomb")
    assert "would unpack to more than 10000 bytes" in CliRunner().invoke(main, ["model", "install", str(bomb)]).output

    torso = tmp_path / "torso.argosmodel"
    torso.write_bytes(bomb.read_bytes()[:2_000])
    assert "cannot be unpacked" in CliRunner().invoke(main, ["model", "install", str(torso)]).output
    assert not list((tmp_path / "models").iterdir())
