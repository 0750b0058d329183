"""The pages to index in each language in, the two search bundles out: two, since one index stems one language only.

Pagefind numbers pages in the order in which it meets them, and a folder that it walks has another order on another
machine. Hence it is told page by page, as its packages for Python and Node.js do, by messages to `pagefind --service`.
"""

import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

# Pagefind's own search boxes and highlighter, which the site does not use.
_UNUSED = ("pagefind-*ui*", "pagefind-component*", "pagefind-highlight*")


def index(pages: Mapping[str, Mapping[str, str]], folder: Path, scratch: Path | None = None) -> None:
    """Write each language's bundle to `folder/LANGUAGE`; raise RuntimeError with what Pagefind said if it fails.

    `scratch` is where the bundles are to lie until they are whole, if not where the system keeps such things.
    """
    # Pagefind takes an index without pages for a mistake; an empty desk is none.
    if not any(pages.values()):
        return
    with tempfile.TemporaryDirectory(prefix="briefing-search-", dir=scratch) as name:
        bundles = {language: Path(name) / language for language in pages}
        services = {language: _Service(Path(name) / f"{language}.log") for language in pages}
        with ThreadPoolExecutor(len(pages)) as pool:
            try:
                jobs = [pool.submit(services[key].index, key, pages[key], bundle) for key, bundle in bundles.items()]
                for job in jobs:
                    job.result()
            finally:
                # Whatever ends this, none is left running, nor a thread that waits for it.
                for service in services.values():
                    service.end()
        for language, bundle in bundles.items():
            _put(bundle, folder / language)


class _Service:
    """A running Pagefind; see `pagefind.service.types` in its package for the messages."""

    def __init__(self, log: Path) -> None:
        self._log = log
        command = [sys.executable, "-m", "pagefind", "--service"]
        with log.open("wb") as errors:
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors)

    def index(self, language: str, pages: Mapping[str, str], bundle: Path) -> None:
        """Write one bundle, from the pages in their order."""
        number = self._ask(type="NewIndex", config={"force_language": language})["index_id"]
        for name, html in pages.items():
            self._ask(type="AddFile", index_id=number, file_path=name, file_contents=html)
        self._ask(type="WriteFiles", index_id=number, output_path=str(bundle.resolve()))

    def end(self) -> None:
        """Let go of the process, whatever it is doing."""
        self._process.kill()
        self._process.communicate()

    def _ask(self, **payload: object) -> dict[str, Any]:
        """Send one message and return the answer to it; both end with a comma."""
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

    def _receive(self) -> bytes:
        """Return the next answer; nothing comes after it before there is another message."""
        received = b""
        while not received.endswith(b","):
            chunk = os.read(self._process.stdout.fileno(), 1 << 20) if self._process.stdout else b""
            if not chunk:
                raise EOFError
            received += chunk
        return received


def _put(bundle: Path, target: Path) -> None:
    for pattern in _UNUSED:
        for path in bundle.glob(pattern):
            path.unlink()
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(bundle, target)
