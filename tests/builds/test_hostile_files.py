"""What is not to be built is named by file and line; where links may lead; to whom the preview speaks."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml
from mkdocs.config import load_config

from briefing.cli import preview
from briefing.settings import read_settings
from briefing.site import make_site
from briefing.translation.model_package import install_model
from hostile import SETTINGS
from projects import ARTICLE, ROOT, TESTS, build, project

_STOPS = yaml.safe_load((TESTS / "cases/hostile/stops/stops.yml").read_text(encoding="utf-8"))
_BYTE = re.compile("<([0-9a-f]{2})>")
_ROW = re.compile(r"\| (?P<threat>[^|]+) \| (?P<done>[^|]+) \| (?P<tests>[^|]+) \|")


def _bytes(text: str) -> bytes:
    """Return a case's bytes; `b` in `<b>` is markup, two digits are a byte."""
    parts = _BYTE.split(text)
    return b"".join(bytes([int(part, 16)]) if place % 2 else part.encode() for place, part in enumerate(parts))


@pytest.mark.parametrize("case", _STOPS, ids=[case["name"] for case in _STOPS])
def test_what_is_wrong_is_named_by_file_and_line(tmp_path: Path, case: dict[str, str]) -> None:
    path = tmp_path / "seeds" / case["file"]
    path.parent.mkdir(parents=True)
    (tmp_path / "seeds" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    path.write_bytes(_bytes(case["text"]))
    site = make_site(tmp_path, SETTINGS)
    said = "\n".join(map(str, site.errors))
    assert {error.path for error in site.errors} == {site.errors[0].path}, said
    assert (site.errors[0].line, case["says"] in str(site.errors[0])) == (case.get("line"), True), said
    # What `slug` says is told of the article.
    assert site.errors[0].path == f"seeds/{'a.txt' if case['name'] == 'slug of the list' else case['file']}"
    assert str(site.errors[0]).isprintable()
    assert not site.pages


def test_all_of_it_stops_a_build_at_once_without_a_traceback(tmp_path: Path) -> None:
    seeds: dict[str, str | bytes] = {}
    stops = [case for case in _STOPS if case["file"].startswith("a.")]
    for number, case in enumerate(stops):
        stem = f"{number:03}"
        seeds[f"{stem}.txt"] = ARTICLE.replace("Handel", f"Handel{number}")
        seeds[f"{stem}{case['file'].removeprefix('a')}"] = _bytes(case["text"])
    seeds["900.txt"] = b"Der Handel im Netz. " * 500_000
    built = build(project(tmp_path / "project", seeds), tmp_path / "site")
    assert built.status != 0
    assert "Traceback" not in built.output
    assert "seeds/900.txt: has 10.0 MB, more than 4 MB" in built.output
    for number, case in enumerate(stops):
        place = f"seeds/{number:03}{case['file'].removeprefix('a')}" if "slug of" not in case["name"] else "seeds/"
        assert place in built.output
    assert not any((tmp_path / "site").rglob("*.html"))


_NOWHERE = [
    "javascript:alert(1)", "javascript://example.com/%0aalert(1)", "data:text/html,x", "ftp://example.com/",
    "//example.com/", "https://", "https:///x", "https://user@example.com/", "https://example.com/\u202e",
    'https://example.com/"x', "https://a b/", "https://example.com/\ud800", "\x00https://example.com/",
]  # fmt: skip


@pytest.mark.parametrize("address", _NOWHERE)
def test_settings_lead_to_the_web_or_nowhere(address: str) -> None:
    for site_url, block in ((address, {}), ("", {"source": address})):
        _, errors = read_settings("Site", site_url, "", {"rights": "full"} | block)
        assert len(errors) == 1
        assert str(errors[0]).isprintable()


@pytest.mark.parametrize("email", ["a@b.de?bcc=c@d.de", "a@b.de&x=y", "a@b.de%0abcc:c", '"x"@b.de', "a@b.de,c@d.de"])
def test_an_address_for_letters_adds_no_others(email: str) -> None:
    imprint = {"name": "Desk", "address": "Street", "email": email}
    [error] = read_settings("Site", "", "", {"rights": "full", "imprint": imprint})[1]
    assert "'extra.briefing.imprint.email' is" in error.what


def test_settings_hold_no_control_characters() -> None:
    for name, site_name, block in (
        ("site_name", "Si\x00te", {}),
        ("extra.briefing.imprint.name", "Site", {"imprint": {"name": "\x07", "address": "x", "email": "a@b.de"}}),
    ):
        [error] = read_settings(site_name, "", "", {"rights": "full"} | block)[1]
        assert error.what.startswith(f"'{name}' holds the character U+00")


def test_the_preview_speaks_to_this_machine_only(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_config(str(ROOT / "mkdocs.yml")).dev_addr.host in ("127.0.0.1", "localhost")
    started = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **_: started.append(command))
    preview._start(ROOT, 8123)
    assert started == [[sys.executable, "-m", "mkdocs", "serve", "--dirty", "--dev-addr", "127.0.0.1:8123"]]


@pytest.mark.parametrize("name", ["...argosmodel", "..argosmodel", ".argosmodel", ".hidden.argosmodel"])
def test_a_model_takes_the_place_of_no_other_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "seeds").mkdir()
    package = tmp_path / name
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("model/metadata.json", "{}")
    error = install_model(package, tmp_path / "models")
    assert str(error).endswith("its name begins with a dot - rename it, as in translate-de_en.argosmodel")
    assert (tmp_path / "seeds").is_dir()


def test_damaged_bytes_in_a_model_are_a_problem(tmp_path: Path) -> None:
    package = tmp_path / "x.argosmodel"
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("model/a", "word " * 1000)
    data = bytearray(package.read_bytes())
    data[40:60] = b"\xff" * 20
    package.write_bytes(data)
    assert "cannot be unpacked" in str(install_model(package, tmp_path / "models"))
    assert not list((tmp_path / "models").iterdir())


def rows() -> list[re.Match[str]]:
    """Return the rows of the table of threats."""
    lines = (ROOT / "SECURITY.md").read_text(encoding="utf-8").splitlines()
    return [row for line in lines if (row := _ROW.fullmatch(line)) and not line.startswith(("| threat", "|---"))]


def test_every_threat_names_tests_that_exist() -> None:
    assert len(rows()) > 15
    for row in rows():
        named = re.findall(r"`([^`]+)`", row["tests"])
        assert named, row["threat"]
        for test in named:
            path, _, name = test.partition("::")
            source = (ROOT / path).read_text(encoding="utf-8")
            assert not name or re.search(rf"^def {re.escape(name)}\(", source, re.MULTILINE), test
