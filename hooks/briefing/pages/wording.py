"""The sentences in which pages say when, by whom and how: dates, disclosures, provenance, citations."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.display_rights import RightsSource
from briefing.articles.facts import StatedTime
from briefing.articles.provenance import Provenance
from briefing.articles.review_history import origins, sentence_reviews
from briefing.articles.review_state import ReviewState, review_state
from briefing.desk.authorship import Origin, Review
from briefing.desk.metadata import Basis, Published
from briefing.desk.reference import Authorship
from briefing.desk.rights import Extent
from briefing.german.dates.wording import day_in_words
from briefing.translation.pairing import English, State

_NOTED = {State.FLAGGED: "with a finding", State.STALE: "out of date", State.MISSING: "without English"}
_STATES = {
    State.UNREVIEWED: "not reviewed",
    State.FLAGGED: "not reviewed, and a check found something",
    State.STALE: "out of date: the German has changed since",
    State.MISSING: "no English yet",
}
_REVIEWED = {
    ReviewState.REVIEWED: "reviewed by a person",
    ReviewState.PARTLY: "partly reviewed by a person",
    ReviewState.UNREVIEWED: "not reviewed by a person",
}
_MOST_REVIEWS = 5
"""Reviews of sentences that a disclosure lists."""
_UNRECORDED = "by an unrecorded hand"
_BY = {Origin.HUMAN: "by a person", Origin.AI: "by AI", Origin.MACHINE: "by machine"}
_day_in_words = lru_cache(maxsize=1024)(day_in_words)


def date_in_words(published: Published | None) -> str:
    """Return `12 June 2019`, `about May 2019 (inferred)` or `date not stated`."""
    if published is None:
        return "date not stated"
    day = _day_in_words(published.date)
    return f"about {day} (inferred)" if published.basis is Basis.INFERRED else day


def sentence_case(words: str) -> str:
    """Return words with a capital at their start: `About May 2019`."""
    return words[:1].upper() + words[1:]


def provenance_in_words(provenance: Provenance, origin: Origin) -> str:
    """Return a word or two on where a value comes from; what AI entered is never passed off as an editor's."""
    if provenance == Provenance.EDITORIAL:
        return {Origin.AI: "entered by AI", Origin.MACHINE: "entered by machine"}.get(origin, "entered by an editor")
    return {Provenance.STATED: "in the text", Provenance.DERIVED: "derived"}.get(provenance, "")


def authorship_in_words(authorship: Authorship) -> str:
    """Return who wrote a description in the reference data: `by AI, not reviewed by a person`."""
    return f"{_BY[authorship.origin]}, {_reviewed(authorship.review)}"


def time_provenance_in_words(stated: StatedTime, analysed: AnalysedArticle) -> str:
    """Return how a time is known: `in the text`, or what it was read against."""
    if not stated.expression.relative:
        return "in the text"
    if stated.expression.value is None:
        return "relative; the day on which the article appeared is not known well enough"
    return f"derived from the article’s date, {date_in_words(analysed.notes.published)}"


def rights(analysed: AnalysedArticle) -> str:
    """Return whose the original is and how much of it is shown."""
    publisher = f"the publisher of {analysed.outlet.value}" if analysed.outlet.value else "its publisher"
    holder = analysed.rights.holder.value or f"{publisher} or its author"
    if analysed.rights.extent is Extent.FULL:
        shown = "It is shown as the source of the English"
    elif analysed.article.blocks:
        shown = "Only an excerpt of it is shown: its first words, and the sentences that are cited as evidence"
    else:
        shown = "None of its sentences is shown"
    return f"The German original belongs to {holder.removesuffix('.')}. {shown}."


def rights_source_in_words(analysed: AnalysedArticle) -> str:
    """Return where it is set how much of the original is shown."""
    if analysed.rights.source is RightsSource.ARTICLE:
        return provenance_in_words(Provenance.EDITORIAL, analysed.notes.origin)
    return "set for the outlet" if analysed.rights.source is RightsSource.OUTLET else "set for the whole site"


def headline_note(analysed: AnalysedArticle) -> str:
    """Return what must be said of a German headline that is not the original's own; nothing of one that is."""
    if analysed.headline_de.value is None:
        return ""
    if analysed.headline_de.provenance is Provenance.EDITORIAL:
        entered = provenance_in_words(analysed.headline_de.provenance, analysed.notes.origin)
        return f"German headline {entered}, the original has none"
    return (
        "" if analysed.headline_de.provenance is Provenance.STATED else "its first words; the original has no headline"
    )


