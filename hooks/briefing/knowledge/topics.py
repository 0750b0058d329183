"""An article in; the topics that it is on out, each with the sentences that speak of it."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.desk.article import Article
from briefing.desk.reference import Entry, Key
from briefing.knowledge.provenance import Provenance

_WORD = re.compile(r"[^\W\d_]{3,}")
_FEWEST_SENTENCES = 2
"""A topic that one sentence touches is not what the article is about."""
_MOST_DERIVED = 3


@dataclass(frozen=True)
class Topic:
    """A topic of an article."""

    entry: Entry
    provenance: Provenance
    """Entered by an editor, or derived from the words of the sentences."""
    sentences: tuple[str, ...]
    """The ids of the sentences that use a term of the topic, in reading order."""


class Topics:
    """All topics with their terms; remembers which words are on which, since articles share most of their words."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = {entry.key: entry for entry in entries}
        self._by_term: dict[str, list[Key]] = {}
        self._phrases: list[tuple[str, Key]] = []
        for entry in self._entries.values():
            for term in entry.terms:
                if term.isalpha():
                    self._by_term.setdefault(term, []).append(entry.key)
                else:
                    self._phrases.append((term, entry.key))
        self._lengths = sorted({len(term) for term in self._by_term})
        self._of_word: dict[str, frozenset[Key]] = {}

    def of(self, article: Article) -> tuple[Topic, ...]:
        """Return the editor's topics, or those that at least two sentences are on when there are none."""
        found = self._sentences_by_topic(article)
        if article.notes.topics:
            entered = (self._entries[key] for key in article.notes.topics)
            return tuple(Topic(e, Provenance.EDITORIAL, tuple(found.get(e.key, ()))) for e in entered)
        counts = Counter({key: len(ids) for key, ids in found.items() if len(ids) >= _FEWEST_SENTENCES})
        commonest = sorted(counts, key=lambda key: (-counts[key], key.id))[:_MOST_DERIVED]
        return tuple(Topic(self._entries[key], Provenance.DERIVED, tuple(found[key])) for key in commonest)

    def _sentences_by_topic(self, article: Article) -> dict[Key, list[str]]:
        found: dict[Key, list[str]] = {}
        for sentence in article.sentences:
            for key in sorted(self._on_sentence(sentence.text), key=str):
                found.setdefault(key, []).append(sentence.id)
        return found

    def _on_sentence(self, text: str) -> set[Key]:
        folded = text.casefold()
        keys = {key for word in _WORD.findall(folded) for key in self._on(word)}
        return keys | {key for phrase, key in self._phrases if phrase in folded}

    def _on(self, word: str) -> frozenset[Key]:
        """Return the topics that a word is on: it holds a term, as "Logistiknetzwerk" holds "logistik"."""
        known = self._of_word.get(word)
        if known is None:
            parts = (word[i : i + n] for n in self._lengths for i in range(len(word) - n + 1))
            known = frozenset(key for part in parts for key in self._by_term.get(part, ()))
            self._of_word[word] = known
        return known
