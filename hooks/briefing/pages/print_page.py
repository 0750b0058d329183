"""The page for printing: the newest articles in full."""

from collections.abc import Sequence

from briefing.articles.analysed_article import AnalysedArticle
from briefing.corpus.corpus import Corpus
from briefing.output import Output
from briefing.pages.metadata import list_head
from briefing.pages.page import Page
from briefing.pages.structured_data import translations_disclosure
from briefing.pages.templates import Templates
from briefing.pages.wording import disclosures
from briefing.settings import Publisher

NEWEST = 50
"""Articles on the page: a browser must still be able to lay it out, and a printer to print it."""

_TITLE = "The whole briefing, for printing"


def print_page(corpus: Corpus, templates: Templates, publisher: Publisher) -> Output[Page]:
    """Return the page of the newest articles in full; it says how many there are that it leaves out."""
    articles, older = corpus.articles[:NEWEST], len(corpus.articles[NEWEST:])
    return Output("print/", _page, (articles, older, templates, publisher), indexed=False)


def _page(articles: Sequence[AnalysedArticle], older: int, templates: Templates, publisher: Publisher) -> Page:
    html = templates.render(
        "print.html",
        title=_TITLE,
        articles=articles,
        older=older,
        disclosures={analysed.article.id: disclosures.disclosure(analysed) for analysed in articles},
        publisher=publisher,
        root="../",
    )
    description = f"All of {publisher.name} on one page: summaries, key points, and every sentence in both languages."
    paths = [analysed.url for analysed in articles]
    disclosure = translations_disclosure(articles)
    head = list_head(_TITLE, description, "print/", publisher, paths, disclosure=disclosure)
    head_html = templates.render("head.html", head=head, publisher=publisher)
    # It says what the articles' own pages say.
    return Page("print/", _TITLE, description, html, head_html, indexed=False)
