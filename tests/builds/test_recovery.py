"""What is left when something goes wrong: a full disk, a folder that may not be written, a kill, two at once."""

import ctypes
import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefing.desk.folder import read_desk
from briefing.desk.writing import write_atomically
from briefing.publishing.atomic_site import AtomicSite
from projects import ARTICLE, ROOT, TESTS, files, project
from services import running

PATIENCE = 120  # seconds until what does not come counts as lost
PAGE = TESTS / "cases" / "html" / "02_typo3.html"
LONG = "Der Handel mit Dingen wächst, und das ist gut so, sagt der Verband. "
NAMESPACE = ["unshare", "--mount", "--map-root-user", "sh", "-euc"]

KILLER = """
import importlib, itertools, os, signal
module, name, number = os.environ.get("KILLED_IN", "os,fsync,0").split(",")
module = importlib.import_module(module)
asked_for, calls = getattr(module, name), itertools.count(1)
def call(*arguments, **options):
    if next(calls) == int(number):
        os.kill(os.getpid(), signal.SIGKILL)
    return asked_for(*arguments, **options)
setattr(module, name, call)
"""
"""Ends the process in the call of a function that the test names, as a kill in that moment would."""

PAGEFIND = """
import pathlib, sys, time
folder = pathlib.Path(__file__).parent
(folder / "begun").touch()
while not (folder / "go").exists():
    time.sleep(0.02)
sys.exit("no index today")
"""
"""Takes the place of Pagefind: waits for the test, then fails."""
KEPT = {".cache", ".site.fingerprint"}
"""What a build keeps for the next one."""


def start(root: Path, *command: str, prepare: Callable[[], None] = lambda: None, **env: str) -> subprocess.Popen[str]:
    """Start a Python program of this project's in a folder."""

    def first() -> None:
        # As from a terminal: tests that run in the background have interrupts ignored, and would hand that on.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        prepare()

    known = {"PYTHONPATH": str(root / "hooks"), "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1577836800"}
    return subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=root,
        env=os.environ | known | env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=first,
    )


def refused(process: subprocess.Popen[str]) -> str:
    """Return what a command said that has ended with status 1 and without a traceback."""
    output = process.communicate(timeout=PATIENCE)[0]
    assert process.returncode == 1, output
    assert "Traceback" not in output
    return output


def done(process: subprocess.Popen[str]) -> str:
    output = process.communicate(timeout=PATIENCE)[0]
    assert process.returncode == 0, output
    return output


