"""The vocabulary of the search box: words to suggest and to correct typing errors with, in one small file.

It is loaded with the first search, hence bounded, whatever the number of articles.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from briefing.articles.analysed_article import AnalysedArticle
from briefing.corpus.corpus import Corpus
from briefing.german.bidi import escape_controls
from briefing.german.names.nouns import capitalised_words
from briefing.german.scales import ENGLISH_SCALES, GERMAN_SCALES, SCALES_BEFORE_A_POINT
from briefing.german.stop_words import ENGLISH, GERMAN
from briefing.search.expansions import names_of
from briefing.search.filters import facet_choices
from briefing.search.shards import MOST_SENTENCES, shards_of

_MOST_NAMES, _MOST_TERMS, _MOST_WORDS = 1200, 300, 400
_WORD = re.compile(r"[^\W\d_][\w-]{4,}")


def suggestions_json(corpus: Corpus, most: int = MOST_SENTENCES) -> bytes:
    """Return how many articles there are and in which shards, what they can be narrowed to, the words that say nothing,
    the words for scales, and by language what to suggest, names first.
    """
    articles = corpus.articles
    shards = shards_of(articles, most)
    profiles = sorted(corpus.profiles.values(), key=lambda profile: (-profile.sentence_count, str(profile.entity.id)))
    entities = [profile.entity for profile in profiles[:_MOST_NAMES]]
    english = dict.fromkeys((*(entity.name for entity in entities), *_frequent(_english(articles))))
    others = _first((name for entity in entities for name in names_of(entity)[1:]), _MOST_NAMES)
    terms = _first((term.de for term in corpus.reference.terms), _MOST_TERMS)
    german = dict.fromkeys((*others, *terms, *_frequent(_nouns(articles))))
    common = {"en": sorted(ENGLISH), "de": sorted(GERMAN)}
    words = {
        "articles": len(articles),
        # The newest articles' is where every search begins; the others are joined to it.
        "shards": [[shard.name, len(shard.articles)] for shard in shards],
        "facets": facet_choices(shards),
        "common": common,
        "scales": _scales(),
        "en": list(english),
        "de": [word for word in german if word not in english],
    }
    return escape_controls(json.dumps(words, ensure_ascii=False, separators=(",", ":"))).encode()


def _scales() -> dict[str, int]:
    """Return the scales of both languages, with the full stop that they need; "billion" is the English one."""
    scales = GERMAN_SCALES | ENGLISH_SCALES
    return {f"{scale}." if scale in SCALES_BEFORE_A_POINT else scale: power for scale, power in scales.items()}


def _english(articles: Iterable[AnalysedArticle]) -> Iterator[str]:
    for analysed in articles:
        for english in analysed.translation.english.values():
            yield from (word for word in _WORD.findall(english.text or "") if word.islower() and word not in ENGLISH)


def _nouns(articles: Iterable[AnalysedArticle]) -> Iterator[str]:
    for analysed in articles:
        for sentence in analysed.article.sentences:
            yield from (word for word in capitalised_words(sentence.text) if len(word) > 4)


def _frequent(words: Iterable[str]) -> list[str]:
    counted = sorted(Counter(words).items(), key=lambda item: (-item[1], item[0]))
    return [word for word, _ in counted[:_MOST_WORDS]]


def _first(words: Iterable[str], most: int) -> list[str]:
    return list(dict.fromkeys(words))[:most]
