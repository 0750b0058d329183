"""An article and its English in, a brief out: everything that a page or a file says about the article."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

from briefing.desk.article import Article, Attribution, Block, Kind, Notes, Sentence
from briefing.desk.authorship import Origin, Review
from briefing.translation.pairing import Translation

# Words a minute of a careful reader; Brysbaert (2019) measured 238 for English non-fiction read silently.
_READING_SPEED = 238
# Of a lead's first sentence, what a headline can hold.
_HEADLINE_WORDS = 10
_EXTRACT_WORDS = 60

# Names end where small letters begin: "Über den Autor: Max Müller schreibt für uns".
_WORD = r"[^\W\d_a-zß][\w.'’-]*"
_AUTHOR = re.compile(
    rf"(?:Letzte Artikel von|[Vv]on|VON|Text:|Autor(?:in)?:|Über (?:den Autor|die Autorin):?)\s+"
    rf"(?P<name>{_WORD}(?:\s+(?:(?:von|van|de|der|und)\s+)*{_WORD})*)"
)
_CREDIT = re.compile(r"[^:©]*?(?::\s*(?:©|\(c\))?|©|\(c\))\s*(?P<credit>.+)", re.IGNORECASE)


class Provenance(StrEnum):
    """Where a value comes from."""

    STATED = "stated"
    """The text says it, in a sentence that can be named."""
    DERIVED = "derived"
    """The program worked it out."""
    EDITORIAL = "editorial"
    """An editor entered it."""
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Value:
    """A text in the metadata box and where it comes from."""

    value: str | None
    """None when unknown."""
    provenance: Provenance
    sentence: str | None = None
    """The id of the sentence that states it."""


_UNKNOWN = Value(None, Provenance.UNKNOWN)


@dataclass(frozen=True)
class Brief:
    """An article with all that is known of it."""

    article: Article
    translation: Translation
    headline_en: Value
    headline_de: Value
    origin: Origin | None
    """Who wrote the English headline, summary and key points; None when there are none."""
    review: Review | None
    """The review of these."""
    extract: tuple[Sentence, ...]
    """The opening sentences, which stand in for a missing summary."""
    outlet: Value
    author: Value
    credit: Value
    language: Value
    address: Value
    """Where the original was found on the web."""
    rights: Value
    words: int
    """Of the German original."""
    minutes: int
    """To read as many words."""
    sha256: str
    """Of the original's bytes."""

    @property
    def notes(self) -> Notes:
        """What the editor wrote."""
        return self.article.notes

    @property
    def title(self) -> str:
        """The English headline, or the German one where there is none."""
        return self.headline_en.value or self.headline_de.value or self.article.id

    @property
    def url(self) -> str:
        """The address from the site's root, percent-encoded, with a slash at both ends."""
        return f"/articles/{quote(self.article.slug)}/"


def brief_of(article: Article, translation: Translation, default_rights: str) -> Brief:
    """Return what is known of an article."""
    notes = article.notes
    words = sum(len(sentence.text.split()) for sentence in article.sentences)
    headline_de = _headline_de(article)
    return Brief(
        article=article,
        translation=translation,
        headline_en=_headline_en(article, headline_de, translation),
        headline_de=headline_de,
        origin=notes.origin if notes.headline_en or notes.summary or notes.key_points else None,
        review=notes.reviewed,
        extract=_extract(article),
        outlet=_attributed(notes.outlet),
        author=_attributed(notes.author) if notes.author else _author(article.blocks),
        credit=_credit(article.blocks),
        language=Value("de", Provenance.DERIVED) if article.reads_german else _UNKNOWN,
        address=Value(notes.address, Provenance.EDITORIAL) if notes.address else _UNKNOWN,
        rights=Value(notes.rights or default_rights, Provenance.EDITORIAL),
        words=words,
        minutes=max(1, round(words / _READING_SPEED)),
        sha256=hashlib.sha256(article.original).hexdigest(),
    )


def in_reading_order(briefs: Sequence[Brief]) -> list[Brief]:
    """Return briefs with the newest first and the undated last; within a day, month or year by id."""
    dated = [brief for brief in briefs if brief.notes.published]
    undated = [brief for brief in briefs if not brief.notes.published]
    by_id = sorted(dated, key=lambda brief: brief.article.id)
    return sorted(by_id, key=_date, reverse=True) + sorted(undated, key=lambda brief: brief.article.id)


def _date(brief: Brief) -> str:
    return brief.notes.published.date if brief.notes.published else ""


def _of_kind(blocks: Sequence[Block], kind: Kind) -> Sentence | None:
    return next((block.sentences[0] for block in blocks if block.kind is kind), None)


def _headline_de(article: Article) -> Value:
    if own := _of_kind(article.blocks, Kind.HEADLINE):
        return Value(own.text, Provenance.STATED, own.id)
    if article.notes.headline_de:
        return Value(article.notes.headline_de, Provenance.EDITORIAL)
    first = _of_kind(article.blocks, Kind.LEAD) or _of_kind(article.blocks, Kind.PARAGRAPH) or article.sentences[0]
    words = first.text.split()
    opening = " ".join(words[:_HEADLINE_WORDS]) + (" …" if len(words) > _HEADLINE_WORDS else "")
    return Value(opening, Provenance.DERIVED, first.id)


def _headline_en(article: Article, headline_de: Value, translation: Translation) -> Value:
    if article.notes.headline_en:
        return Value(article.notes.headline_en, Provenance.EDITORIAL)
    if headline_de.provenance is Provenance.STATED and headline_de.sentence:
        english = translation.english[headline_de.sentence].text
        if english:
            return Value(english, Provenance.DERIVED, headline_de.sentence)
    return _UNKNOWN


def _extract(article: Article) -> tuple[Sentence, ...]:
    if article.notes.summary:
        return ()
    text = [s for block in article.blocks if block.kind in (Kind.LEAD, Kind.PARAGRAPH) for s in block.sentences]
    text = text or list(article.sentences)
    taken, words = 0, 0
    while taken < len(text) and (words := words + len(text[taken].text.split())) <= _EXTRACT_WORDS:
        taken += 1
    return tuple(text[: max(taken, 1)])


def _attributed(attribution: Attribution | None) -> Value:
    if attribution is None:
        return _UNKNOWN
    provenance = Provenance.STATED if attribution.sentence else Provenance.EDITORIAL
    return Value(attribution.name, provenance, attribution.sentence)


def _author(blocks: Sequence[Block]) -> Value:
    return _stated(blocks, Kind.AUTHOR_BOX, _AUTHOR, "name")


def _credit(blocks: Sequence[Block]) -> Value:
    return _stated(blocks, Kind.CREDIT, _CREDIT, "credit")


def _stated(blocks: Sequence[Block], kind: Kind, pattern: re.Pattern[str], group: str) -> Value:
    """Return what the first block of a kind that says it says; a date line above the byline names no author."""
    for sentence in (block.sentences[0] for block in blocks if block.kind is kind):
        text = sentence.text
        # "(Bildquelle: Kuzma via Shutterstock)" - but "Foto: dpa (Archiv)" keeps its bracket.
        if (text[0], text[-1]) in (("(", ")"), ("[", "]")):
            text = text[1:-1]
        if match := pattern.match(text):
            return Value(match[group].strip(), Provenance.STATED, sentence.id)
    return _UNKNOWN
