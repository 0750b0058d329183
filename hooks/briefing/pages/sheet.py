"""A page that is yet to be made, with all that it will say: nobody makes it again while that stays as it was."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from briefing.articles.analysed_article import AnalysedArticle
from briefing.articles.facts import StatedFigure
from briefing.desk.reference import EntityId
from briefing.pages.page import Page


@dataclass(frozen=True)
class Sheet:
    """What bears on a page besides the program, the settings and the reference data, and what makes the page of it."""

    path: str
    """The page's address below the site's root."""
    besides: object
    """All that it says and that none of the following fields stands for; its `repr` tells two such things apart."""
    make: Callable[[], Page]
    articles: Iterable[AnalysedArticle] = ()
    """The articles of which it says something."""
    figures: Iterable[tuple[AnalysedArticle, StatedFigure]] = ()
    """Those that it shows together with their echoes."""
    entities: Iterable[EntityId] = ()
    """Those to whose pages it leads if they have one."""
