"""Where the marks of a chart lead."""

from dataclasses import dataclass

from briefing.articles.analysed_article import AnalysedArticle
from briefing.pages.charts.text_width import ChartText


@dataclass(frozen=True)
class ChartLink:
    """A link of a mark or of a table's cell."""

    path: str
    """From the site's root: `articles/jd-com/#s-1`."""
    text: ChartText
    """The name of what is there."""


def headline_phrase(analysed: AnalysedArticle) -> ChartText:
    """Return an article's headline: the English one, else the German one."""
    return ChartText(analysed.title, analysed.headline_en.value is None)


def article_link(analysed: AnalysedArticle) -> ChartLink:
    """Return the link to an article."""
    return ChartLink(analysed.url[1:], headline_phrase(analysed))


def sentence_link(analysed: AnalysedArticle, sentence: str) -> ChartLink:
    """Return the link to a sentence of an article."""
    return ChartLink(f"{analysed.url[1:]}#s-{sentence}", headline_phrase(analysed))
