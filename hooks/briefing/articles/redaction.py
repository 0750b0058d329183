"""Redaction: an article without the sentences that the rights to the original do not allow to show.

Pages and files are made from what is left, hence nothing else can be in them. What the program worked out from the
whole text and is no part of it (who is named, how long it is) stays.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.articles.analysed_article import AnalysedArticle, NamedEntity
from briefing.articles.facts import Facts
from briefing.articles.provenance import UNKNOWN, Value
from briefing.desk.article import Article
from briefing.desk.blocks import Block, BlockKind, Sentence
from briefing.desk.memory import Memory
from briefing.desk.metadata import Metadata
from briefing.desk.rights import Extent
from briefing.german.normalize import normalize
from briefing.translation.pairing import Translation

GAP = "[…]"
"""Written in the place of sentences that are left out."""


def redact(analysed: AnalysedArticle, excerpt_words: int) -> AnalysedArticle:
    """Return an article with what may be shown: of an excerpt, the first words and the sentences quoted as evidence."""
    extent = analysed.rights.extent
    if extent is Extent.FULL:
        return analysed
    shown = set(_excerpt(analysed.article, excerpt_words)) if extent is Extent.EXCERPT else set()
    headline_de = _headline(analysed.headline_de, shown)
    return replace(
        analysed,
        article=_article(analysed.article, shown),
        translation=Translation({id: one for id, one in analysed.translation.english.items() if id in shown}),
        headline_de=headline_de,
        # One that translates the original's own goes with it.
        headline_en=_headline(analysed.headline_en, shown),
        auto_summary=tuple(sentence for sentence in analysed.auto_summary if sentence.id in shown),
        outlet=_value(analysed.outlet, shown),
        author=_value(analysed.author, shown),
        credit=_value(analysed.credit, shown),
        topics=tuple(replace(topic, sentences=_ids(topic.sentences, shown)) for topic in analysed.topics),
        facts=_facts(analysed.facts, shown),
        named={key: _named(named, shown) for key, named in analysed.named.items()},
    )


def _excerpt(article: Article, most: int) -> Iterator[str]:
    """Yield the ids of the sentences that lie wholly within the first words, and of those quoted as evidence."""
    words = 0
    for sentence in article.sentences:
        words += len(sentence.text.split())
        if words > most:
            break
        yield sentence.id
    metadata = article.metadata
    for point in metadata.key_points:
        if point.sentence and point.evidence:
            yield from _quoted(article.sentences, point.sentence, point.evidence)
    for initiative in metadata.initiatives:
        yield from initiative.sentences
    yield from (stated.sentence for stated in (metadata.outlet, metadata.author) if stated and stated.sentence)


def _quoted(sentences: Sequence[Sentence], first: str, quote: str) -> Iterator[str]:
    """Yield the ids of the sentences that a quotation runs through."""
    place = next(place for place, sentence in enumerate(sentences) if sentence.id == first)
    text = ""
    for sentence in sentences[place:]:
        text = f"{text} {normalize(sentence.text)}"
        yield sentence.id
        if normalize(quote) in text:
            return


def _article(article: Article, shown: set[str]) -> Article:
    blocks = tuple(_blocks(article.blocks, shown)) if shown else ()
    memory = article.memory
    texts = {normalize(sentence.text) for sentence in article.sentences if sentence.id in shown}
    return replace(
        article,
        original="\n\n".join(map(_text, blocks)).encode(),
        blocks=blocks,
        mentions=tuple(mention for mention in article.mentions if mention.sentence in shown),
        figures={id: figures for id, figures in article.figures.items() if id in shown},
        metadata=_metadata(article.metadata, shown),
        memory=Memory(memory.path, tuple(entry for entry in memory.entries if normalize(entry.de) in texts)),
    )


def _blocks(blocks: Sequence[Block], shown: set[str]) -> Iterator[Block]:
    """Yield the blocks of the sentences that are shown, with one gap for each run of sentences that are not."""
    run: list[Sentence] = []
    gap = False
    for block in blocks:
        for sentence in block.sentences:
            if sentence.id in shown:
                if gap:
                    yield Block(BlockKind.GAP, ())
                run.append(sentence)
            elif run:
                yield Block(block.kind, tuple(run))
                run = []
            gap = sentence.id not in shown
        if run:
            yield Block(block.kind, tuple(run))
            run = []
    if gap:
        yield Block(BlockKind.GAP, ())


def _text(block: Block) -> str:
    return GAP if block.kind is BlockKind.GAP else " ".join(sentence.text for sentence in block.sentences)


def _metadata(metadata: Metadata, shown: set[str]) -> Metadata:
    return replace(
        metadata,
        key_points=tuple(
            point if point.sentence in shown else replace(point, sentence=None, evidence=None)
            for point in metadata.key_points
        ),
        corrections=tuple(
            one if one.sentence in shown else replace(one, sentence=None, evidence=None) for one in metadata.corrections
        ),
        initiatives=tuple(
            replace(initiative, sentences=_ids(initiative.sentences, shown)) for initiative in metadata.initiatives
        ),
    )


def _facts(facts: Facts, shown: set[str]) -> Facts:
    return Facts(
        tuple(stated for stated in facts.figures if stated.sentence in shown),
        tuple(stated for stated in facts.times if stated.sentence in shown),
        tuple(use for use in facts.terms if use.sentence in shown),
    )


def _named(named: NamedEntity, shown: set[str]) -> NamedEntity:
    sentences = _ids(named.sentences, shown)
    return named._replace(sentences=sentences, hidden=len(named.sentences) - len(sentences))


def _headline(headline: Value, shown: set[str]) -> Value:
    return headline if headline.sentence is None or headline.sentence in shown else UNKNOWN


def _value(value: Value, shown: set[str]) -> Value:
    return value if value.sentence in shown else replace(value, sentence=None)


def _ids(ids: Sequence[str], shown: set[str]) -> tuple[str, ...]:
    return tuple(id for id in ids if id in shown)
