"""A brief in; what is on record of it out: who reviewed its English, when, how deeply, and when something changed."""

from collections.abc import Iterable

from briefing.articles.analysed_article import Brief
from briefing.desk.authorship import Origin, Review


def reviews_of_sentences(brief: Brief) -> list[tuple[Review, int]]:
    """Return every recorded review of sentences with how many it is of, in the order of the text."""
    return list(brief.translation.reviews.items())


def origins(briefs: Iterable[Brief]) -> list[Origin]:
    """Return who wrote any English of some articles, beside the sentences or of them, persons first."""
    makers = {origin for brief in briefs for origin in (brief.origin, *brief.translation.origins)}
    return [origin for origin in Origin if origin in makers]


def reviewers(brief: Brief) -> list[str]:
    """Return the names on record of the persons who reviewed any of its English, each once."""
    reviews = [brief.review if brief.origin else None, *brief.translation.reviews]
    return list(dict.fromkeys(review.by for review in reviews if review and review.by))


def last_change(brief: Brief) -> str | None:
    """Return the day of the last recorded review or correction of any of its English, as `2026-11-22`."""
    reviews = [brief.review, *brief.translation.reviews]
    days = [review.date for review in reviews if review and review.date]
    return max([*days, *(correction.date for correction in brief.notes.corrections)], default=None)