def wait_for(what: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end
        time.sleep(0.02)


def no_room() -> None:
    """Keep a process from writing a single byte into a file."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def as_anybody() -> None:
    """Take from root what makes it read and write everything; whoever else runs the tests has no such power."""
    overriding, drop_for_good = (1, 2), 24  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, PR_CAPBSET_DROP
    for power in overriding if os.geteuid() == 0 else ():
        assert ctypes.CDLL(None).prctl(drop_for_good, power, 0, 0, 0) == 0


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    folder.chmod(0o555)
    try:
        yield
    finally:
        folder.chmod(0o755)


@pytest.fixture
def killer(tmp_path: Path) -> str:
    """A PYTHONPATH with which a program can be killed from inside."""
    folder = tmp_path / "killer"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(KILLER)
    return str(folder)


def search_that_waits(folder: Path) -> Path:
    (folder / "pagefind").mkdir(parents=True)
    (folder / "pagefind" / "__init__.py").touch()
    (folder / "pagefind" / "__main__.py").write_text(PAGEFIND)
    return folder / "pagefind"


# A build


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a site, whose desk has changed since."""
    root = project(tmp_path_factory.mktemp("built") / "project", {"a.txt": ARTICLE})
    done(start(root, "mkdocs", "build", "--strict"))
    assert (root / "site" / "search" / "de" / "pagefind.js").is_file()
    (root / "seeds" / "b.txt").write_text(LONG, encoding="utf-8")
    return root


@pytest.fixture
def last(built: Path) -> Iterator[dict[str, bytes]]:
    """The files of the last good site, which the test must leave alone; nothing else may be left, either."""
    before = files(built / "site")
    yield before
    assert files(built / "site") == before
    assert {path.name for path in built.iterdir()} - {".cache", ".site.fingerprint"} == {
        "docs",
        "hooks",
        "mkdocs.yml",
        "seeds",
        "site",
    }


@pytest.mark.usefixtures("last")
def test_a_full_disk_leaves_the_last_site(built: Path) -> None:
    output = refused(start(built, "mkdocs", "build", prepare=no_room))
    assert output.endswith(f"Error: {built}/site: File too large - make room there, then run this again\n")


@pytest.mark.usefixtures("last")
def test_a_full_file_system_leaves_the_last_site(tmp_path: Path, built: Path) -> None:
    may_mount(tmp_path)
    script = f"""
        mount -t tmpfs -o size=500k none {tmp_path}; mkdir {tmp_path}/site; echo old > {tmp_path}/site/index.html
        "$@" && exit; ls -A {tmp_path} {tmp_path}/site; cat {tmp_path}/site/index.html"""
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "site")]
    run = subprocess.run([*NAMESPACE, script, "sh", *build], cwd=built, capture_output=True, text=True, check=False)
    assert "No space left on device - make room there, then run this again" in run.stderr
    assert "Traceback" not in run.stderr
    assert run.stdout == f"{tmp_path}:\nsite\n\n{tmp_path}/site:\nindex.html\nold\n"


@pytest.mark.usefixtures("last")
def test_a_warning_under_strict_leaves_the_last_site(built: Path) -> None:
    about = built / "docs" / "about.md"
    good = about.read_text(encoding="utf-8")
    about.write_text(good + "\n[gone](gone.md)\n", encoding="utf-8")
    output = refused(start(built, "mkdocs", "build", "--strict"))
    about.write_text(good, encoding="utf-8")
    assert "Aborted with 1 warnings in strict mode!" in output
    assert f"{built / 'site'} stays as it was" in output


@pytest.mark.usefixtures("last")
def test_a_broken_template_leaves_the_last_site(built: Path) -> None:
    template = built / "hooks" / "theme" / "overrides" / "main.html"
    good = template.read_text(encoding="utf-8")
    template.write_text(good + "{% endfor %}", encoding="utf-8")
    process = start(built, "mkdocs", "build")
    output = process.communicate()[0]
    template.write_text(good, encoding="utf-8")
    assert process.returncode == 1
    assert "Encountered unknown tag 'endfor'" in output


@pytest.mark.usefixtures("last")
def test_two_builds_at_once_are_kept_apart_and_a_failing_search_leaves_the_last_site(
    tmp_path: Path, built: Path
) -> None:
    pagefind = search_that_waits(tmp_path)
    # Bundles that are kept would need no search.
    shutil.rmtree(built / ".cache", ignore_errors=True)
    first = start(built, "mkdocs", "build", PYTHONPATH=str(tmp_path))
    wait_for((pagefind / "begun").exists)
    output = refused(start(built, "mkdocs", "build", "--site-dir", f"{built.parent}/./project/site"))
    assert f"{built}/site: another build is writing it - wait for it to end, then run this again" in output
    (pagefind / "go").touch()
    assert "Pagefind failed with status 1: no index today" in refused(first)


@pytest.mark.usefixtures("last")
def test_an_interrupt_leaves_the_last_site_and_no_process(tmp_path: Path, built: Path) -> None:
    pagefind = search_that_waits(tmp_path)
    # Bundles that are kept would need no search.
    shutil.rmtree(built / ".cache", ignore_errors=True)
    process = start(built, "mkdocs", "build", PYTHONPATH=str(tmp_path))
    wait_for((pagefind / "begun").exists)
    process.send_signal(signal.SIGINT)
    # Its output ends only when all that it started has ended, too.
    assert "Aborted!" in refused(process)


