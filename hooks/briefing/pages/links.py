"""Inline links: the sentences of an article as runs, some of which are marked or lead somewhere.

Runs joined are the text, letter by letter. A name leads to the page of what it names, a German word of the glossary to
its entry; each once a paragraph and language, so that a text does not drown in links.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from briefing.articles.analysed_article import AnalysedArticle
from briefing.desk.blocks import Block
from briefing.desk.reference import Entity, Term
from briefing.pages.annotations import (
    Annotation,
    Mark,
    SentenceFacts,
    english_annotations,
    facts_by_sentence,
    german_annotations,
)


class Run(NamedTuple):
    """A piece of a sentence, all of it marked and linked alike."""

    text: str
    mark: Mark | None = None
    entity: Entity | None = None
    """Whose page it leads to."""
    term: Term | None = None
    """The term to whose place in the glossary it leads."""


class LinkedSentence(NamedTuple):
    """A sentence in both languages as runs; joined, they are its text."""

    de: tuple[Run, ...]
    en: tuple[Run, ...]
    """Empty where there is no English."""


def linked_sentences(analysed: AnalysedArticle) -> Mapping[str, LinkedSentence]:
    """Return every sentence of an article by its id."""
    stated = facts_by_sentence(analysed)
    return {id: linked for block in analysed.article.blocks for id, linked in _linked_block(analysed, block, stated)}


def linked_terms(linked: Mapping[str, LinkedSentence]) -> list[Term]:
    """Return the terms of the glossary that some sentences lead to, in reading order."""
    terms = (run.term for sentence in linked.values() for run in sentence.de if run.term)
    return list({term.id: term for term in terms}.values())


def _linked_block(
    analysed: AnalysedArticle, block: Block, stated: Mapping[str, SentenceFacts]
) -> Iterator[tuple[str, LinkedSentence]]:
    german: set[Entity | Term] = set()
    english: set[Entity | Term] = set()
    for sentence in block.sentences:
        known = stated[sentence.id]
        text = analysed.translation.english[sentence.id].text or ""
        yield (
            sentence.id,
            LinkedSentence(
                _runs(sentence.text, german_annotations(sentence.text, known), german),
                _runs(text, english_annotations(sentence.text, text, known), english),
            ),
        )


def _runs(text: str, places: Iterable[Annotation], seen: set[Entity | Term]) -> tuple[Run, ...]:
    runs: list[Run] = []
    done = 0
    for place in places:
        subject = None if place.subject in seen else place.subject
        if subject:
            seen.add(subject)
        elif place.mark is Mark.TERM:
            continue
        if done < place.start:
            runs.append(Run(text[done : place.start]))
        entity, term = (subject, None) if isinstance(subject, Entity) else (None, subject)
        runs.append(Run(text[place.start : place.end], place.mark, entity, term))
        done = place.end
    if done < len(text):
        runs.append(Run(text[done:]))
    return tuple(runs)
