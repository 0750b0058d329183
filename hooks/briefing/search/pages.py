"""An article or something else that can be found in; the minimal page out that a search bundle is made from.

An article's page carries for every sentence its twin in the other language, so that a result shows both without another
request. What an element `v-NAME` holds is found and never shown: it belongs to the element `NAME`.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.provenance import Provenance
from briefing.pages.templates import Templates
from briefing.pages.wording import disclosures, sources
from briefing.pages.wording.disclosures import usual_state
from briefing.search.entities import Findable
from briefing.search.expansions import HiddenWords, german_months, known_of_sentences, names_of
from briefing.search.filters import facet_words
from briefing.search.number_tokens import figure_words

_HEADLINE, _SUMMARY, _KEY_POINT, _TEXT, _HIDDEN = 6, 3, 2, 1, 0.3
"""How much a word counts in each place; Pagefind allows 0 to 10 and squares it."""
_ESCAPED = re.compile(r"[^\S ]|[_+]")


@dataclass(frozen=True)
class Region:
    """A part of a page that search can lead to."""

    id: str
    """Of the element on the article's page."""
    text: str
    weight: float
    hidden: str
    """Words that are found here and not shown."""


def article_page(analysed: AnalysedArticle, language: str, words: HiddenWords, templates: Templates) -> str:
    """Return the page of an article in the index of a language."""
    english = analysed.translation.english
    known = known_of_sentences(analysed)
    if language == "de":
        twins = {sentence.id: english[sentence.id].text for sentence in analysed.article.sentences}
        regions = list(_german(analysed, known, words))
    else:
        twins = {sentence.id: sentence.text for sentence in analysed.article.sentences}
        regions = list(_english(analysed, known, words))
    about = " · ".join(_about(analysed))
    carried = {
        "title": analysed.title,
        "lang": "de" if analysed.headline_en.value is None else "en",
        "about": about,
        "twins": {id: twin for id, twin in twins.items() if twin},
        "made": _made(analysed),
    }
    return templates.render(
        "search_article.html",
        language=language,
        carried=_carried(carried),
        hidden_weight=_HIDDEN,
        regions=[*regions, _region("about-this-article", "", 0, (about, *_surroundings(analysed)))],
    )


def entry_page(found: Findable, language: str, templates: Templates) -> str:
    """Return the page of a company, a person, a term and so on."""
    carried = {
        "title": found.name,
        "lang": found.language,
        "url": found.url,
        "group": found.group,
        "kind": found.kind,
        "about": found.about,
        "names": found.names,
    }
    return templates.render("search_entry.html", found=found, language=language, carried=_carried(carried))


def _carried(values: Mapping[str, object]) -> str:
    """Return what a result needs to show a page, as the id of an element: all else Pagefind indexes, metadata too.

    It takes white space out of ids, hence `+` for a space; and three underscores are its own.
    """
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return _ESCAPED.sub(lambda letter: f"\\u{ord(letter[0]):04x}", text).replace(" ", "+")


def _made(analysed: AnalysedArticle) -> dict[str, str]:
    """Return who wrote and reviewed the English sentences by their ids, and what stands beside them (`beside`).

    What holds for most sentences has the empty id and is not repeated at each.
    """
    usual = usual_state(analysed)
    said = {id: disclosures.state_in_words(one) for id, one in analysed.translation.english.items() if one.text}
    others = {id: words for id, words in said.items() if words != usual}
    beside = {"beside": disclosures.beside_in_words(analysed)} if analysed.origin else {}
    return ({"": usual} if usual else {}) | beside | others


def _german(analysed: AnalysedArticle, known: Mapping[str, list[str]], words: HiddenWords) -> Iterator[Region]:
    stated = analysed.headline_de.provenance == Provenance.STATED
    headline = analysed.headline_de.value or ""
    if not stated:
        yield _region("headline", headline, _HEADLINE, words.of_german(headline))
    for sentence in analysed.article.sentences:
        weight = _HEADLINE if stated and sentence.id == analysed.headline_de.sentence else _TEXT
        hidden = (*words.of_german(sentence.text), *known.get(sentence.id, ()))
        yield _region(f"s-{sentence.id}", sentence.text, weight, hidden)


def _english(analysed: AnalysedArticle, known: Mapping[str, list[str]], words: HiddenWords) -> Iterator[Region]:
    headline = analysed.headline_en.value or ""
    yield _region("headline", headline, _HEADLINE, words.of_english(headline))
    summary = analysed.metadata.summary or ""
    yield _region("in-brief", summary, _SUMMARY, words.of_english(summary))
    for point in analysed.metadata.key_points:
        yield _region("key-points", point.en, _KEY_POINT, words.of_english(point.en))
    for sentence in analysed.article.sentences:
        english = analysed.translation.english[sentence.id].text or ""
        # Without its English, a sentence is found in this language by what is known of it.
        yield _region(f"s-{sentence.id}", english, _TEXT, (*words.of_english(english), *known.get(sentence.id, ())))


def _region(id: str, text: str, weight: float, hidden: Iterable[str]) -> Region:
    return Region(id, text, weight, " ".join(dict.fromkeys(hidden)))


def _about(analysed: AnalysedArticle) -> list[str]:
    outlet = [analysed.outlet.value] if analysed.outlet.value else []
    return [sources.date_in_words(analysed.metadata.published), *outlet, disclosures.made_in_words(analysed)]


def _surroundings(analysed: AnalysedArticle) -> Iterator[str]:
    when = sources.date_in_words(analysed.metadata.published)
    yield from german_months(when)
    yield from figure_words(when, "en")
    yield from (name for topic in analysed.topics for name in names_of(topic.entity))
    if analysed.author.value:
        yield analysed.author.value
    yield from facet_words(analysed)
