"""The sentence pairs as TMX 1.4b (https://www.gala-global.org/tmx-14b)."""

from collections.abc import Iterable
from functools import lru_cache

from briefing.desk.article import Article
from briefing.desk.authorship import Origin, Review
from briefing.exports.xml import attribute, content, xml_bytes
from briefing.translation.pairing import State, Translation

_HEAD = """<?xml version='1.0' encoding='utf-8'?>
<tmx version="1.4">
<header creationtool="briefing" creationtoolversion="0.1" segtype="sentence" o-tmf="PO" adminlang="en" srclang="de" \
datatype="plaintext">"""
_NOTE = (
    "Of each unit, x-origin says who wrote the English (human, ai or machine), x-engine with what, and x-state whether "
    "a person has reviewed it: only 'reviewed' means that; who, when and how deeply follows as far as it was recorded."
)


def tmx(articles: Iterable[tuple[Article, Translation]]) -> bytes:
    """Return every pair that has English, in reading order, with its article, state and origin as properties."""
    return document(units(article, translation) for article, translation in articles)


def units(article: Article, translation: Translation) -> str:
    """Return an article's `<tu>` elements."""
    prefix, named = attribute(article.id), _property("article", article.id)
    pairs = [(sentence, translation.english[sentence.id]) for sentence in article.sentences]
    return "\n".join(
        [
            f'<tu tuid="{prefix}-{attribute(sentence.id)}">\n{named}\n'
            f"{_properties(english.state, english.origin, english.engine, english.review)}\n"
            f'<tuv xml:lang="de">\n<seg>{content(sentence.text)}</seg>\n</tuv>\n'
            f'<tuv xml:lang="en">\n<seg>{content(english.text)}</seg>\n</tuv>\n</tu>'
            for sentence, english in pairs
            if english.text is not None
        ]
    )


def document(parts: Iterable[str], disclosure: str = "") -> bytes:
    """Return the TMX of these `<tu>` elements, with a note at the top that says how the English was made."""
    notes = (f'<note xml:lang="en">{content(note)}</note>' for note in (disclosure, _NOTE) if note)
    return xml_bytes("\n".join([_HEAD, *notes, "</header>", "<body>", *filter(None, parts), "</body>", "</tmx>", ""]))


@lru_cache(maxsize=256)
def _properties(state: State, origin: Origin | None, engine: str | None, review: Review | None) -> str:
    """Return the `<prop>` elements for state, origin, engine and review, which many sentences share."""
    properties = {
        "state": state.value,
        "origin": origin and origin.value,
        "engine": engine,
        "reviewed-by": review and review.by,
        "review-date": review and review.date,
        "review-depth": review and review.depth,
    }
    return "\n".join([_property(name, value) for name, value in properties.items() if value])


def _property(name: str, value: str) -> str:
    return f'<prop type="x-{name}">{content(value)}</prop>'
