"""What was measured, and on what machine: the commit, the processor, the memory, the versions."""

import importlib.metadata
import platform
import subprocess
from pathlib import Path

import psutil

from projects import ROOT

_PACKAGES = ("mkdocs", "mkdocs-material", "jinja2", "pagefind", "pillow", "hugo")


def describe() -> dict[str, str]:
    """Return what a reader has to know to make sense of the figures, by name."""
    return {
        "commit": _commit(),
        "processor": f"{_processor()}, {psutil.cpu_count()} cores",
        "memory": f"{psutil.virtual_memory().total / 2**30:.0f} GiB",
        "system": _system(),
        "Python": platform.python_version(),
        **{package: importlib.metadata.version(package) for package in _PACKAGES},
    }


def _commit() -> str:
    """Return the short name and day of the commit that is measured, and whether it is all that is."""
    named = _git("log", "-1", "--format=%h of %cs")
    # The page on the measurements is no part of them.
    changed = _git("status", "--porcelain", "--", ".", ":!docs/benchmark.md")
    return f"{named or 'unknown'}{', with changes' if changed else ''}"


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def _processor() -> str:
    file = Path("/proc/cpuinfo")
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.platform(terse=True)
