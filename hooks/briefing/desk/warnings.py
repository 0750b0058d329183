"""Warnings about an article: what is missing, unused or odd."""

from collections.abc import Iterator

from briefing.desk.article import Article
from briefing.desk.blocks import BlockKind, Sentence
from briefing.desk.memory import Memory
from briefing.diagnostics import Diagnostic, Severity
from briefing.german.normalize import normalize


def article_warnings(article: Article, sidecar: str) -> Iterator[Diagnostic]:
    """Yield the warnings; none for a withdrawn article."""
    if article.metadata.withdrawn:
        return
    own_headline = any(block.kind is BlockKind.HEADLINE for block in article.blocks)
    if own_headline and article.metadata.headline_de:
        yield Diagnostic(
            sidecar,
            None,
            "'headline.de' is not shown: the original has its own",
            "delete it",
            "unused-headline",
            Severity.WARNING,
        )
    if not article.metadata.summary:
        yield Diagnostic(
            article.path,
            None,
            "no English summary",
            f"write one as 'summary' in {sidecar}",
            "missing-summary",
            Severity.WARNING,
        )
    if not article.reads_german:
        yield Diagnostic(
            article.path,
            None,
            "does not read like German",
            "check that it is the original",
            "language",
            Severity.WARNING,
        )
    yield from _on_memory(article.memory, article.sentences)


def _on_memory(memory: Memory, sentences: tuple[Sentence, ...]) -> Iterator[Diagnostic]:
    known = {normalize(sentence.text) for sentence in sentences}
    for entry in memory.entries:
        if entry.context and not entry.context.isdigit():
            what = f'the context "{entry.context[:40]}" is not used'
            yield Diagnostic(
                memory.path,
                entry.line,
                what,
                "delete msgctxt, or write the rank among equal sentences",
                "unused-context",
                Severity.WARNING,
            )
        if normalize(entry.de) not in known:
            what = f'the German is no longer in the original: "{entry.de[:60]}"'
            yield Diagnostic(
                memory.path,
                entry.line,
                what,
                "keep it for reuse, or delete the entry",
                "unused-english",
                Severity.WARNING,
            )
