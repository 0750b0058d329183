"""Display rights: how much of an article's original the site shows, where that is set, and whose the text is."""

from dataclasses import dataclass
from enum import StrEnum

from briefing.articles.provenance import UNKNOWN, Provenance, Value
from briefing.desk.article import Article
from briefing.desk.reference import Reference
from briefing.desk.rights import NOTHING_SAID, Extent


class RightsSource(StrEnum):
    """Where the extent is set; what is nearest to the article counts."""

    ARTICLE = "article"
    OUTLET = "outlet"
    SITE = "site"


@dataclass(frozen=True)
class DisplayRights:
    """How much of an original the site shows."""

    extent: Extent
    source: RightsSource
    holder: Value
    """Whose the text is: whom the sidecar names, else whom the outlet's entry does."""


def resolve_display_rights(article: Article, outlet: Value, reference: Reference, default: Extent) -> DisplayRights:
    """Return an article's display rights: what its sidecar sets, else its outlet's entry, else the default."""
    own = article.metadata.rights
    entity = reference.outlets.get(outlet.value or "")
    outlets = entity.rights if entity else NOTHING_SAID
    holder = own.holder or outlets.holder
    if own.extent:
        extent, source = own.extent, RightsSource.ARTICLE
    elif outlets.extent:
        extent, source = outlets.extent, RightsSource.OUTLET
    else:
        extent, source = default, RightsSource.SITE
    return DisplayRights(extent, source, Value(holder, Provenance.EDITORIAL) if holder else UNKNOWN)
