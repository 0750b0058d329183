"""A brief in; `article.json`, and the same without the text, as the catalogue has it, out.

The contract is in `schemas/`: other programs rely on it.
"""

from typing import Any

from briefing.articles.analysed_article import Brief, Named
from briefing.articles.facts import StatedFigure, StatedTime
from briefing.articles.provenance import Provenance, Value
from briefing.corpus.corpus import Briefing
from briefing.corpus.initiatives import Report, reports
from briefing.desk.authorship import Review
from briefing.desk.blocks import Block
from briefing.desk.reference import Group, Key
from briefing.exports.json import json_bytes
from briefing.pages import wording
from briefing.translation.pairing import State, Translation

Json = dict[str, Any]


def article_json(brief: Brief, summed: Json) -> bytes:
    """Return `article.json`: the article with its text, sentence by sentence, after what `summary` returned of it."""
    blocks = [_block(block, brief.translation) for block in brief.article.blocks]
    return json_bytes(summed | {"blocks": blocks})


def summary(brief: Brief, briefing: Briefing) -> Json:
    """Return an article without its text."""
    notes = brief.notes
    return {
        "id": brief.article.id,
        "slug": brief.article.slug,
        "url": brief.url,
        "disclosure": wording.disclosure(brief),
        "headline": {"en": _value(brief.headline_en), "de": _value(brief.headline_de)},
        "summary": {
            "en": notes.summary,
            "origin": brief.origin if notes.summary else None,
            "review": _review(brief),
        }
        | ({"extract": [sentence.id for sentence in brief.extract]} if brief.extract else {}),
        "related": [
            {"id": other.brief.article.id, "shared": [_key(entry.key) for entry in other.shared]}
            for other in briefing.related[brief.article.id]
        ],
        "editorial": {"origin": notes.origin, "review": _review(brief), "reviewed": _record(brief.review)},
        "key_points": [
            {"en": point.en}
            | ({"sentence": point.sentence} if point.sentence else {})
            | ({"opinion_of": point.opinion_of} if point.opinion_of else {})
            for point in notes.key_points
        ],
        "metadata": _metadata(brief, briefing),
        "translation": _translation(brief.translation),
        "corrections": [
            {"date": correction.date, "en": correction.en, "sentence": correction.sentence}
            for correction in notes.corrections
        ],
    }


def _metadata(brief: Brief, briefing: Briefing) -> Json:
    return {
        "outlet": _value(brief.outlet),
        "author": _value(brief.author),
        "published": _published(brief),
        "language": _value(brief.language),
        "companies": _names(brief, Group.COMPANIES),
        "people": _names(brief, Group.PEOPLE),
        "places": _names(brief, Group.PLACES),
        "events": _names(brief, Group.EVENTS),
        "topics": [
            {"id": topic.entry.key.id, "name": topic.entry.name, "provenance": topic.provenance}
            | ({"sentences": list(topic.sentences)} if topic.sentences else {})
            for topic in brief.topics
        ],
        "cited_sources": [_name(named) for named in brief.cited_sources],
        "figures": [_figure(stated, brief, briefing) for stated in brief.facts.figures],
        "times": [_time(stated) for stated in brief.facts.times],
        "initiatives": [_initiative(report) for report in reports(brief)],
        "words": {"value": brief.words, "provenance": Provenance.DERIVED},
        "reading_minutes": {"value": brief.minutes, "provenance": Provenance.DERIVED},
        "address": _value(brief.address),
        "rights": _rights(brief),
        "credit": _value(brief.credit),
        "sha256": {"value": brief.sha256, "provenance": Provenance.DERIVED},
    }


def _value(value: Value) -> Json:
    document: Json = {"value": value.value, "provenance": value.provenance}
    return document | ({"sentence": value.sentence} if value.sentence else {})


def _review(brief: Brief) -> str:
    if brief.review is None:
        return "none"
    return brief.review.depth or "unspecified"


def _record(review: Review | None) -> Json | None:
    """Return who reviewed a piece of English, when and how deeply, as far as it was recorded; None where nobody did."""
    return {"by": review.by, "date": review.date, "depth": review.depth} if review else None


def _published(brief: Brief) -> Json:
    published = brief.notes.published
    if published is None:
        return {"value": None, "provenance": Provenance.UNKNOWN}
    return {
        "value": published.date,
        "precision": published.precision,
        "provenance": Provenance.EDITORIAL,
        "basis": published.basis,
    } | _if_any(reason=published.reason, after=published.after, before=published.before)


def _rights(brief: Brief) -> Json:
    return {
        "value": wording.rights(brief),
        "provenance": Provenance.EDITORIAL,
        "extent": brief.rights.extent,
        "set_for": brief.rights.source,
        "holder": _value(brief.rights.holder),
    }


def _key(key: Key) -> Json:
    return {"group": key.group, "id": key.id}


def _names(brief: Brief, group: Group) -> list[Json]:
    return [_name(named) for named in brief.names(group)]


def _name(named: Named) -> Json:
    return {
        "id": named.entry.key.id,
        "name": named.entry.name,
        "provenance": Provenance.STATED,
        "sentences": list(named.sentences),
    } | _if_any(unseen=named.unseen)


def _figure(stated: StatedFigure, brief: Brief, briefing: Briefing) -> Json:
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
    } | _if_any(
        to=None if figure.to is None else f"{figure.to:f}",
        of=stated.of,
        measure=figure.measure,
        echoes=[
            {"article": echo.brief.article.id, "text": echo.stated.figure.text, "agrees": echo.agrees}
            for echo in briefing.echoes.get((brief.article.id, stated), ())
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
    } | _if_any(to=expression.to, relation=expression.relation, en=stated.en)


def _initiative(report: Report) -> Json:
    record = report.initiative
    return {
        "id": record.id,
        "kind": record.kind,
        "name": record.name,
        "parties": [_key(party.key) | {"role": party.role} for party in record.parties],
        "regions": [_key(key) for key in record.regions],
        "status": record.status,
        "provenance": Provenance.EDITORIAL,
        "sentences": list(record.sentences),
    } | _if_any(
        amount=report.amount and report.amount.figure.text,
        amount_sentence=report.amount and report.amount.sentence,
    )


def _if_any(**values: Any) -> Json:
    return {key: value for key, value in values.items() if value}


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
