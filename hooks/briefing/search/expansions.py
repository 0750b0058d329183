"""A sentence in; the words out that readers may search for and that do not stand in it. They are indexed out of sight.

They are the parts of compounds, other forms of words, figures in one notation, and, where an article first has them,
all names of who is named and the English of the glossary's terms.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from briefing.articles.analysed_article import AnalysedArticle
from briefing.desk.reference import Entity
from briefing.german.compounds import Compounds
from briefing.german.dates.words import MONTHS
from briefing.german.names.nouns import capitalised_words
from briefing.german.word_forms import english_forms, german_forms
from briefing.search.number_tokens import figure_words

_WORD = re.compile(r"[^\W\d_]{3,}")
_PARENTHESIS = re.compile(r"\([^)]*\)")


class HiddenWords:
    """Finds them; remembers what each word adds, since texts share most of their words."""

    def __init__(self, articles: Iterable[AnalysedArticle]) -> None:
        self._compounds = Compounds(noun for analysed in articles for noun in _nouns(analysed))
        self._german: dict[str, tuple[str, ...]] = {}
        self._english: dict[str, tuple[str, ...]] = {}

    def of_german(self, text: str) -> Iterator[str]:
        """Yield what a German text adds."""
        yield from _of_words(text, self._german, lambda word: (*self._compounds.parts(word), *german_forms(word)))
        yield from figure_words(text, "de")

    def of_english(self, text: str) -> Iterator[str]:
        """Yield what an English text adds."""
        yield from _of_words(text, self._english, english_forms)
        yield from figure_words(text, "en")


def known_of_sentences(analysed: AnalysedArticle) -> Mapping[str, list[str]]:
    """Return what else an article's sentences speak of: names, terms in English, times and figures in English."""
    found: dict[str, list[str]] = {}
    for named in analysed.named.values():
        if named.sentences:
            found.setdefault(named.sentences[0], []).extend(names_of(named.entity))
    for use in {use.term: use for use in reversed(analysed.facts.terms)}.values():
        found.setdefault(use.sentence, []).append(_PARENTHESIS.sub("", use.term.en))
    for time in analysed.facts.times:
        found.setdefault(time.sentence, []).extend(_time_words(time.en or ""))
    for stated in analysed.facts.figures:
        found.setdefault(stated.sentence, []).extend((stated.en, *figure_words(stated.en, "en")))
    return found


def names_of(entity: Entity) -> tuple[str, ...]:
    """Return all names of an entry, the page's own first, each once."""
    return tuple(dict.fromkeys((entity.name, entity.name_de, *(alias.text for alias in entity.aliases))))


def german_months(words: str) -> list[str]:
    """Return the German names of the months that English words name."""
    return [name for english, name in _GERMAN_MONTHS.items() if english in words]


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
