"""The pages of each search bundle, made one by one when they are indexed.

There is a bundle for each language and shard: `de`, `en`, `de/2013-2015`. Entities, terms and initiatives are in
those of the newest articles, where every search begins.
"""

from collections.abc import Iterator, Mapping, Sequence

from briefing.corpus.corpus import Corpus
from briefing.pages.templates import Templates
from briefing.search.entities import SearchEntity, search_entities
from briefing.search.expansions import Expander
from briefing.search.pages import article_page, entity_page
from briefing.search.shards import MOST_SENTENCES, Shard, shards_of

LANGUAGES = ("de", "en")


class BundlePages(Mapping[str, str]):
    """The pages of one bundle by their paths in it, each made when it is asked for and not kept."""

    def __init__(
        self, language: str, shard: Shard, expander: Expander, entities: Sequence[SearchEntity], templates: Templates
    ) -> None:
        self._language = language
        self._expander = expander
        self._templates = templates
        self._articles = {f"articles/{analysed.article.slug}/index.html": analysed for analysed in shard.articles}
        self._entities = {f"{entity.path}/index.html": entity for entity in entities}

    def __getitem__(self, path: str) -> str:
        if path in self._articles:
            return article_page(self._articles[path], self._language, self._expander, self._templates)
        return entity_page(self._entities[path], self._language, self._templates)

    def __iter__(self) -> Iterator[str]:
        yield from self._articles
        yield from self._entities

    def __len__(self) -> int:
        return len(self._articles) + len(self._entities)


def search_bundles(corpus: Corpus, templates: Templates, most: int = MOST_SENTENCES) -> dict[str, BundlePages]:
    """Return the pages of each bundle by its name; a shard has `most` sentences."""
    # An empty desk has nothing to find, though it may have a glossary.
    entities = tuple(search_entities(corpus)) if corpus.articles else ()
    bundles = {}
    for shard in shards_of(corpus.articles, most):
        # Of the nouns of its own shard, so that a new article changes no page of another.
        expander = Expander(shard.articles)
        for language in LANGUAGES:
            name = f"{language}/{shard.name}".rstrip("/")
            bundles[name] = BundlePages(language, shard, expander, () if shard.name else entities, templates)
    return bundles
