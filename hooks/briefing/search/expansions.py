"""Words to index with a sentence that are not in it, since readers may search for them; no page shows them.

They are the parts of compounds, other forms of words, numbers in one notation, and, at an entity's or a term's first
mention in an article, all its names or its English.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from briefing.articles.analysed_article import AnalysedArticle
from briefing.desk.reference import Entity
from briefing.german.compounds import Compounds
from briefing.german.dates.words import MONTHS
from briefing.german.names.nouns import capitalised_words
from briefing.german.word_forms import english_forms, german_forms
from briefing.search.number_tokens import number_tokens

_WORD = re.compile(r"[^\W\d_]{3,}")
_PARENTHESIS = re.compile(r"\([^)]*\)")


class Expander:
    """Expands words by their forms and, in German, their parts; it remembers them, since texts share most words."""

    def __init__(self, articles: Sequence[AnalysedArticle]) -> None:
        self._articles = articles
        self._german: dict[str, tuple[str, ...]] = {}
        self._english: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _compounds(self) -> Compounds:
        # Not before a page is made.
        return Compounds(noun for analysed in self._articles for noun in _nouns(analysed))

    def expand_german(self, text: str) -> Iterator[str]:
        """Yield the expansions of a German text."""
        yield from _of_words(text, self._german, lambda word: (*self._compounds.parts(word), *german_forms(word)))
        yield from number_tokens(text, "de")

    def expand_english(self, text: str) -> Iterator[str]:
        """Yield the expansions of an English text."""
        yield from _of_words(text, self._english, english_forms)
        yield from number_tokens(text, "en")


def expansions_by_sentence(analysed: AnalysedArticle) -> Mapping[str, list[str]]:
    """Return by sentence the names of its entities, and its terms, times and figures in English."""
    found: dict[str, list[str]] = {}
    for named in analysed.named.values():
        if named.sentences:
            found.setdefault(named.sentences[0], []).extend(names_of(named.entity))
    for use in {use.term: use for use in reversed(analysed.facts.terms)}.values():
        found.setdefault(use.sentence, []).append(_PARENTHESIS.sub("", use.term.en))
    for time in analysed.facts.times:
        found.setdefault(time.sentence, []).extend(_time_words(time.en or ""))
    for stated in analysed.facts.figures:
        found.setdefault(stated.sentence, []).extend((stated.en, *number_tokens(stated.en, "en")))
    return found


def names_of(entity: Entity) -> tuple[str, ...]:
    """Return all names of an entity, each once, that of its page first."""
    return tuple(dict.fromkeys((entity.name, entity.name_de, *(alias.text for alias in entity.aliases))))


def german_months(text: str) -> list[str]:
    """Return the German names of the months in an English text."""
    return [name for english, name in _GERMAN_MONTHS.items() if english in text]


_GERMAN_MONTHS = {
    english: next(name for name, number in MONTHS.items() if number == place)
    for place, english in enumerate(
        "January February March April May June July August September October November December".split(), start=1
    )
}


def _time_words(english: str) -> Iterable[str]:
    return (english, *german_months(english))


def _of_words(text: str, known: dict[str, tuple[str, ...]], forms: Callable[[str], tuple[str, ...]]) -> Iterator[str]:
    for word in _WORD.findall(text):
        if word not in known:
            known[word] = forms(word)
        yield from known[word]


def _nouns(analysed: AnalysedArticle) -> Iterator[str]:
    for sentence in analysed.article.sentences:
        yield from (word.partition("-")[0] for word in capitalised_words(sentence.text))
