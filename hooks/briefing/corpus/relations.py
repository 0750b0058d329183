"""All analysed articles in; which companies and people share sentences, and which plan or deal joins them, out.

Only leads and paragraphs count: whom a picture credit or an author box names deals with nobody, and a headline repeats
what the text says.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefing.articles.analysed_article import AnalysedArticle
from briefing.corpus.initiatives import Undertaking
from briefing.desk.blocks import Kind
from briefing.desk.reference import Entry, Key

_BODY = (Kind.LEAD, Kind.PARAGRAPH)
_MOST_IN_A_SENTENCE = 8
"""A sentence that names more of them lists them; it does not say that each deals with each."""


@dataclass(frozen=True)
class Tie:
    """Two companies or people that share sentences."""

    one: Entry
    other: Entry
    sentences: int
    """How many sentences name both, in all articles."""
    articles: int
    analysed: AnalysedArticle
    """The article, in the order of the site, that first names both in a sentence."""
    sentence: str
    """The id of that sentence."""
    undertakings: tuple[Undertaking, ...]
    """Those that name both as parties."""


def dealings(articles: Sequence[AnalysedArticle], undertakings: Sequence[Undertaking]) -> tuple[Tie, ...]:
    """Return all ties, those that the most sentences make first, then by names."""
    found: dict[tuple[Key, Key], list[tuple[AnalysedArticle, str]]] = defaultdict(list)
    entries: dict[Key, Entry] = {}
    for analysed in articles:
        for sentence, actors in _company(analysed):
            entries |= {entry.key: entry for entry in actors}
            for one, other in combinations(sorted((entry.key for entry in actors), key=str), 2):
                found[one, other].append((analysed, sentence))
    joined = _joined(undertakings)
    ties = [
        Tie(
            one=entries[pair[0]],
            other=entries[pair[1]],
            sentences=len(places),
            articles=len({analysed.article.id for analysed, _ in places}),
            analysed=places[0][0],
            sentence=places[0][1],
            undertakings=joined.get(pair, ()),
        )
        for pair, places in found.items()
    ]
    return tuple(sorted(ties, key=lambda tie: (-tie.sentences, str(tie.one.key), str(tie.other.key))))


def _company(analysed: AnalysedArticle) -> Iterator[tuple[str, list[Entry]]]:
    """Yield the sentences that name two or a few more, with whom they name."""
    for block in analysed.article.blocks:
        if block.kind in _BODY:
            for sentence in block.sentences:
                actors = analysed.actors(sentence.id)
                if 2 <= len(actors) <= _MOST_IN_A_SENTENCE:
                    yield sentence.id, actors


def _joined(undertakings: Sequence[Undertaking]) -> Mapping[tuple[Key, Key], tuple[Undertaking, ...]]:
    """Return the undertakings of each two parties."""
    found: dict[tuple[Key, Key], dict[str, Undertaking]] = {}
    for undertaking in undertakings:
        for report in undertaking.reports:
            keys = sorted({party.key for party in report.initiative.parties}, key=str)
            for pair in combinations(keys, 2):
                found.setdefault(pair, {})[undertaking.id] = undertaking
    return {pair: tuple(by_id.values()) for pair, by_id in found.items()}
