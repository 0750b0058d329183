"""An article in; what an editor should know of it that stops nothing, out."""

from collections.abc import Iterator

from briefing.desk.article import Article
from briefing.desk.blocks import Kind, Sentence
from briefing.desk.memory import Memory
from briefing.diagnostics import Problem
from briefing.german.normalize import fold


def remarks(article: Article, sidecar: str) -> Iterator[Problem]:
    """Yield what is missing, unused or odd; nothing of an article that was withdrawn."""
    if article.notes.withdrawn:
        return
    own_headline = any(block.kind is Kind.HEADLINE for block in article.blocks)
    if own_headline and article.notes.headline_de:
        yield Problem(sidecar, None, "'headline.de' is not shown: the original has its own", "delete it")
    if not article.notes.summary:
        yield Problem(article.path, None, "no English summary", f"write one as 'summary' in {sidecar}")
    if not article.reads_german:
        yield Problem(article.path, None, "does not read like German", "check that it is the original")
    yield from _on_memory(article.memory, article.sentences)


def _on_memory(memory: Memory, sentences: tuple[Sentence, ...]) -> Iterator[Problem]:
    known = {fold(sentence.text) for sentence in sentences}
    for entry in memory.entries:
        if entry.context and not entry.context.isdigit():
            what = f'the context "{entry.context[:40]}" is not used'
            yield Problem(memory.path, entry.line, what, "delete msgctxt, or write the rank among equal sentences")
        if fold(entry.de) not in known:
            what = f'the German is no longer in the original: "{entry.de[:60]}"'
            yield Problem(memory.path, entry.line, what, "keep it for reuse, or delete the entry")
