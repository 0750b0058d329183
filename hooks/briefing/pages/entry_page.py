"""The page of a company, person, place, outlet, event or topic: a dossier in, the page out."""

from briefing.desk.reference import Group
from briefing.knowledge.briefing import Briefing
from briefing.knowledge.dossiers import Dossier
from briefing.knowledge.facets import FacetName
from briefing.pages.heads import entry_head
from briefing.pages.page import Page
from briefing.pages.snippets import entry_description, entry_title
from briefing.pages.templates import Templates
from briefing.settings import Publisher

_MOST_COMPANIONS = 12
_FILTERS = {Group.COMPANIES: FacetName.COMPANY, Group.TOPICS: FacetName.TOPIC}
"""How the list of articles is narrowed to those that name the entry or are on it."""


def entry_page(dossier: Dossier, briefing: Briefing, templates: Templates, publisher: Publisher) -> Page:
    """Return the page of an entry that some article names or is on."""
    entry = dossier.entry
    companions = sorted(dossier.companions.items(), key=lambda item: (-item[1], str(item[0])))[:_MOST_COMPANIONS]
    html = templates.render(
        "entry.html",
        entry=entry,
        dossier=dossier,
        relations={relation: briefing.reference.entries[key] for relation, key in entry.related.items()},
        companions=[(briefing.dossiers[key].entry, sentences) for key, sentences in companions],
        briefing=briefing,
        filter=_FILTERS.get(entry.key.group),
        root="../../",
    )
    head = templates.render("head.html", head=entry_head(dossier, briefing, publisher), publisher=publisher)
    return Page(entry.path, entry.name, entry_description(dossier), html, head, entry_title(dossier))
