"""A brief in; how far persons have reviewed its English out: sentences, headline, summary and key points together."""

from enum import StrEnum

from briefing.articles.analysed_article import Brief
from briefing.translation.pairing import State


class ReviewState(StrEnum):
    """How far the English of an article has been reviewed, from best to worst; the values stand in addresses."""

    REVIEWED = "reviewed"
    """Every sentence, and whatever English stands beside the sentences."""
    PARTLY = "partly-reviewed"
    UNREVIEWED = "unreviewed"
    NO_ENGLISH = "no-english"


def review_state(brief: Brief) -> ReviewState:
    """Return an article's state; a sentence that has no English, or whose German changed since, is not reviewed."""
    if not brief.has_english:
        return ReviewState.NO_ENGLISH
    beside = brief.origin is not None
    pieces = len(brief.translation.english) + beside
    reviewed = brief.translation.count(State.REVIEWED) + (beside and brief.review is not None)
    if reviewed == pieces:
        return ReviewState.REVIEWED
    return ReviewState.PARTLY if reviewed else ReviewState.UNREVIEWED
