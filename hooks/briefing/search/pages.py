"""The minimal page of an article or an entity that a search bundle is made from.

An article's page carries for every sentence its twin in the other language, so that a result shows both without another
request. The words of an element `v-NAME` are expansions of the element `NAME`: found, but never shown.
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
from briefing.search.entities import SearchEntity
from briefing.search.expansions import Expander, expansions_by_sentence, german_months, names_of
from briefing.search.filters import facet_tokens
from briefing.search.number_tokens import number_tokens

_HEADLINE, _SUMMARY, _KEY_POINT, _TEXT, _EXPANSIONS = 6, 3, 2, 1, 0.3
"""The weight of a word in each place; Pagefind allows 0 to 10 and squares it."""
_ESCAPED = re.compile(r"[^\S ]|[_+]")


@dataclass(frozen=True)
class Region:
    """A part of a page that search can lead to."""

    id: str
    """The id of the element on the article's page."""
    text: str
    weight: float
    expansions: str
    """Words that the text is found by, too."""


def article_page(analysed: AnalysedArticle, language: str, expander: Expander, templates: Templates) -> str:
    """Return the page of an article in the index of a language."""
    english = analysed.translation.english
    known = expansions_by_sentence(analysed)
    if language == "de":
        twins = {sentence.id: english[sentence.id].text for sentence in analysed.article.sentences}
        regions = list(_german(analysed, known, expander))
    else:
        twins = {sentence.id: sentence.text for sentence in analysed.article.sentences}
        regions = list(_english(analysed, known, expander))
    about = " · ".join(_about(analysed))
    display = {
        "title": analysed.title,
        "lang": "de" if analysed.headline_en.value is None else "en",
        "about": about,
        "twins": {id: twin for id, twin in twins.items() if twin},
        "made": _made(analysed),
    }
    return templates.render(
        "search_article.html",
        language=language,
        display=_encoded(display),
        expansions_weight=_EXPANSIONS,
        regions=[*regions, _region("about-this-article", "", 0, (about, *_context(analysed)))],
    )


def entity_page(entity: SearchEntity, language: str, templates: Templates) -> str:
    """Return the page of an entity, a term or an initiative in the index of a language."""
    display = {
        "title": entity.name,
        "lang": entity.language,
        "url": entity.url,
        "group": entity.group,
        "kind": entity.kind,
        "about": entity.about,
        "names": entity.names,
    }
    return templates.render("search_entity.html", entity=entity, language=language, display=_encoded(display))


def _encoded(values: Mapping[str, object]) -> str:
    """Encode a result's display data as an element id, the one place that Pagefind does not index.

    Pagefind removes white space from ids, hence `+` for a space, and uses three underscores itself.
    """
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return _ESCAPED.sub(lambda letter: f"\\u{ord(letter[0]):04x}", text).replace(" ", "+")


def _made(analysed: AnalysedArticle) -> dict[str, str]:
    """Return who wrote and reviewed the English by sentence id, and of headline, summary and key points (`beside`).

    The most frequent value has an empty id and is not repeated.
    """
    usual = usual_state(analysed)
    said = {id: disclosures.state_in_words(one) for id, one in analysed.translation.english.items() if one.text}
    others = {id: words for id, words in said.items() if words != usual}
    beside = {"beside": disclosures.beside_in_words(analysed)} if analysed.origin else {}
    return ({"": usual} if usual else {}) | beside | others


def _german(analysed: AnalysedArticle, known: Mapping[str, list[str]], expander: Expander) -> Iterator[Region]:
    stated = analysed.headline_de.provenance == Provenance.STATED
    headline = analysed.headline_de.value or ""
    if not stated:
        yield _region("headline", headline, _HEADLINE, expander.expand_german(headline))
    for sentence in analysed.article.sentences:
        weight = _HEADLINE if stated and sentence.id == analysed.headline_de.sentence else _TEXT
        expansions = (*expander.expand_german(sentence.text), *known.get(sentence.id, ()))
        yield _region(f"s-{sentence.id}", sentence.text, weight, expansions)


def _english(analysed: AnalysedArticle, known: Mapping[str, list[str]], expander: Expander) -> Iterator[Region]:
    headline = analysed.headline_en.value or ""
    yield _region("headline", headline, _HEADLINE, expander.expand_english(headline))
    summary = analysed.metadata.summary or ""
    yield _region("in-brief", summary, _SUMMARY, expander.expand_english(summary))
    for point in analysed.metadata.key_points:
        yield _region("key-points", point.en, _KEY_POINT, expander.expand_english(point.en))
    for sentence in analysed.article.sentences:
        english = analysed.translation.english[sentence.id].text or ""
        # A sentence without English is found in this language by its entities, figures and so on.
        expansions = (*expander.expand_english(english), *known.get(sentence.id, ()))
        yield _region(f"s-{sentence.id}", english, _TEXT, expansions)


def _region(id: str, text: str, weight: float, expansions: Iterable[str]) -> Region:
    return Region(id, text, weight, " ".join(dict.fromkeys(expansions)))


def _about(analysed: AnalysedArticle) -> list[str]:
    outlet = [analysed.outlet.value] if analysed.outlet.value else []
    return [sources.date_in_words(analysed.metadata.published), *outlet, disclosures.made_in_words(analysed)]


def _context(analysed: AnalysedArticle) -> Iterator[str]:
    when = sources.date_in_words(analysed.metadata.published)
    yield from german_months(when)
    yield from number_tokens(when, "en")
    yield from (name for topic in analysed.topics for name in names_of(topic.entity))
    if analysed.author.value:
        yield analysed.author.value
    yield from facet_tokens(analysed)
