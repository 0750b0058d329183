"""The folder `seeds/` in; its articles, every problem, and what is worth knowing out."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.desk.article import Article
from briefing.desk.blocks import Kind, Sentence
from briefing.desk.evidence import Evidence
from briefing.desk.layout import recognise_layout
from briefing.desk.memory import Memory, read_memory
from briefing.desk.mentions import Mentions
from briefing.desk.notes import Notes
from briefing.desk.original import read_lines, turning
from briefing.desk.reference import Entry, Reference
from briefing.desk.reference_files import FILES, read_reference
from briefing.desk.sidecar import read_notes
from briefing.desk.strays import MEMORY, ORIGINAL, SIDECAR, misplaced, passed_over
from briefing.language.detection import looks_german
from briefing.language.letters import fold
from briefing.language.turning import TURNS
from briefing.problems import Problem

_REFERENCE = "reference"
_LONGEST_STEM = 200
_LARGEST = 4_000_000
"""Bytes of a file: some twenty times the longest press article with all its English, or 20,000 companies."""
_MOST_LINES = 20_000
_MOST_SENTENCES = 10_000
"""Of an article: as many as in two long novels; its page holds each twice."""
_NOT_IN_ADDRESSES = re.compile(rf"[\x00-\x1f\x7f-\x9f\\\ud800-\udfff{TURNS}]|[. ]$")
# Names of devices on Windows, where nobody could check the project out.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
# Addresses that the overview takes, and that MkDocs takes for it.
_RESERVED_SLUGS = ("index", "readme")


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
        reader = _Reader(root)
        seeds = root / "seeds"
        present = sorted(path for path in seeds.iterdir() if not path.name.startswith(".") and path.name != _REFERENCE)
        self.reference = reader.reference(seeds / _REFERENCE)
        self._problems = [*reader.problems, *misplaced(present, "seeds")]
        self._notices = [*reader.notices, *passed_over(present, "seeds")]
        self._mentions = Mentions(self.reference)
        self.originals = tuple(path for path in present if path.is_file() and path.name.endswith(ORIGINAL))
        """The articles' originals, in the order of their names."""

    def files(self, original: Path) -> tuple[bytes, ...]:
        """Return the bytes of an article's original, sidecar and memory; nothing for one that cannot be read."""
        stem = original.name.removesuffix(ORIGINAL)
        return tuple(_content(original.with_name(stem + ending)) for ending in (ORIGINAL, SIDECAR, MEMORY))

    def nameable(self, original: bytes, sidecar: bytes) -> list[Entry]:
        """Return the entries whose names or ids occur in an article's files: no other one bears on what they say."""
        return self._mentions.nameable(original.decode("utf-8", "replace"), sidecar.decode("utf-8", "replace"))

    def read(self, original: Path) -> Reading:
        """Return one article with what is wrong with it alone."""
        reader = _Reader(self._root)
        article = reader.article(original, self.reference, self._mentions)
        return Reading(article, tuple(reader.problems), tuple(reader.notices))

    def of(self, readings: Sequence[Reading]) -> Desk:
        """Return the desk of all articles, with what is wrong with them together."""
        reader = _Reader(self._root)
        readable = [reading.article for reading in readings if reading.article]
        reader.check_addresses(readable)
        reader.check_duplicates(readable)
        problems = [*self._problems, *reader.problems, *(one for reading in readings for one in reading.problems)]
        notices = [*self._notices, *(one for reading in readings for one in reading.notices)]
        return Desk(tuple(readable), self.reference, _in_order(problems), _in_order(notices))


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.path, problem.line or 0)))


