"""The lists on the handwritten pages: the briefing in, HTML fragments and heads out.

The titles and the text around the lists are written by hand in `docs/`.
"""

from dataclasses import dataclass
from itertools import groupby
from unicodedata import normalize

from briefing.desk.reference import Group, Term
from briefing.knowledge.brief import Brief
from briefing.knowledge.briefing import Briefing
from briefing.knowledge.facts import TermUse
from briefing.knowledge.timeline import Event
from briefing.pages.article_list import article_list
from briefing.pages.heads import list_head
from briefing.pages.pictures.gallery import Gallery, gallery_of
from briefing.pages.templates import Templates
from briefing.settings import Imprint, Publisher

_MOST_USES = 3
"""Sentences that show how a term is used."""
_MOST_NEWS = 13
"""Articles on the front page, the lead story included."""
_MOST_BROWSED = 8
"""Entries of each group on the front page."""


@dataclass(frozen=True)
class Overview:
    """What a handwritten page asks for."""

    html: str
    items: tuple[str, ...] = ()
    """The addresses of the pages that it lists, from the site's root."""
    terms: tuple[Term, ...] = ()
    """The terms that it defines."""
    shown: tuple[Brief, ...] = ()
    """The articles of which it shows some English."""


def overviews(briefing: Briefing, imprint: Imprint | None, templates: Templates) -> dict[str, Overview]:
    """Return the overviews by the address of the page that each belongs to."""
    contact = Overview(templates.render("contact.html", imprint=imprint))
    articles = tuple(brief.url for brief in briefing.briefs)
    gallery = gallery_of(briefing)
    made = {
        "": _home(briefing, gallery, templates),
        "articles/": Overview(article_list(briefing, templates), articles, shown=briefing.briefs),
        "initiatives/": _of_all("initiatives.html", briefing, gallery, templates),
        "timeline/": _of_all("timeline.html", briefing, gallery, templates),
        "figures/": _of_all("figures.html", briefing, gallery, templates),
        "glossary/": _glossary(briefing, templates),
        "imprint/": Overview(templates.render("imprint.html", imprint=imprint)),
        "privacy/": contact,
        "accessibility/": contact,
    }
    return made | {f"{group}/": _entries(group, briefing, templates) for group in Group}


def overview_head(
    overview: Overview | None, title: str, description: str, path: str, templates: Templates, publisher: Publisher
) -> str:
    """Return the HTML for the head of a handwritten page, with an overview in it or without."""
    items, terms, shown = (overview.items, overview.terms, overview.shown) if overview else ((), (), ())
    head = list_head(title, description, path, publisher, items, terms, shown)
    return templates.render("head.html", head=head, publisher=publisher)


def _home(briefing: Briefing, gallery: Gallery, templates: Templates) -> Overview:
    news = briefing.briefs[:_MOST_NEWS]
    browse = [(group, briefing.foremost(group, _MOST_BROWSED)) for group in Group]
    shown = [(group, dossiers) for group, dossiers in browse if dossiers]
    html = templates.render("home.html", briefing=briefing, gallery=gallery, briefs=news, browse=shown, root="")
    return Overview(html, tuple(brief.url for brief in news), shown=briefing.briefs)


def _of_all(template: str, briefing: Briefing, gallery: Gallery, templates: Templates) -> Overview:
    html = templates.render(template, briefing=briefing, years=_years(briefing), gallery=gallery, root="../")
    return Overview(html, shown=briefing.briefs)


def _entries(group: Group, briefing: Briefing, templates: Templates) -> Overview:
    dossiers = [dossier for key, dossier in briefing.dossiers.items() if key.group is group]
    listed = sorted(dossiers, key=lambda dossier: dossier.entry.name.casefold())
    html = templates.render("entries.html", dossiers=listed, root="../")
    return Overview(html, tuple(dossier.entry.path for dossier in listed))


def _years(briefing: Briefing) -> list[tuple[str, list[Event]]]:
    return [(year, list(events)) for year, events in groupby(briefing.timeline, key=lambda event: event.year)]


def _glossary(briefing: Briefing, templates: Templates) -> Overview:
    uses: dict[str, dict[str, tuple[Brief, TermUse]]] = {}
    for brief in briefing.briefs:
        for use in brief.facts.terms:
            uses.setdefault(use.term.id, {}).setdefault(use.sentence, (brief, use))
    shown = {id: list(found.values())[:_MOST_USES] for id, found in uses.items()}
    terms = sorted(briefing.reference.terms, key=_in_dictionary)
    letters = [(letter, list(group)) for letter, group in groupby(terms, key=lambda term: _in_dictionary(term)[0])]
    html = templates.render("glossary.html", briefing=briefing, letters=letters, uses=shown, root="../")
    return Overview(html, terms=briefing.reference.terms, shown=briefing.briefs)


def _in_dictionary(term: Term) -> tuple[str, str]:
    """Return a term's letter and its place, as German dictionaries order terms (DIN 5007-1): "ä" is "a"."""
    plain = "".join(letter for letter in normalize("NFD", term.de.casefold()) if letter.isalnum())
    return plain[:1].upper(), f"{plain} {term.de}"
