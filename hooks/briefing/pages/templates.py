"""The page templates in `hooks/theme/pages`, in an environment that escapes everything that they print.

What turns the direction of writing is settled here too, for all templates: see `german.bidi`.
"""

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2

from briefing.diagnostics import Diagnostic
from briefing.german.bidi import escape_controls, isolate
from briefing.german.dates.english_dates import day_in_words
from briefing.pages import components
from briefing.pages.wording import disclosures, labels, sources

FOLDER = Path(__file__).parents[2] / "theme" / "pages"


def template_files() -> dict[str, bytes]:
    """Return the templates as they lie on the disk, by their paths."""
    # The book's are no .html.
    return {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in FOLDER.rglob("*") if path.is_file()}


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
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(FOLDER),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            # Else each use would ask the disk whether it has changed.
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {one.__name__: one for one in _FILTERS} | {"coordinate": "{:.1f}".format}
        self._environment.globals |= {"words": labels, "german_attributes": components.GERMAN}
        # Now, so that a broken one is found before any page is written.
        for name in self._environment.list_templates():
            self._environment.get_template(name)

    def render(self, name: str, **values: Any) -> str:
        """Return the HTML that a template makes of values; a name that it misses raises jinja2.UndefinedError."""
        document = self._environment.get_template(name).render(values)
        # A package document (`.opf`) is XML that knows no element for it.
        return isolate(document) if name.endswith(("html", "xhtml")) else escape_controls(document)


def broken_templates(environment: jinja2.Environment, folder: Path) -> list[Diagnostic]:
    """Return what keeps templates in one of an environment's folders from being compiled."""
    found = []
    for path in sorted(folder.rglob("*.html")):
        try:
            environment.get_template(path.relative_to(folder).as_posix())
        except jinja2.TemplateError as error:
            found.append(template_error(error))
    return found


def template_error(error: jinja2.TemplateError) -> Diagnostic:
    """Return what is wrong with a template, and where, of an error that compiling or rendering it has raised."""
    frames = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, jinja2.TemplateSyntaxError):
        frames.append((error.filename or "", error.lineno))
    places = [(Path(name), line) for name, line in frames if Path(name).is_relative_to(FOLDER.parent)]
    path, line = places[-1] if places else (FOLDER, None)
    name = path.relative_to(FOLDER.parents[2]).as_posix()
    return Diagnostic(name, line, f"broken template: {error.message or error}", "mend it and save", "template")
