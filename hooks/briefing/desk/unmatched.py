"""Files in `seeds/` that belong to no article: near misses are errors, all others a warning."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from briefing.diagnostics import Diagnostic, Severity

ORIGINAL, SIDECAR, MEMORY = ".txt", ".yml", ".en.po"
"""The endings of an article's files."""
REFERENCE = "reference"
"""The folder beside the articles."""
# Near misses of the three, which would otherwise be passed over in silence.
_MEANT = {".yaml": SIDECAR, ".po": MEMORY, ".text": ORIGINAL, ".txt": ORIGINAL}
# What editors' tools leave beside the files.
_LEFTOVERS = (".mo", ".bak", "~", ".swp")


def orphans(paths: Iterable[Path], name: str) -> Iterator[Diagnostic]:
    """Yield an error for each file that looks like part of an article and is none; `name` is the folder in messages."""
    paths = list(paths)
    stems = {path.name.removesuffix(ORIGINAL) for path in paths if path.name.endswith(ORIGINAL)}
    for path in paths:
        place = f"{name}/{path.name}"
        ending = next((ending for ending in (ORIGINAL, SIDECAR, MEMORY) if path.name.endswith(ending)), None)
        stem = path.name.removesuffix(ending or "")
        if ending and not path.is_file():
            yield Diagnostic(
                place, None, "not a file that can be read", "put the file itself there, or delete this", "unreadable"
            )
        elif ending and stem not in stems:
            yield Diagnostic(
                place, None, "no article beside it", f"add {stem}{ORIGINAL}, or delete this file", "orphan"
            )
        elif not ending and path.suffix.lower() in _MEANT and path.is_file():
            meant = path.stem + _MEANT[path.suffix.lower()]
            yield Diagnostic(place, None, "would be passed over", f"rename it to {meant}", "file-name")


def ignored(paths: Iterable[Path], name: str) -> Iterator[Diagnostic]:
    """Yield a warning for what is not part of an article and does not look like it, but for what tools leave behind."""
    for path in paths:
        known = path.name.endswith((ORIGINAL, SIDECAR, MEMORY, *_LEFTOVERS)) or path.name.lower().startswith("readme")
        if not known and not (path.suffix.lower() in _MEANT and path.is_file()):
            what, remedy = "not an article, passed over", "save an article as UTF-8 text that ends in .txt"
            yield Diagnostic(f"{name}/{path.name}", None, what, remedy, "ignored-file", Severity.WARNING)
