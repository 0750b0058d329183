"""What pages of several articles say of the English that they show, and what an article says of its corrections."""

from collections import Counter
from collections.abc import Iterable, Sequence

from briefing.articles.analysed_article import AnalysedArticle
from briefing.desk.metadata import Correction
from briefing.german.dates.wording import day_in_words
from briefing.pages.wording import makers_in_words, sentence_case, state_in_words
from briefing.translation.pairing import State


def disclosure_of_all(articles: Iterable[AnalysedArticle]) -> str:
    """Return how the English of several articles was made and what a person reviewed of it, in a line or two."""
    articles = [analysed for analysed in articles if analysed.has_english]
    if not articles:
        return "There is none yet."
    sentences = sum(len(analysed.translation.english) for analysed in articles)
    reviewed = sum(analysed.translation.count(State.REVIEWED) for analysed in articles)
    beside = sum(analysed.origin is not None and analysed.review is not None for analysed in articles)
    made = sentence_case(makers_in_words(articles))
    if not reviewed + beside:
        return f"{made}, not reviewed by a person."
    return (
        f"{made}. A person reviewed {reviewed or 'none'} of the articles’ {sentences} sentences, and what stands "
        f"beside them (headline, summary, key points) for {beside or 'none'} of {len(articles)} articles."
    )


def usual_state(analysed: AnalysedArticle) -> str | None:
    """Return what `state_in_words` says of most English sentences, so that a page need not repeat it at each."""
    plain = [one for one in analysed.translation.english.values() if one.state in (State.REVIEWED, State.UNREVIEWED)]
    said = Counter(map(state_in_words, plain))
    return said.most_common(1)[0][0] if said else None


def correction_note(corrections: Sequence[Correction]) -> str:
    """Return `Corrected on 20 November 2026`, also how often where that was more than once."""
    day = day_in_words(corrections[0].date)
    return f"Corrected on {day}" if len(corrections) == 1 else f"Corrected {len(corrections)} times, last on {day}"
