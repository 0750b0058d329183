"""The checks of an article's English as warnings for the editor, whoever wrote it; reviewed sentences are left alone.

Two checks look at more than one sentence: `stale-english` catches English whose German has changed since, and `quotes`
quotations that do not close in their paragraph.
"""

from collections.abc import Iterator

from briefing.desk.article import Article
from briefing.diagnostics import Diagnostic, Severity
from briefing.german.normalize import normalize
from briefing.translation.checks.missing_names import names_in
from briefing.translation.checks.pair import Pair
from briefing.translation.checks.quotes import quotes_are_balanced
from briefing.translation.checks.sentence_checks import Finding, findings
from briefing.translation.pairing import English, State, Translation

_REMEDY = "correct the English, or keep it and remove 'fuzzy'"


def translation_warnings(article: Article, translation: Translation) -> Iterator[Diagnostic]:
    """Yield warnings about unreviewed English, each with the line of its entry in the memory."""
    lines = {(normalize(entry.de), entry.en): entry.line for entry in article.memory.entries}

    def warning(german: str, english: English, finding: Finding) -> Diagnostic:
        line = lines.get((normalize(german), english.text or ""))
        what = f'"{german[:40]}": {finding.what}'
        return Diagnostic(article.memory.path, line, what, _REMEDY, finding.check, Severity.WARNING)

    for block in article.blocks:
        english = [translation.english[sentence.id] for sentence in block.sentences]
        for sentence, one in zip(block.sentences, english, strict=True):
            for finding in _findings(article, sentence.id, sentence.text, one):
                yield warning(sentence.text, one, finding)
        if not _quotes_close(english):
            unbalanced = Finding("quotes", "the quotes in its paragraph do not balance")
            yield warning(block.sentences[0].text, english[0], unbalanced)


def _findings(article: Article, id: str, german: str, english: English) -> list[Finding]:
    if english.text is None or english.state is State.REVIEWED:
        return []
    if english.state is State.STALE:
        return [Finding("stale-english", "the German has changed since")]
    return findings(Pair(german, english.text, names_in(article, id)))


def _quotes_close(paragraph: list[English]) -> bool:
    """Return whether the quotes balance; a paragraph that is incomplete, or reviewed, is not looked at."""
    texts = [one.text for one in paragraph if one.text]
    unreviewed = any(one.state is not State.REVIEWED for one in paragraph)
    return len(texts) < len(paragraph) or not unreviewed or quotes_are_balanced(texts)
