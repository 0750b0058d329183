"""The page of an article: a brief in, the page out."""

from urllib.parse import quote

from briefing.knowledge.brief import Brief
from briefing.pages import wording
from briefing.pages.page import Page
from briefing.pages.templates import Templates


def article_page(
    brief: Brief, newer: Brief | None, older: Brief | None, templates: Templates, site_name: str, site_url: str
) -> Page:
    """Return an article's page, or the one that says why the article was withdrawn."""
    notes = brief.notes
    if notes.withdrawn:
        title = "Article withdrawn"
        return Page(_address(brief), title, title, templates.render("withdrawn.html", reason=notes.withdrawn))
    html = templates.render(
        "article.html",
        brief=brief,
        notes=notes,
        english=brief.translation.english,
        german={sentence.id: sentence.text for sentence in brief.article.sentences},
        disclosure=wording.disclosure(brief),
        coverage=wording.coverage(brief),
        made=wording.made(brief),
        citation=wording.citation(brief, site_name, site_url),
        newer=newer,
        older=older,
        root="../../",
    )
    return Page(_address(brief), brief.title, wording.description(brief), html)


def redirect(page: Page, templates: Templates) -> bytes:
    """Return the HTML of a page, beside another in the same folder, that leads there from an old address."""
    return templates.render("redirect.html", target=f"../../{quote(page.address)}", title=page.title).encode()


def _address(brief: Brief) -> str:
    return f"articles/{brief.article.slug}/"
