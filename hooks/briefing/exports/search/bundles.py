"""The pages to index in each language in, the two search bundles out: two, since one index stems one language only."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

# Pagefind's own search boxes and highlighter, which the site does not use.
_UNUSED = ("pagefind-*ui*", "pagefind-component*", "pagefind-highlight*")


def index(pages: Mapping[str, Mapping[str, str]], folder: Path, scratch: Path | None = None) -> None:
    """Write each language's bundle to `folder/LANGUAGE`; raise RuntimeError with what Pagefind said if it fails.

    `scratch` is where the pages that Pagefind reads are to lie meanwhile, if not where the system keeps such things.
    """
    # Pagefind takes a folder without pages for a mistake; an empty desk is none.
    if not any(pages.values()):
        return
    with tempfile.TemporaryDirectory(prefix="briefing-search-", dir=scratch) as name:
        _run(pages, Path(name))
        for language in pages:
            _put(Path(name) / f"{language}-bundle", folder / language)


def _run(pages: Mapping[str, Mapping[str, str]], scratch: Path) -> None:
    processes: list[subprocess.Popen[str]] = []
    try:
        for language, language_pages in pages.items():
            _write(language_pages, scratch / language)
            processes.append(_start(language, scratch / language, scratch / f"{language}-bundle"))
        for process in processes:
            output = process.communicate()[0]
            if process.returncode:
                raise RuntimeError(f"Pagefind failed with status {process.returncode}: {output.strip()}")
    finally:
        # Whatever ends this, none is left running.
        for process in processes:
            with process:
                process.kill()


def _write(pages: Mapping[str, str], folder: Path) -> None:
    folder.mkdir()
    for name, html in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")


def _start(language: str, source: Path, bundle: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "pagefind", "--site", str(source), "--output-path", str(bundle)]
    options = ["--force-language", language, "--quiet"]
    return subprocess.Popen([*command, *options], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def _put(bundle: Path, target: Path) -> None:
    for pattern in _UNUSED:
        for path in bundle.glob(pattern):
            path.unlink()
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(bundle, target)
