"""Topics: what an article is on, each with the sentences that use one of its terms."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from briefing.articles.provenance import Provenance
from briefing.desk.article import Article
from briefing.desk.reference import Entity, EntityId

_WORD = re.compile(r"[^\W\d_]{3,}")
_FEWEST_SENTENCES = 2
"""A topic that one sentence touches is not what the article is about."""
_MOST_DERIVED = 3
_MOST_CACHED = 20_000
"""Words whose topics are kept; articles share most of their words."""


@dataclass(frozen=True)
class Topic:
    """A topic of an article."""

    entity: Entity
    provenance: Provenance
    """Entered by an editor, or derived from the words of the sentences."""
    sentences: tuple[str, ...]
    """The ids of the sentences that use a term of the topic, in reading order."""


class Topics:
    """All topics with their terms."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities = {entity.id: entity for entity in entities}
        self._by_term: dict[str, list[EntityId]] = {}
        self._phrases: list[tuple[str, EntityId]] = []
        for entity in self._entities.values():
            for term in entity.terms:
                if term.isalpha():
                    self._by_term.setdefault(term, []).append(entity.id)
                else:
                    self._phrases.append((term, entity.id))
        self._lengths = sorted({len(term) for term in self._by_term})
        self._of_word = lru_cache(_MOST_CACHED)(self._topics_of)

    def find(self, article: Article) -> tuple[Topic, ...]:
        """Return the editor's topics, else the commonest of those that at least two sentences are on."""
        found = self._sentences_by_topic(article)
        if article.metadata.topics:
            entered = (self._entities[key] for key in article.metadata.topics)
            return tuple(Topic(one, Provenance.EDITORIAL, tuple(found.get(one.id, ()))) for one in entered)
        counts = Counter({key: len(ids) for key, ids in found.items() if len(ids) >= _FEWEST_SENTENCES})
        commonest = sorted(counts, key=lambda key: (-counts[key], key.slug))[:_MOST_DERIVED]
        return tuple(Topic(self._entities[key], Provenance.DERIVED, tuple(found[key])) for key in commonest)

    def _sentences_by_topic(self, article: Article) -> dict[EntityId, list[str]]:
        sentences = article.sentences
        texts = [sentence.text.casefold() for sentence in sentences]
        whole = "\n".join(texts)
        phrases = [(phrase, key) for phrase, key in self._phrases if phrase in whole]
        found: dict[EntityId, list[str]] = {}
        for sentence, text in zip(sentences, texts, strict=True):
            keys = set[EntityId]().union(*map(self._of_word, text.split()))
            keys.update(key for phrase, key in phrases if phrase in text)
            for key in sorted(keys, key=str):
                found.setdefault(key, []).append(sentence.id)
        return found

    def _topics_of(self, written: str) -> frozenset[EntityId]:
        """Return the topics whose terms a word, or words with signs between, contains: "logistik" in "Logistiknetz"."""
        words = _WORD.findall(written)
        parts = (word[i : i + n] for word in words for n in self._lengths for i in range(len(word) - n + 1))
        return frozenset(key for part in parts for key in self._by_term.get(part, ()))
