"""The page templates in `hooks/theme/pages`, in an environment that escapes everything that they print.

What turns the direction of writing is settled here too, for all templates: see `german.bidi`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2

from briefing.german.bidi import escape_controls, isolate
from briefing.german.dates.wording import day_in_words
from briefing.pages import components
from briefing.pages.escaping import Escaping
from briefing.pages.wording import disclosures, labels, sources

FOLDER = Path(__file__).parents[2] / "theme" / "pages"

_FILTERS: tuple[Callable[..., object], ...] = (
    components.corroborations,
    components.entity_link,
    components.figure_label,
    components.german,
    components.german_name,
    components.headline,
    components.hidden,
    components.kicker,
    components.note,
    components.own_kind,
    components.printed_pair,
    components.quoted_sentence,
    components.sentence_pair,
    components.state_mark,
    components.unknown,
    disclosures.authorship_in_words,
    disclosures.disclosure_of_all,
    disclosures.made_in_words,
    disclosures.state_in_words,
    disclosures.usual_state,
    labels.counted,
    labels.noun,
    labels.sentence_case,
    sources.byline,
    sources.correction_note,
    sources.date_in_words,
    sources.headline_note,
    sources.provenance_in_words,
    sources.rights_in_words,
    sources.rights_source_in_words,
    sources.time_provenance_in_words,
    day_in_words,
    escape_controls,
)


class Templates:
    """Renders page templates; it reads each once, so that an edited one needs another of these."""

    def __init__(self) -> None:
        self._environment = Escaping(
            loader=jinja2.FileSystemLoader(FOLDER),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            # Else each use would ask the disk whether it has changed.
            auto_reload=False,
            # To look for what is constant takes longer than it saves.
            optimized=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {one.__name__: one for one in _FILTERS} | {"coordinate": "{:.1f}".format}
        self._environment.globals |= {"words": labels, "german_attributes": components.GERMAN}

    def compile(self) -> None:
        """Compile all templates now, rather than each process that forks those that it uses."""
        for name in self._environment.list_templates():
            self._environment.get_template(name)

    def render(self, name: str, **values: Any) -> str:
        """Return the HTML that a template makes of values; a name that it misses raises jinja2.UndefinedError."""
        document = self._environment.get_template(name).render(values)
        # A package document (`.opf`) is XML that knows no element for it.
        return isolate(document) if name.endswith(("html", "xhtml")) else escape_controls(document)
