"""The lists of articles on the home page and the overview: briefs in, HTML fragments out.

The text around them is written by hand in `docs/`.
"""

from collections.abc import Sequence

from briefing.knowledge.brief import Brief
from briefing.pages.templates import Templates


def overviews(briefs: Sequence[Brief], templates: Templates) -> dict[str, str]:
    """Return the fragments by the address of the page that each belongs to."""
    return {
        "": templates.render("home.html", briefs=briefs, root=""),
        "articles/": templates.render("overview.html", briefs=briefs, root="../"),
    }
