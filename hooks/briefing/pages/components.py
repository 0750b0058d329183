"""What stands in pages by the thousand in, its HTML out: a sentence beside its English, one quoted, a headline.

Each is one filter of the templates: a macro would take five times as long, most of it for being called.
"""

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.facts import StatedFigure
from briefing.corpus.corpus import Corpus
from briefing.corpus.corroboration import Corroboration
from briefing.desk.blocks import Sentence
from briefing.desk.reference import Entity
from briefing.pages.escaping import escaped
from briefing.pages.links import Linked, Run
from briefing.pages.wording import date_in_words, state_in_words
from briefing.translation.pairing import English, State

_NO_ENGLISH = "[No English yet]"


def pair(sentence: Sentence, english: English, linked: Linked, root: str) -> Markup:
    """Return a sentence beside its English, with its names, terms, figures and times; `linked` has the same texts."""
    id, missing = escaped(sentence.id), english.text is None
    return Markup(
        f'<span class="brief-pair" data-state="{english.state}">'
        f'<span data-s="{id}" id="s-{id}" lang="de" translate="no">{_runs(linked.de, root)}</span> '
        f'<span data-s="{id}" lang="en">{_NO_ENGLISH if missing else _runs(linked.en, root)}</span>'
        f"{'' if missing else f' {state(english)}'}</span>"
    )


def whole_pair(sentence: Sentence, english: English, prefix: str, kind: str, usual: str | None) -> Markup:
    """Return a sentence beside its English where all of the briefing stands, as XHTML of a class of its own.

    Who wrote the English is said where it is not as `usual`, or where something is wrong with it.
    """
    words = state_in_words(english)
    remarkable = english.text is not None and (english.state in (State.FLAGGED, State.STALE) or words != usual)
    note = f' <i class="brief-provenance">[{escaped(words)}]</i>' if remarkable else ""
    return Markup(
        f'<p class="{escaped(kind)}" id="{escaped(prefix + sentence.id)}">'
        f'<span lang="de" xml:lang="de" translate="no">{escaped(sentence.text)}</span> '
        f'<span lang="en" xml:lang="en">{_NO_ENGLISH if english.text is None else escaped(english.text)}{note}</span>'
        "</p>"
    )


def said(analysed: AnalysedArticle, id: str, root: str, sourced: bool = False) -> Markup:
    """Return a sentence away from its article: English first, German below, one link to its place."""
    english = analysed.translation.english[id]
    address = escaped(root + analysed.url[1:])
    shown = "" if english.text is None else f'<span lang="en">{escaped(english.text)}</span> {state(english)}<br>'
    source = f'<br><a class="brief-source" href="{address}">{headline(analysed)}</a>' if sourced else ""
    return Markup(
        f'<p class="brief-said" data-state="{english.state}">{shown}'
        f'<a href="{address}#s-{escaped(id)}"><span class="brief-hidden">In the original: </span>'
        f'<span lang="de" translate="no">{escaped(analysed.german[id])}</span></a>{source}</p>'
    )


def state(english: English) -> Markup:
    """Return the mark behind an English sentence, which says who wrote it and how far a person has checked it."""
    return _mark(state_in_words(english))


def headline(analysed: AnalysedArticle) -> Markup:
    """Return an article's headline in the language that it is in."""
    german = ' lang="de" translate="no"' if analysed.headline_en.value is None else ""
    return Markup(f"<span{german}>{escaped(analysed.title)}</span>")


def meta(analysed: AnalysedArticle) -> Markup:
    """Return an article's first topic, its date and its outlet."""
    topic = [analysed.topics[0].entity.name] if analysed.topics else []
    words = [*topic, date_in_words(analysed.notes.published), analysed.outlet.value or "outlet not stated"]
    return Markup(' <span aria-hidden="true">·</span> '.join([f"<span>{escaped(one)}</span>" for one in words]))


def linked_if_shown(entity: Entity, corpus: Corpus, root: str) -> Markup:
    """Return an entry's name, which leads to its page once an article names it."""
    name = escaped(entity.name)
    return Markup(f'<a href="{escaped(root + entity.path)}">{name}</a>' if entity.id in corpus.profiles else name)


def measured(stated: StatedFigure) -> Markup:
    """Return what a figure measures: the editor's English, else the German words that the grammar found."""
    if stated.label:
        return Markup(escaped(stated.label))
    if stated.figure.measure:
        return Markup(f'<span lang="de" translate="no">{escaped(stated.figure.measure)}</span>')
    return Markup('<span class="brief-unknown">see the sentence</span>')


def corroborations(found: Iterable[Corroboration], root: str) -> Markup:
    """Return which other articles state the same figure, or another for the same, each on a line."""
    return Markup("".join(f"{_corroboration(other, root)}\n" for other in found))


def _corroboration(other: Corroboration, root: str) -> str:
    relation = "Also stated in" if other.agrees else f"Differs from {escaped(other.stated.en)} in"
    address = f"{escaped(root + other.analysed.url[1:])}#s-{escaped(other.stated.sentence)}"
    return f'<span class="brief-echo">{relation} <a href="{address}">{headline(other.analysed)}</a>.</span>'


@lru_cache(maxsize=1024)
def _mark(words: str) -> Markup:
    words = escaped(words)
    return Markup(f'<span class="brief-state" role="img" aria-label="{words}" title="{words}"></span>')


def _runs(runs: Iterable[Run], root: str) -> str:
    """Return what is marked or leads somewhere in a sentence; nothing may come between the runs, not even a space."""
    return "".join([_run(run, root) for run in runs]).strip()


def _run(run: Run, root: str) -> str:
    text = escaped(run.text)
    if run.entity:
        return f'<a class="brief-name-link" data-mark="name" href="{escaped(root + run.entity.path)}">{text}</a>'
    if run.term:
        id = escaped(run.term.id)
        return (
            f'<a class="brief-term" href="{escaped(root)}glossary/#term-{id}" aria-describedby="gloss-{id}">{text}</a>'
        )
    return f'<span data-mark="{run.mark}">{text}</span>' if run.mark else text
