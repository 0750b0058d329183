"""Disclosures: who wrote the English that a page or a file shows, and what a person has reviewed of it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.provenance import Provenance
from briefing.articles.review_history import origins, sentence_reviews
from briefing.articles.review_state import ReviewState, review_state
from briefing.desk.authorship import Origin, Review
from briefing.desk.reference import Authorship
from briefing.german.dates.english_dates import day_in_words
from briefing.pages.wording import labels
from briefing.pages.wording.sources import date_in_words
from briefing.translation.pairing import English, State

_NOTED = {State.FLAGGED: "with a finding", State.STALE: "out of date", State.MISSING: "without English"}
_STATES = {
    State.UNREVIEWED: labels.NOT_REVIEWED,
    State.FLAGGED: labels.FLAGGED,
    State.STALE: f"out of date: {labels.STALE}",
    State.MISSING: labels.NO_ENGLISH,
}
_REVIEWED = {
    ReviewState.REVIEWED: labels.REVIEWED_BY_PERSON,
    ReviewState.PARTLY: f"partly {labels.REVIEWED_BY_PERSON}",
    ReviewState.UNREVIEWED: labels.NOT_REVIEWED_BY_PERSON,
}
_MOST_REVIEWS = 5
"""Reviews of sentences that a disclosure lists."""
_UNRECORDED = "by an unrecorded hand"
_BY = {Origin.HUMAN: "by a person", Origin.AI: "by AI", Origin.MACHINE: "by machine"}


def authorship_in_words(authorship: Authorship) -> str:
    """Return who wrote a description in the reference data: `by AI, not reviewed by a person`."""
    return f"{_BY[authorship.origin]}, {_reviewed(authorship.review)}"


def disclosure(analysed: AnalysedArticle) -> str:
    """Return how the English of a page was made and what a person reviewed, in one line."""
    parts = []
    if analysed.origin:
        pieces = labels.listed(
            [
                *(["headline"] if analysed.metadata.headline_en else []),
                *(["summary"] if analysed.metadata.summary else []),
                *(["key points"] if analysed.metadata.key_points else []),
            ]
        )
        parts.append(f"{pieces.capitalize()} {beside_in_words(analysed)}")
    parts.append(labels.sentence_case(coverage(analysed)))
    if recorded := sentence_reviews(analysed):
        parts.append(f"Of the sentences, {_by_whom(recorded)}")
    return ". ".join(parts) + "."


def disclosure_of_all(articles: Iterable[AnalysedArticle]) -> str:
    """Return how the English of several articles was made and what a person reviewed of it, in a line or two."""
    articles = [analysed for analysed in articles if analysed.has_english]
    if not articles:
        return "There is none yet."
    sentences = sum(len(analysed.translation.english) for analysed in articles)
    reviewed = sum(analysed.translation.count(State.REVIEWED) for analysed in articles)
    beside = sum(analysed.origin is not None and analysed.review is not None for analysed in articles)
    made = labels.sentence_case(makers_in_words(articles))
    if not reviewed + beside:
        return f"{made}, {labels.NOT_REVIEWED_BY_PERSON}."
    return (
        f"{made}. A person reviewed {reviewed or 'none'} of the articles’ {sentences} sentences, and what stands "
        f"beside them (headline, summary, key points) for {beside or 'none'} of {len(articles)} articles."
    )


def beside_in_words(analysed: AnalysedArticle) -> str:
    """Return who wrote and reviewed the headline, summary and key points: `by AI, not reviewed by a person`."""
    return f"{_BY[analysed.origin]}, {_reviewed(analysed.review)}" if analysed.origin else ""


def made_in_words(analysed: AnalysedArticle) -> str:
    """Return in a few words who wrote the English that a list shows: `English by AI, unreviewed`.

    That is all of an article's English: where there is no summary, a list shows sentences.
    """
    if not analysed.has_english:
        return labels.NO_ENGLISH
    return f"English {makers_in_words([analysed])}, {review_state(analysed).replace('-', ' ')}"


def coverage(analysed: AnalysedArticle) -> str:
    """Return `21 sentences: 18 translated by AI, 3 by machine (google); 3 reviewed by a person`."""
    total = len(analysed.translation.english)
    if not total:
        return "no sentence of the article is shown"
    made = _makers(analysed)
    parts = [
        f"{'all' if count == total else count} translated {maker}"
        for maker, count in sorted(made.items(), key=lambda item: (-item[1], item[0]))
    ]
    for state, words in _NOTED.items():
        if count := analysed.translation.count(state):
            parts.append(f"{count} {words}")
    if made:
        parts.append(f"{analysed.translation.count(State.REVIEWED) or 'none'} {labels.REVIEWED_BY_PERSON}")
    return f"{labels.counted(total, 'sentence')}: {', '.join(parts)}"


def state_in_words(english: English) -> str:
    """Return who wrote the English of a sentence and how far a person has checked it: `by AI, not reviewed`."""
    return _state_in_words(english.state, english.origin, english.engine, english.review)


@lru_cache(maxsize=256)
def _state_in_words(state: State, origin: Origin | None, engine: str | None, review: Review | None) -> str:
    # Few sentences have words of their own for it.
    return f"{_maker(origin, engine)}, {_reviewed(review) if state is State.REVIEWED else _STATES[state]}"


def usual_state(analysed: AnalysedArticle) -> str | None:
    """Return the state of most English sentences in words, so that a page need not repeat it at each."""
    plain = [one for one in analysed.translation.english.values() if one.state in (State.REVIEWED, State.UNREVIEWED)]
    said = Counter(map(state_in_words, plain))
    return said.most_common(1)[0][0] if said else None


def made(analysed: AnalysedArticle) -> str:
    """Return who wrote the English sentences, shortly: `by AI, unreviewed`."""
    makers = sorted(_makers(analysed))
    reviewed = analysed.translation.count(State.REVIEWED)
    total = len(analysed.translation.english)
    review = "reviewed" if reviewed == total else "partly reviewed" if reviewed else "unreviewed"
    return f"{labels.listed(makers)}, {review}" if makers else "none yet"


@dataclass(frozen=True)
class Citation:
    """A reference in three pieces, since the one in the middle is German."""

    before: str
    german: str | None
    """The original's own headline."""
    after: str


