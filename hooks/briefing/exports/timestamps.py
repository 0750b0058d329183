"""An analysed article in; the moment that formats which insist on one are given out.

Atom's `updated` and EPUB's `modified` must be there, and the program has no clock. The date of the build would be
a lie of its own: every article would be new whenever any is. Hence only days count that the article's own files record:
its reviews and corrections, else the first day on which the original can have appeared. With neither, it is the first
moment of 1970, which stands for "not known". How the date is known is said in words beside it.
"""

from collections.abc import Iterable

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.review_history import last_change
from briefing.desk.metadata import PublicationDate

_UNKNOWN = "1970-01-01"


def updated(analysed: AnalysedArticle) -> str:
    """Return the last recorded day on an article as a moment (RFC 3339)."""
    return _moment(last_change(analysed) or _first_day(analysed.metadata.published))


def updated_of_all(articles: Iterable[AnalysedArticle]) -> str:
    """Return the last of the moments of some articles."""
    return last(map(updated, articles))


def last(moments: Iterable[str]) -> str:
    """Return the last of some moments; without any, that which stands for "not known"."""
    return max(moments, default=_moment(_UNKNOWN))


def published(analysed: AnalysedArticle) -> str | None:
    """Return the moment of publication where the day is stated; an inferred or a vague date is none."""
    published = analysed.metadata.published
    return _moment(published.stated_day) if published and published.stated_day else None


def modified(analysed: AnalysedArticle) -> str | None:
    """Return the moment of the last recorded review or correction of any of its English."""
    day = last_change(analysed)
    return _moment(day) if day else None


def _first_day(published: PublicationDate | None) -> str:
    if published is None:
        return _UNKNOWN
    # What the date lacks: "-01-01" after a year, "-01" after a month.
    return published.after or published.date + "-01-01"[len(published.date) - 4 :]


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
