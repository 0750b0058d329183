"""An article as plain text in both languages, sentence below sentence."""

from collections.abc import Iterator

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.provenance import Provenance, Value
from briefing.articles.redaction import GAP
from briefing.desk.blocks import Block, BlockKind
from briefing.german.bidi import escape_controls
from briefing.german.dates.english_dates import day_in_words
from briefing.pages.wording import disclosures, labels, sources
from briefing.settings import Publisher

_RULE = "-" * 72


def bilingual_text(analysed: AnalysedArticle, publisher: Publisher) -> bytes:
    """Return the metadata and every sentence in German and English, as UTF-8 with Unix line ends."""
    lines = [*_head(analysed, publisher), "", _RULE]
    for block in analysed.article.blocks:
        lines += ["", *_block(block, analysed)]
    return (escape_controls("\n".join(lines)) + "\n").encode()


def _head(analysed: AnalysedArticle, publisher: Publisher) -> Iterator[str]:
    yield analysed.title
    if analysed.headline_en.value is not None:
        note = sources.headline_note(analysed)
        yield f"{analysed.headline_de.value or ''}{f' ({note})' if note else ''}"
    yield ""
    yield f"{labels.OUTLET}: {_known(analysed.outlet)}"
    yield f"{labels.AUTHOR}: {_known(analysed.author)}"
    published = analysed.metadata.published
    reason = f" - {published.reason}" if published and published.reason else ""
    yield f"{labels.PUBLISHED}: {sources.date_in_words(published).removeprefix('date ')}{reason}"
    yield f"Address: {publisher.at(analysed.url)}"
    if analysed.address.value:
        yield f"{labels.FOUND_AT}: {analysed.address.value}"
    yield f"{labels.RIGHTS}: {sources.rights_in_words(analysed)}"
    yield f"{labels.ABOUT_ENGLISH} {disclosures.disclosure(analysed)}"
    entered = sources.provenance_in_words(Provenance.EDITORIAL, analysed.metadata.origin)
    for correction in analysed.metadata.corrections:
        yield f"Correction, {day_in_words(correction.date)} ({entered}): {correction.en}"
        if correction.evidence:
            yield f"    It concerns: „{correction.evidence}“"
    yield "Each German sentence (DE) is followed by its English (EN), and who wrote and reviewed that in brackets."


def _block(block: Block, analysed: AnalysedArticle) -> Iterator[str]:
    if block.kind is BlockKind.GAP:
        yield GAP
    elif block.kind not in (BlockKind.LEAD, BlockKind.PARAGRAPH):
        yield f"[{block.kind.replace('_', ' ')}]"
    for sentence in block.sentences:
        english = analysed.translation.english[sentence.id]
        yield f"DE  {sentence.text}"
        made = f" [{disclosures.state_in_words(english)}]" if english.text is not None else ""
        yield f"EN  {english.text or labels.NO_ENGLISH_HERE}{made}"


def _known(value: Value) -> str:
    return value.value or labels.NOT_STATED
