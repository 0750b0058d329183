"""Review state: how much of an article's English persons have reviewed, of its sentences, headline and summary."""

from enum import StrEnum

from briefing.articles.analysed_article import AnalysedArticle
from briefing.translation.pairing import State


class ReviewState(StrEnum):
    """How far the English of an article has been reviewed, from best to worst; the values stand in addresses."""

    REVIEWED = "reviewed"
    """Every sentence, and whatever English stands beside the sentences."""
    PARTLY = "partly-reviewed"
    UNREVIEWED = "unreviewed"
    NO_ENGLISH = "no-english"


def review_state(analysed: AnalysedArticle) -> ReviewState:
    """Return an article's state; a sentence that has no English, or whose German changed since, is not reviewed."""
    if not analysed.has_english:
        return ReviewState.NO_ENGLISH
    beside = analysed.origin is not None
    pieces = len(analysed.translation.english) + beside
    reviewed = analysed.translation.count(State.REVIEWED) + (beside and analysed.review is not None)
    if reviewed == pieces:
        return ReviewState.REVIEWED
    return ReviewState.PARTLY if reviewed else ReviewState.UNREVIEWED
