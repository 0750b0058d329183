"""The translation desk by its commands, in processes of their own, against services on this machine."""

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner
from translate.storage.tmx import tmxfile

from briefing.cli import main
from briefing.desk.authorship import Origin
from briefing.desk.folder import read_desk
from briefing.translation.engines.libretranslate import LibreTranslate
from projects import FIVE, ROOT, build, page, project
from services import Reply, Service, running

KEY = "secret-key-0815"
ARTICLES = 50
SENTENCES = 12


def numbered(text: str) -> str:
    """English for the sentences below."""
    [number, article] = re.findall(r"\d+", text)
    return f"This is sentence {number} of article {article}, and it is well done."


def seeds(articles: int = ARTICLES) -> dict[str, str | bytes]:
    """Articles of numbered sentences."""
    texts: dict[str, str | bytes] = {}
    for article in range(articles):
        sentences = [
            f"Das ist der Satz {n} aus dem Artikel {article}, und er ist gut." for n in range(20, 20 + SENTENCES)
        ]
        texts[f"{article:03}.txt"] = (
            " ".join(sentences[: SENTENCES // 2]) + "\n\n" + " ".join(sentences[SENTENCES // 2 :])
        )
    return dict(texts)


def environment(service: Service) -> dict[str, str]:
    settings = {"LIBRETRANSLATE_URL": service.url, "LIBRETRANSLATE_API_KEY": KEY, "NO_PROXY": "127.0.0.1"}
    return os.environ | settings | {"PYTHONPATH": str(ROOT / "hooks")}


def start(root: Path, service: Service, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "briefing", "translate", "--engine", "libretranslate", *arguments]
    return subprocess.Popen(
        command,
        cwd=root,
        env=environment(service),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        # As from a terminal: tests that run in the background have interrupts ignored, and would hand that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def memory(root: Path) -> dict[tuple[str, str], str]:
    """Every pair on the desk; a file that does not parse fails the test."""
    desk = read_desk(root)
    assert desk.errors == ()
    return {(article.id, entry.de): entry.en for article in desk.articles for entry in article.memory.entries}


def test_killed_at_any_moment_it_loses_nothing(tmp_path: Path) -> None:
    root = project(tmp_path, seeds())
    chance = random.Random(7)
    kept: dict[tuple[str, str], str] = {}
    with running("libretranslate", numbered) as service:
        service.delay = 0.02
        for _ in range(10):
            service.asked.clear()
            process = start(root, service)
            time.sleep(0.5 + chance.random() * 0.5)
            process.send_signal(signal.SIGKILL)
            process.communicate()
            assert max(service.asked.values(), default=0) <= 1
            assert not {german for _, german in kept} & set(service.asked)
            now = memory(root)
            assert kept.items() <= now.items()
            kept = now
        service.asked.clear()
        output = start(root, service).communicate()[0]
        assert set(service.asked.values()) == {1}
        assert not {german for _, german in kept} & set(service.asked)
    assert len(memory(root)) == ARTICLES * SENTENCES
    assert all(english == numbered(german) for (_, german), english in memory(root).items())
    assert KEY not in output


def test_an_interrupted_run_says_so_and_the_next_one_finishes(tmp_path: Path) -> None:
    root = project(tmp_path, seeds(6))
    with running("libretranslate", numbered) as service:
        service.delay = 0.3
        process = start(root, service, "--jobs", "2")
        while not service.asked:
            time.sleep(0.05)
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        output = process.communicate()[0]
        assert process.returncode == 1
        assert "Interrupted; what was translated is kept. Run the command again for the rest." in output
        assert "Traceback" not in output
        assert 0 < len(memory(root)) < 6 * SENTENCES
        service.delay = 0.0
        process = start(root, service)
        assert "000: " in process.communicate()[0]
        assert process.returncode == 0
    assert len(memory(root)) == 6 * SENTENCES


def test_two_runs_are_kept_apart(tmp_path: Path) -> None:
    root = project(tmp_path, seeds(4))
    with running("libretranslate", numbered) as service:
        service.delay = 3
        first = start(root, service)
        while not service.bodies:
            time.sleep(0.05)
        second = start(root, service)
        assert "another command is writing to seeds/; wait for it to end" in second.communicate()[0]
        assert second.returncode == 1
        first.communicate()
        assert first.returncode == 0


def test_what_is_known_elsewhere_is_reused_and_nobody_is_asked_twice(tmp_path: Path) -> None:
    known = polib.POFile(wrapwidth=0)
    known.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    known.append(polib.POEntry(msgid="Das gilt.", msgstr="That holds.", tcomment="origin: ai", flags=["fuzzy"]))
    root = project(
        tmp_path,
        {
            "a.txt": "Das gilt. Das ist der Satz 20 aus dem Artikel 1, und er ist gut.\n",
            "b.txt": "Das ist der Satz 20 aus dem Artikel 1, und er ist gut. Das ist der Satz 21 aus dem Artikel 1.\n",
            "c.txt": "Das gilt. Nur hier steht etwas anderes.\n",
            "c.en.po": f"{known}\n",
        },
    )
    with running("libretranslate", lambda t: numbered(t) if "Satz" in t else "Only here is something else.") as service:
        process = start(root, service)
        output = process.communicate()[0]
        assert set(service.asked.values()) == {1}
    assert process.returncode == 0, output
    assert "a: 1 kept, 1 reused, 0 left" in output
    assert memory(root)["a", "Das gilt."] == "That holds."
    assert "# origin: ai\n#, fuzzy\n" in (root / "seeds" / "a.en.po").read_text()
    assert memory(root)["b", "Das ist der Satz 20 aus dem Artikel 1, und er ist gut."].startswith("This is sentence 20")


def test_equal_sentences_that_differ_in_white_space_are_one(tmp_path: Path) -> None:
    sentence = "Das ist der Satz 20 aus dem Artikel 1, und er ist gut."
    root = project(tmp_path, {"a.txt": f"{sentence}\n\n{sentence.replace(' ist', chr(160) + 'ist')} Und so weiter.\n"})
    with running("libretranslate", lambda text: numbered(text) if "Satz" in text else "And so on.") as service:
        output = start(root, service).communicate()[0]
        assert sum(service.asked.values()) == 2
    assert "a: 2 kept, 0 left" in output


def test_what_is_left_is_said_with_the_reason(tmp_path: Path) -> None:
    root = project(tmp_path, seeds(1))
    with running("libretranslate", numbered) as service:
        service.misbehave = lambda text, _: "This is sentence 99." if "Satz 22 " in text else None
        process = start(root, service)
        output = process.communicate()[0]
    assert process.returncode == 1
    assert "000: 11 kept, 1 left" in output
    assert '  left: "Das ist der Satz 22 aus dem Artikel 0, und er ist gut."' in output
    assert "    libretranslate: its figures differ: 22, 0 in the German, 99 in the English" in output


def test_flagged_english_is_kept_with_the_finding_and_asked_for_again_on_request(tmp_path: Path) -> None:
    root = project(tmp_path, seeds(1))
    with running("libretranslate", numbered) as service:
        service.misbehave = lambda text, time: (
            "This is sentence 22 of article 0. " + "It goes on and on. " * 6
            if "Satz 22 " in text and time == 1
            else None
        )
        assert "12 kept, 1 of them flagged, 0 left" in start(root, service).communicate()[0]
        text = (root / "seeds" / "000.en.po").read_text()
        assert re.search(r"# finding: it is \d\.\d times as long as the German\n#, fuzzy\n", text)
        assert "0 kept, 0 left" in start(root, service).communicate()[0]
        assert "1 kept, 0 left" in start(root, service, "--retry-flagged").communicate()[0]
    assert "finding:" not in (root / "seeds" / "000.en.po").read_text()


@pytest.mark.parametrize(("origin", "label"), [(Origin.MACHINE, "by machine"), (Origin.AI, "by AI")])
def test_readers_are_told_whether_an_engine_is_an_ai(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, origin: Origin, label: str
) -> None:
    root = project(tmp_path / "project", seeds(1))
    monkeypatch.chdir(root)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(LibreTranslate, "origin", origin)
    with running("libretranslate", numbered) as service:
        monkeypatch.setenv("LIBRETRANSLATE_URL", service.url)
        result = CliRunner().invoke(main, ["translate", "--engine", "libretranslate"])
    assert result.exit_code == 0, result.output
    text = (root / "seeds" / "000.en.po").read_text()
    assert text.count(f"# origin: {origin}\n# engine: libretranslate\n#, fuzzy\n") == SENTENCES
    built = build(root, tmp_path / "site")
    assert built.status == 0, built.output
    article = page(built.site, "articles/000")
    labels = [tag["title"] for tag in article.select(".brief-pair .brief-state")]
    assert labels == [f"{label} (libretranslate), not reviewed"] * SENTENCES
    assert (
        f"{SENTENCES} sentences: all translated {label} (libretranslate)"
        in article.select_one(".brief-disclosure").text
    )
    exported = json.loads((built.site / "articles" / "000" / "article.json").read_text())
    assert exported["translation"]["origins"] == [origin]


def test_flagged_english_of_an_ai_is_asked_for_again_unless_a_person_brought_it(tmp_path: Path) -> None:
    first, second = (f"Das ist der Satz {n} aus dem Artikel 0, und er ist gut." for n in (20, 21))
    entry = '# origin: ai\n{}# finding: too long\n#, fuzzy\nmsgid "{}"\nmsgstr "Long."\n'
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    memory = head + entry.format("# engine: example\n", first) + "\n" + entry.format("", second)
    root = project(tmp_path, {"000.txt": f"{first} {second}\n", "000.en.po": memory})
    with running("libretranslate", numbered) as service:
        assert "1 kept, 0 left" in start(root, service, "--retry-flagged").communicate()[0]
        assert list(service.asked) == [first]


def test_a_draft_is_translated_before_it_is_published(tmp_path: Path) -> None:
    root = project(tmp_path, seeds(1) | {"000.yml": "draft: true\n"})
    with running("libretranslate", numbered) as service:
        assert "000: 12 kept, 0 left" in start(root, service, "000").communicate()[0]


def test_no_engine_at_hand_is_said_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path, seeds(1))
    monkeypatch.chdir(tmp_path)
    for name in ("DEEPL_API_KEY", "BRIEFING_LOCAL_MODEL", "LIBRETRANSLATE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BRIEFING_ENGINES", "deepl, local, libretranslate")
    result = CliRunner().invoke(main, ["translate"])
    assert result.exit_code == 1
    assert result.output.count("deepl is set aside for this run: set DEEPL_API_KEY; going on with local") == 1
    assert result.output.count("local is set aside for this run: set BRIEFING_LOCAL_MODEL") == 1
    assert "000: 0 kept, 12 left" in result.output
    monkeypatch.setenv("BRIEFING_TIMEOUT", "soon")
    result = CliRunner().invoke(main, ["translate", "--engine", "google"])
    assert "google is set aside for this run: BRIEFING_TIMEOUT is 'soon', not a number of seconds" in result.output
    monkeypatch.setenv("BRIEFING_ENGINES", "gogle")
    result = CliRunner().invoke(main, ["translate"])
    assert result.exit_code == 2
    assert "unknown engine gogle: the engines are google, mymemory, libretranslate, deepl, local" in result.output


@pytest.mark.parametrize(("package", "engine"), [("deepl", "deepl"), ("ctranslate2", "local")])
def test_an_engine_that_is_not_installed_names_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str, engine: str
) -> None:
    project(tmp_path, seeds(1))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, package, None)
    result = CliRunner().invoke(main, ["translate", "--engine", engine])
    assert f"{engine} is set aside for this run: not installed: .venv/bin/pip install {package}" in result.output


