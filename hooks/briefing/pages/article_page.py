"""The page of an article: a brief in, the page out."""

from urllib.parse import quote

from briefing.articles.analysed_article import Brief
from briefing.corpus.corpus import Briefing
from briefing.corpus.initiatives import reports
from briefing.pages import wording
from briefing.pages.descriptions import article_description
from briefing.pages.error_report import error_report
from briefing.pages.links import linked_sentences, terms_of
from briefing.pages.metadata import article_head, list_head
from briefing.pages.page import Page
from briefing.pages.templates import Templates
from briefing.settings import Publisher


def withdrawn_page(brief: Brief, templates: Templates, publisher: Publisher) -> Page:
    """Return the page that says why an article was withdrawn."""
    title = "Article withdrawn"
    description = "This article is no longer shown here."
    html = templates.render("withdrawn.html", reason=brief.notes.withdrawn)
    head = templates.render("head.html", head=list_head(title, description, brief.url, publisher), publisher=publisher)
    return Page(_address(brief), title, description, html, head, indexed=False)


def article_page(
    brief: Brief,
    newer: Brief | None,
    older: Brief | None,
    briefing: Briefing,
    templates: Templates,
    publisher: Publisher,
) -> Page:
    """Return an article's page."""
    linked = linked_sentences(brief)
    html = templates.render(
        "article.html",
        brief=brief,
        notes=brief.notes,
        english=brief.translation.english,
        linked=linked,
        terms=terms_of(linked),
        reports=reports(brief),
        briefing=briefing,
        related=briefing.related[brief.article.id],
        disclosure=wording.disclosure(brief),
        coverage=wording.coverage(brief),
        made=wording.made(brief),
        citation=wording.citation(brief, publisher.name, publisher.url),
        report=error_report(brief, publisher),
        newer=newer,
        older=older,
        root="../../",
    )
    head = templates.render("head.html", head=article_head(brief, publisher), publisher=publisher)
    return Page(_address(brief), brief.title, article_description(brief), html, head)


def redirect(page: Page, templates: Templates, publisher: Publisher) -> bytes:
    """Return the HTML of a page, beside another in the same folder, that leads there from an old address."""
    address = quote(page.address)
    html = templates.render(
        "redirect.html", target=f"../../{address}", canonical=publisher.at(address), title=page.title
    )
    return html.encode()


def _address(brief: Brief) -> str:
    return f"articles/{brief.article.slug}/"
