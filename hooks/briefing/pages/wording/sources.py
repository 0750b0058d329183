"""Where a value comes from, in words: when an article appeared, who entered a value, whose the original is."""

from collections.abc import Sequence
from functools import lru_cache

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.display_rights import RightsSource
from briefing.articles.facts import StatedTime
from briefing.articles.provenance import Provenance
from briefing.desk.authorship import Origin
from briefing.desk.metadata import Basis, Correction, PublicationDate
from briefing.desk.rights import Extent
from briefing.german.dates.english_dates import day_in_words
from briefing.pages.wording import labels

_ENTERED = {Origin.HUMAN: labels.BY_EDITOR, Origin.AI: labels.BY_AI, Origin.MACHINE: labels.BY_MACHINE}
_day_in_words = lru_cache(maxsize=1024)(day_in_words)


def date_in_words(published: PublicationDate | None) -> str:
    """Return `12 June 2019`, `about May 2019 (inferred)` or `date not stated`."""
    if published is None:
        return labels.DATE_NOT_STATED
    day = _day_in_words(published.date)
    return f"about {day} (inferred)" if published.basis is Basis.INFERRED else day


def provenance_in_words(provenance: Provenance, origin: Origin) -> str:
    """Return a word or two on where a value comes from; what AI entered is never passed off as an editor's."""
    if provenance == Provenance.EDITORIAL:
        return _ENTERED[origin]
    return {Provenance.STATED: labels.STATED, Provenance.DERIVED: labels.DERIVED}.get(provenance, "")


def time_provenance_in_words(stated: StatedTime, analysed: AnalysedArticle) -> str:
    """Return how a time is known: `in the text`, or what it was read against."""
    if not stated.expression.relative:
        return labels.STATED
    if stated.expression.value is None:
        return "relative; the day on which the article appeared is not known well enough"
    return f"derived from the article’s date, {date_in_words(analysed.metadata.published)}"


def rights_in_words(analysed: AnalysedArticle) -> str:
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
    """Return who set the extent of the original that is shown: `set for the outlet`."""
    if analysed.rights.source is RightsSource.ARTICLE:
        return provenance_in_words(Provenance.EDITORIAL, analysed.metadata.origin)
    return {RightsSource.OUTLET: labels.SET_FOR_OUTLET, RightsSource.SITE: labels.SET_FOR_SITE}[analysed.rights.source]


def headline_note(analysed: AnalysedArticle) -> str:
    """Return a note on a German headline that is not the original's own; an empty text for one that is."""
    if analysed.headline_de.value is None:
        return ""
    if analysed.headline_de.provenance is Provenance.EDITORIAL:
        entered = provenance_in_words(analysed.headline_de.provenance, analysed.metadata.origin)
        return f"German headline {entered}, the original has none"
    return (
        "" if analysed.headline_de.provenance is Provenance.STATED else "its first words; the original has no headline"
    )


def correction_note(corrections: Sequence[Correction]) -> str:
    """Return `Corrected on 20 November 2026`, also how often where that was more than once."""
    day = day_in_words(corrections[0].date)
    return f"Corrected on {day}" if len(corrections) == 1 else f"Corrected {len(corrections)} times, last on {day}"


def byline(analysed: AnalysedArticle) -> str:
    """Return an article's outlet, author and date: `Handelsblatt · By Jane Doe · 12 June 2019`."""
    outlet = analysed.outlet.value or labels.sentence_case(labels.OUTLET_NOT_STATED)
    author = f"By {analysed.author.value}" if analysed.author.value else labels.sentence_case(labels.AUTHOR_NOT_STATED)
    return f"{outlet} · {author} · {labels.sentence_case(date_in_words(analysed.metadata.published))}"
