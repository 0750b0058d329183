"""The folder `seeds/` in; its articles, every problem, and what is worth knowing out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.desk.article import Article
from briefing.desk.duplicates import clashes, repeats
from briefing.desk.evidence import Evidence
from briefing.desk.files import Files
from briefing.desk.layout import recognise_layout
from briefing.desk.memory import Memory, read_memory
from briefing.desk.mentions import Mentions
from briefing.desk.metadata import Notes
from briefing.desk.reference import Entry, Reference
from briefing.desk.reference_files import FILES, read_reference
from briefing.desk.sidecar import read_notes
from briefing.desk.unmatched import MEMORY, ORIGINAL, REFERENCE, SIDECAR, misplaced, passed_over
from briefing.desk.warnings import remarks
from briefing.diagnostics import Problem
from briefing.german.bidi import TURNS
from briefing.german.detection import looks_german

_LONGEST_STEM = 200
_MOST_LINES = 20_000
_MOST_SENTENCES = 10_000
"""Of an article: as many as in two long novels; its page holds each twice."""
_NOT_IN_ADDRESSES = re.compile(rf"[\x00-\x1f\x7f-\x9f\\\ud800-\udfff{TURNS}]|[. ]$")
# Names of devices on Windows, where nobody could check the project out.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


@dataclass(frozen=True)
class Desk:
    """What lies in `seeds/`."""

    articles: tuple[Article, ...]
    """In the order of their ids, drafts too."""
    reference: Reference
    problems: tuple[Problem, ...]
    """What must be mended before anything is built."""
    notices: tuple[Problem, ...]
    """What stops nothing."""

    @property
    def published(self) -> tuple[Article, ...]:
        """The articles that are not drafts."""
        return tuple(article for article in self.articles if not article.notes.draft)


@dataclass(frozen=True)
class Reading:
    """What came of reading the files of one article."""

    article: Article | None
    """None where they cannot be read as one."""
    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]


def read_desk(root: Path) -> Desk:
    """Return all that lies in `seeds/` below the project's root, with the problems of every file at once."""
    desk = OpenDesk(root)
    return desk.of([desk.read(path) for path in desk.originals])


class OpenDesk:
    """A desk with its reference data read and its articles not yet: they can be read in any order, or not again."""

    def __init__(self, root: Path) -> None:
        self._root = root
        files = Files(root)
        seeds = root / "seeds"
        present = sorted(path for path in seeds.iterdir() if not path.name.startswith(".") and path.name != REFERENCE)
        self.reference = _reference(seeds / REFERENCE, files)
        self._problems = [*files.problems, *misplaced(present, "seeds")]
        self._notices = [*files.notices, *passed_over(present, "seeds")]
        self._mentions = Mentions(self.reference)
        self.originals = tuple(path for path in present if path.is_file() and path.name.endswith(ORIGINAL))
        """The articles' originals, in the order of their names."""

    def files(self, original: Path) -> tuple[bytes, ...]:
        """Return the bytes of an article's original, sidecar and memory; of one that is not read, why not."""
        return tuple(self._content(path) for path in _beside(original))

    def nameable(self, original: bytes, sidecar: bytes) -> list[Entry]:
        """Return the entries whose names or ids occur in an article's files: no other one bears on what they say."""
        return self._mentions.nameable(original.decode("utf-8", "replace"), sidecar)

    def read(self, original: Path) -> Reading:
        """Return one article with what is wrong with it alone."""
        files = Files(self._root)
        article = self._article(original, files)
        return Reading(article, tuple(files.problems), tuple(files.notices))

    def of(self, readings: Sequence[Reading]) -> Desk:
        """Return the desk of all articles, with what is wrong with them together."""
        readable = [reading.article for reading in readings if reading.article]
        problems = [*self._problems, *(one for reading in readings for one in reading.problems)]
        problems += [*clashes(readable), *repeats(readable)]
        notices = [*self._notices, *(one for reading in readings for one in reading.notices)]
        return Desk(tuple(readable), self.reference, _in_order(problems), _in_order(notices))

    def _content(self, path: Path) -> bytes:
        files = Files(self._root)
        data = files.content(path)
        return repr(files.problems).encode() if data is None else data

    def _article(self, path: Path, files: Files) -> Article | None:
        name = files.name(path)
        stem = path.name.removesuffix(ORIGINAL)
        if problem := _wrong_name(stem, name):
            files.problems.append(problem)
            return None
        data = files.content(path)
        lines = files.lines(path, data) if data is not None else None
        if data is None or lines is None or _is_too_long(lines, "lines", _MOST_LINES, name, files):
            return None
        blocks = recognise_layout(lines)
        sentences = [sentence for block in blocks for sentence in block.sentences]
        if _is_too_long(sentences, "sentences", _MOST_SENTENCES, name, files):
            return None
        _, sidecar, memory = _beside(path)
        evidence = Evidence(sentences)
        article = Article(
            id=stem,
            path=name,
            original=data,
            blocks=blocks,
            reads_german=looks_german(" ".join(sentence.text for sentence in sentences)),
            mentions=self._mentions.of(sentences),
            figures=evidence.figures,
            notes=_notes(sidecar, evidence, self.reference, files),
            memory=_memory(memory, files),
        )
        files.notices += remarks(article, files.name(sidecar))
        return article


