"""The page templates in `hooks/theme/pages`, in an environment that escapes everything that they print.

What turns the direction of writing is settled here too, for all templates: see `language.turning`.
"""

from pathlib import Path
from typing import Any

import jinja2

from briefing.german.bidi import escape_controls, isolate
from briefing.german.dates.wording import day_in_words
from briefing.pages import components, disclosures, wording
from briefing.pages.escaping import Escaping

FOLDER = Path(__file__).parents[2] / "theme" / "pages"


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
        self._environment.filters |= {
            "date_in_words": wording.date_in_words,
            "made_in_words": wording.made_in_words,
            "state_in_words": wording.state_in_words,
            "provenance_in_words": wording.provenance_in_words,
            "authorship_in_words": wording.authorship_in_words,
            "time_provenance_in_words": wording.time_provenance_in_words,
            "headline_note": wording.headline_note,
            "rights_in_words": wording.rights,
            "rights_source_in_words": wording.rights_source_in_words,
            "disclosure_of_all": disclosures.disclosure_of_all,
            "usual_state": disclosures.usual_state,
            "correction_note": disclosures.correction_note,
            "day_in_words": day_in_words,
            "sentence_case": wording.sentence_case,
            "visible": escape_controls,
            "pair": components.pair,
            "whole_pair": components.whole_pair,
            "said": components.said,
            "state": components.state,
            "headline": components.headline,
            "meta": components.meta,
            "linked_if_shown": components.linked_if_shown,
            "measured": components.measured,
            "corroborations": components.corroborations,
        }

    def compile(self) -> None:
        """Compile all templates now, rather than each process that forks those that it uses."""
        for name in self._environment.list_templates():
            self._environment.get_template(name)

    def render(self, name: str, **values: Any) -> str:
        """Return the HTML that a template makes of values; a name that it misses raises jinja2.UndefinedError."""
        document = self._environment.get_template(name).render(values)
        # A package document (`.opf`) is XML that knows no element for it.
        return isolate(document) if name.endswith(("html", "xhtml")) else escape_controls(document)
