"""Briefs in; a folder of minimal pages in each language, and from it the two search bundles, out.

Two bundles, since one index stems one language only. Each page carries, for every sentence, its twin in the other
language, so that a result can show both without another request.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefing.knowledge.brief import Brief
from briefing.pages import wording
from briefing.pages.templates import Templates

LANGUAGES = {"de": "search_german.html", "en": "search_english.html"}

# Pagefind's own search boxes and highlighter, which the site does not use.
_UNUSED = ("pagefind-*ui*", "pagefind-component*", "pagefind-highlight*")


def search_pages(briefs: Sequence[Brief], templates: Templates) -> dict[str, dict[str, str]]:
    """Return, for each language, the minimal pages to index by their path below the site's root."""
    return {
        language: {f"articles/{brief.article.slug}/index.html": _page(brief, language, templates) for brief in briefs}
        for language in LANGUAGES
    }


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


def _page(brief: Brief, language: str, templates: Templates) -> str:
    english = brief.translation.english
    sentences = brief.article.sentences
    if language == "de":
        twins = {sentence.id: english[sentence.id].text for sentence in sentences}
    else:
        twins = {sentence.id: sentence.text for sentence in sentences}
    notes = brief.notes
    return templates.render(
        LANGUAGES[language],
        brief=brief,
        notes=notes,
        sentences=sentences,
        english=english,
        twins=json.dumps({id: twin for id, twin in twins.items() if twin}, ensure_ascii=False),
        about=" · ".join(_about(brief)),
        names=[*(n.entry.name for n in brief.named.values()), *(topic.entry.name for topic in brief.topics)],
    )


def _about(brief: Brief) -> list[str]:
    outlet = [brief.outlet.value] if brief.outlet.value else []
    return [wording.date_in_words(brief.notes.published), *outlet, wording.made_in_words(brief)]


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
