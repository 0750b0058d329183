"""A brief in; the article as plain text in both languages, sentence below sentence, out."""

from collections.abc import Iterator

from briefing.desk.blocks import Block, Kind
from briefing.knowledge.brief import Brief
from briefing.knowledge.provenance import Value
from briefing.language.turning import visible
from briefing.pages import wording
from briefing.settings import Publisher
from briefing.translation.pairing import State

_RULE = "-" * 72


def bilingual_text(brief: Brief, publisher: Publisher) -> bytes:
    """Return a head and every sentence in German and English, as UTF-8 with lines that end in a line feed."""
    lines = [*_head(brief, publisher), "", _RULE]
    for block in brief.article.blocks:
        lines += ["", *_block(block, brief)]
    return (visible("\n".join(lines)) + "\n").encode()


def _head(brief: Brief, publisher: Publisher) -> Iterator[str]:
    yield brief.title
    if brief.headline_en.value is not None:
        note = wording.headline_note(brief)
        yield f"{brief.headline_de.value}{f' ({note})' if note else ''}"
    yield ""
    yield f"Outlet: {_known(brief.outlet)}"
    yield f"Author: {_known(brief.author)}"
    published = brief.notes.published
    reason = f" - {published.reason}" if published and published.reason else ""
    yield f"Published: {wording.date_in_words(published).removeprefix('date ')}{reason}"
    yield f"Address: {publisher.at(brief.url)}"
    if brief.address.value:
        yield f"Found at: {brief.address.value}"
    yield f"Rights: {_known(brief.rights)}"
    yield f"About this English: {wording.disclosure(brief)}"
    yield "Each German sentence (DE) is followed by its English (EN)."


def _block(block: Block, brief: Brief) -> Iterator[str]:
    if block.kind not in (Kind.LEAD, Kind.PARAGRAPH):
        yield f"[{block.kind.replace('_', ' ')}]"
    for sentence in block.sentences:
        english = brief.translation.english[sentence.id]
        yield f"DE  {sentence.text}"
        doubt = f" [{wording.state_in_words(english)}]" if english.state in (State.FLAGGED, State.STALE) else ""
        yield f"EN  {english.text or '[No English yet]'}{doubt}"


def _known(value: Value) -> str:
    return value.value or "not stated"
