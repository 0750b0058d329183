"""A project in; how long its preview takes to show an article that has just been saved, out."""

import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, TypeVar

from bench.measuring import variables

_Found = TypeVar("_Found")

_TIMES = 2
"""An article is changed and changed back, so often."""
_PAUSE = 0.02
_PATIENCE = 1800
"""Seconds; who has so many articles that the first build takes longer, measures something else."""
_LAST = b"up to date"
"""What a preview says once it has made what no reader of a page waits for."""


def reload(root: Path, environment: Mapping[str, str]) -> float:
    """Return the seconds from saving an article's headline until its page has it, in the best of a few trials."""
    sidecar = min((root / "seeds").glob("*.yml"))
    text = sidecar.read_text(encoding="utf-8")
    slug, headline = (_found(pattern, text) for pattern in (r"^slug: (.+)$", r"^  en: (.+)$"))
    changed = f"Changed {headline}"
    with tempfile.TemporaryFile() as output:
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{_free_port()}"]
        process = subprocess.Popen(
            command, cwd=root, env=variables(environment), stdout=output, stderr=subprocess.STDOUT
        )
        try:
            site = _until(lambda: _address(output), process)
            page = f"{site}articles/{slug}/"
            trials = []
            for number, (old, new) in enumerate(((headline, changed), (changed, headline)) * _TIMES, 1):
                # Whoever saves again reads first what the last change has made of the page.
                _until(lambda number=number: _said(output).count(_LAST) >= number, process)
                sidecar.write_text(sidecar.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
                began = time.perf_counter()
                _until(lambda new=new: f"<title>{new}" in _get(page), process)
                trials.append(time.perf_counter() - began)
        finally:
            process.kill()
            process.wait()
    return min(trials)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.MULTILINE)
    if not found:
        raise RuntimeError(f"{pattern} is not in the sidecar that was to be changed")
    return found[1]


def _address(output: IO[bytes]) -> str:
    """Return where a preview serves, as soon as it says so."""
    found = re.search(rb"Serving on (http://\S+)", _said(output))
    return found[1].decode() if found else ""


def _said(output: IO[bytes]) -> bytes:
    output.seek(0)
    return output.read()


def _get(address: str) -> str:
    try:
        with urllib.request.urlopen(address) as response:
            return str(response.read().decode(errors="replace"))
    except urllib.error.HTTPError:
        return ""


def _until(what: Callable[[], _Found], process: subprocess.Popen[bytes]) -> _Found:
    """Return what something gives as soon as it gives anything; raise RuntimeError if the preview ends before."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        if found := what():
            return found
        time.sleep(_PAUSE)
    raise RuntimeError("the preview ended, or never showed what it was to show")
