"""An article in; how much of its original is shown, who says so and whose it is, out."""

from dataclasses import dataclass
from enum import StrEnum

from briefing.articles.provenance import UNKNOWN, Provenance, Value
from briefing.desk.article import Article
from briefing.desk.reference import Reference
from briefing.desk.rights import NOTHING_SAID, Extent


class Source(StrEnum):
    """Where an extent is set; what is nearest to the article counts."""

    ARTICLE = "article"
    OUTLET = "outlet"
    SITE = "site"


@dataclass(frozen=True)
class Showing:
    """How much of an original the site shows."""

    extent: Extent
    source: Source
    holder: Value
    """Whose the text is: whom the sidecar names, else whom the outlet's entry does."""


def showing_of(article: Article, outlet: Value, reference: Reference, usual: Extent) -> Showing:
    """Return what holds for an article: what its sidecar says, else its outlet's entry, else what is usual."""
    own = article.notes.rights
    entry = reference.outlets.get(outlet.value or "")
    outlets = entry.rights if entry else NOTHING_SAID
    holder = own.holder or outlets.holder
    if own.extent:
        extent, source = own.extent, Source.ARTICLE
    elif outlets.extent:
        extent, source = outlets.extent, Source.OUTLET
    else:
        extent, source = usual, Source.SITE
    return Showing(extent, source, Value(holder, Provenance.EDITORIAL) if holder else UNKNOWN)