@pytest.mark.usefixtures("last")
def test_a_folder_that_may_not_be_written_is_named(built: Path) -> None:
    with read_only(built), read_only(built / "site"):
        output = refused(start(built, "mkdocs", "build", "--quiet", prepare=as_anybody))
    assert output == (
        f"Error: {built}/site/.site.lock: Permission denied - see to it that you may write there, then run this again\n"
    )


def test_killed_at_any_moment_a_build_leaves_a_whole_site_and_the_next_one_clears_up(
    tmp_path: Path, killer: str
) -> None:
    root = project(tmp_path / "project", {"a.txt": ARTICLE})
    done(start(root, "mkdocs", "build"))
    (root / "site" / ".git").write_text("gitdir: elsewhere")
    old = files(root / "site")
    (root / "seeds" / "b.txt").write_text(LONG, encoding="utf-8")

    def kill(where: str) -> dict[str, bytes]:
        process = start(root, "mkdocs", "build", PYTHONPATH=killer, KILLED_IN=where)
        output = process.communicate()[0]
        assert process.returncode == -signal.SIGKILL, output
        assert (root / ".site.building").is_dir()
        return files(root / "site")

    assert kill("mkdocs.utils,write_file,9") == old
    assert kill("shutil,copymode,1") == old
    # The fifth folder that it removes holds the last edition, the exchange being over.
    new = kill("shutil,rmtree,5")
    assert (new.keys() - old.keys()) >= {"articles/b/index.html", "articles/b/social.png"}
    done(start(root, "mkdocs", "build"))
    assert files(root / "site") == new | {".git": b"gitdir: elsewhere"}
    assert {path.name for path in root.iterdir()} - {".cache", ".site.fingerprint"} == {
        "docs",
        "hooks",
        "mkdocs.yml",
        "seeds",
        "site",
    }


def test_nothing_but_the_site_needs_to_be_writable(tmp_path: Path) -> None:
    root = project(tmp_path / "project", {"a.txt": ARTICLE})
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    (tmp_path / "site").mkdir()
    folders = [root, *(path for path in root.rglob("*") if path.is_dir())]
    with read_only(tmp_path):
        for folder in folders:
            folder.chmod(0o555)
        output = done(start(root, "mkdocs", "build", "--strict", "-d", "../site", prepare=as_anybody))
        for folder in folders:
            folder.chmod(0o755)
    assert f"{tmp_path / 'site'} is the new site" in output
    assert (tmp_path / "site" / "articles" / "a" / "index.html").is_file()
    assert not list((tmp_path / "site").glob(".*"))
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before


@pytest.mark.sweep
def test_deploying_by_mkdocs_takes_the_new_site(tmp_path: Path) -> None:
    root = project(tmp_path / "project", {"a.txt": ARTICLE})
    who = {f"GIT_{role}_{what}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    for line in (
        "init --quiet --bare ../remote", "init --quiet", "remote add origin ../remote", "commit -qm Begin --allow-empty"
    ):  # fmt: skip
        subprocess.run(["git", *line.split()], cwd=root, env=os.environ | who, check=True)
    done(start(root, "mkdocs", "gh-deploy", "--quiet", **who))
    listed = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", "gh-pages"],
        cwd=tmp_path / "remote", capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert {"index.html", "articles/a/index.html"} <= set(listed.stdout.split())
    assert set(listed.stdout.split()) - {".nojekyll"} == files(root / "site").keys()


def test_a_preview_that_calls_itself_a_build_serves_its_own_folder(tmp_path: Path) -> None:
    root = project(tmp_path / "project", {"a.txt": ARTICLE})
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    process = start(root, "mkdocs", "serve", "--clean", "--quiet", "--no-livereload", "--dev-addr", f"127.0.0.1:{port}")

    def shown() -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/articles/a/", timeout=5) as response:
                return "Der Onlinehandel" in response.read().decode()
        except OSError:
            return False

    try:
        wait_for(shown)
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate()
    assert {path.name for path in root.iterdir()} - {".cache"} == {"docs", "hooks", "mkdocs.yml", "seeds"}


