"""The corpus in; what each search bundle is to be made from out: its pages, none of them made before it is wanted.

There is a bundle for each language and shard: `de`, `en`, `de/2013-2015`. Companies, people, terms and so on, which are
no articles, are in those of the newest articles, where every search begins.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from briefing.corpus.corpus import Corpus
from briefing.pages.templates import Templates
from briefing.search.entities import SearchEntity, search_entities
from briefing.search.expansions import Expander
from briefing.search.pages import article_page, entity_page
from briefing.search.shards import MOST_SENTENCES, Shard, shards_of

LANGUAGES = ("de", "en")


class Source(Mapping[str, str]):
    """The pages of one bundle by their paths in it, each made when it is asked for and kept by nobody."""

    def __init__(self, language: str, words: "_Words", entities: Sequence[SearchEntity], templates: Templates) -> None:
        self._language = language
        self._words = words
        self._templates = templates
        self._articles = {f"articles/{analysed.article.slug}/index.html": analysed for analysed in words.articles}
        self._entities = {f"{found.path}/index.html": found for found in entities}

    def __getitem__(self, path: str) -> str:
        if path in self._articles:
            return article_page(self._articles[path], self._language, self._words.hidden, self._templates)
        return entity_page(self._entities[path], self._language, self._templates)

    def __iter__(self) -> Iterator[str]:
        yield from self._articles
        yield from self._entities

    def __len__(self) -> int:
        return len(self._articles) + len(self._entities)


class _Words:
    """The words of a shard that are found out of sight, looked for once in both languages."""

    def __init__(self, shard: Shard) -> None:
        self.articles = shard.articles

    @cached_property
    def hidden(self) -> Expander:
        # Of its own shard's nouns, so that a new article adds words to no page of another.
        return Expander(self.articles)


def search_sources(corpus: Corpus, templates: Templates, most: int = MOST_SENTENCES) -> dict[str, Source]:
    """Return what each bundle is made from, by its name; `most` sentences are in one."""
    # An empty desk has nothing to find, though it may have a glossary.
    found = tuple(search_entities(corpus)) if corpus.articles else ()
    sources = {}
    for shard in shards_of(corpus.articles, most):
        words = _Words(shard)
        for language in LANGUAGES:
            name = f"{language}/{shard.name}".rstrip("/")
            sources[name] = Source(language, words, () if shard.name else found, templates)
    return sources
