"""The pages to index in each language in, the two search bundles out: two, since one index stems one language only."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

# Pagefind's own search boxes and highlighter, which the site does not use.
_UNUSED = ("pagefind-*ui*", "pagefind-component*", "pagefind-highlight*")


def index(pages: Mapping[str, Mapping[str, str]], folder: Path) -> None:
    """Write each language's bundle to `folder/LANGUAGE`; raise RuntimeError with what Pagefind said if it fails."""
    # Pagefind takes a folder without pages for a mistake; an empty desk is none.
    if not any(pages.values()):
        return
    with tempfile.TemporaryDirectory(prefix="briefing-search-") as name:
        scratch = Path(name)
        processes = []
        for language, language_pages in pages.items():
            _write(language_pages, scratch / language)
            processes.append(_start(language, scratch / language, scratch / f"{language}-bundle"))
        # All are waited for before any complaint, so that none is left running.
        outputs = [process.communicate()[0] for process in processes]
        for process, output in zip(processes, outputs, strict=True):
            if process.returncode:
                raise RuntimeError(f"Pagefind failed with status {process.returncode}: {output.strip()}")
        for language in pages:
            _put(scratch / f"{language}-bundle", folder / language)


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
