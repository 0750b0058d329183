"""Review history: who wrote and who reviewed an article's English, when and how deeply."""

from collections.abc import Iterable

from briefing.articles.analysed_article import AnalysedArticle
from briefing.desk.authorship import Origin, Review


def sentence_reviews(analysed: AnalysedArticle) -> list[tuple[Review, int]]:
    """Return every recorded review of sentences with how many it is of, in the order of the text."""
    return list(analysed.translation.reviews.items())


def origins(articles: Iterable[AnalysedArticle]) -> list[Origin]:
    """Return who wrote any of the articles' English, persons first."""
    found = {origin for analysed in articles for origin in (analysed.origin, *analysed.translation.origins)}
    return [origin for origin in Origin if origin in found]


def reviewers(analysed: AnalysedArticle) -> list[str]:
    """Return the names of the persons who reviewed any of an article's English, each once."""
    reviews = [analysed.review if analysed.origin else None, *analysed.translation.reviews]
    return list(dict.fromkeys(review.by for review in reviews if review and review.by))


def last_change(analysed: AnalysedArticle) -> str | None:
    """Return the day of the last recorded review or correction of any of an article's English, as `2026-11-22`."""
    reviews = [analysed.review, *analysed.translation.reviews]
    days = [review.date for review in reviews if review and review.date]
    return max([*days, *(correction.date for correction in analysed.metadata.corrections)], default=None)
