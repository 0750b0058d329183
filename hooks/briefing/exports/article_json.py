"""`article.json`, and the article's entry in the catalogue, which is the same without the text.

Other programs rely on the contract in `schemas/`.
"""

from collections.abc import Sequence
from typing import Any

import msgspec

from briefing.articles.analysed_article import AnalysedArticle, NamedEntity
from briefing.articles.facts import StatedFigure, StatedTime
from briefing.articles.provenance import Provenance, Value
from briefing.corpus.corroboration import Corroboration, Corroborations
from briefing.corpus.initiatives import Report, initiative_reports
from briefing.corpus.related import RelatedArticle
from briefing.desk.authorship import Review
from briefing.desk.blocks import Block
from briefing.desk.reference import EntityId, EntityType
from briefing.exports.json import formatted, without_empty
from briefing.pages.wording import disclosures, sources
from briefing.translation.pairing import State, Translation

Json = dict[str, Any]


def article_json(analysed: AnalysedArticle, summary: bytes) -> bytes:
    """Return `article.json`: the article's `summary_json`, and its text sentence by sentence."""
    blocks = msgspec.json.encode([_block(block, analysed.translation) for block in analysed.article.blocks])
    # Joined as bytes: the summary is in the catalogue, too, and need not be made twice.
    return formatted(summary.removesuffix(b"}") + b',"blocks":' + blocks + b"}")


def summary_json(analysed: AnalysedArticle, related: Sequence[RelatedArticle], corroborations: Corroborations) -> bytes:
    """Return an article without its text, as JSON."""
    return msgspec.json.encode(_summary(analysed, related, corroborations))


def _summary(analysed: AnalysedArticle, related: Sequence[RelatedArticle], corroborations: Corroborations) -> Json:
    metadata = analysed.metadata
    return {
        "id": analysed.article.id,
        "slug": analysed.article.slug,
        "url": analysed.url,
        "disclosure": disclosures.disclosure(analysed),
        "headline": {"en": _value(analysed.headline_en), "de": _value(analysed.headline_de)},
        "summary": {
            "en": metadata.summary,
            "origin": analysed.origin if metadata.summary else None,
            "review": _review(analysed),
        }
        | ({"extract": [sentence.id for sentence in analysed.auto_summary]} if analysed.auto_summary else {}),
        "related": [
            {"id": other.analysed.article.id, "shared": [_key(entity.id) for entity in other.shared]}
            for other in related
        ],
        "editorial": {"origin": metadata.origin, "review": _review(analysed), "reviewed": _record(analysed.review)},
        "key_points": [
            {"en": point.en}
            | ({"sentence": point.sentence} if point.sentence else {})
            | ({"opinion_of": point.opinion_of} if point.opinion_of else {})
            for point in metadata.key_points
        ],
        "metadata": _metadata(analysed, corroborations),
        "translation": _translation(analysed.translation),
        "corrections": [
            {"date": correction.date, "en": correction.en, "sentence": correction.sentence}
            for correction in metadata.corrections
        ],
    }


def _metadata(analysed: AnalysedArticle, corroborations: Corroborations) -> Json:
    return {
        "outlet": _value(analysed.outlet),
        "author": _value(analysed.author),
        "published": _published(analysed),
        "language": _value(analysed.language),
        "companies": _names(analysed, EntityType.COMPANIES),
        "people": _names(analysed, EntityType.PEOPLE),
        "places": _names(analysed, EntityType.PLACES),
        "events": _names(analysed, EntityType.EVENTS),
        "topics": [
            {"id": topic.entity.id.slug, "name": topic.entity.name, "provenance": topic.provenance}
            | ({"sentences": list(topic.sentences)} if topic.sentences else {})
            for topic in analysed.topics
        ],
        "cited_sources": [_name(named) for named in analysed.cited_sources],
        "figures": [_figure(stated, corroborations.get(stated, ())) for stated in analysed.facts.figures],
        "times": [_time(stated) for stated in analysed.facts.times],
        "initiatives": [_initiative(report) for report in initiative_reports(analysed)],
        "words": {"value": analysed.words, "provenance": Provenance.DERIVED},
        "reading_minutes": {"value": analysed.minutes, "provenance": Provenance.DERIVED},
        "address": _value(analysed.address),
        "rights": _rights(analysed),
        "credit": _value(analysed.credit),
        "sha256": {"value": analysed.sha256, "provenance": Provenance.DERIVED},
    }