def test_the_desk_is_untouched_by_a_dry_run_and_by_a_broken_desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project(tmp_path, seeds(2))
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["translate", "--dry-run", "001"])
    assert result.output == "001: 12 to ask for, 0 known\n"
    (tmp_path / "seeds" / "000.yml").write_text("outlett: x\n")
    result = CliRunner().invoke(main, ["translate"])
    assert result.exit_code == 1
    assert "seeds/000.yml:1: unknown key 'outlett'" in result.output
    assert not list((tmp_path / "seeds").glob("*.po"))
    result = CliRunner().invoke(main, ["translate", "nowhere"])
    assert result.exit_code == 1


def test_review_records_who_and_when(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDITOR", f"{sys.executable} -c \"import sys; open(sys.argv[1], 'w').write('My own English.')\"")
    result = CliRunner().invoke(main, ["review", "jd-com-europe-entry", "--by", "Ann Other"], input="a\ns\ne\nq\n")
    assert result.exit_code == 0
    assert "2 reviewed" in result.output
    entries = polib.pofile(str(tmp_path / "seeds" / "000_b03bb339b443b4dc.en.po"))
    assert [entry.fuzzy for entry in entries][:4] == [False, True, False, True]
    assert re.fullmatch(r"origin: ai\nreviewed: Ann Other \d{4}-\d\d-\d\d full", entries[0].tcomment)
    assert entries[2].msgstr == "My own English."
    status = CliRunner().invoke(main, ["status"]).output.splitlines()
    assert status[1].split() == "000_b03bb339b443b4dc 21 2 19 0 0 0 ai ai, unreviewed".split()


