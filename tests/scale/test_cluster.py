"""Translation on a real Dask cluster on this machine: a scheduler and workers in processes of their own."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner, Result
from distributed.comm import CommClosedError

import tiny_model
from briefing.cli import main
from briefing.desk.folder import read_desk
from briefing.translation.cluster.client import ClusterError, ClusterExecutor, connected
from briefing.translation.cluster.worker import Job, WorkerState, program_version
from briefing.translation.engines.engine import Engine
from briefing.translation.engines.registry import engine_factories
from briefing.translation.fill import TranslationRun
from projects import ARTICLE, ROOT, files, project
from services import Reply, Service, running

KEY = "secret-key-0815"
SENTENCES = 10  # in a paragraph, as in a batch
FATAL = "Das ist der Satz 25 aus dem Artikel 20, und er ist gut."


def english(text: str) -> str:
    [number, article] = [word.strip(",") for word in text.split() if word.strip(",").isdigit()]
    return f"This is sentence {number} of article {article}, and it is well done."


def seeds(articles: int, paragraphs: int = 5) -> dict[str, str | bytes]:
    """Articles of numbered sentences."""
    texts = {}
    for article in range(articles):
        numbers = range(20, 20 + paragraphs * SENTENCES)
        sentences = [f"Das ist der Satz {n} aus dem Artikel {article}, und er ist gut." for n in numbers]
        starts = range(0, len(sentences), SENTENCES)
        texts[f"{article:03}.txt"] = "\n\n".join(" ".join(sentences[start : start + SENTENCES]) for start in starts)
    return dict(texts)


@dataclass
class Dask:
    """A scheduler and its workers; each worker has a key of its own, by which the service tells them apart."""

    folder: Path
    scheduler: subprocess.Popen[bytes] | None = None
    address: str = ""
    workers: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    count: int = 0

    def run(self, kind: str, name: str, *arguments: str, **environment: str) -> subprocess.Popen[bytes]:
        """Start a process whose output goes into a file."""
        settings = {"PYTHONPATH": str(ROOT / "hooks"), "NO_PROXY": "127.0.0.1", "PYTHONWARNINGS": "ignore"}
        # A batch may cost two workers, not four as by default, and none has more at hand than it has threads.
        settings |= {
            "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
            "DASK_DISTRIBUTED__SCHEDULER__WORKER_SATURATION": "1.0",
        }
        command = [sys.executable, "-c", f"from distributed.cli.dask_{kind} import main; main()", *arguments]
        if before := environment.pop("BEFORE", ""):
            command[2] = f"{before}\n{command[2]}"
        with (self.folder / f"{name}.log").open("wb") as log:
            return subprocess.Popen(command, env=os.environ | settings | environment, stdout=log, stderr=log)

    def start(self) -> None:
        """Start the scheduler."""
        place = self.folder / "scheduler.json"
        where = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(place)]
        self.scheduler = self.run("scheduler", "scheduler", *where)
        while not place.exists() or not place.read_text():
            time.sleep(0.05)
        self.address = json.loads(place.read_text())["address"]

    def hire(self, *environments: dict[str, str]) -> None:
        """Start a worker for each environment, and wait until they have all registered."""
        for environment in environments:
            self.count += 1
            name = f"{KEY}-{self.count}"
            where = [
                "--no-nanny",
                "--no-dashboard",
                "--host",
                "127.0.0.1",
                "--nthreads",
                "1",
                "--name",
                str(self.count),
            ]
            where += ["--local-directory", str(self.folder), self.address]
            key = {"LIBRETRANSLATE_API_KEY": name}
            self.workers[name] = self.run("worker", str(self.count), *where, **(key | environment))
        log = self.folder / "scheduler.log"
        while log.read_text().count("Register worker") < self.count:
            assert all(process.poll() is None for process in self.workers.values()), self.logs()
            time.sleep(0.05)

    def dismiss(self) -> None:
        """End the workers."""
        for process in self.workers.values():
            process.kill()
            process.wait()
        self.workers.clear()
        # The scheduler notices by itself; the next run should not see them any more.
        log = self.folder / "scheduler.log"
        while log.read_text().count("Remove worker") < self.count:
            time.sleep(0.05)

    def kill(self, name: str) -> None:
        """End a worker as a machine ends that loses power."""
        self.workers[name].kill()

    def logs(self) -> str:
        """What the scheduler and all workers have said."""
        return "".join(path.read_text() for path in self.folder.glob("*.log"))


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with running("libretranslate", english) as service:
        yield service


@pytest.fixture(scope="module")
def _dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    dask = Dask(tmp_path_factory.mktemp("dask"))
    dask.start()
    yield dask
    assert dask.scheduler
    dask.scheduler.kill()
    dask.scheduler.wait()


@pytest.fixture
def dask(_dask: Dask, service: Service) -> Iterator[Dask]:
    service.asked.clear()
    service.bodies.clear()
    service.misbehave = lambda _text, _turn: None
    service.delay = 0.0
    yield _dask
    _dask.dismiss()


def start(root: Path, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    """Start the command; it knows neither the service's address nor a key unless told."""
    unknown = ("LIBRETRANSLATE_URL", "LIBRETRANSLATE_API_KEY", "BRIEFING_LOCAL_MODEL", "DEEPL_API_KEY")
    settings = {name: value for name, value in os.environ.items() if name not in unknown}
    settings |= {"PYTHONPATH": str(ROOT / "hooks"), "NO_PROXY": "127.0.0.1"} | environment
    return subprocess.Popen(
        [sys.executable, "-m", "briefing", "translate", *arguments],
        cwd=root,
        env=settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def invoke(root: Path, *arguments: str, **environment: str) -> Result:
    """Run the command in this process, which saves the time that a process takes to start."""
    unknown = dict.fromkeys(("LIBRETRANSLATE_URL", "LIBRETRANSLATE_API_KEY", "BRIEFING_LOCAL_MODEL"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        return CliRunner().invoke(
            main, ["translate", *arguments], env=unknown | {"NO_PROXY": "127.0.0.1"} | environment
        )


def on(dask: Dask) -> list[str]:
    return ["--engine", "libretranslate", "--scheduler", dask.address]


def memories(root: Path) -> dict[str, bytes]:
    return {name: data for name, data in files(root / "seeds").items() if name.endswith(".po")}


def who_asked(service: Service, german: str) -> str:
    """The key of the worker that asked for a sentence last."""
    return [body["api_key"] for body in map(json.loads, list(service.bodies)) if german in body["q"]][-1]


@pytest.mark.sweep
def test_a_lost_worker_costs_only_its_batch(tmp_path: Path, dask: Dask, service: Service) -> None:
    roots = {name: project(tmp_path / name, seeds(100, paragraphs=2)) for name in ("threads", "whole", "lost")}
    here = {"LIBRETRANSLATE_URL": service.url, "LIBRETRANSLATE_API_KEY": KEY}
    assert invoke(roots["threads"], "--engine", "libretranslate", **here).exit_code == 0
    dask.hire(*[{"LIBRETRANSLATE_URL": service.url}] * 3)
    service.asked.clear()
    result = invoke(roots["whole"], *on(dask))
    assert result.exit_code == 0, result.output
    assert set(service.asked.values()) == {1}

    service.asked.clear()
    service.bodies.clear()
    lost: list[str] = []

    def deadly(text: str, turn: int) -> None:
        if text == FATAL and turn == 1:
            lost.append(who_asked(service, FATAL))
            dask.kill(lost[0])

    service.misbehave = deadly
    process = start(roots["lost"], *on(dask))
    output = process.communicate()[0]
    assert process.returncode == 0, output
    assert "2000 of 2000 sentences" in output
    assert len(lost) == 1
    assert len(service.asked) == 2000
    [batch, *_] = [body["q"] for body in map(json.loads, service.bodies) if FATAL in body["q"]]
    again = {text for text, times in service.asked.items() if times > 1}
    asked_by_the_lost = [body["q"] for body in map(json.loads, service.bodies) if body["api_key"] == lost[0]]
    assert FATAL in again
    assert max(service.asked.values()) == 2
    # What it was at, and at most what it had just finished and nobody had fetched.
    assert again <= {text for batch in asked_by_the_lost[-2:] for text in batch}
    assert len(batch) == SENTENCES

    expected = memories(roots["threads"])
    entries = [entry for name in expected for entry in polib.pofile(str(roots["lost"] / "seeds" / name))]
    assert len(entries) == len({entry.msgid for entry in entries}) == 2000
    assert all(entry.msgstr == english(entry.msgid) for entry in entries)
    assert memories(roots["whole"]) == expected
    assert memories(roots["lost"]) == expected
    assert KEY not in output + dask.logs()


@pytest.mark.sweep
def test_a_batch_that_kills_every_worker_is_a_problem_of_its_sentences(
    tmp_path: Path, dask: Dask, service: Service
) -> None:
    root = project(tmp_path, {name: text for name, text in seeds(21).items() if name >= "019"})
    dask.hire(*[{"LIBRETRANSLATE_URL": service.url}] * 3)
    service.misbehave = lambda text, _: dask.kill(who_asked(service, FATAL)) if text == FATAL else None
    process = start(root, *on(dask))
    output = process.communicate()[0]
    assert process.returncode == 1
    assert "019: 50 kept, 0 left" in output
    assert "020: 40 kept, 10 left" in output
    assert f'left: "{FATAL}"\n    cluster: 2 workers were lost over it' in output
    assert service.asked[FATAL] == 2
    assert [process.poll() is None for process in dask.workers.values()].count(True) == 1


@pytest.mark.sweep
def test_a_worker_without_a_good_key_is_named_and_passed_over(tmp_path: Path, dask: Dask, service: Service) -> None:
    root = project(tmp_path, seeds(2))
    dask.hire({"LIBRETRANSLATE_URL": service.url}, {"LIBRETRANSLATE_URL": ""}, {"LIBRETRANSLATE_URL": service.url})
    good, _, refused = dask.workers
    service.misbehave = lambda text, _: Reply("no", 403) if who_asked(service, text) == refused else None
    service.delay = 0.05
    result = invoke(root, *on(dask))
    assert result.exit_code == 0, result.output
    named = re.findall(r"^tcp://127\.0\.0\.1:\d+: libretranslate is set aside for this run: (.*)", result.output, re.M)
    assert sorted(named) == ["set LIBRETRANSLATE_URL to the address of the service", "status 403"]
    assert len(service.asked) == 100
    assert sum(service.asked.values()) == 101
    # With no other worker there, it is as without a cluster.
    dask.kill(good)
    root = project(tmp_path / "none", seeds(1))
    output = invoke(root, *on(dask)).output
    assert "000: 0 kept, 50 left" in output
    assert "    libretranslate: set LIBRETRANSLATE_URL to the address of the service" in output


def test_the_memory_says_of_what_kind_the_workers_engine_is(tmp_path: Path, dask: Dask, service: Service) -> None:
    root = project(tmp_path, seeds(1))
    an_ai = (
        "from briefing.translation.engines.libretranslate import LibreTranslate as Engine; Engine.origin = Origin.AI"
    )
    before = f"from briefing.desk.authorship import Origin; {an_ai}"
    dask.hire({"LIBRETRANSLATE_URL": service.url, "BEFORE": before})
    result = invoke(root, *on(dask))
    assert result.exit_code == 0, result.output
    entries = polib.pofile(str(root / "seeds" / "000.en.po"))
    assert {entry.tcomment for entry in entries} == {"origin: ai\nengine: libretranslate"}


@pytest.mark.sweep
def test_interrupted_it_keeps_what_has_come_and_calls_off_the_rest(
    tmp_path: Path, dask: Dask, service: Service
) -> None:
    root = project(tmp_path, seeds(4))
    dask.hire(*[{"LIBRETRANSLATE_URL": service.url}] * 2)
    service.delay = 0.2
    process = start(root, *on(dask))
    while len(service.asked) < 60:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    output = process.communicate()[0]
    assert process.returncode == 1
    assert "Interrupted; what was translated is kept. Run the command again for the rest." in output
    assert "Traceback" not in output
    kept = {entry.msgid for path in root.glob("seeds/*.po") for entry in polib.pofile(str(path))}
    assert len(kept) >= 20
    assert len(service.asked) < 200
    service.delay = 0.0
    service.asked.clear()
    assert invoke(root, *on(dask)).exit_code == 0
    assert not kept & set(service.asked)
    assert sum(map(len, map(polib.pofile, map(str, root.glob("seeds/*.po"))))) == 200


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("environment", "complaint"),
    [
        ({"BEFORE": "import platform; platform.python_version_tuple = lambda: ('3', '10', '4')"}, "Python 3.10, while"),
        ({"PYTHONPATH": "OLDER"}, "program "),
        ({"PYTHONPATH": "SOMEBODY_ELSES"}, "No module named 'briefing.translation'"),
    ],
    ids=["Python", "program", "none"],
)
def test_a_worker_with_another_version_is_refused(
    tmp_path: Path, dask: Dask, environment: dict[str, str], complaint: str
) -> None:
    root = project(tmp_path / "OLDER", seeds(1))
    with (root / "hooks" / "briefing" / "translation" / "chain.py").open("a") as file:
        file.write("# Changed.\n")
    other = tmp_path / "SOMEBODY_ELSES" / "hooks" / "briefing"
    other.mkdir(parents=True)
    (other / "__init__.py").touch()
    if path := environment.get("PYTHONPATH"):
        environment = {"PYTHONPATH": str(tmp_path / path / "hooks")}
    dask.hire(environment)
    result = invoke(root, *on(dask))
    assert result.exit_code == 1
    assert result.output.startswith("Error: tcp://127.0.0.1:")
    assert " runs another version: " in result.output
    assert complaint in result.output
    assert result.output.endswith("Bring it up to date and start it again\n")
    assert not list(root.glob("seeds/*.po"))


@pytest.mark.parametrize("name", ["desk/original.py", "german/sentences.py", "translation/chain.py"])
def test_a_change_in_each_package_that_a_worker_needs_is_another_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    core = project(tmp_path, {}) / "hooks" / "briefing"
    monkeypatch.setattr(f"{program_version.__module__}.__file__", str(core / "translation" / "cluster" / "worker.py"))
    before = program_version()
    with (core / name).open("a") as file:
        file.write("# Changed.\n")
    assert program_version() != before


class _Lossy:
    """A scheduler that has not yet noticed which of its workers are gone."""

    def __init__(self, said: dict[str, object]) -> None:
        self._said = said

    def nthreads(self) -> dict[str, int]:
        return dict.fromkeys(self._said, 1)

    def run(self, *_: object, **__: object) -> dict[str, object]:
        return self._said


def test_a_worker_that_is_lost_while_it_is_asked_has_no_other_version() -> None:
    """Dask says so by an error in the place of the answer."""
    gone = CommClosedError("Connection reset by peer")
    ClusterExecutor(_Lossy({"tcp://one": program_version(), "tcp://two": gone}), ["local"], print).check()
    with pytest.raises(ClusterError, match="the scheduler has no workers"):
        ClusterExecutor(_Lossy({"tcp://two": gone}), ["local"], print).check()
    with pytest.raises(ClusterError, match=r"tcp://one runs another version: older"):
        ClusterExecutor(_Lossy({"tcp://one": "older", "tcp://two": gone}), ["local"], print).check()


@pytest.mark.sweep
def test_a_model_is_loaded_once_in_a_process_and_speaks_as_it_does_without_a_cluster(
    tmp_path: Path, dask: Dask, monkeypatch: pytest.MonkeyPatch
) -> None:
    setting = {"BRIEFING_LOCAL_MODEL": str(tiny_model.make(tmp_path / "model"))}
    roots = [project(tmp_path / name, {"a.txt": ARTICLE}) for name in ("threads", "workers")]
    alone = invoke(roots[0], "--engine", "local", **setting)
    dask.hire(setting)
    together = invoke(roots[1], "--engine", "local", "--scheduler", dask.address)
    assert alone.output == together.output
    assert "a: 5 kept" in alone.output
    assert memories(roots[0]) == memories(roots[1])

    monkeypatch.setenv("BRIEFING_LOCAL_MODEL", setting["BRIEFING_LOCAL_MODEL"])
    state = WorkerState()
    first, second = (state.chain(Job(run, ("local",), "")) for run in "ab")
    assert first is not second
    assert first._engine("local") is second._engine("local")
    made: list[Engine] = [maker() for maker in engine_factories(["local", "google"]).values() for _ in range(2)]
    assert made[0] is made[1]
    assert made[2] is not made[3]


@pytest.mark.sweep
def test_without_workers_it_ends(tmp_path: Path, dask: Dask, service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path, seeds(1))
    assert invoke(root, *on(dask)).output == "Error: the scheduler has no workers: start some, as docs/scale.md says\n"
    dask.hire({"LIBRETRANSLATE_URL": service.url})
    service.misbehave = lambda _text, turn: [dask.kill(name) for name in dask.workers] and None if turn else None
    monkeypatch.setattr("briefing.translation.cluster.client._LONGEST_WITHOUT_WORKERS", 2)
    monkeypatch.setattr("briefing.translation.cluster.client._POLL_INTERVAL", 0.2)
    articles = read_desk(root).articles
    with (
        pytest.raises(ClusterError, match="all workers are gone; what was translated is kept"),
        connected(dask.address, ["libretranslate"], print) as workers,
    ):
        TranslationRun(articles, articles, root).execute(workers)


@pytest.mark.sweep
def test_a_scheduler_that_ends_is_said_to_have(tmp_path: Path, service: Service) -> None:
    root = project(tmp_path / "project", seeds(4))
    dask = Dask(tmp_path)
    dask.start()
    dask.hire({"LIBRETRANSLATE_URL": service.url})
    service.asked.clear()
    service.misbehave = lambda _text, _turn: None
    service.delay = 0.2
    process = start(root, *on(dask))
    while len(service.asked) < 60:
        time.sleep(0.02)
    assert dask.scheduler
    dask.scheduler.kill()
    dask.scheduler.wait()
    output = process.communicate()[0]
    for worker in dask.workers.values():
        worker.kill()
        worker.wait()
    assert process.returncode == 1
    assert output == "Error: the scheduler is gone; what was translated is kept\n"
    assert sum(map(len, map(polib.pofile, map(str, root.glob("seeds/*.po"))))) >= 20


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nowhere", "http://127.0.0.1:1"])
def test_no_scheduler_is_said_before_the_desk_is_read(tmp_path: Path, address: str) -> None:
    root = project(tmp_path, seeds(1) | {"001.txt": ""})
    result = invoke(root, "--scheduler", address)
    assert result.exit_code == 1
    assert result.output.startswith(f"Error: no scheduler answers at {address}: ")
    assert result.output.count("\n") == 1


def test_the_extra_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project(tmp_path, seeds(1)))
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = CliRunner().invoke(main, ["translate", "--scheduler", "tcp://127.0.0.1:1"])
    assert result.exit_code == 1
    assert result.output == (
        "Error: --scheduler wants a package that is not installed: "
        ".venv/bin/pip install --require-hashes -r requirements-cluster.txt\n"
    )
    # Without it nothing of Dask is wanted.
    assert CliRunner().invoke(main, ["translate", "--dry-run"]).output == "000: 50 to ask for, 0 known\n"
    result = CliRunner().invoke(main, ["translate", "--scheduler", "tcp://127.0.0.1:1", "--jobs", "3"])
    assert result.exit_code == 2
    assert "each worker's --nthreads decides" in result.output