def _value(value: Value) -> Json:
    document: Json = {"value": value.value, "provenance": value.provenance}
    return document | ({"sentence": value.sentence} if value.sentence else {})


def _review(analysed: AnalysedArticle) -> str:
    if analysed.review is None:
        return "none"
    return analysed.review.depth or "unspecified"


def _record(review: Review | None) -> Json | None:
    """Return who reviewed a piece of English, when and how deeply, as far as recorded; None without a review."""
    return {"by": review.by, "date": review.date, "depth": review.depth} if review else None


def _published(analysed: AnalysedArticle) -> Json:
    published = analysed.metadata.published
    if published is None:
        return {"value": None, "provenance": Provenance.UNKNOWN}
    return {
        "value": published.date,
        "precision": published.precision,
        "provenance": Provenance.EDITORIAL,
        "basis": published.basis,
    } | without_empty(reason=published.reason, after=published.after, before=published.before)


def _rights(analysed: AnalysedArticle) -> Json:
    return {
        "value": sources.rights_in_words(analysed),
        "provenance": Provenance.EDITORIAL,
        "extent": analysed.rights.extent,
        "set_for": analysed.rights.source,
        "holder": _value(analysed.rights.holder),
    }


def _key(key: EntityId) -> Json:
    return {"group": key.type, "id": key.slug}


def _names(analysed: AnalysedArticle, group: EntityType) -> list[Json]:
    return [_name(named) for named in analysed.entities(group)]


def _name(named: NamedEntity) -> Json:
    return {
        "id": named.entity.id.slug,
        "name": named.entity.name,
        "provenance": Provenance.STATED,
        "sentences": list(named.sentences),
    } | without_empty(unseen=named.hidden)


def _figure(stated: StatedFigure, corroborations: Sequence[Corroboration]) -> Json:
    figure = stated.figure
    return {
        "value": f"{figure.value:f}",
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "kind": figure.kind,
        "text": figure.text,
        "en": stated.en,
        "provenance": Provenance.STATED,
        "sentence": stated.sentence,
    } | without_empty(
        to=None if figure.to is None else f"{figure.to:f}",
        of=stated.label,
        measure=figure.measure,
        echoes=[
            {"article": other.analysed.article.id, "text": other.stated.figure.text, "agrees": other.agrees}
            for other in corroborations
        ],
    )


def _time(stated: StatedTime) -> Json:
    expression = stated.expression
    return {
        "text": expression.text,
        "value": expression.value,
        "precision": expression.precision,
        "provenance": Provenance.DERIVED if expression.relative and expression.value else Provenance.STATED,
        "sentence": stated.sentence,
    } | without_empty(to=expression.to, relation=expression.relation, en=stated.en)


def _initiative(report: Report) -> Json:
    record = report.initiative
    return {
        "id": record.id,
        "kind": record.kind,
        "name": record.name,
        "parties": [_key(party.id) | {"role": party.role} for party in record.parties],
        "regions": [_key(key) for key in record.regions],
        "status": record.status,
        "provenance": Provenance.EDITORIAL,
        "sentences": list(record.sentences),
    } | without_empty(
        amount=report.amount and report.amount.figure.text,
        amount_sentence=report.amount and report.amount.sentence,
    )


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
                "review": _record(english.review),
            }
        )
    return {"kind": block.kind, "sentences": sentences}
