"""The lists on the handwritten pages, and these pages' heads.

The titles and the text around the lists are written by hand in `docs/`.
"""

from dataclasses import dataclass, field, replace
from itertools import groupby
from unicodedata import normalize

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.facts import TermUse
from briefing.corpus.corpus import Corpus
from briefing.desk.reference import EntityType, Term
from briefing.output import Output
from briefing.pages.article_list import article_list, month_pages
from briefing.pages.charts.charts import Charts, charts_of
from briefing.pages.entity_list import entity_list_pages, entity_parts
from briefing.pages.figure_list import figure_list, figure_pages
from briefing.pages.initiative_list import first_page_values, initiative_pages
from briefing.pages.metadata import list_head, with_neighbours
from briefing.pages.page import Page
from briefing.pages.structured_data import Json, defined_term, translations_disclosure
from briefing.pages.templates import Templates
from briefing.pages.timeline_list import is_split, path_of_year, timeline_pages, years_of
from briefing.settings import Imprint, Publisher

_MOST_USES = 3
"""Sentences that show how a term is used."""
_MOST_NEWS = 13
"""Articles on the front page, the lead story included."""
_MOST_BROWSED = 8
"""Entities of each type on the front page."""


@dataclass(frozen=True)
class Overview:
    """The list on a handwritten page, and what programs are told of it."""

    html: str
    items: tuple[str, ...] = ()
    """The addresses of the pages that it lists, from the site's root."""
    terms: tuple[Json, ...] = ()
    """The terms that it defines, for programs."""
    next: str | None = None
    """The address of the page on which its list goes on."""
    disclosure: Json = field(default_factory=dict)
    """JSON-LD on who wrote the English that it shows."""


def overviews(
    corpus: Corpus, imprint: Imprint | None, templates: Templates, publisher: Publisher
) -> dict[str, Overview]:
    """Return the lists by the addresses of their pages."""
    of_all = translations_disclosure(corpus.articles)
    contact = Overview(templates.render("contact.html", imprint=imprint))
    charts = charts_of(corpus)
    made = {
        "": replace(_home(corpus, charts, templates), disclosure=of_all),
        "articles/": _articles(corpus, templates),
        "initiatives/": replace(_initiatives(corpus, charts, templates), disclosure=of_all),
        "timeline/": Overview(_timeline(corpus, charts, templates), disclosure=of_all),
        "figures/": Overview(figure_list(corpus, charts, templates), disclosure=of_all),
        "glossary/": Overview(_glossary(corpus, templates), terms=_terms(corpus, publisher), disclosure=of_all),
        "imprint/": Overview(templates.render("imprint.html", imprint=imprint)),
        "privacy/": contact,
        "accessibility/": contact,
    }
    return made | {f"{group}/": _entities(group, corpus, templates) for group in EntityType}


def further_pages(corpus: Corpus, templates: Templates, publisher: Publisher) -> list[Output[Page]]:
    """Return the pages on which these lists go on; a small desk has none."""
    return [
        *month_pages(corpus, templates, publisher),
        *timeline_pages(corpus.timeline, templates, publisher),
        *figure_pages(corpus, templates, publisher),
        *initiative_pages(corpus, templates, publisher),
        *entity_list_pages(corpus, templates, publisher),
    ]


def overview_head(
    overview: Overview | None, title: str, description: str, path: str, templates: Templates, publisher: Publisher
) -> str:
    """Return the HTML for the head of a handwritten page, with a list on it or without."""
    overview = overview or Overview("")
    head = list_head(title, description, path, publisher, overview.items, overview.terms, overview.disclosure)
    head = with_neighbours(head, None, overview.next, publisher)
    return templates.render("head.html", head=head, publisher=publisher)


def _home(corpus: Corpus, charts: Charts, templates: Templates) -> Overview:
    news = corpus.articles[:_MOST_NEWS]
    browse = [(group, corpus.top_profiles(group, _MOST_BROWSED)) for group in EntityType]
    shown = [(group, profiles) for group, profiles in browse if profiles]
    html = templates.render("home.html", corpus=corpus, charts=charts, articles=news, browse=shown, root="")
    return Overview(html, tuple(analysed.url for analysed in news))


def _articles(corpus: Corpus, templates: Templates) -> Overview:
    html, articles = article_list(corpus, templates)
    return Overview(html, tuple(analysed.url for analysed in articles), disclosure=translations_disclosure(articles))


def _initiatives(corpus: Corpus, charts: Charts, templates: Templates) -> Overview:
    values = first_page_values(corpus)
    part = values["part"]
    html = templates.render("initiatives.html", **values, corpus=corpus, charts=charts, root=part.root)
    return Overview(html, next=part.next)


def _timeline(corpus: Corpus, charts: Charts, templates: Templates) -> str:
    events = corpus.timeline
    years = years_of(events)
    paths = {year: path_of_year(year, events) for year, _ in years} if is_split(events) else {}
    values = {"years": years, "paths": paths, "total": len(events), "charts": charts, "corpus": corpus}
    return templates.render("timeline.html", **values, root="../")


def _entities(group: EntityType, corpus: Corpus, templates: Templates) -> Overview:
    part = entity_parts(group, corpus)[0]
    html = templates.render("entities.html", part=part, root=part.root)
    return Overview(html, tuple(profile.entity.path for profile in part.items), next=part.next)


def _glossary(corpus: Corpus, templates: Templates) -> str:
    uses: dict[str, dict[str, tuple[AnalysedArticle, TermUse]]] = {}
    for analysed in corpus.articles:
        for use in analysed.facts.terms:
            uses.setdefault(use.term.id, {}).setdefault(use.sentence, (analysed, use))
    shown = {id: list(found.values())[:_MOST_USES] for id, found in uses.items()}
    terms = sorted(corpus.reference.terms, key=_in_dictionary)
    letters = [(letter, list(group)) for letter, group in groupby(terms, key=lambda term: _in_dictionary(term)[0])]
    return templates.render("glossary.html", corpus=corpus, letters=letters, uses=shown, root="../")


def _terms(corpus: Corpus, publisher: Publisher) -> tuple[Json, ...]:
    return tuple(defined_term(term, publisher.at("glossary/")) for term in corpus.reference.terms)


def _in_dictionary(term: Term) -> tuple[str, str]:
    """Return a term's letter and its place, as German dictionaries order terms (DIN 5007-1): "ä" is "a"."""
    plain = "".join(letter for letter in normalize("NFD", term.de.casefold()) if letter.isalnum())
    return plain[:1].upper(), f"{plain} {term.de}"
