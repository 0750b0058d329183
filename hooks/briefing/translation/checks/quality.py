"""What a person should look at in an article's English, whoever wrote it."""

from collections.abc import Iterator

from briefing.desk.article import Article
from briefing.desk.reference import EntityType
from briefing.diagnostics import Diagnostic, Severity
from briefing.german.normalize import normalize
from briefing.translation.checks.answers import differing_figures, findings, quotes_are_balanced
from briefing.translation.pairing import English, State, Translation

_REMEDY = "correct the English, or keep it and remove 'fuzzy'"


def quality(article: Article, translation: Translation) -> Iterator[Diagnostic]:
    """Yield warnings about unreviewed English, by the line of its entry; what a person accepted is left alone."""
    lines = {(normalize(entry.de), entry.en): entry.line for entry in article.memory.entries}
    for block in article.blocks:
        english = [translation.english[sentence.id] for sentence in block.sentences]
        for sentence, one in zip(block.sentences, english, strict=True):
            for check, finding in _findings(article, sentence.id, sentence.text, one):
                line = lines.get((normalize(sentence.text), one.text or ""))
                what = f'"{sentence.text[:40]}": {finding}'
                yield Diagnostic(article.memory.path, line, what, _REMEDY, check, Severity.WARNING)
        texts = [one.text for one in english if one.text]
        unreviewed = any(one.state is not State.REVIEWED for one in english)
        if len(texts) == len(english) and unreviewed and not quotes_are_balanced(texts):
            first = block.sentences[0]
            line = lines.get((normalize(first.text), english[0].text or ""))
            what = f'"{first.text[:40]}": the quotes in its paragraph do not balance'
            yield Diagnostic(article.memory.path, line, what, _REMEDY, "quotes", Severity.WARNING)


def _findings(article: Article, id: str, german: str, english: English) -> Iterator[tuple[str, str]]:
    """Yield the name of a check and what it found."""
    if english.text is None or english.state is State.REVIEWED:
        return
    if english.state is State.STALE:
        yield "stale-english", "the German has changed since"
        return
    if difference := differing_figures(german, english.text):
        yield "figures", difference
    for finding in findings(german, english.text, names_in(article, id)):
        yield "wording", finding


def names_in(article: Article, id: str) -> list[str]:
    """Return the companies and people that a sentence names, as English readers know them."""
    named = (mention.entity for mention in article.mentions if mention.sentence == id)
    return list(
        dict.fromkeys(entity.name for entity in named if entity.id.type in (EntityType.COMPANIES, EntityType.PEOPLE))
    )