def _beside(original: Path) -> tuple[Path, ...]:
    """Return an article's original, sidecar and memory, whether they are there or not."""
    stem = original.name.removesuffix(ORIGINAL)
    return tuple(original.with_name(stem + ending) for ending in (ORIGINAL, SIDECAR, MEMORY))


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.path, problem.line or 0)))


def _is_too_long(parts: Sequence[object], of: str, most: int, name: str, files: Files) -> bool:
    if len(parts) <= most:
        return False
    what = f"has {len(parts)} {of}, more than {most}"
    files.problems.append(Problem(name, None, what, "split it into articles, or check what it holds"))
    return True


def _notes(path: Path, evidence: Evidence, reference: Reference, files: Files) -> Notes:
    text = files.text(path)
    if text is None:
        return Notes()
    notes, problems = read_notes(text, files.name(path), evidence, reference)
    files.problems += problems
    return notes


def _memory(path: Path, files: Files) -> Memory:
    data = files.content(path)
    text = files.text_of(path, data)
    if text is None:
        return Memory(files.name(path))
    memory, problems = read_memory(text, files.name(path))
    files.problems += problems
    return replace(memory, data=data or b"")


def _reference(folder: Path, files: Files) -> Reference:
    if not folder.exists() and not folder.is_symlink():
        return Reference()
    try:
        present = sorted(folder.iterdir())
    except OSError as error:
        what = f"cannot be read as a folder ({error.strerror})"
        files.problems.append(Problem(files.name(folder), None, what, "put the files of reference data into one"))
        return Reference()
    for path in present:
        if path.name in FILES and not path.is_file():
            what = "not a file that can be read"
            files.problems.append(Problem(files.name(path), None, what, "put the file itself there, or delete this"))
        elif f"{path.stem}.yml" in FILES and path.name not in FILES:
            what = "would be passed over"
            files.problems.append(Problem(files.name(path), None, what, f"rename it to {path.stem}.yml"))
        elif path.name not in FILES and not path.name.startswith("."):
            what = "not a file of reference data, passed over"
            remedy = f"these are read: {', '.join(FILES)}"
            files.notices.append(Problem(files.name(path), None, what, remedy))
    texts = {name: files.text(folder / name) for name in FILES}
    read = read_reference({name: text for name, text in texts.items() if text is not None}, files.name(folder))
    files.problems += read[1]
    return read[0]


def _wrong_name(stem: str, name: str) -> Problem | None:
    """Return what keeps a file's name from being part of an address."""
    if len(stem.encode("utf-8", "replace")) > _LONGEST_STEM:
        return Problem(name, None, f"its name is longer than {_LONGEST_STEM} bytes", "shorten it")
    if _NOT_IN_ADDRESSES.search(stem):
        return Problem(name, None, "its name holds characters that no address can", "rename it")
    if _DEVICE.fullmatch(stem):
        return Problem(name, None, "its name is that of a device on Windows", "rename it")
    return None
