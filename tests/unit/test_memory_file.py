"""The translation memory as a file: what is kept, whatever happens around it."""

import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from briefing.desk.article import Article
from briefing.desk.authorship import Depth, Origin, Review
from briefing.desk.folder import read_desk
from briefing.translation.memory_file import MemoryFile
from projects import FIVE, project

HEADER = """# Ann's own notes
msgid ""
msgstr ""
"Project-Id-Version: ours\\n"
"X-Poedit-Basepath: .\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"""
REVIEWED = """# A note of Ann's
# origin: ai
# reviewed: Ann Other 2026-11-22 full
msgid "Der Handel im Netz wächst auch in diesem Jahr weiter."
msgstr "Online trade keeps growing this year, too, and that is a long line that other editors like to wrap."
"""
TEXT = "Der Handel im Netz wächst auch in diesem Jahr weiter. Die Kosten steigen im Herbst. Das gilt.\n"


def article(root: Path) -> Article:
    desk = read_desk(root)
    assert not desk.errors
    return desk.articles[0]


def opened(root: Path) -> MemoryFile:
    return MemoryFile(article(root), root)


def content(root: Path) -> str:
    return (root / "seeds" / "a.en.po").read_text(encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path / "p", {"a.txt": TEXT, "a.en.po": HEADER + "\n" + REVIEWED})


def test_a_file_that_this_program_wrote_is_not_written_again(tmp_path: Path) -> None:
    project(tmp_path)
    for one in read_desk(tmp_path).articles:
        assert not MemoryFile(one, tmp_path).save()


def test_a_reviewed_entry_stays_byte_for_byte(root: Path) -> None:
    file = opened(root)
    assert file.missing == ["Die Kosten steigen im Herbst.", "Das gilt."]
    file.put("Die Kosten steigen im Herbst.", "Costs are rising in the autumn.", Origin.MACHINE, "google", [])
    file.save()
    assert REVIEWED in content(root)
    assert "# Ann's own notes\n" in content(root)
    assert {line for line in HEADER.splitlines() if ":" in line} <= set(content(root).splitlines())

    # A neighbour changes, and another editor wraps the lines.
    changed = TEXT.replace("im Herbst", "im Winter")
    (root / "seeds" / "a.txt").write_text(changed, encoding="utf-8")
    entries = polib.pofile(str(root / "seeds" / "a.en.po"), wrapwidth=40)
    entries.save()
    assert REVIEWED not in content(root)
    opened(root).save()
    assert REVIEWED in content(root)
    before = content(root)
    assert not opened(root).save()
    assert content(root) == before


def test_entries_are_in_reading_order_and_what_is_gone_is_kept_as_obsolete(root: Path) -> None:
    file = opened(root)
    for german in reversed(file.missing):
        file.put(german, f"English of {german}", Origin.MACHINE, "google", [])
    file.save()
    (root / "seeds" / "a.txt").write_text("Das gilt. Ganz neu ist dieser Satz hier.\n", encoding="utf-8")
    file = opened(root)
    assert file.missing == ["Ganz neu ist dieser Satz hier."]
    file.save()
    entries = polib.pofile(content(root))
    assert [(bool(entry.obsolete), entry.msgid) for entry in entries] == [
        (False, "Das gilt."),
        (True, "Der Handel im Netz wächst auch in diesem Jahr weiter."),
        (True, "Die Kosten steigen im Herbst."),
    ]
    # The German comes back, and with it the English and its review.
    (root / "seeds" / "a.txt").write_text(TEXT, encoding="utf-8")
    opened(root).save()
    assert REVIEWED in content(root)


def test_a_changed_sentence_keeps_its_old_english_as_out_of_date(root: Path) -> None:
    (root / "seeds" / "a.txt").write_text(TEXT.replace("in diesem Jahr", "in diesem Sommer"), encoding="utf-8")
    opened(root).save()
    assert (
        "# A note of Ann's\n# origin: ai\n#, fuzzy\n"
        '#| msgid "Der Handel im Netz wächst auch in diesem Jahr weiter."\n'
        'msgid "Der Handel im Netz wächst auch in diesem Sommer weiter."\n'
    ) in content(root)
    old = REVIEWED.replace("\nmsg", "\n#~ msg")
    assert old in content(root)
    assert "reviewed:" not in content(root).replace(old, "")


def test_a_review_is_recorded_and_names_who_wrote_it_first(root: Path) -> None:
    file = opened(root)
    file.put("Das gilt.", "That holds.", Origin.MACHINE, "google", ["it is short"])
    file.accept("Das gilt.", "That is so.", Review("Ben Else", "2026-11-23", Depth.LIGHT))
    file.save()
    assert (
        "# origin: machine\n# engine: google\n# reviewed: Ben Else 2026-11-23 light\n"
        'msgid "Das gilt."\nmsgstr "That is so."\n'
    ) in content(root)


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed: apt-get install gettext")
def test_gettext_opens_and_keeps_the_files(root: Path) -> None:
    file = opened(root)
    file.put("Das gilt.", "That holds.", Origin.MACHINE, "google", ["it is short"])
    file.save()
    path = root / "seeds" / "a.en.po"
    for one in [path, *FIVE.glob("*.po")]:
        subprocess.run(["msgfmt", "--check-format", "--check-header", "-o", "/dev/null", one], check=True)
        subprocess.run(["msgfmt", "--check", "-o", "/dev/null", one], check=True)
    merged = subprocess.run(
        ["msgmerge", "--no-wrap", "--quiet", path, path], check=True, capture_output=True, text=True
    ).stdout
    assert REVIEWED in merged
    assert "# origin: machine\n# engine: google\n# finding: it is short\n" in merged
