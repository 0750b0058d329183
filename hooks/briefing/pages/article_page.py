"""The page of an article, and what stands at the addresses of withdrawn and renamed ones."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from briefing.articles.analysed_article import AnalysedArticle
from briefing.corpus.corpus import EntityLink
from briefing.corpus.corroboration import Corroborations
from briefing.corpus.initiatives import initiative_reports
from briefing.corpus.related import RelatedArticle
from briefing.desk.reference import EntityId
from briefing.pages.descriptions import article_description
from briefing.pages.error_report import error_report
from briefing.pages.links import linked_sentences, linked_terms
from briefing.pages.metadata import article_head, list_head
from briefing.pages.page import Page
from briefing.pages.templates import Templates
from briefing.pages.wording import disclosures
from briefing.settings import Publisher

WITHDRAWN = "Article withdrawn"
"""The title of the page of a withdrawn article."""


def withdrawn_page(analysed: AnalysedArticle, templates: Templates, publisher: Publisher) -> Page:
    """Return the page that says why an article was withdrawn."""
    description = "This article is no longer shown here."
    html = templates.render("withdrawn.html", reason=analysed.metadata.withdrawn)
    head = list_head(WITHDRAWN, description, analysed.url, publisher)
    head_html = templates.render("head.html", head=head, publisher=publisher)
    return Page(analysed.path, WITHDRAWN, description, html, head_html, indexed=False)


def article_page(
    analysed: AnalysedArticle,
    newer: AnalysedArticle | None,
    older: AnalysedArticle | None,
    related: Sequence[RelatedArticle],
    corroborations: Corroborations,
    links: Mapping[EntityId, EntityLink],
    templates: Templates,
    publisher: Publisher,
) -> Page:
    """Return an article's page; `links` are those to the entities that its records of plans and deals name."""
    linked = linked_sentences(analysed)
    html = templates.render(
        "article.html",
        analysed=analysed,
        metadata=analysed.metadata,
        english=analysed.translation.english,
        linked=linked,
        terms=linked_terms(linked),
        reports=initiative_reports(analysed),
        related=related,
        corroborations=corroborations,
        links=links,
        disclosure=disclosures.disclosure(analysed),
        coverage=disclosures.coverage(analysed),
        made=disclosures.made(analysed),
        has_english=bool(analysed.translation.makers),
        citation=disclosures.citation(analysed, publisher.name, publisher.url),
        report=error_report(analysed, publisher),
        newer=newer,
        older=older,
        root="../../",
    )
    head = templates.render("head.html", head=article_head(analysed, publisher), publisher=publisher)
    return Page(analysed.path, analysed.title, article_description(analysed), html, head)


def redirect(path: str, title: str, templates: Templates, publisher: Publisher) -> bytes:
    """Return the HTML of a page that leads from an article's old address to the page of this path and title."""
    address = quote(path)
    html = templates.render("redirect.html", target=f"../../{address}", canonical=publisher.at(address), title=title)
    return html.encode()
