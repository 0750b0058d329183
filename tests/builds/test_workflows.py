"""The workflows on GitHub: what they may do, and their own shell steps, run here with GitHub's part stubbed."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from projects import FIVE, ROOT, files, made_up, page, typed
from services import running

WORKFLOWS = {path.stem: yaml.safe_load(path.read_text()) for path in (ROOT / ".github/workflows").glob("*.yml")}
STEPS = [
    (name, step)
    for name, workflow in WORKFLOWS.items()
    for job in workflow["jobs"].values()
    for step in job["steps"]
]  # fmt: skip
MAY_WRITE = {"pages": {"pages", "id-token"}, "translate": {"contents", "pull-requests"}}
SHELL = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]
"""GitHub's own way to run a step."""


def shell(workflow: str) -> list[str]:
    return [step["run"] for name, step in STEPS if name == workflow and "run" in step]


def run(line: str, root: Path, stubs: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = typed() | environment
    variables["PATH"] = f"{stubs}:{variables['PATH']}"
    return subprocess.run([*SHELL, line], cwd=root, env=variables, capture_output=True, text=True, check=False)


@pytest.fixture
def stubs(tmp_path: Path) -> Path:
    """What only a runner has: a sudo that asks nobody and a network that installs packages."""
    folder = tmp_path / "stubs"
    folder.mkdir()
    for name, line in {"sudo": 'exec "$@"', "apt-get": 'echo "apt-get $*"'}.items():
        (folder / name).write_text(f"#!/bin/sh\n{line}\n")
        (folder / name).chmod(0o755)
    return folder


def test_actions_are_pinned_by_commit() -> None:
    used = [step["uses"] for _, step in STEPS if "uses" in step]
    assert len(used) >= 10
    assert [action for action in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action)] == []


def test_nothing_from_outside_reaches_a_shell_line() -> None:
    assert [line for name in WORKFLOWS for line in shell(name) if "${{" in line] == []


def test_no_workflow_may_do_more_than_it_does() -> None:
    for name, workflow in WORKFLOWS.items():
        assert workflow["permissions"] == {}
        granted = [item for job in workflow["jobs"].values() for item in job["permissions"].items()]
        assert {scope for scope, level in granted if level == "write"} == MAY_WRITE.get(name, set())
    assert "pull_request_target" not in str(WORKFLOWS)


def test_a_pull_request_is_checked_as_on_a_developers_machine(stubs: Path) -> None:
    install, *commands = shell("check")
    assert run(install, ROOT, stubs).stdout.splitlines()[-1].startswith("apt-get install")
    assert commands == ["make check", "make test-all", "make lint", "make audit"]
    # These tests are part of it, so it only has to find them.
    collected = run(commands[1], ROOT, stubs, PYTEST_ADDOPTS="--collect-only")
    assert collected.returncode == 0, collected.stdout + collected.stderr
    assert Path(__file__).name in collected.stdout


def test_every_machine_runs_the_commands_that_a_developer_types() -> None:
    here = re.findall(r"^(make .*)$", (ROOT / ".ci" / "run").read_text(), re.MULTILINE)
    lines = [line for name in WORKFLOWS for line in shell(name)]
    there = [line for line in lines if line.startswith("make ")]
    assert here == ["make test", "make lint", "make check", "make sweeps", "make audit", "make build"]
    assert {*here, "make test-all"} - {"make test", "make sweeps"} <= set(there)
    listed = set(re.findall(r"^([a-z-]+):.* ## ", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert {line.split()[1] for line in (*here, *there)} <= listed
    # What a target does, no step does past it.
    assert [line for line in lines if re.search(r"\b(python3?|pip|pytest|mkdocs|ruff|mypy|npm|npx)\b", line)] == []


def test_the_site_is_built_for_the_address_that_pages_gives_it(tmp_path: Path, stubs: Path) -> None:
    [line] = shell("pages")
    root = made_up(tmp_path / "project")
    built = run(line, root, stubs, SITE_URL="https://someone.github.io/press/")
    assert built.returncode == 0, built.stdout + built.stderr
    [upload] = [step["with"]["path"] for _, step in STEPS if "upload-pages-artifact" in step.get("uses", "")]
    canonical = page(root / upload, "about").find("link", rel="canonical")
    assert canonical["href"] == "https://someone.github.io/press/about/"


def test_the_site_is_handed_to_pages() -> None:
    workflow = WORKFLOWS["pages"]
    jobs = workflow["jobs"]
    steps = {name: {step.get("id"): step for step in job["steps"]} for name, job in jobs.items()}
    # Pages says where the site will live, without a slash at the end.
    [build] = [step for step in jobs["build"]["steps"] if step.get("run") == "make build"]
    assert build["env"] == {"SITE_URL": "${{ steps.pages.outputs.base_url }}/"}
    assert "configure-pages" in steps["build"]["pages"]["uses"]
    [python] = [step["with"] for step in jobs["build"]["steps"] if "setup-python" in step.get("uses", "")]
    assert (python["cache"], python["cache-dependency-path"]) == ("pip", "requirements.txt")
    # Only what deploys may write, and it runs nothing of the repository.
    assert not [job for job in jobs.values() if "write" in job["permissions"].values() and job is not jobs["deploy"]]
    assert [step["uses"].split("@")[0] for step in jobs["deploy"]["steps"]] == ["actions/deploy-pages"]
    assert jobs["deploy"]["needs"] == "build"
    assert jobs["deploy"]["environment"] == {
        "name": "github-pages", "url": "${{ steps.deployment.outputs.page_url }}",
    }  # fmt: skip
    assert "deployment" in steps["deploy"]
    assert workflow["concurrency"] == {"group": "pages", "cancel-in-progress": False}
    # YAML 1.1 reads the key `on` as true.
    assert workflow[True]["push"] == {"branches": ["main"]}


def test_machine_english_is_written_where_the_pull_request_looks(tmp_path: Path, stubs: Path) -> None:
    [line] = shell("translate")
    root = made_up(tmp_path / "project")
    new = next((root / "seeds").glob("*.en.po"))
    new.unlink()
    before = files(root / "seeds")
    with running("libretranslate") as service:
        environment = {"BRIEFING_ENGINES": "libretranslate", "LIBRETRANSLATE_URL": service.url, "NO_PROXY": "127.0.0.1"}
        translated = run(line, root, stubs, **environment)
    assert translated.returncode == 0, translated.stdout + translated.stderr
    [paths] = [step["with"]["add-paths"] for _, step in STEPS if "create-pull-request" in step.get("uses", "")]
    changed = {name for name, content in files(root / "seeds").items() if before.get(name) != content}
    assert changed - {".lock"} == {new.name}
    assert new in root.glob(paths)
    assert "fuzzy" in new.read_text()
    assert (FIVE / new.name).is_file()


def test_no_step_keeps_credentials() -> None:
    checkouts = [step for _, step in STEPS if "actions/checkout" in step.get("uses", "")]
    assert len(checkouts) >= len(WORKFLOWS)
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)
