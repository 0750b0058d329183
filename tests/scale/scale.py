"""The arithmetic of docs/scale.md: `make bench-scale` prints its tables, test_scale.py holds the page to them.

What was measured here, what a provider publishes and what is assumed are constants; everything else follows.
"""

import shutil
import tempfile
from pathlib import Path

from briefing.desk.article import Article
from briefing.desk.folder import read_desk
from briefing.translation.engines.google import Google
from briefing.translation.engines.mymemory import MyMemory
from briefing.translation.fill import _BATCH_SIZE
from projects import FIVE

WANTED = 100_000

# Measured by `make bench-scale` on 22 November 2026: one core of an Intel Xeon of a cloud's two, in processor seconds.
MODEL_SECONDS = 0.189
"""For a sentence."""
DESK_SECONDS = 0.014
"""What the command itself takes for an article."""
DESK_BYTES = 43_000

# Published; docs/scale.md says where, and when it was read.
DEEPL_EUROS = 20.0
DEEPL_DOLLARS = 25.0
"""For a million characters of German."""
MYMEMORY_CHARACTERS = 5_000
"""A day, for whoever does not say who asks."""
DASK_SECONDS = 0.001
"""The most that Dask's scheduler takes for a task."""

# Assumed.
CHARACTERS_A_TOKEN = 4.5
CALL_SECONDS = 0.5
"""That a call to a service takes."""
CORE_HOUR = 0.05
"""Euros for a core of a rented machine."""
WORKERS, THREADS = 10, 4


def five() -> tuple[Article, ...]:
    """Return the five articles."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(FIVE, Path(folder) / "seeds")
        return read_desk(Path(folder)).articles


def texts() -> list[str]:
    """Return their originals."""
    return [path.read_text(encoding="utf-8-sig") for path in sorted(FIVE.glob("*.txt"))]


def batches() -> list[list[str]]:
    """Return their sentences as they are asked for."""
    found = []
    for article in five():
        for block in article.blocks:
            sentences = [sentence.text for sentence in block.sentences]
            found += [sentences[start : start + _BATCH_SIZE] for start in range(0, len(sentences), _BATCH_SIZE)]
    return found


def sizes() -> dict[str, int]:
    """Return how much of each there is in the five articles."""
    sentences = [text for batch in batches() for text in batch]
    return {"sentences": len(sentences), "characters": sum(map(len, sentences)), "batches": len(batches())}


def wanted() -> dict[str, float]:
    """Return how much of each there is in as many articles as are wanted."""
    return {name: size * WANTED / len(texts()) for name, size in sizes().items()}


def table_of_sizes() -> list[str]:
    """Return the lines of the table that says how much there is to do."""
    lines = [f"| | {len(texts())} articles | an article | {WANTED:,} articles |", "|---|--:|--:|--:|"]
    for name, size in sizes().items():
        lines.append(f"| {name} | {size:,} | {size / len(texts()):,.1f} | {wanted()[name]:,.0f} |")
    return lines


def table_of_engines() -> list[str]:
    """Return the lines of the table that says what each engine takes."""
    n = wanted()
    million = n["characters"] / 1e6
    core_hours = n["sentences"] * MODEL_SECONDS / 3600
    calls = n["batches"] * CALL_SECONDS / 3600
    years = n["characters"] / MYMEMORY_CHARACTERS / 365
    at_once = WORKERS * THREADS
    return [
        f"| engine | 8 threads of one machine | {WORKERS} workers with {THREADS} threads and cores each | money |",
        "|---|--:|--:|--:|",
        f"| `deepl` | {calls / 8:,.1f} hours | {calls / at_once:,.1f} hours "
        f"| € {million * DEEPL_EUROS:,.0f}, or $ {million * DEEPL_DOLLARS:,.0f} |",
        f"| `local`, 8 cores and {at_once} | {core_hours / 8:,.1f} hours | {core_hours / at_once:,.1f} hours "
        f"| € {core_hours * CORE_HOUR:,.2f} |",
        f"| `google` | {n['sentences'] * max(CALL_SECONDS / 8, Google.limits.interval) / 3600:,.1f} hours "
        f"| {n['sentences'] * max(CALL_SECONDS / at_once, Google.limits.interval) / 3600:,.1f} hours | none |",
        f"| `mymemory` | {years:,.0f} years | {years:,.0f} years | none |",
    ]


def table_of_the_command() -> list[str]:
    """Return the lines of the table that says what the machine that gives the command must have."""
    return [
        "| the machine that gives the command | |",
        "|---|--:|",
        f"| its own work, on one core | {WANTED * DESK_SECONDS / 60:,.0f} minutes |",
        f"| its memory | {WANTED * DESK_BYTES / 1e9:,.1f} GB |",
        f"| the scheduler's work, at most | {wanted()['batches'] * DASK_SECONDS / 60:,.0f} minutes |",
    ]


def tables() -> list[list[str]]:
    """Return the page's tables."""
    return [table_of_sizes(), table_of_engines(), table_of_the_command()]


def constants() -> dict[str, str]:
    """Return how the page writes each figure that does not follow from others."""
    return {
        "MODEL_SECONDS": f"{MODEL_SECONDS:.3f} s",
        "DESK_SECONDS": f"{DESK_SECONDS:.3f} s",
        "DESK_BYTES": f"{DESK_BYTES / 1000:.0f} kB",
        "DEEPL_EUROS": f"€ {DEEPL_EUROS:.0f}",
        "DEEPL_DOLLARS": f"$ {DEEPL_DOLLARS:.0f}",
        "MYMEMORY_CHARACTERS": f"{MYMEMORY_CHARACTERS:,} characters a day",
        "DASK_SECONDS": f"{DASK_SECONDS * 1000:.0f} ms",
        "CHARACTERS_A_TOKEN": f"{CHARACTERS_A_TOKEN} characters",
        "CALL_SECONDS": f"{CALL_SECONDS} s",
        "CORE_HOUR": f"€ {CORE_HOUR:.2f}",
        "google": f"{Google.limits.interval * 1000:.0f} ms",
        "mymemory": f"{MyMemory.limits.bytes} bytes",
    }
