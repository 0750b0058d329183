"""Writing an article's translation memory: entries are added or changed, the rest of the file is kept as it is.

Whatever other editors put into headers and comments stays. The order is that of the article, entries whose German is
gone become obsolete at the end, and the same content always gives the same bytes.
"""

from difflib import SequenceMatcher
from pathlib import Path

import polib

from briefing.desk.article import Article
from briefing.desk.authorship import Origin, Review
from briefing.desk.writing import write_atomically
from briefing.german.normalize import normalize

_SIMILAR = 0.75
"""The least similarity of a changed German sentence to its old form for which the old English is offered."""
HEADER = {
    "Project-Id-Version": "briefing",
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "X-Source-Language": "de",
}
"""The header of a new file."""


class MemoryFile:
    """The memory of one article, brought up to date with its sentences when it is opened."""

    def __init__(self, article: Article, root: Path) -> None:
        self._path = root / article.memory.path
        self._written = self._path.read_text(encoding="utf-8-sig") if self._path.exists() else ""
        if self._written:
            # The newline keeps polib from taking the text for the name of a file.
            self._file = polib.pofile(self._written + "\n", wrapwidth=0)
        else:
            self._file = polib.POFile(wrapwidth=0)
            self._file.metadata = dict(HEADER)
        self._places: dict[str, int] = {}
        for place, sentence in enumerate(article.sentences):
            self._places.setdefault(normalize(sentence.text), place)
        self._texts = {normalize(sentence.text): sentence.text for sentence in article.sentences}
        self._entries: dict[str, list[polib.POEntry]] = {}
        for entry in self._file:
            self._entries.setdefault(normalize(entry.msgid), []).append(entry)
        self._update()

    @property
    def missing(self) -> list[str]:
        """The German sentences without English, in reading order."""
        return [text for key, text in self._texts.items() if not self._has_english(key)]

    @property
    def flagged(self) -> list[str]:
        """The German sentences with English by an engine about which a check found something."""
        return [text for key, text in self._texts.items() if _is_flagged(self._entry(key))]

    def find(self, german: str) -> polib.POEntry | None:
        """Return the entry for a sentence, also an obsolete one, if it has English."""
        entries = [entry for entry in self._entries.get(normalize(german), []) if entry.msgstr]
        return min(entries, key=lambda entry: (entry.obsolete, entry.fuzzy), default=None)

    def put(self, german: str, english: str, origin: Origin, engine: str | None, findings: list[str]) -> None:
        """Enter unreviewed English for a sentence that has none, or in place of flagged English."""
        entry = self._entry(normalize(german)) or self._add(german)
        kept = [line for line in entry.tcomment.split("\n") if line and not line.startswith(_OURS)]
        ours = [f"origin: {origin}", *([f"engine: {engine}"] if engine else [])]
        entry.tcomment = "\n".join([*kept, *ours, *(f"finding: {finding}" for finding in findings)])
        entry.msgstr = english
        entry.previous_msgid = None
        if not entry.fuzzy:
            entry.flags.append("fuzzy")

    def accept(self, german: str, english: str, review: Review) -> None:
        """Enter English that a person has read, with the review; the origin and the engine stay on record."""
        entry = self._entry(normalize(german)) or self._add(german)
        kept = [line for line in entry.tcomment.split("\n") if line and not line.startswith(("finding:", "reviewed:"))]
        if not any(line.startswith("origin:") for line in kept):
            kept.append(_HUMAN)
        entry.tcomment = "\n".join([*kept, f"reviewed: {review.by} {review.date} {review.depth}"])
        entry.msgstr = english
        entry.previous_msgid = None
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]

    @property
    def is_changed(self) -> bool:
        """Whether saving would write anything."""
        return len(self._file) > 0 and self._text() != self._written

    def save(self) -> bool:
        """Write the file if anything changed; return whether it did."""
        if not self.is_changed:
            return False
        self._written = self._text()
        write_atomically(self._path, self._written.encode())
        return True

    def _text(self) -> str:
        self._file.sort(key=self._order)
        text = f"{self._file}\n".replace("\n\n\n", "\n\n").lstrip("\n")
        return text.rstrip("\n") + "\n"

    def _update(self) -> None:
        """Mark entries as obsolete whose German is gone; offer their English for sentences that changed little."""
        gone = []
        for entry in self._file:
            if normalize(entry.msgid) in self._places:
                entry.obsolete = False
            elif not entry.obsolete:
                entry.obsolete = True
                gone.append(entry)
        for german in self.missing:
            if (old := _most_similar(german, gone)) and not _is_by_engine(old):
                self._offer(german, old)

    def _offer(self, german: str, old: polib.POEntry) -> None:
        entry = self._entry(normalize(german)) or self._add(german)
        comments = [line for line in old.tcomment.split("\n") if line and not line.startswith("reviewed:")]
        entry.tcomment = "\n".join(comments if any(c.startswith("origin:") for c in comments) else [*comments, _HUMAN])
        entry.msgstr = old.msgstr
        entry.previous_msgid = old.msgid
        entry.flags.append("fuzzy")

    def _add(self, german: str) -> polib.POEntry:
        entry = polib.POEntry(msgid=german)
        self._file.append(entry)
        self._entries.setdefault(normalize(german), []).append(entry)
        return entry

    def _entry(self, key: str) -> polib.POEntry | None:
        return next((entry for entry in self._entries.get(key, []) if not entry.msgctxt), None)

    def _has_english(self, key: str) -> bool:
        entries = self._entries.get(key, [])
        return any(entry.msgstr and not entry.obsolete and entry.msgctxt in (None, "", "1") for entry in entries)

    def _order(self, entry: polib.POEntry) -> tuple[bool, int, str]:
        place = self._places.get(normalize(entry.msgid), len(self._places))
        return bool(entry.obsolete), place, entry.msgctxt or ""


_OURS = ("origin:", "engine:", "finding:", "reviewed:")
_HUMAN = f"origin: {Origin.HUMAN}"
_BY_ENGINE = ("engine:", f"origin: {Origin.MACHINE}")
"""What says that an engine wrote the English; one that is an AI is named."""


def _is_by_engine(entry: polib.POEntry) -> bool:
    """Return whether English is unreviewed and an engine can be asked for it again."""
    return entry.fuzzy and any(line.startswith(_BY_ENGINE) for line in entry.tcomment.split("\n"))


def _is_flagged(entry: polib.POEntry | None) -> bool:
    if entry is None or not _is_by_engine(entry):
        return False
    return any(line.startswith("finding:") for line in entry.tcomment.split("\n"))


def _most_similar(german: str, entries: list[polib.POEntry]) -> polib.POEntry | None:
    def likeness(entry: polib.POEntry) -> float:
        return SequenceMatcher(None, entry.msgid, german, autojunk=False).ratio()

    best = max(entries, key=likeness, default=None)
    return best if best is not None and likeness(best) >= _SIMILAR else None
