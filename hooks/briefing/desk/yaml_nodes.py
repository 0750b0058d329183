"""The node tree of a YAML file, whose size and depth are checked before it is built."""

import re
from collections.abc import Iterator

import yaml

from briefing.diagnostics import Diagnostic

MOST_VALUES = 400_000
"""Keys and values in a document: those of 20,000 companies."""
# What can open a level of its own on the same line; a level of indentation costs a line.
_OPENINGS = ("[", "{", "- ", "? ")
_MANY_OPENINGS = 1000
_DEEPEST = 50
# What may end a value, of which there are no more than of these.
_ENDS = ("\n", ",", ":", "- ", "? ")
# An anchor, an alias or a tag; most that looks so is none, as in "up *5%*".
_LOOKS_SPECIAL = re.compile(r"[&*!](?<![^\s\[{,:?-][&*!])[^\s&*]")
_SHOWN = 80


class _TextLoader(yaml.CSafeLoader):
    """Composes nodes without resolving their types, for only their text is read."""

    def resolve(self, *_: object) -> str:
        return ""

    def descend_resolver(self, *_: object) -> None: ...

    def ascend_resolver(self) -> None: ...


def compose_yaml(text: str, path: str, most: int) -> yaml.Node | Diagnostic | None:
    """Return the root of a document of so many values at most; None where the file holds nothing."""
    try:
        return _objection(text, path, most) or yaml.compose(text, Loader=_TextLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = f"not YAML: {error.problem or error.context}"
        return Diagnostic(
            path, mark.line + 1 if mark else None, what, "mend the line; quote texts that hold a ': '", "yaml"
        )
    except yaml.YAMLError as error:
        return Diagnostic(
            path, None, f"not YAML: {' '.join(str(error).split())}", "save the file as plain UTF-8 text", "yaml"
        )


def _objection(text: str, path: str, most: int) -> Diagnostic | None:
    """Return the error of a document that is too large, too deep, or uses anchors, aliases or tags.

    An alias stands for what it repeats, which a few lines can make a thousand million values of; a tag says that a
    value is something else than the text it looks like. No sidecar needs either.
    """
    deep = sum(text.count(opening) for opening in _OPENINGS) >= _MANY_OPENINGS
    large = sum(text.count(end) for end in _ENDS) >= most
    if not (deep or large or _LOOKS_SPECIAL.search(text)):
        return None
    return next(_objections(text, path, most), None)


def _objections(text: str, path: str, most: int) -> Iterator[Diagnostic]:
    depth = values = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        values += isinstance(event, yaml.NodeEvent)
        line = event.start_mark.line + 1 if event.start_mark else None
        if depth > _DEEPEST:
            yield Diagnostic(path, line, f"nested more than {_DEEPEST} levels deep", "write it flat", "size")
        if values > most:
            yield Diagnostic(
                path, line, f"more than {most} keys and values", "split it, or check what it holds", "size"
            )
        if anchor := getattr(event, "anchor", None):
            sign = "alias *" if isinstance(event, yaml.AliasEvent) else "anchor &"
            what = f"the {sign}{anchor[:_SHOWN]} stands for something written elsewhere"
            yield Diagnostic(path, line, what, "write it out; quote a text that begins with * or &", "yaml")
        if tag := getattr(event, "tag", None):
            what = f"the tag {tag[:_SHOWN]} asks for more than a text"
            yield Diagnostic(path, line, what, "delete it; quote a text that begins with !", "yaml")