class _Reader:
    def __init__(self, root: Path) -> None:
        self._root = root
        self.problems: list[Problem] = []
        self.notices: list[Problem] = []

    def article(self, path: Path, reference: Reference, mentions: Mentions) -> Article | None:
        name = self._name(path)
        if problem := _wrong_name(path.name.removesuffix(ORIGINAL), name):
            self.problems.append(problem)
            return None
        data = self._bytes(path)
        if data is None:
            return None
        lines = read_lines(data, name)
        if isinstance(lines, Problem):
            self.problems.append(lines)
            return None
        if len(lines) > _MOST_LINES:
            self._too_long(name, len(lines), "lines", _MOST_LINES)
            return None
        blocks = recognise_layout(lines)
        sentences = [sentence for block in blocks for sentence in block.sentences]
        if len(sentences) > _MOST_SENTENCES:
            self._too_long(name, len(sentences), "sentences", _MOST_SENTENCES)
            return None
        stem = path.name.removesuffix(ORIGINAL)
        notes = self._notes(path.with_name(stem + SIDECAR), Evidence(sentences), reference)
        memory = self._memory(path.with_name(stem + MEMORY))
        german = looks_german(" ".join(sentence.text for sentence in sentences))
        article = Article(stem, name, data, blocks, german, mentions.of(sentences), notes, memory)
        self.notices += [*turning(lines, name), *_notices(article, self._name(path.with_name(stem + SIDECAR)))]
        return article

    def _too_long(self, name: str, number: int, of: str, most: int) -> None:
        what = f"has {number} {of}, more than {most}"
        self.problems.append(Problem(name, None, what, "split it into articles, or check what it holds"))

    def check_addresses(self, articles: list[Article]) -> None:
        taken: dict[str, str] = {}
        for article in articles:
            self._claim(article.slug, article.path, taken)
        for article in articles:
            for slug in article.notes.redirect_from:
                self._claim(slug, article.path, taken)
                if fold(slug).casefold() == fold(article.slug).casefold():
                    what = f"'redirect_from' holds the article's own address {slug}"
                    self.problems.append(Problem(article.path, None, what, "delete it there, in the .yml"))

    def _claim(self, slug: str, path: str, taken: dict[str, str]) -> None:
        # Many file systems do not tell A from a, nor ü from a u with a mark above it.
        folded = fold(slug).casefold()
        other = taken.setdefault(folded, path)
        if folded in _RESERVED_SLUGS:
            what = f"the address /articles/{slug}/ is the overview's own"
            self.problems.append(Problem(path, None, what, "give the article another 'slug' in its .yml"))
        elif other != path:
            what = f"the address /articles/{slug}/ is taken by {other}"
            self.problems.append(Problem(path, None, what, "give one of the two another 'slug' in its .yml"))

    def check_duplicates(self, articles: list[Article]) -> None:
        seen: dict[bytes, str] = {}
        for article in articles:
            words = "".join("".join(sentence.text.split()) for sentence in article.sentences)
            other = seen.setdefault(hashlib.sha256(words.encode()).digest(), article.path)
            if other != article.path:
                what = f"the same article as {other}"
                self.problems.append(Problem(article.path, None, what, "delete one of the two"))

    def reference(self, folder: Path) -> Reference:
        if not folder.exists() and not folder.is_symlink():
            return Reference()
        try:
            present = sorted(folder.iterdir())
        except OSError as error:
            what = f"cannot be read as a folder ({error.strerror})"
            self.problems.append(Problem(self._name(folder), None, what, "put the files of reference data into one"))
            return Reference()
        for path in present:
            if path.name in FILES and not path.is_file():
                what = "not a file that can be read"
                self.problems.append(Problem(self._name(path), None, what, "put the file itself there, or delete this"))
            elif f"{path.stem}.yml" in FILES and path.name not in FILES:
                what = "would be passed over"
                self.problems.append(Problem(self._name(path), None, what, f"rename it to {path.stem}.yml"))
            elif path.name not in FILES and not path.name.startswith("."):
                what = "not a file of reference data, passed over"
                remedy = f"these are read: {', '.join(FILES)}"
                self.notices.append(Problem(self._name(path), None, what, remedy))
        texts = {name: self._text(folder / name) for name in FILES}
        read = read_reference({name: text for name, text in texts.items() if text is not None}, self._name(folder))
        self.problems += read[1]
        return read[0]

    def _notes(self, path: Path, evidence: Evidence, reference: Reference) -> Notes:
        text = self._text(path)
        if text is None:
            return Notes()
        notes, problems = read_notes(text, self._name(path), evidence, reference)
        self.problems += problems
        return notes

    def _memory(self, path: Path) -> Memory:
        text = self._text(path)
        if text is None:
            return Memory(self._name(path))
        memory, problems = read_memory(text, self._name(path))
        self.problems += problems
        return replace(memory, data=self._bytes(path) or b"")

    def _text(self, path: Path) -> str | None:
        data = self._bytes(path) if path.is_file() else None
        # An empty file is one that the editor has yet to fill in.
        if data is None or not data.strip():
            return None
        lines = read_lines(data, self._name(path))
        if isinstance(lines, Problem):
            self.problems.append(lines)
            return None
        self.notices += turning(lines, self._name(path))
        return "\n".join(lines)

    def _bytes(self, path: Path) -> bytes | None:
        try:
            if self._leads_out(path):
                remedy = "put the file itself there"
                self.problems.append(Problem(self._name(path), None, "a link that leads out of seeds/", remedy))
                return None
            if (size := path.stat().st_size) > _LARGEST:
                what = f"has {size / 1e6:.1f} MB, more than {_LARGEST // 1_000_000} MB"
                self.problems.append(Problem(self._name(path), None, what, "split it, or check what it holds"))
                return None
            return path.read_bytes()
        except OSError as error:
            what = f"cannot be read ({error.strerror})"
            self.problems.append(Problem(self._name(path), None, what, "check who may read it"))
            return None

    def _leads_out(self, path: Path) -> bool:
        """Return whether a file lies elsewhere in truth; its folder can be a link too."""
        linked = path.is_symlink() or (path.parent.is_symlink() and path.parent != self._root / "seeds")
        return linked and not path.resolve().is_relative_to((self._root / "seeds").resolve())

    def _name(self, path: Path) -> str:
        # A name that is not UTF-8 must not make its own message unprintable.
        return path.relative_to(self._root).as_posix().encode("utf-8", "replace").decode()


