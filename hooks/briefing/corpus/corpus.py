"""All analysed articles in; the corpus out: the articles with everything that joins them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.articles.analysed_article import AnalysedArticle, in_reading_order
from briefing.articles.facts import StatedFigure
from briefing.corpus.corroboration import Echo, echoes
from briefing.corpus.entity_index import Dossier, dossiers
from briefing.corpus.initiatives import Undertaking, undertakings
from briefing.corpus.key_figures import KeyFigure, key_figures
from briefing.corpus.related import Related, related
from briefing.corpus.relations import Tie, dealings
from briefing.corpus.timeline import Event, timeline
from briefing.desk.reference import Group, Key, Reference


@dataclass(frozen=True)
class Corpus:
    """Everything that the pages need."""

    articles: tuple[AnalysedArticle, ...]
    """Of the articles that are shown, newest first."""
    withdrawn: tuple[AnalysedArticle, ...]
    reference: Reference
    dossiers: Mapping[Key, Dossier]
    """Of what is named or a topic somewhere, hence has a page."""
    related: Mapping[str, tuple[Related, ...]]
    """By the article's id."""
    echoes: Mapping[tuple[str, StatedFigure], tuple[Echo, ...]]
    """By the article's id and the figure."""
    key_figures: tuple[KeyFigure, ...]
    undertakings: tuple[Undertaking, ...]
    timeline: tuple[Event, ...]
    dealings: tuple[Tie, ...]
    """The strongest first."""

    def top(self, group: Group, most: int) -> list[Dossier]:
        """Return the dossiers of a group's entries that most articles name; among equals, most sentences."""
        dossiers = [dossier for key, dossier in self.dossiers.items() if key.group is group]
        ranked = sorted(dossiers, key=lambda one: (-len(one.appearances), -one.sentences, one.entry.name.casefold()))
        return ranked[:most]


def corpus_of(articles: Sequence[AnalysedArticle], reference: Reference) -> Corpus:
    """Return the corpus made of all articles that are not drafts."""
    shown = in_reading_order([analysed for analysed in articles if not analysed.notes.withdrawn])
    joint = undertakings(shown)
    return Corpus(
        articles=tuple(shown),
        withdrawn=tuple(analysed for analysed in articles if analysed.notes.withdrawn),
        reference=reference,
        dossiers=dossiers(shown),
        related=related(shown),
        echoes=echoes(shown),
        key_figures=key_figures(shown),
        undertakings=joint,
        timeline=timeline(shown),
        dealings=dealings(shown, joint),
    )
