"""The folder `seeds/`: all articles, the reference data, and what is wrong with them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.desk.article import Article
from briefing.desk.duplicates import duplicate_slugs, duplicate_texts
from briefing.desk.evidence import Evidence
from briefing.desk.files import SeedReader
from briefing.desk.layout import recognise_layout
from briefing.desk.memory import Memory, read_memory
from briefing.desk.mentions import Mentions
from briefing.desk.metadata import Metadata
from briefing.desk.reference import Reference
from briefing.desk.reference_files import FILES, read_reference
from briefing.desk.sidecar import read_metadata
from briefing.desk.unmatched import MEMORY, ORIGINAL, REFERENCE, SIDECAR, ignored, orphans
from briefing.desk.warnings import article_warnings
from briefing.diagnostics import Diagnostic, Severity, errors, warnings
from briefing.german.bidi import CONTROLS
from briefing.german.detection import looks_german

_LONGEST_STEM = 200
_MOST_LINES = 20_000
_MOST_SENTENCES = 10_000
"""Of an article: as many as in two long novels; its page holds each twice."""
_NOT_IN_ADDRESSES = re.compile(rf"[\x00-\x1f\x7f-\x9f\\\ud800-\udfff{CONTROLS}]|[. ]$")
# Names of devices on Windows, where nobody could check the project out.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


@dataclass(frozen=True)
class Desk:
    """The content of `seeds/`."""

    articles: tuple[Article, ...]
    """In the order of their ids, drafts too."""
    reference: Reference
    diagnostics: tuple[Diagnostic, ...]
    """By their paths and lines."""

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What must be put right before anything is built."""
        return errors(self.diagnostics)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What stops nothing."""
        return warnings(self.diagnostics)

    @property
    def published(self) -> tuple[Article, ...]:
        """The articles that are not drafts."""
        return tuple(article for article in self.articles if not article.metadata.draft)


@dataclass(frozen=True)
class ReadArticle:
    """One article and the diagnostics of its files."""

    article: Article | None
    """None where they cannot be read as one."""
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What keeps it from being published."""
        return errors(self.diagnostics)


def read_desk(root: Path) -> Desk:
    """Return the content of `seeds/` below the project's root, with the diagnostics of all files."""
    desk = OpenDesk(root)
    return desk.of([desk.read(path) for path in desk.originals])


class OpenDesk:
    """A desk with its reference data read and its articles not yet: they can be read in any order, or not again."""

    def __init__(self, root: Path) -> None:
        self._root = root
        files = SeedReader(root)
        seeds = root / "seeds"
        present = sorted(path for path in seeds.iterdir() if not path.name.startswith(".") and path.name != REFERENCE)
        self.reference = _reference(seeds / REFERENCE, files)
        self._diagnostics = [*files.diagnostics, *orphans(present, "seeds"), *ignored(present, "seeds")]
        self._mentions = Mentions(self.reference)
        self.originals = tuple(path for path in present if path.is_file() and path.name.endswith(ORIGINAL))
        """The articles' originals, in the order of their names."""

    def files(self, original: Path) -> tuple[bytes, ...]:
        """Return the bytes of an article's original, sidecar and memory; of one that is not read, why not."""
        return tuple(self._content(path) for path in _beside(original))

    def read(self, original: Path) -> ReadArticle:
        """Return one article with what is wrong with it alone."""
        files = SeedReader(self._root)
        article = self._article(original, files)
        return ReadArticle(article, tuple(files.diagnostics))

    def of(self, readings: Sequence[ReadArticle]) -> Desk:
        """Return the desk of all articles, with what is wrong with them together."""
        readable = [reading.article for reading in readings if reading.article]
        diagnostics = [*self._diagnostics, *(one for reading in readings for one in reading.diagnostics)]
        diagnostics += [*duplicate_slugs(readable), *duplicate_texts(readable)]
        return Desk(tuple(readable), self.reference, _in_order(diagnostics))

    def _content(self, path: Path) -> bytes:
        files = SeedReader(self._root)
        data = files.content(path)
        return repr(files.diagnostics).encode() if data is None else data

    def _article(self, path: Path, files: SeedReader) -> Article | None:
        name = files.name(path)
        stem = path.name.removesuffix(ORIGINAL)
        if diagnostic := _wrong_name(stem, name):
            files.diagnostics.append(diagnostic)
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
            metadata=_metadata(sidecar, evidence, self.reference, files),
            memory=_memory(memory, files),
        )
        files.diagnostics += article_warnings(article, files.name(sidecar))
        return article