def test_check_names_findings_with_their_line_for_people_and_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project(tmp_path)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "seeds" / "004_25e601413d01a998.en.po"
    path.write_text(path.read_text().replace("about 40 per cent", "about 14 per cent"))
    result = CliRunner().invoke(main, ["check"])
    [line] = [i for i, text in enumerate(path.read_text().splitlines(), 1) if "40-prozentige" in text]
    assert result.exit_code == 0
    assert (
        f'note: seeds/004_25e601413d01a998.en.po:{line - 2}: "Denn Alibaba besitzt eine rund 40-prozen": its figures '
        "differ: 40 percent in the German, 14 percent in the English - correct the English, or keep it and remove "
        "'fuzzy'\narticles: 5, problems: 0, notes: 1\n"
    ) == result.output
    [found] = json.loads(CliRunner().invoke(main, ["check", "--format", "json"]).output)
    assert found == {
        "severity": "note",
        "path": "seeds/004_25e601413d01a998.en.po",
        "line": line - 2,
        "what": '"Denn Alibaba besitzt eine rund 40-prozen": its figures differ: '
        "40 percent in the German, 14 percent in the English",
        "remedy": "correct the English, or keep it and remove 'fuzzy'",
        "check": "figures",
    }


def test_exports_hold_every_pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path / "p")
    monkeypatch.chdir(tmp_path / "p")
    result = CliRunner().invoke(main, ["export", "--tmx", "all.tmx", "--po", "out"])
    assert result.exit_code == 0, result.output
    tree = ET.parse(tmp_path / "p" / "all.tmx").getroot()
    pairs = [tuple(seg.text for seg in unit.iter("seg")) for unit in tree.iter("tu")]
    assert pairs == [
        (entry.msgid, entry.msgstr) for path in sorted(FIVE.glob("*.po")) for entry in polib.pofile(str(path))
    ]
    assert len(list((tmp_path / "p" / "out").glob("*.en.po"))) == 5


def test_the_sites_tmx_is_read_back_by_a_translators_toolkit(site: Path) -> None:
    with (site / "translations.tmx").open("rb") as file:
        units = tmxfile(file, "de", "en").units
    files = [polib.pofile(str(path)) for path in FIVE.glob("*.po")]
    assert sorted((unit.source, unit.target) for unit in units) == sorted(
        (entry.msgid, entry.msgstr) for file in files for entry in file
    )


def test_keys_never_reach_any_output(tmp_path: Path) -> None:
    root = project(tmp_path, seeds(2))
    with running("libretranslate", numbered) as service:
        service.misbehave = lambda *_: Reply(f'{{"error": "invalid api key {KEY}"}}', 403)
        output = start(root, service).communicate()[0]
    assert "libretranslate is set aside for this run: status 403" in output
    assert KEY not in output + "".join(path.read_text() for path in root.rglob("*.po"))
