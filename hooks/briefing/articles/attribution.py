"""Attribution: an article's outlet, author and picture credit, as the text or the editor states them."""

import re
from collections.abc import Sequence

from briefing.articles.provenance import UNKNOWN, Provenance, Value
from briefing.desk.article import Article
from briefing.desk.blocks import Block, BlockKind
from briefing.desk.metadata import Attribution

# Names end where small letters begin: "Über den Autor: Max Müller schreibt für uns".
_WORD = r"[^\W\d_a-zß][\w.'’-]*"
_AUTHOR = re.compile(
    rf"(?:Letzte Artikel von|[Vv]on|VON|Text:|Autor(?:in)?:|Über (?:den Autor|die Autorin):?)\s+"
    rf"(?P<name>{_WORD}(?:\s+(?:(?:von|van|de|der|und)\s+)*{_WORD})*)"
)
_CREDIT = re.compile(r"[^:©]*?(?::\s*(?:©|\(c\))?|©|\(c\))\s*(?P<credit>.+)", re.IGNORECASE)


def outlet(article: Article) -> Value:
    """Return where the article appeared."""
    return _attributed(article.metadata.outlet)


def author(article: Article) -> Value:
    """Return who wrote it: whom the editor names, else whom its byline or author box does."""
    if article.metadata.author:
        return _attributed(article.metadata.author)
    return _stated(article.blocks, BlockKind.AUTHOR_BOX, _AUTHOR, "name")


def credit(article: Article) -> Value:
    """Return whom its first picture credit names."""
    return _stated(article.blocks, BlockKind.CREDIT, _CREDIT, "credit")


def _attributed(attribution: Attribution | None) -> Value:
    if attribution is None:
        return UNKNOWN
    provenance = Provenance.STATED if attribution.sentence else Provenance.EDITORIAL
    return Value(attribution.name, provenance, attribution.sentence)


def _stated(blocks: Sequence[Block], kind: BlockKind, pattern: re.Pattern[str], group: str) -> Value:
    """Return what a pattern finds in the first block of a kind that it fits: not in a date line above the byline."""
    for sentence in (block.sentences[0] for block in blocks if block.kind is kind):
        text = sentence.text
        # "(Bildquelle: Kuzma via Shutterstock)" - but "Foto: dpa (Archiv)" keeps its bracket.
        if (text[0], text[-1]) in (("(", ")"), ("[", "]")):
            text = text[1:-1]
        if match := pattern.match(text):
            return Value(match[group].strip(), Provenance.STATED, sentence.id)
    return UNKNOWN