def _beside(original: Path) -> tuple[Path, ...]:
    """Return an article's original, sidecar and memory, whether they are there or not."""
    stem = original.name.removesuffix(ORIGINAL)
    return tuple(original.with_name(stem + ending) for ending in (ORIGINAL, SIDECAR, MEMORY))


def _in_order(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(diagnostics, key=lambda diagnostic: (diagnostic.path, diagnostic.line or 0)))


def _is_too_long(parts: Sequence[object], of: str, most: int, name: str, files: SeedReader) -> bool:
    if len(parts) <= most:
        return False
    what = f"has {len(parts)} {of}, more than {most}"
    files.diagnostics.append(Diagnostic(name, None, what, "split it into articles, or check what it holds", "size"))
    return True


def _metadata(path: Path, evidence: Evidence, reference: Reference, files: SeedReader) -> Metadata:
    text = files.text(path)
    if text is None:
        return Metadata()
    metadata, diagnostics = read_metadata(text, files.name(path), evidence, reference)
    files.diagnostics += diagnostics
    return metadata


def _memory(path: Path, files: SeedReader) -> Memory:
    data = files.content(path)
    text = files.text_of(path, data)
    if text is None:
        return Memory(files.name(path))
    memory, diagnostics = read_memory(text, files.name(path))
    files.diagnostics += diagnostics
    return replace(memory, data=data or b"")


def _reference(folder: Path, files: SeedReader) -> Reference:
    if not folder.exists() and not folder.is_symlink():
        return Reference()
    try:
        present = sorted(folder.iterdir())
    except OSError as error:
        what = f"cannot be read as a folder ({error.strerror})"
        files.diagnostics.append(
            Diagnostic(files.name(folder), None, what, "put the files of reference data into one", "unreadable")
        )
        return Reference()
    for path in present:
        if path.name in FILES and not path.is_file():
            what = "not a file that can be read"
            files.diagnostics.append(
                Diagnostic(files.name(path), None, what, "put the file itself there, or delete this", "unreadable")
            )
        elif f"{path.stem}.yml" in FILES and path.name not in FILES:
            what = "would be passed over"
            files.diagnostics.append(
                Diagnostic(files.name(path), None, what, f"rename it to {path.stem}.yml", "file-name")
            )
        elif path.name not in FILES and not path.name.startswith("."):
            what = "not a file of reference data, passed over"
            remedy = f"these are read: {', '.join(FILES)}"
            files.diagnostics.append(Diagnostic(files.name(path), None, what, remedy, "ignored-file", Severity.WARNING))
    texts = {name: files.text(folder / name) for name in FILES}
    read = read_reference({name: text for name, text in texts.items() if text is not None}, files.name(folder))
    files.diagnostics += read[1]
    return read[0]


def _wrong_name(stem: str, name: str) -> Diagnostic | None:
    """Return what keeps a file's name from being part of an address."""
    if len(stem.encode("utf-8", "replace")) > _LONGEST_STEM:
        return Diagnostic(name, None, f"its name is longer than {_LONGEST_STEM} bytes", "shorten it", "file-name")
    if _NOT_IN_ADDRESSES.search(stem):
        return Diagnostic(name, None, "its name holds characters that no address can", "rename it", "file-name")
    if _DEVICE.fullmatch(stem):
        return Diagnostic(name, None, "its name is that of a device on Windows", "rename it", "file-name")
    return None
