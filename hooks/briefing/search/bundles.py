"""The search bundles: for each language its own, since an index stems one language only.

Pagefind numbers pages in the order in which it meets them, and a folder that it walks has another order on another
machine. Hence it gets page after page by messages to `pagefind --service`, as from its package for Python, which sleeps
0.1 s for each answer. A bundle of the same pages as in an earlier build is taken from the store.
"""

import base64
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Any

from briefing.store import Store, digest

# Pagefind's own search boxes and highlighter, which the site does not use.
_UNUSED = ("pagefind-*ui*", "pagefind-component*", "pagefind-highlight*")
# A shard uses those of the bundle that it is joined to.
_SHARED = ("pagefind*.js", "wasm*")
_AT_ONCE = 2
"""Indexing processes; each needs memory for its whole shard, see `shards`."""
_CHUNK = "1500"
"""Entries of words in one file of an index, some 2 kB. A search loads a file for each of its words, and a list of all
files, some 12 bytes for each; with Pagefind's default of 20,000 entries, a file has 25 kB and more."""
_DATE = (1980, 1, 1, 0, 0, 0)

_Pages = Mapping[str, str]


def index(bundles: Mapping[str, _Pages], folder: Path, scratch: Path | None = None, store: Store | None = None) -> None:
    """Write each bundle to `folder/NAME` (`de`, `de/2013-2015`); raise RuntimeError with why Pagefind failed.

    `bundles` are the pages of each bundle by their paths, in their order; they are made when they are asked for.
    `scratch` is the folder for bundles that are not complete yet, if not the system's own.
    """
    store = store or Store()
    with tempfile.TemporaryDirectory(prefix="briefing-search-", dir=scratch) as temporary:
        places = {bundle: Path(temporary) / bundle.replace("/", "-") for bundle in bundles}
        names = [bundle for bundle, pages in bundles.items() if pages]
        for start in range(0, len(names), _AT_ONCE):
            # Only the pages of these are in memory.
            pages = {bundle: dict(bundles[bundle]) for bundle in names[start : start + _AT_ONCE]}
            _index_some(pages, places, store)
        # A shard's folder is in that of the bundle that it is joined to. An empty desk has no bundle.
        for bundle in sorted(bundle for bundle in bundles if places[bundle].exists()):
            _put(places[bundle], folder / bundle)
    store.forget_unused()


def _index_some(pages: Mapping[str, _Pages], places: Mapping[str, Path], store: Store) -> None:
    keys = {bundle: _key(bundle, own) for bundle, own in pages.items()}
    missing = [bundle for bundle in pages if not _unpack(store.get(keys[bundle]), places[bundle])]
    _make({bundle: pages[bundle] for bundle in missing}, places)
    for bundle in missing:
        _strip(bundle, places[bundle])
        store.put(keys[bundle], _pack(places[bundle]))


def _key(bundle: str, pages: _Pages) -> str:
    """Return the key of a bundle: a hash of its pages and of the program that indexes them."""
    program = version("pagefind"), version("pagefind_bin"), Path(__file__).read_bytes()
    return digest(*program, bundle, *(part for page in pages.items() for part in page))


def _make(pages: Mapping[str, _Pages], places: Mapping[str, Path]) -> None:
    services = {bundle: _Service(places[bundle].with_suffix(".log")) for bundle in pages}
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        try:
            jobs = [
                pool.submit(services[bundle].index, _language(bundle), own, places[bundle])
                for bundle, own in pages.items()
            ]
            for job in jobs:
                job.result()
        finally:
            # On any error, too, so that no process is left running, nor a thread that waits for it.
            for service in services.values():
                service.end()


def _language(bundle: str) -> str:
    """Return the language to index a bundle in; a shard's has a private part, with which the ids of its results begin.

    So `de/2013-2015` is `de-x-2013-2015` (RFC 5646, 2.2.7), and Pagefind stems it as German.
    """
    return bundle.replace("/", "-x-")


def _strip(bundle: str, place: Path) -> None:
    for pattern in (*_UNUSED, *(_SHARED if "/" in bundle else ())):
        for path in place.glob(pattern):
            path.unlink()


def _pack(place: Path) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for path in sorted(path for path in place.rglob("*") if path.is_file()):
            archive.writestr(zipfile.ZipInfo(path.relative_to(place).as_posix(), _DATE), path.read_bytes())
    return file.getvalue()


def _unpack(packed: bytes | None, place: Path) -> bool:
    """Unpack a bundle to a folder; return False if there is none."""
    if packed is None:
        return False
    with zipfile.ZipFile(io.BytesIO(packed)) as files:
        files.extractall(place)
    return True


class _Service:
    """A running Pagefind; see `pagefind.service.types` in its package for the messages."""

    def __init__(self, log: Path) -> None:
        self._log = log
        command = [sys.executable, "-m", "pagefind", "--service"]
        with log.open("wb") as errors:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env={**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": _CHUNK},
            )

    def index(self, language: str, pages: _Pages, bundle: Path) -> None:
        """Write the bundle of these pages, in their order."""
        number = self._ask(type="NewIndex", config={"force_language": language})["index_id"]
        for name, html in pages.items():
            self._ask(type="AddFile", index_id=number, file_path=name, file_contents=html)
        # Not by `WriteFiles`, which answers before all files are written.
        for file in self._ask(type="GetFiles", index_id=number)["files"]:
            path = bundle / file["path"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(base64.b64decode(file["content"]))

    def end(self) -> None:
        """Kill the process, whatever it is doing."""
        # This also closes its pipes and waits for it.
        with self._process:
            self._process.kill()

    def _ask(self, **payload: object) -> dict[str, Any]:
        """Send a message and return the answer; both end with a comma."""
        message = json.dumps({"message_id": 1, "payload": payload}).encode()
        try:
            self._send(base64.b64encode(message) + b",")
            answer: dict[str, Any] = json.loads(base64.b64decode(self._receive()))["payload"]
        except ValueError:
            raise RuntimeError("Pagefind failed: its answer cannot be read") from None
        except (BrokenPipeError, EOFError):
            self._process.wait()
            said = self._log.read_text(encoding="utf-8", errors="replace").strip()
            raise RuntimeError(f"Pagefind failed with status {self._process.returncode}: {said}") from None
        if answer["type"] == "Error":
            raise RuntimeError(f"Pagefind failed: {answer['message']}")
        return answer

    def _send(self, message: bytes) -> None:
        if stream := self._process.stdin:
            stream.write(message)
            stream.flush()

    def _receive(self) -> bytearray:
        """Return the next answer; there is no other before the next message."""
        received = bytearray()
        while not received.endswith(b","):
            chunk = os.read(self._process.stdout.fileno(), 1 << 20) if self._process.stdout else b""
            if not chunk:
                raise EOFError
            received += chunk
        return received


def _put(bundle: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(bundle, target)
