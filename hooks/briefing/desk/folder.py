"""The folder `seeds/` in; its articles, every problem, and what is worth knowing out."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.desk.article import Article, Kind, Notes, Sentence
from briefing.desk.evidence import Evidence
from briefing.desk.layout import recognise_layout
from briefing.desk.memory import Memory, read_memory
from briefing.desk.original import read_lines
from briefing.desk.sidecar import read_notes
from briefing.language.detection import looks_german
from briefing.language.spacing import fold
from briefing.problems import Problem

_ORIGINAL, _SIDECAR, _MEMORY = ".txt", ".yml", ".en.po"
# Near misses of the three, which would otherwise be passed over in silence.
_MEANT = {".yaml": _SIDECAR, ".po": _MEMORY, ".text": _ORIGINAL}
# What editors' tools leave beside the files.
_LEFTOVERS = (".mo", ".bak", "~", ".swp")
# Addresses that the overview takes, and that MkDocs takes for it.
_RESERVED_SLUGS = ("index", "readme")


@dataclass(frozen=True)
class Desk:
    """What lies in `seeds/`."""

    articles: tuple[Article, ...]
    """In the order of their ids, drafts left out."""
    problems: tuple[Problem, ...]
    """What must be mended before anything is built."""
    notices: tuple[Problem, ...]
    """What stops nothing."""


def read_desk(root: Path) -> Desk:
    """Return all that lies in `seeds/` below the project's root, with the problems of every file at once."""
    reader = _Reader(root)
    files = sorted(path for path in (root / "seeds").iterdir() if not path.name.startswith("."))
    articles = [reader.article(path) for path in files if path.name.endswith(_ORIGINAL)]
    reader.check_strays(files)
    present = [article for article in articles if article]
    reader.check_addresses(present)
    reader.check_duplicates(present)
    published = tuple(article for article in present if not article.notes.draft)
    return Desk(published, _in_order(reader.problems), _in_order(reader.notices))


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.path, problem.line or 0)))


class _Reader:
    def __init__(self, root: Path) -> None:
        self._root = root
        self.problems: list[Problem] = []
        self.notices: list[Problem] = []

    def article(self, path: Path) -> Article | None:
        data = path.read_bytes()
        name = self._name(path)
        lines = read_lines(data, name)
        if isinstance(lines, Problem):
            self.problems.append(lines)
            return None
        blocks = recognise_layout(lines)
        sentences = [sentence for block in blocks for sentence in block.sentences]
        stem = path.name.removesuffix(_ORIGINAL)
        notes = self._notes(path.with_name(stem + _SIDECAR), Evidence(sentences))
        memory = self._memory(path.with_name(stem + _MEMORY))
        german = looks_german(" ".join(sentence.text for sentence in sentences))
        article = Article(stem, name, data, blocks, german, notes, memory)
        self.notices += _notices(article, self._name(path.with_name(stem + _SIDECAR)))
        return article

    def check_strays(self, files: list[Path]) -> None:
        stems = {path.name.removesuffix(_ORIGINAL) for path in files if path.name.endswith(_ORIGINAL)}
        for path in files:
            if (
                path.name.endswith(_ORIGINAL)
                or path.name.lower().startswith("readme")
                or path.name.endswith(_LEFTOVERS)
            ):
                continue
            ending = next((e for e in (_SIDECAR, _MEMORY) if path.name.endswith(e)), None)
            if ending and not path.is_dir():
                stem = path.name.removesuffix(ending)
                if stem not in stems:
                    what, remedy = "no article beside it", f"add {stem}{_ORIGINAL}, or delete this file"
                    self.problems.append(Problem(self._name(path), None, what, remedy))
            elif path.suffix.lower() in (*_MEANT, _ORIGINAL) and not path.is_dir():
                meant = path.stem + _MEANT.get(path.suffix.lower(), _ORIGINAL)
                self.problems.append(Problem(self._name(path), None, "would be passed over", f"rename it to {meant}"))
            else:
                what, remedy = "not an article, passed over", "save an article as UTF-8 text that ends in .txt"
                self.notices.append(Problem(self._name(path), None, what, remedy))

    def check_addresses(self, articles: list[Article]) -> None:
        taken: dict[str, str] = {}
        for article in articles:
            self._claim(article.slug, article.path, taken)
        for article in articles:
            for slug in article.notes.redirect_from:
                self._claim(slug, article.path, taken)

    def _claim(self, slug: str, path: str, taken: dict[str, str]) -> None:
        # Folded, since many file systems do not tell A from a.
        other = taken.setdefault(slug.lower(), path)
        if slug.lower() in _RESERVED_SLUGS:
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

    def _notes(self, path: Path, evidence: Evidence) -> Notes:
        text = self._text(path)
        if text is None:
            return Notes()
        notes, problems = read_notes(text, self._name(path), evidence)
        self.problems += problems
        return notes

    def _memory(self, path: Path) -> Memory:
        text = self._text(path)
        if text is None:
            return Memory(self._name(path))
        memory, problems = read_memory(text, self._name(path))
        self.problems += problems
        return memory

    def _text(self, path: Path) -> str | None:
        if not path.exists():
            return None
        lines = read_lines(path.read_bytes(), self._name(path))
        if isinstance(lines, Problem):
            self.problems.append(lines)
            return None
        return "\n".join(lines)

    def _name(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()


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
        if fold(entry.de) not in known:
            what = f'the German is no longer in the original: "{entry.de[:60]}"'
            yield Problem(memory.path, entry.line, what, "keep it for reuse, or delete the entry")
