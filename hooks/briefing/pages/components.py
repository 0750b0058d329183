"""The HTML that stands in pages by the thousand: a sentence beside its English, one quoted, a headline, a note.

Each is one filter of the templates: a macro would take five times as long, most of it for being called.
"""

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.facts import StatedFigure
from briefing.corpus.corpus import EntityLink
from briefing.corpus.corroboration import Corroboration
from briefing.desk.blocks import Sentence
from briefing.desk.reference import Entity
from briefing.pages.links import LinkedSentence, Run
from briefing.pages.wording import labels
from briefing.pages.wording.disclosures import state_in_words
from briefing.pages.wording.sources import date_in_words
from briefing.translation.pairing import English, State

GERMAN = Markup(' lang="de" translate="no"')
"""Attributes of an element in German, which browsers are not to translate."""


def sentence_pair(sentence: Sentence, english: English, linked: LinkedSentence, root: str) -> Markup:
    """Return a sentence beside its English, with its names, terms, figures and times; `linked` has the same texts."""
    id, missing = escape(sentence.id), english.text is None
    return Markup(
        f'<span class="brief-pair" data-state="{english.state}">'
        f'<span data-s="{id}" id="s-{id}" lang="de" translate="no">{_runs(linked.de, root)}</span> '
        f'<span data-s="{id}" lang="en">{labels.NO_ENGLISH_HERE if missing else _runs(linked.en, root)}</span>'
        f"{'' if missing else f' {state_mark(english)}'}</span>"
    )


def printed_pair(sentence: Sentence, english: English, prefix: str, kind: str, usual: str | None) -> Markup:
    """Return a sentence beside its English for the printable page and the EPUB, as XHTML.

    Who wrote the English is said where it is not as `usual`, or where something is wrong with it.
    """
    words = state_in_words(english)
    remarkable = english.text is not None and (english.state in (State.FLAGGED, State.STALE) or words != usual)
    state = f' <i class="brief-provenance">[{escape(words)}]</i>' if remarkable else ""
    shown = labels.NO_ENGLISH_HERE if english.text is None else escape(english.text)
    return Markup(
        f'<p class="{escape(kind)}" id="{escape(prefix + sentence.id)}">'
        f'<span lang="de" xml:lang="de" translate="no">{escape(sentence.text)}</span> '
        f'<span lang="en" xml:lang="en">{shown}{state}</span></p>'
    )


def quoted_sentence(analysed: AnalysedArticle, id: str, root: str, sourced: bool = False) -> Markup:
    """Return a sentence away from its article: English first, German below, one link to its place."""
    english = analysed.translation.english[id]
    address = escape(root + analysed.url[1:])
    shown = "" if english.text is None else f'<span lang="en">{escape(english.text)}</span> {state_mark(english)}<br>'
    source = f'<br><a class="brief-source" href="{address}">{headline(analysed)}</a>' if sourced else ""
    return Markup(
        f'<p class="brief-said" data-state="{english.state}">{shown}'
        f'<a href="{address}#s-{escape(id)}"><span class="brief-hidden">{labels.IN_ORIGINAL} </span>'
        f'<span lang="de" translate="no">{escape(analysed.german[id])}</span></a>{source}</p>'
    )


def state_mark(english: English) -> Markup:
    """Return the mark behind an English sentence, which says who wrote it and how far a person has checked it."""
    return _mark(state_in_words(english))


def headline(analysed: AnalysedArticle) -> Markup:
    """Return an article's headline in the language that it is in."""
    attributes = GERMAN if analysed.headline_en.value is None else ""
    return Markup(f"<span{attributes}>{escape(analysed.title)}</span>")


def kicker(analysed: AnalysedArticle) -> Markup:
    """Return an article's first topic, its date and its outlet."""
    topic = [analysed.topics[0].entity.name] if analysed.topics else []
    words = [*topic, date_in_words(analysed.metadata.published), analysed.outlet.value or labels.OUTLET_NOT_STATED]
    return Markup(' <span aria-hidden="true">·</span> '.join([f"<span>{escape(one)}</span>" for one in words]))


def entity_link(link: EntityLink, root: str) -> Markup:
    """Return an entity's name, which leads to its page once an article names it."""
    name = escape(link.entity.name)
    return Markup(f'<a href="{escape(root + link.entity.path)}">{name}</a>' if link.has_page else name)


def own_kind(entity: Entity) -> str:
    """Return an entity's kind where it says more than the name of its group: `platform`, but not `company`."""
    return entity.kind if entity.kind and not entity.id.type.startswith(entity.kind[:-1]) else ""


def figure_label(stated: StatedFigure) -> Markup:
    """Return the label of a figure: the editor's English, else the German words that the grammar found."""
    if stated.label:
        return Markup(escape(stated.label))
    if stated.figure.measure:
        return german(stated.figure.measure)
    return unknown("see the sentence")


def corroborations(found: Iterable[Corroboration], root: str) -> Markup:
    """Return which other articles state the same figure, or another for the same, each on a line."""
    return Markup("".join(f"{_corroboration(other, root)}\n" for other in found))


def _corroboration(other: Corroboration, root: str) -> str:
    relation = "Also stated in" if other.agrees else f"Differs from {escape(other.stated.en)} in"
    address = f"{escape(root + other.analysed.url[1:])}#s-{escape(other.stated.sentence)}"
    return f'<span class="brief-echo">{relation} <a href="{address}">{headline(other.analysed)}</a>.</span>'


def note(words: str) -> Markup:
    """Return a note on where something comes from: `entered by AI`."""
    return Markup(f'<span class="brief-provenance">{escape(words)}</span>')


def unknown(words: str) -> Markup:
    """Return words in place of a value that is not known: `not stated`."""
    return Markup(f'<span class="brief-unknown">{escape(words)}</span>')


def hidden(words: str) -> Markup:
    """Return words for screen readers only."""
    return Markup(f'<span class="brief-hidden">{escape(words)}</span>')


def german(text: str) -> Markup:
    """Return a German text, which browsers are not to translate."""
    return Markup(f"<span{GERMAN}>{escape(text)}</span>")


def german_name(text: str) -> Markup:
    """Return a German name or quotation beside its English."""
    return Markup(f'<span class="brief-quote"{GERMAN}>{escape(text)}</span>')


@lru_cache(maxsize=1024)
def _mark(words: str) -> Markup:
    words = escape(words)
    return Markup(f'<span class="brief-state" role="img" aria-label="{words}" title="{words}"></span>')


def _runs(runs: Iterable[Run], root: str) -> str:
    """Return the HTML of the runs of a sentence; nothing may come between them, not even a space."""
    return "".join([_run(run, root) for run in runs]).strip()


def _run(run: Run, root: str) -> str:
    text = escape(run.text)
    if run.entity:
        return f'<a class="brief-name-link" data-mark="name" href="{escape(root + run.entity.path)}">{text}</a>'
    if run.term:
        id = escape(run.term.id)
        return (
            f'<a class="brief-term" href="{escape(root)}glossary/#term-{id}" aria-describedby="gloss-{id}">{text}</a>'
        )
    return f'<span data-mark="{run.mark}">{text}</span>' if run.mark else text
