"""The page of an article: an analysed article in, the page out."""

from urllib.parse import quote

from briefing.articles.analysed_article import AnalysedArticle
from briefing.corpus.corpus import Corpus
from briefing.corpus.initiatives import initiative_reports
from briefing.pages.descriptions import article_description
from briefing.pages.error_report import error_report
from briefing.pages.links import linked_sentences, terms_of
from briefing.pages.metadata import article_head, list_head
from briefing.pages.page import Page
from briefing.pages.templates import Templates
from briefing.pages.wording import disclosures
from briefing.settings import Publisher


def withdrawn_page(analysed: AnalysedArticle, templates: Templates, publisher: Publisher) -> Page:
    """Return the page that says why an article was withdrawn."""
    title = "Article withdrawn"
    description = "This article is no longer shown here."
    html = templates.render("withdrawn.html", reason=analysed.notes.withdrawn)
    head = templates.render(
        "head.html", head=list_head(title, description, analysed.url, publisher), publisher=publisher
    )
    return Page(_address(analysed), title, description, html, head, indexed=False)


def article_page(
    analysed: AnalysedArticle,
    newer: AnalysedArticle | None,
    older: AnalysedArticle | None,
    corpus: Corpus,
    templates: Templates,
    publisher: Publisher,
) -> Page:
    """Return an article's page."""
    linked = linked_sentences(analysed)
    html = templates.render(
        "article.html",
        analysed=analysed,
        notes=analysed.notes,
        english=analysed.translation.english,
        linked=linked,
        terms=terms_of(linked),
        reports=initiative_reports(analysed),
        corpus=corpus,
        related=corpus.related[analysed.article.id],
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
    return Page(_address(analysed), analysed.title, article_description(analysed), html, head)


def redirect(page: Page, templates: Templates, publisher: Publisher) -> bytes:
    """Return the HTML of a page, beside another in the same folder, that leads there from an old address."""
    address = quote(page.address)
    html = templates.render(
        "redirect.html", target=f"../../{address}", canonical=publisher.at(address), title=page.title
    )
    return html.encode()


def _address(analysed: AnalysedArticle) -> str:
    return f"articles/{analysed.article.slug}/"
