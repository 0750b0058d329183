"""The briefing in; for each language the minimal pages out that its search bundles are made from.

A page stands for an article, or for what has a page or place of its own: a company, a person, a glossary's term. An
article's page carries for every sentence its twin in the other language, so that a result shows both without another
request. What an element `v-NAME` holds is found and never shown: it belongs to the element `NAME`.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from briefing.exports.search.entries import Findable, findables
from briefing.exports.search.facets import facet_words
from briefing.exports.search.figure_words import figure_words
from briefing.exports.search.hidden_words import HiddenWords, german_months, known_of_sentences, names_of
from briefing.exports.search.shards import MOST_SENTENCES, shards_of
from briefing.knowledge.brief import Brief
from briefing.knowledge.briefing import Briefing
from briefing.knowledge.provenance import Provenance
from briefing.pages import wording
from briefing.pages.disclosures import usual_state
from briefing.pages.templates import Templates
from briefing.processes import do_all

LANGUAGES = ("de", "en")

_HEADLINE, _SUMMARY, _KEY_POINT, _TEXT, _HIDDEN = 6, 3, 2, 1, 0.3
"""How much a word counts in each place; Pagefind allows 0 to 10 and squares it."""


@dataclass(frozen=True)
class Region:
    """A part of a page that search can lead to."""

    id: str
    """Of the element on the article's page."""
    text: str
    weight: float
    hidden: str
    """Words that are found here and not shown."""


def search_pages(briefing: Briefing, templates: Templates, most: int = MOST_SENTENCES) -> dict[str, dict[str, str]]:
    """Return, for each bundle (`de`, or `de/2013-2015`), the minimal pages to index by their path in its source."""
    shards = shards_of(briefing.briefs, most)
    # Of its own shard's nouns, so that a new article adds words to no page of another.
    jobs = [
        partial(_both, brief, words, templates)
        for shard, words in ((shard, HiddenWords(shard.briefs)) for shard in shards)
        for brief in shard.briefs
    ]
    made = iter(do_all(jobs))
    pages: dict[str, dict[str, str]] = {}
    for shard in shards:
        paths = [f"articles/{brief.article.slug}/index.html" for brief in shard.briefs]
        both = [next(made) for _ in paths]
        for language in LANGUAGES:
            own = {path: one[language] for path, one in zip(paths, both, strict=True)}
            pages[f"{language}/{shard.name}".rstrip("/")] = own
    # An empty desk has nothing to find, though it may have a glossary.
    for found in findables(briefing) if briefing.briefs else ():
        for language in LANGUAGES:
            pages[language][f"{found.path}/index.html"] = _entry(found, language, templates)
    return pages


def _both(brief: Brief, words: HiddenWords, templates: Templates) -> dict[str, str]:
    known = known_of_sentences(brief)
    return {language: _article(brief, language, known, words, templates) for language in LANGUAGES}


def _article(
    brief: Brief, language: str, known: Mapping[str, list[str]], words: HiddenWords, templates: Templates
) -> str:
    english = brief.translation.english
    if language == "de":
        twins = {sentence.id: english[sentence.id].text for sentence in brief.article.sentences}
        regions = list(_german(brief, known, words))
    else:
        twins = {sentence.id: sentence.text for sentence in brief.article.sentences}
        regions = list(_english(brief, known, words))
    about = " · ".join(_about(brief))
    return templates.render(
        "search_article.html",
        language=language,
        title=brief.title,
        title_language="de" if brief.headline_en.value is None else "en",
        about=about,
        twins=json.dumps({id: twin for id, twin in twins.items() if twin}, ensure_ascii=False),
        made=json.dumps(_made(brief), ensure_ascii=False),
        hidden_weight=_HIDDEN,
        regions=[*regions, _region("about-this-article", "", 0, (about, *_surroundings(brief)))],
    )


def _made(brief: Brief) -> dict[str, str]:
    """Return who wrote and reviewed the English sentences by their ids, and what stands beside them (`beside`).

    What holds for most sentences has the empty id and is not repeated at each.
    """
    usual = usual_state(brief)
    said = {id: wording.state_in_words(one) for id, one in brief.translation.english.items() if one.text}
    others = {id: words for id, words in said.items() if words != usual}
    beside = {"beside": wording.beside_in_words(brief)} if brief.origin else {}
    return ({"": usual} if usual else {}) | beside | others


def _german(brief: Brief, known: Mapping[str, list[str]], words: HiddenWords) -> Iterator[Region]:
    stated = brief.headline_de.provenance == Provenance.STATED
    headline = brief.headline_de.value or ""
    if not stated:
        yield _region("headline", headline, _HEADLINE, words.of_german(headline))
    for sentence in brief.article.sentences:
        weight = _HEADLINE if stated and sentence.id == brief.headline_de.sentence else _TEXT
        hidden = (*words.of_german(sentence.text), *known.get(sentence.id, ()))
        yield _region(f"s-{sentence.id}", sentence.text, weight, hidden)


def _english(brief: Brief, known: Mapping[str, list[str]], words: HiddenWords) -> Iterator[Region]:
    headline = brief.headline_en.value or ""
    yield _region("headline", headline, _HEADLINE, words.of_english(headline))
    summary = brief.notes.summary or ""
    yield _region("in-brief", summary, _SUMMARY, words.of_english(summary))
    for point in brief.notes.key_points:
        yield _region("key-points", point.en, _KEY_POINT, words.of_english(point.en))
    for sentence in brief.article.sentences:
        english = brief.translation.english[sentence.id].text or ""
        # Without its English, a sentence is found in this language by what is known of it.
        yield _region(f"s-{sentence.id}", english, _TEXT, (*words.of_english(english), *known.get(sentence.id, ())))


def _region(id: str, text: str, weight: float, hidden: Iterable[str]) -> Region:
    return Region(id, text, weight, " ".join(dict.fromkeys(hidden)))


def _about(brief: Brief) -> list[str]:
    outlet = [brief.outlet.value] if brief.outlet.value else []
    return [wording.date_in_words(brief.notes.published), *outlet, wording.made_in_words(brief)]


def _surroundings(brief: Brief) -> Iterator[str]:
    when = wording.date_in_words(brief.notes.published)
    yield from german_months(when)
    yield from figure_words(when, "en")
    yield from (name for topic in brief.topics for name in names_of(topic.entry))
    if brief.author.value:
        yield brief.author.value
    yield from facet_words(brief)


def _entry(found: Findable, language: str, templates: Templates) -> str:
    return templates.render("search_entry.html", found=found, language=language, names=json.dumps(found.names))
