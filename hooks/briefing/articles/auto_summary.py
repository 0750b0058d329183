"""The automatic summary: a few sentences that tell what a German article is about, where nobody wrote a summary.

A sentence scores by its words on the article's subject, which is known by the words that return and by the headline's,
and by its names and figures. News begins with its subject; a reportage opens with a scene, so places are counted from
where the subject comes up. The work grows with the article's words, no faster.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.german.context_dependence import ContextDependence, context_dependences, is_clearer_in_context
from briefing.german.umlauts import fold_umlauts

_STEM = 6
"""Letters: long enough to tell words apart, short enough to drop most endings ("chinesische", "chinesischen")."""
_HEADLINE = 2
"""In how many sentences a word of the headline counts as standing."""
_FLOOR = 0.35
"""What a sentence scores, of 1, before its words are looked at."""
_NAME, _MOST_NAMES = 0.06, 3
_FIGURE, _MOST_FIGURES = 0.1, 2
_POSITION, _DECAY = 1.2, 3
"""The first sentence counts 2.2 times; the fourth, 1.6 times."""
_OUT_OF_CONTEXT = 0.7
"""For a sentence that reads less well without the one before it."""
_REPEATED = 0.3
"""For a word that a chosen sentence has already."""
_SHORT, _FOR_SHORT = 9, 0.75
_LONG, _FOR_LONG = 38, 0.8
_WORTHWHILE = 0.36
"""Once half the room is taken, a sentence this much weaker than the best makes a summary longer, not better."""

_WORD = re.compile(r"[^\W_]{3,}")
# News says on which day something happened; "Lange Zeit war Alibaba unbekannt" is its background.
_DAY = re.compile(r"\b(?:am|vom|zu)\s+(?:\w+\s+)?(?:Mittwoch|(?:Diens|Donners|Frei|Sams|Sonn|Mon)tag|Sonnabend)")
_BACKGROUND = re.compile(r"(?:Lange|Jahrelang|Jahrzehntelang|Früher|Einst|Einmal|Noch vor|Bis vor|Es war|Es ist)\b")
# With umlauts folded, as in stems.
_STOP = frozenset(
    """aber alle allem allen aller alles als also andere anderen auch auf aus bei beim bereits bis bisher dabei damit
    dann das dass dazu dem den denn der derzeit des die dies diese diesem diesen dieser dieses doch dort durch ein eine
    einem einen einer eines erst etwa erste ersten fur gegen haben habe hat hatte hatten ihm ihn ihnen ihr ihre ihrem
    ihren ihrer immer ist jedoch jetzt kann kein keine keinen konnen konne konnte lassen laut letzte letzten man mehr
    mit muss mussen nach neue neuen neuer nicht noch nun nur oder ohne rund schon sei seien sein seine seinem seinen
    seiner seit selbst sich sie sind soll sollen sowie uber uns unter vom von vor war waren weil weiter wenn wer werde
    werden wie will wird wir wohl wolle wollen worden wurde wurden zum zur zwar zwei drei zwischen sagt sagte jahr jahre
    jahren grosse grossen euro dollar million millionen milliarden prozent""".split()
)


@dataclass(frozen=True)
class Candidate:
    """A sentence of the article, headlines and captions included."""

    id: str
    text: str
    """The German."""
    opens_paragraph: bool
    """Whether it is the first sentence of its paragraph."""
    is_body: bool
    """Whether it is in the lead or a paragraph; only such are chosen."""
    is_headline: bool
    names: int
    """How many names it states."""
    figures: int
    """How many figures it states."""


@dataclass(frozen=True)
class _BodySentence:
    """A sentence of the body with what its score depends on."""

    place: int
    """Its position among the body's sentences, from 0."""
    candidate: Candidate
    dependence: ContextDependence
    stems: frozenset[str]
    """Its content words, cut."""
    words: int
    """How many it has."""


@dataclass(frozen=True)
class _Option:
    """A sentence that may be chosen."""

    sentence: _BodySentence
    weights: tuple[tuple[str, float], ...]
    """Its stems that belong to the article's subject, and how much."""
    bonus: float
    """Added for names and figures."""
    factor: float
    """For its place and its length."""
    clearer_in_context: bool
    """Whether it reads less well without the sentence before it."""