def citation(analysed: AnalysedArticle, site_name: str, site_url: str) -> Citation:
    """Return a reference that names the original, the translation and the address."""
    stated = analysed.headline_de.provenance is Provenance.STATED
    outlet = analysed.outlet.value or labels.OUTLET_NOT_STATED
    author = f"{analysed.author.value}, " if analysed.author.value else ""
    english = (
        f"English {makers_in_words([analysed])}, {_REVIEWED[review_state(analysed)]}"
        if analysed.has_english
        else labels.NO_ENGLISH
    )
    when = date_in_words(analysed.metadata.published)
    address = site_url.rstrip("/") + analysed.url
    return Citation(
        before=author if stated else f"{author}German article",
        german=analysed.headline_de.value if stated else None,
        after=f", {outlet}, {when}. “{analysed.title}”, {english}. {site_name}, {address}",
    )


def _makers(analysed: AnalysedArticle) -> dict[str, int]:
    """Return the number of English sentences by each maker."""
    made: dict[str, int] = {}
    for (origin, engine), count in analysed.translation.makers.items():
        maker = _maker(origin, engine)
        made[maker] = made.get(maker, 0) + count
    return made


def _maker(origin: Origin | None, engine: str | None) -> str:
    by = _BY[origin] if origin else _UNRECORDED
    return f"{by} ({engine})" if engine else by


def makers_in_words(articles: Sequence[AnalysedArticle]) -> str:
    """Return who wrote any English of some articles that have some: `by AI and by machine`."""
    unrecorded = any(analysed.translation.has_unrecorded for analysed in articles)
    return labels.listed([*(_BY[origin] for origin in origins(articles)), *([_UNRECORDED] if unrecorded else [])])


def _by_whom(reviews: list[tuple[Review, int]]) -> str:
    ranked = sorted(((count, _reviewed(review)) for review, count in reviews), key=lambda one: (-one[0], one[1]))
    said = [f"{count} {words}" for count, words in ranked[:_MOST_REVIEWS]]
    more = sum(count for count, _ in ranked[_MOST_REVIEWS:])
    return "; ".join([*said, *([f"{more} in other reviews"] if more else [])])


@lru_cache(maxsize=256)
def _reviewed(review: Review | None) -> str:
    if review is None:
        return labels.NOT_REVIEWED_BY_PERSON
    depth = f" ({review.depth} post-editing)" if review.depth else ""
    day = f" on {day_in_words(review.date)}" if review.date else ""
    return f"reviewed by {review.by}{day}{depth}" if review.by else "reviewed, reviewer not recorded"