def disclosure(analysed: AnalysedArticle) -> str:
    """Return how the English of a page was made and what a person reviewed, in one line."""
    parts = []
    if analysed.origin:
        pieces = _listed(
            [
                *(["headline"] if analysed.notes.headline_en else []),
                *(["summary"] if analysed.notes.summary else []),
                *(["key points"] if analysed.notes.key_points else []),
            ]
        )
        parts.append(f"{pieces.capitalize()} {beside_in_words(analysed)}")
    parts.append(sentence_case(coverage(analysed)))
    if recorded := sentence_reviews(analysed):
        parts.append(f"Of the sentences, {_by_whom(recorded)}")
    return ". ".join(parts) + "."


def beside_in_words(analysed: AnalysedArticle) -> str:
    """Return who wrote and reviewed the headline, summary and key points: `by AI, not reviewed by a person`."""
    return f"{_BY[analysed.origin]}, {_reviewed(analysed.review)}" if analysed.origin else ""


def made_in_words(analysed: AnalysedArticle) -> str:
    """Return in a few words who wrote the English that a list shows: `English by AI, unreviewed`.

    That is all of an article's English: where there is no summary, a list shows sentences.
    """
    if not analysed.has_english:
        return "no English yet"
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
        parts.append(f"{analysed.translation.count(State.REVIEWED) or 'none'} reviewed by a person")
    return f"{total} {'sentence' if total == 1 else 'sentences'}: {', '.join(parts)}"


def state_in_words(english: English) -> str:
    """Return who wrote the English of a sentence and how far a person has checked it: `by AI, not reviewed`."""
    return _state_in_words(english.state, english.origin, english.engine, english.review)


@lru_cache(maxsize=256)
def _state_in_words(state: State, origin: Origin | None, engine: str | None, review: Review | None) -> str:
    # Few sentences have words of their own for it.
    return f"{_maker(origin, engine)}, {_reviewed(review) if state is State.REVIEWED else _STATES[state]}"


def made(analysed: AnalysedArticle) -> str:
    """Return who wrote the English sentences, shortly: `by AI, unreviewed`."""
    makers = sorted(_makers(analysed))
    reviewed = analysed.translation.count(State.REVIEWED)
    total = len(analysed.translation.english)
    review = "reviewed" if reviewed == total else "partly reviewed" if reviewed else "unreviewed"
    return f"{_listed(makers)}, {review}" if makers else "none yet"


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
    outlet = analysed.outlet.value or "outlet not stated"
    author = f"{analysed.author.value}, " if analysed.author.value else ""
    english = (
        f"English {makers_in_words([analysed])}, {_REVIEWED[review_state(analysed)]}"
        if analysed.has_english
        else "no English yet"
    )
    when = date_in_words(analysed.notes.published)
    address = site_url.rstrip("/") + analysed.url
    return Citation(
        before=author if stated else f"{author}German article",
        german=analysed.headline_de.value if stated else None,
        after=f", {outlet}, {when}. “{analysed.title}”, {english}. {site_name}, {address}",
    )


def _makers(analysed: AnalysedArticle) -> dict[str, int]:
    """Return how many English sentences are by whom."""
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
    return _listed([*(_BY[origin] for origin in origins(articles)), *([_UNRECORDED] if unrecorded else [])])


def _by_whom(reviews: list[tuple[Review, int]]) -> str:
    ranked = sorted(((count, _reviewed(review)) for review, count in reviews), key=lambda one: (-one[0], one[1]))
    said = [f"{count} {words}" for count, words in ranked[:_MOST_REVIEWS]]
    more = sum(count for count, _ in ranked[_MOST_REVIEWS:])
    return "; ".join([*said, *([f"{more} in other reviews"] if more else [])])


@lru_cache(maxsize=256)
def _reviewed(review: Review | None) -> str:
    if review is None:
        return "not reviewed by a person"
    depth = f" ({review.depth} post-editing)" if review.depth else ""
    day = f" on {day_in_words(review.date)}" if review.date else ""
    return f"reviewed by {review.by}{day}{depth}" if review.by else "reviewed, reviewer not recorded"


def _listed(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
