"""Articles that share an address or a text."""

import hashlib
from collections.abc import Iterator, Sequence

from briefing.desk.article import Article
from briefing.diagnostics import Diagnostic
from briefing.german.normalize import normalize

# Addresses that the overview takes, and that MkDocs takes for it.
_RESERVED_SLUGS = ("index", "readme")


def duplicate_slugs(articles: Sequence[Article]) -> Iterator[Diagnostic]:
    """Yield an error for each address, present or old, that an article cannot have; the first to claim one has it."""
    taken: dict[str, str] = {}
    for article in articles:
        yield from _claim(article.slug, article.path, taken)
    for article in articles:
        for slug in article.metadata.redirect_from:
            yield from _claim(slug, article.path, taken)
            if _folded(slug) == _folded(article.slug):
                what = f"'redirect_from' holds the article's own address {slug}"
                yield Diagnostic(article.path, None, what, "delete it there, in the .yml", "duplicate-slug")


def duplicate_texts(articles: Sequence[Article]) -> Iterator[Diagnostic]:
    """Yield an error for each article whose words are those of an earlier one."""
    seen: dict[bytes, str] = {}
    for article in articles:
        words = "".join("".join(sentence.text.split()) for sentence in article.sentences)
        other = seen.setdefault(hashlib.sha256(words.encode()).digest(), article.path)
        if other != article.path:
            yield Diagnostic(
                article.path, None, f"the same article as {other}", "delete one of the two", "duplicate-text"
            )


def _claim(slug: str, path: str, taken: dict[str, str]) -> Iterator[Diagnostic]:
    folded = _folded(slug)
    other = taken.setdefault(folded, path)
    if folded in _RESERVED_SLUGS:
        what = f"the address /articles/{slug}/ is the overview's own"
        yield Diagnostic(path, None, what, "give the article another 'slug' in its .yml", "reserved-slug")
    elif other != path:
        what = f"the address /articles/{slug}/ is taken by {other}"
        yield Diagnostic(path, None, what, "give one of the two another 'slug' in its .yml", "duplicate-slug")


def _folded(slug: str) -> str:
    """Return a slug as case-insensitive file systems compare it, which also equate ü and u with a combining mark."""
    return normalize(slug).casefold()
