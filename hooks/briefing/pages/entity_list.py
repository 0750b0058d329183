"""The pages that list the entities of a type, by their names."""

from collections.abc import Iterator

from briefing.corpus.corpus import Corpus
from briefing.corpus.entity_profiles import EntityProfile
from briefing.desk.reference import EntityType
from briefing.output import Output
from briefing.pages.list_page import Heading, list_page
from briefing.pages.page import Page
from briefing.pages.paging import ListPart, paged
from briefing.pages.templates import Templates
from briefing.settings import Publisher

MOST_ENTITIES = 300
"""Entities on a page."""


def entity_parts(group: EntityType, corpus: Corpus) -> list[ListPart[EntityProfile]]:
    """Return the parts of the list of entities of a type, the first of which is on a handwritten page."""
    profiles = [profile for key, profile in corpus.profiles.items() if key.type is group]
    listed = sorted(profiles, key=lambda profile: profile.entity.name.casefold())
    # An entity might be called "2", and its page is below that of its type.
    return paged(listed, MOST_ENTITIES, f"{group}/", further=f"lists/{group}/")


def entity_list_pages(corpus: Corpus, templates: Templates, publisher: Publisher) -> Iterator[Output[Page]]:
    """Yield the pages after the first, of all groups."""
    for group in EntityType:
        for part in entity_parts(group, corpus)[1:]:
            yield Output(part.path, _page, (group, part, templates, publisher))


def _page(group: EntityType, part: ListPart[EntityProfile], templates: Templates, publisher: Publisher) -> Page:
    first, last = part.items[0].entity.name, part.items[-1].entity.name
    name = group.capitalize()
    heading = Heading(name, f"{name} in the German press", f"From {first} to {last}.", part.base, name)
    paths = [profile.entity.path for profile in part.items]
    return list_page(heading, part, "entities.html", templates, publisher, listed=paths)
