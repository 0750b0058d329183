"""A brief in; `article.json` and its place in the catalogue `articles.json` out.

The contract is in `schemas/`: other programs rely on it.
"""

import json
from collections.abc import Sequence
from typing import Any

from briefing.desk.article import Block, Figure, Name
from briefing.knowledge.brief import Brief, Provenance, Value
from briefing.language.slugs import slug_of
from briefing.translation.pairing import State, Translation

Json = dict[str, Any]


def article_json(brief: Brief) -> bytes:
    """Return `article.json`: the article with its text, sentence by sentence."""
    blocks = [_block(block, brief.translation) for block in brief.article.blocks]
    return _bytes(_summary(brief) | {"blocks": blocks})


def catalogue_json(briefs: Sequence[Brief]) -> bytes:
    """Return `articles.json`: every article without its text, in the order of the site."""
    return _bytes({"articles": [_summary(brief) for brief in briefs]})


def _bytes(document: Json) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _summary(brief: Brief) -> Json:
    notes = brief.notes
    return {
        "id": brief.article.id,
        "slug": brief.article.slug,
        "url": brief.url,
        "headline": {"en": _value(brief.headline_en), "de": _value(brief.headline_de)},
        "summary": {
            "en": notes.summary,
            "origin": brief.origin if notes.summary else None,
            "review": _review(brief),
        },
        "editorial": {"origin": notes.origin, "review": _review(brief)},
        "key_points": [
            {"en": point.en, "sentence": point.sentence}
            | ({"opinion_of": point.opinion_of} if point.opinion_of else {})
            for point in notes.key_points
        ],
        "metadata": {
            "outlet": _value(brief.outlet),
            "author": _value(brief.author),
            "published": _published(brief),
            "language": _value(brief.language),
            "companies": [_name(name) for name in notes.companies],
            "people": [_name(name) for name in notes.people],
            "places": [_name(name) for name in notes.places],
            "topics": [{"id": slug_of(t), "name": t, "provenance": Provenance.EDITORIAL} for t in notes.topics],
            "cited_sources": [_name(name) for name in notes.cited_sources],
            "figures": [_figure(figure) for figure in notes.figures],
            "words": {"value": brief.words, "provenance": Provenance.DERIVED},
            "reading_minutes": {"value": brief.minutes, "provenance": Provenance.DERIVED},
            "address": _value(brief.address),
            "rights": _value(brief.rights),
            "credit": _value(brief.credit),
            "sha256": {"value": brief.sha256, "provenance": Provenance.DERIVED},
        },
        "translation": _translation(brief.translation),
    }


def _value(value: Value) -> Json:
    document: Json = {"value": value.value, "provenance": value.provenance}
    return document | ({"sentence": value.sentence} if value.sentence else {})


def _review(brief: Brief) -> str:
    if brief.review is None:
        return "none"
    return brief.review.depth or "unspecified"


def _published(brief: Brief) -> Json:
    published = brief.notes.published
    if published is None:
        return {"value": None, "provenance": Provenance.UNKNOWN}
    return {
        "value": published.date,
        "precision": published.precision,
        "provenance": Provenance.EDITORIAL,
        "basis": published.basis,
    } | ({"reason": published.reason} if published.reason else {})


def _name(name: Name) -> Json:
    return {"id": name.id, "name": name.name, "provenance": Provenance.STATED, "sentences": list(name.sentences)}


def _figure(figure: Figure) -> Json:
    return {
        "value": figure.value,
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "text": figure.text,
        "en": figure.en,
        "of": figure.of,
        "sentence": figure.sentence,
    } | ({"to": figure.to} if figure.to else {})


def _translation(translation: Translation) -> Json:
    counts: Json = {state.value: translation.count(state) for state in State}
    return {"sentences": len(translation.english), **counts, "origins": list(translation.origins)}


def _block(block: Block, translation: Translation) -> Json:
    sentences = []
    for sentence in block.sentences:
        english = translation.english[sentence.id]
        sentences.append(
            {
                "id": sentence.id,
                "de": sentence.text,
                "en": english.text,
                "state": english.state,
                "origin": english.origin,
                "engine": english.engine,
            }
        )
    return {"kind": block.kind, "sentences": sentences}
