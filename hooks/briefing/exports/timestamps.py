"""Timestamps for Atom and EPUB, which do not come from a clock.

Atom's `updated` and EPUB's `modified` are required, and a build has no clock: with the time of the build, every article
would be new whenever one is. Hence they are the last day that the article's own files record as one of a review or a
correction, else the first day on which the original can have appeared, else the first of 1970, which means "not known".
The entry's text says how the date is known.
"""

from collections.abc import Iterable

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.review_history import last_change
from briefing.desk.metadata import PublicationDate

_UNKNOWN = "1970-01-01"


def updated(analysed: AnalysedArticle) -> str:
    """Return the time of an article's last recorded change (RFC 3339)."""
    return _timestamp(last_change(analysed) or _first_day(analysed.metadata.published))


def latest_update(articles: Iterable[AnalysedArticle]) -> str:
    """Return the latest time at which one of the articles changed."""
    return latest(map(updated, articles))


def latest(timestamps: Iterable[str]) -> str:
    """Return the latest timestamp; without any, the one that means "not known"."""
    return max(timestamps, default=_timestamp(_UNKNOWN))


def published(analysed: AnalysedArticle) -> str | None:
    """Return the time of publication where the day is stated; None for an inferred or a vague date."""
    published = analysed.metadata.published
    return _timestamp(published.stated_day) if published and published.stated_day else None


def modified(analysed: AnalysedArticle) -> str | None:
    """Return the time of the last recorded review or correction of any of the English, None if there is none."""
    day = last_change(analysed)
    return _timestamp(day) if day else None


def _first_day(published: PublicationDate | None) -> str:
    if published is None:
        return _UNKNOWN
    # A year lacks "-01-01", a month "-01".
    return published.after or published.date + "-01-01"[len(published.date) - 4 :]


def _timestamp(day: str) -> str:
    return f"{day}T00:00:00Z"