def summarise(candidates: Sequence[Candidate], most_words: int = 80) -> tuple[str, ...]:
    """Return the ids of the sentences of the summary, in reading order; none only if the article has no body.

    Together they have at most `most_words` words, unless every sentence that could be shown has more: then it is one.
    """
    headline = frozenset[str]().union(*(_stems(candidate.text) for candidate in candidates if candidate.is_headline))
    body = _body(candidates)
    least = min((sentence.dependence for sentence in body), default=ContextDependence.NONE)
    able = [sentence for sentence in body if sentence.dependence is least]
    fitting = [sentence for sentence in able if sentence.words <= most_words]
    if not fitting:
        return tuple(sentence.candidate.id for sentence in sorted(able, key=lambda sentence: sentence.words)[:1])
    start = _start_of_news(body, headline)
    weights = _weights(body, headline)
    chosen = _choose([_option(sentence, weights, start) for sentence in fitting], most_words)
    return tuple(sentence.candidate.id for sentence in sorted(chosen, key=lambda sentence: sentence.place))


def _stems(text: str) -> frozenset[str]:
    """Return the content words of a text, cut so that most of their forms are one."""
    return frozenset([word[:_STEM] for word in _WORD.findall(fold_umlauts(text)) if word not in _STOP])


def _body(candidates: Sequence[Candidate]) -> list[_BodySentence]:
    body = [candidate for candidate in candidates if candidate.is_body]
    found = context_dependences((candidate.text, candidate.opens_paragraph) for candidate in body)
    return [
        _BodySentence(place, candidate, dependence, _stems(candidate.text), len(candidate.text.split()))
        for place, (candidate, dependence) in enumerate(zip(body, found, strict=True))
    ]


def _weights(body: Sequence[_BodySentence], headline: frozenset[str]) -> dict[str, float]:
    """Return how much each stem belongs to the article's subject; one that stands in one sentence has none."""
    seen = Counter(stem for sentence in body for stem in sentence.stems)
    for stem in headline:
        seen[stem] += _HEADLINE
    return {stem: math.log(count) for stem, count in seen.items() if count > 1}


def _start_of_news(body: Sequence[_BodySentence], headline: frozenset[str]) -> int:
    """Return the place where the article comes to its subject: 0 unless it opens with a scene or with background."""
    for place, sentence in enumerate(body):
        own = sentence.candidate
        on_subject = sentence.stems & headline or _DAY.search(own.text)
        informs = (own.names or own.figures) and not _BACKGROUND.match(own.text)
        if sentence.dependence is not ContextDependence.QUOTATION and (on_subject if headline else informs):
            # "Wer wenig schläft, vergisst mehr. Das berichten Forscher am Mittwoch": the news is the first of the two.
            while place and body[place].dependence is ContextDependence.POINTS_BACK:
                place -= 1
            return place
    return 0


def _option(sentence: _BodySentence, weights: Mapping[str, float], start: int) -> _Option:
    own = sentence.candidate
    weighed = tuple([(stem, weights[stem]) for stem in sentence.stems if stem in weights])
    bonus = _NAME * min(own.names, _MOST_NAMES) + _FIGURE * min(own.figures, _MOST_FIGURES)
    factor = _FOR_LONG if sentence.words > _LONG else _FOR_SHORT if sentence.words < _SHORT else 1
    if sentence.place >= start:
        factor *= 1 + _POSITION / (1 + (sentence.place - start) / _DECAY)
    return _Option(sentence, weighed, bonus, factor, is_clearer_in_context(own.text))


def _choose(options: list[_Option], most_words: int) -> list[_BodySentence]:
    """Return the sentences that add most, one after the other, while there is room and the best adds enough."""
    chosen: dict[int, _BodySentence] = {}
    covered: set[str] = set()
    room, enough = most_words, 0.0
    most = max(_centrality(option, covered) for option in options) or 1.0
    while options := [o for o in options if o.sentence.place not in chosen and o.sentence.words <= room]:
        scores = [_score(option, covered, most, option.sentence.place - 1 in chosen) for option in options]
        best = max(scores)
        if best < enough and room < most_words / 2:
            break
        sentence = options[scores.index(best)].sentence
        chosen[sentence.place] = sentence
        covered |= sentence.stems
        room -= sentence.words
        enough = enough or _WORTHWHILE * best
    return list(chosen.values())


def _score(option: _Option, covered: set[str], most: float, follows: bool) -> float:
    central = _FLOOR + (1 - _FLOOR) * _centrality(option, covered) / most
    return (
        (central + option.bonus) * option.factor * (_OUT_OF_CONTEXT if option.clearer_in_context and not follows else 1)
    )


def _centrality(option: _Option, covered: set[str]) -> float:
    # Exact, so that the order of a set, which changes from run to run, changes nothing.
    total = math.fsum([weight * _REPEATED if stem in covered else weight for stem, weight in option.weights])
    # The root lets a long sentence say more than a short one, but not by its length alone.
    return total / math.sqrt(option.sentence.words + 5)
