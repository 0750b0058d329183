"""An article's headlines in German and English."""

from collections.abc import Sequence

from briefing.articles.provenance import UNKNOWN, Provenance, Value
from briefing.desk.article import Article
from briefing.desk.blocks import Block, BlockKind, Sentence
from briefing.translation.pairing import Translation

_MOST_WORDS = 10
"""Of the first sentence, where an article has no headline."""


def headline_de(article: Article) -> Value:
    """Return the original's own headline, else the editor's, else its first words."""
    if own := _of_kind(article.blocks, BlockKind.HEADLINE):
        return Value(own.text, Provenance.STATED, own.id)
    if article.metadata.headline_de:
        return Value(article.metadata.headline_de, Provenance.EDITORIAL)
    first = (
        _of_kind(article.blocks, BlockKind.LEAD)
        or _of_kind(article.blocks, BlockKind.PARAGRAPH)
        or article.sentences[0]
    )
    words = first.text.split()
    opening = " ".join(words[:_MOST_WORDS]) + (" …" if len(words) > _MOST_WORDS else "")
    return Value(opening, Provenance.DERIVED, first.id)


def headline_en(article: Article, german: Value, translation: Translation) -> Value:
    """Return the editor's headline, else the translation of the original's own."""
    if article.metadata.headline_en:
        return Value(article.metadata.headline_en, Provenance.EDITORIAL)
    if german.provenance is Provenance.STATED and german.sentence:
        english = translation.english[german.sentence].text
        if english:
            return Value(english, Provenance.DERIVED, german.sentence)
    return UNKNOWN


def _of_kind(blocks: Sequence[Block], kind: BlockKind) -> Sentence | None:
    return next((block.sentences[0] for block in blocks if block.kind is kind), None)