def _wrong_name(stem: str, name: str) -> Problem | None:
    """Return what keeps a file's name from being part of an address."""
    if len(stem.encode("utf-8", "replace")) > _LONGEST_STEM:
        return Problem(name, None, f"its name is longer than {_LONGEST_STEM} bytes", "shorten it")
    if _NOT_IN_ADDRESSES.search(stem):
        return Problem(name, None, "its name holds characters that no address can", "rename it")
    if _DEVICE.fullmatch(stem):
        return Problem(name, None, "its name is that of a device on Windows", "rename it")
    return None


def _notices(article: Article, sidecar: str) -> Iterator[Problem]:
    if article.notes.withdrawn:
        return
    own_headline = any(block.kind is Kind.HEADLINE for block in article.blocks)
    if own_headline and article.notes.headline_de:
        yield Problem(sidecar, None, "'headline.de' is not shown: the original has its own", "delete it")
    if not article.notes.summary:
        yield Problem(article.path, None, "no English summary", f"write one as 'summary' in {sidecar}")
    if not article.reads_german:
        yield Problem(article.path, None, "does not read like German", "check that it is the original")
    yield from _memory_notices(article.memory, article.sentences)


def _memory_notices(memory: Memory, sentences: tuple[Sentence, ...]) -> Iterator[Problem]:
    known = {fold(sentence.text) for sentence in sentences}
    for entry in memory.entries:
        if entry.context and not entry.context.isdigit():
            what = f'the context "{entry.context[:40]}" is not used'
            yield Problem(memory.path, entry.line, what, "delete msgctxt, or write the rank among equal sentences")
        if fold(entry.de) not in known:
            what = f'the German is no longer in the original: "{entry.de[:60]}"'
            yield Problem(memory.path, entry.line, what, "keep it for reuse, or delete the entry")