# The exchange of two editions


def publish(site: Path, text: str = "new") -> None:
    """Publish an edition of one page."""
    new = AtomicSite(site)
    (new.folder / "index.html").write_text(text)
    new.end(publish=True)


@pytest.fixture
def site_folder(tmp_path: Path) -> Path:
    """A site that somebody put more into than MkDocs did."""
    site = tmp_path / "somewhere" / "site"
    (site / ".git").mkdir(parents=True)
    (site / ".git" / "HEAD").write_text("ref")
    (site / "index.html").write_text("old")
    (site / "gone.html").write_text("old")
    return site


NEW = {"index.html": b"new", ".git/HEAD": b"ref"}


@pytest.mark.parametrize("in_one_step", [True, False])
def test_the_new_edition_takes_the_place_of_the_last_one(
    site_folder: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool
) -> None:
    if not in_one_step:
        monkeypatch.setattr("briefing.publishing.atomic_site._exchanged", lambda *_: False)
    site_folder.chmod(0o750)
    publish(site_folder)
    assert files(site_folder) == NEW
    assert site_folder.stat().st_mode & 0o777 == 0o750
    assert [path.name for path in site_folder.parent.iterdir()] == ["site"]


def test_a_link_to_the_site_stays_one(tmp_path: Path, site_folder: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to("somewhere/site")
    publish(link)
    assert link.is_symlink()
    assert files(site_folder) == NEW
    dangling = tmp_path / "dangling"
    dangling.symlink_to("not/yet/site")
    publish(dangling)
    assert files(tmp_path / "not" / "yet" / "site") == {"index.html": b"new"}
    assert [path.name for path in (tmp_path / "not" / "yet").iterdir()] == ["site"]


def test_a_site_whose_folder_cannot_be_moved_is_filled_anew(site_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> None:
        raise OSError(16, "Device or resource busy")

    monkeypatch.setattr("briefing.publishing.atomic_site._exchange", busy)
    (site_folder / "folder").mkdir()
    (site_folder / ".well-known").mkdir()
    (site_folder / ".well-known" / "old.txt").touch()
    new = AtomicSite(site_folder)
    (new.folder / "index.html").write_text("new")
    (new.folder / ".well-known").mkdir()
    (new.folder / ".well-known" / "new.txt").touch()
    new.end(publish=True)
    assert files(site_folder) == NEW | {".well-known/new.txt": b""}
    assert not (site_folder / "folder").exists()


def test_a_site_on_a_mounted_folder_is_filled_anew(tmp_path: Path) -> None:
    may_mount(tmp_path)
    code = f"""if True:
        import sys; sys.path.insert(0, {str(ROOT / "hooks")!r})
        from pathlib import Path
        from briefing.publishing.atomic_site import AtomicSite
        new = AtomicSite(Path({str(tmp_path)!r}))
        assert new.folder.is_relative_to(Path({str(tmp_path)!r}))
        (new.folder / "index.html").write_text("new")
        new.end(publish=True)"""
    script = f'mount -t tmpfs none {tmp_path}; echo old > {tmp_path}/gone.html; "$@"; ls -A {tmp_path}'
    run = subprocess.run(
        [*NAMESPACE, script, "sh", sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert (run.stdout, run.stderr) == ("index.html\n", "")


def test_what_a_kill_between_two_renames_left_is_put_right(site_folder: Path) -> None:
    building = site_folder.parent / ".site.building"
    building.mkdir()
    site_folder.rename(building / "old")
    (building / "whole").mkdir()
    AtomicSite(site_folder).end(publish=False)
    assert files(site_folder) == {"index.html": b"old", "gone.html": b"old", ".git/HEAD": b"ref"}
    assert not building.exists()


def test_a_folder_is_claimed_once(site_folder: Path) -> None:
    first = AtomicSite(site_folder)
    with pytest.raises(RuntimeError, match="another build is writing it - wait for it to end"):
        AtomicSite(site_folder)
    first.end(publish=False)
    publish(site_folder)
    assert files(site_folder) == NEW
    (site_folder.parent / "file").touch()
    with pytest.raises(RuntimeError, match="file: is a file - name a folder for the site"):
        AtomicSite(site_folder.parent / "file")


# A command


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A project with the five articles and a page to add."""
    root = project(tmp_path / "project")
    shutil.copy(PAGE, root / "new.html")
    return root


REVIEW = ["review", "000", "--by", "Ann Other"]
EXPORT = ["export", "--tmx", "all.tmx", "--po", "po"]


@pytest.mark.parametrize(
    ("command", "answers", "again", "where"),
    [
        pytest.param(["add", "new.html"], "", "", "os,replace,1", marks=pytest.mark.sweep),
        (["add", "new.html"], "", "", "os,fsync,2"),
        pytest.param(["add", "new.html"], "", "", "os,replace,2", marks=pytest.mark.sweep),
        (REVIEW, "a\na\nq\n", "a\nq\n", "os,fsync,2"),
        (EXPORT, "", "", "os,replace,3"),
    ],
    ids=lambda value: value if isinstance(value, str) and "," in value else None,
)
def test_a_killed_command_leaves_whole_files_and_the_next_one_finishes(
    desk: Path, tmp_path: Path, killer: str, command: list[str], answers: str, again: str, where: str
) -> None:
    finished = shutil.copytree(desk, tmp_path / "finished")
    before = files(desk)
    assert say(start(finished, "briefing", *command), answers) == 0
    expected = written(finished)
    killed = start(desk, "briefing", *command, PYTHONPATH=f"{killer}:{desk / 'hooks'}", KILLED_IN=where)
    assert say(killed, answers) == -signal.SIGKILL
    left = {name: data for name, data in files(desk).items() if name.endswith(".writing")}
    assert len(left) == 1
    # Of a review, what was accepted first is kept already; that the desk can be read says that it is whole.
    half = {name for name, data in written(desk).items() if data not in (before.get(name), expected[name])}
    assert half <= {"seeds/000_b03bb339b443b4dc.en.po"}
    assert read_desk(desk).errors == ()
    assert say(start(desk, "briefing", *command), again) == 0
    assert {name: data for name, data in written(desk).items() if name not in left} == expected
    assert [name for name in left if name.startswith("seeds/") and (desk / name).exists()] == []


def say(process: subprocess.Popen[str], answers: str) -> int:
    process.communicate(answers, timeout=PATIENCE)
    return process.returncode


def written(root: Path) -> dict[str, bytes]:
    """Return what the commands may write and others may read."""
    kept = {name: data for name, data in files(root).items() if not name.startswith(("hooks/", "docs/"))}
    return {name: data for name, data in kept.items() if name != "seeds/.lock" and not name.endswith(".writing")}


FULL = "File too large - make room there, then run this again"


@pytest.mark.parametrize(
    ("command", "answers", "said"),
    [
        (["add", "new.html"], "", "new.html: cannot be put into seeds/ (File too large) - make room there"),
        (REVIEW, "a\n", f"seeds/000_b03bb339b443b4dc.en.po: {FULL}"),
        (EXPORT, "", f"all.tmx: {FULL}"),
    ],
    ids=["add", "review", "export"],
)
def test_a_full_disk_is_named_and_nothing_is_lost(desk: Path, command: list[str], answers: str, said: str) -> None:
    before = written(desk)
    process = start(desk, "briefing", *command, prepare=no_room)
    output = process.communicate(answers, timeout=PATIENCE)[0]
    assert process.returncode == 1
    assert f"error: {said}" in output
    assert "Traceback" not in output
    assert written(desk) == before
    assert not list(desk.rglob("*.writing"))


def test_a_translation_ends_when_the_disk_is_full_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    root = project(tmp_path, {"a.txt": LONG + "Die Kosten steigen."})
    with running("libretranslate", lambda text: f"As the association says: {text[:9]}.") as service:
        environment = {"LIBRETRANSLATE_URL": service.url, "NO_PROXY": "127.0.0.1"}
        command = ["briefing", "translate", "--engine", "libretranslate"]
        output = refused(start(root, *command, prepare=no_room, **environment))
        assert f"error: seeds/a.en.po: {FULL}" in output
        assert written(root).keys() == {"mkdocs.yml", "seeds/a.txt"}
        done(start(root, *command, **environment))
    assert (root / "seeds" / "a.en.po").is_file()


def test_a_desk_that_may_not_be_written_can_still_be_read(desk: Path) -> None:
    before = written(desk)
    with read_only(desk / "seeds"):
        for command in (["add", "new.html"], REVIEW, ["translate"]):
            output = refused(start(desk, "briefing", *command, prepare=as_anybody))
            assert output == (
                "error: seeds/.lock: Permission denied - see to it that you may write there, then run this again\n"
            )
        for command in (["check"], ["translate", "--dry-run"], EXPORT):
            done(start(desk, "briefing", *command, prepare=as_anybody))
    assert {name: data for name, data in written(desk).items() if name.startswith("seeds/")} == {
        name: data for name, data in before.items() if name.startswith("seeds/")
    }


def test_while_one_command_writes_others_say_so_and_a_build_goes_on(desk: Path) -> None:
    review = start(desk, "briefing", *REVIEW)
    assert review.stdin
    assert review.stdout
    shown = ""
    while "[a]ccept" not in shown:
        shown += review.stdout.read(1)
    for command in (["add", "new.html"], REVIEW, ["translate"]):
        output = refused(start(desk, "briefing", *command))
        assert output == ("error: another command is writing to seeds/; wait for it to end, then run this again\n")
    done(start(desk, "mkdocs", "build", "--strict"))
    assert "1 reviewed" in review.communicate("a\nq\n", timeout=PATIENCE)[0]
    assert "reviewed: Ann Other" in (desk / "seeds" / "000_b03bb339b443b4dc.en.po").read_text(encoding="utf-8")


def test_one_article_added_by_several_at_once_is_on_the_desk_once(desk: Path) -> None:
    adding = [start(desk, "briefing", "add", "new.html") for _ in range(4)]
    outputs = [process.communicate(timeout=PATIENCE)[0] for process in adding]
    assert sorted(process.returncode for process in adding) == [0, 1, 1, 1]
    assert sum(output.startswith("added seeds/005_") for output in outputs) == 1
    reasons = ("another command is writing to seeds/", "on the desk already, as seeds/005_")
    assert all(output.startswith("added") or any(reason in output for reason in reasons) for output in outputs)
    assert len(list((desk / "seeds").glob("005_*"))) == 2
    assert read_desk(desk).errors == ()


def test_what_is_no_file_is_written_to_and_not_replaced(desk: Path) -> None:
    pipe = desk / "pipe"
    os.mkfifo(pipe)
    process = start(desk, "briefing", "export", "--tmx", "pipe")
    assert pipe.read_bytes().startswith(b"<?xml")
    done(process)
    assert pipe.is_fifo()


def test_a_file_keeps_who_may_read_it(tmp_path: Path) -> None:
    private, new = tmp_path / "private", tmp_path / "new"
    private.touch(0o600)
    for path in (private, new):
        write_atomically(path, b"x")
    assert [path.stat().st_mode & 0o777 for path in (private, new)] == [0o600, 0o644]


def may_mount(folder: Path) -> None:
    mount = [*NAMESPACE, f"mount -t tmpfs none {folder}"]
    if not shutil.which("unshare") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a file system for a test (unshare --mount)")
