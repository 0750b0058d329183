"""The fields of a YAML mapping as typed values, with an error that names the line for each that is wrong.

Values are read from the nodes of the YAML tree, which have line numbers and the text as it was written: YAML would make
a date or a truth value of `2019-05` and `no`.
"""

import difflib
import re
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from typing import TypeVar

import yaml

from briefing.desk.original import CONTROL
from briefing.desk.yaml_nodes import MOST_VALUES, compose_yaml
from briefing.diagnostics import Diagnostic
from briefing.german.normalize import normalize

_SHOWN = 80
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")

Choice = TypeVar("Choice", bound=StrEnum)
Item = TypeVar("Item")


class Fields:
    """The fields of one mapping; errors go to `diagnostics`, and the field then counts as absent."""

    def __init__(
        self, node: yaml.MappingNode, path: str, diagnostics: list[Diagnostic], known: tuple[str, ...], prefix: str = ""
    ) -> None:
        self._path = path
        self._prefix = prefix
        self.diagnostics = diagnostics
        self.line = node.start_mark.line + 1
        """Where the mapping starts."""
        self._nodes: dict[str, tuple[int, yaml.Node]] = {}
        for key, value in node.value:
            self._add(key, value, known)

    def __contains__(self, key: str) -> bool:
        return key in self._nodes

    def line_of(self, key: str) -> int:
        """Return the line on which a field's key stands, or that of the mapping."""
        return self._nodes[key][0] if key in self._nodes else self.line

    def wrong(self, key: str, what: str, remedy: str, check: str = "value") -> None:
        """Add an error about a field."""
        self._add_error(self.line_of(key), key, what, remedy, check)

    def text(self, key: str) -> str | None:
        """Return a field's text, its white space folded, or None when it is absent or empty."""
        if key not in self._nodes:
            return None
        return self._scalar(key, self._nodes[key][1])

    def required(self, key: str) -> str:
        """Return a field's text; that it is missing or empty is an error."""
        value = self.text(key)
        if key not in self._nodes:
            self._add_error(self.line, key, "is missing", "add it", "missing-value")
        elif not value and self.is_text(key) and not normalize(self._nodes[key][1].value):
            self.wrong(key, "is empty", "write it", "missing-value")
        return value or ""

    def reason(self, key: str) -> str | None:
        """Return a field's text, which must be words and not a yes or no."""
        value = self.text(key)
        if value in ("true", "false", "yes", "no"):
            self.wrong(key, f'is "{value}"', "write the reason, or delete the line")
            return None
        return value

    def flag(self, key: str) -> bool:
        """Return whether a field is true; absent is false."""
        value = self.text(key)
        if value not in (None, "true", "false"):
            self.wrong(key, f'is "{value}"', "write true or false")
        return value == "true"

    def choice(self, key: str, options: type[Choice]) -> Choice | None:
        """Return a field's value out of a fixed set."""
        value = self.text(key)
        try:
            return None if value is None else options(value)
        except ValueError:
            self.wrong(key, f'is "{value}"', f"write one of {', '.join(options)}")
            return None

    def day(self, key: str, exact: bool = True) -> str | None:
        """Return an ISO 8601 date; unless it must be exact, a year or a month will do."""
        value = self.text(key)
        if value and not _is_date(value, exact):
            self.wrong(key, f'is "{value}"', f"write it as {'' if exact else '2019, 2019-05 or '}2019-05-19")
            return None
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a field that is a list of them, or a single one."""
        values = (self._scalar(key, node) for node in self._items(key))
        return tuple(value for value in values if value)

    def is_text(self, key: str) -> bool:
        """Return whether a field is a single text, right or wrong."""
        return key in self._nodes and isinstance(self._nodes[key][1], yaml.ScalarNode)

    def is_empty(self, key: str) -> bool:
        """Return whether a field is absent, or a list of nothing."""
        return not any(True for _ in self._items(key))

    def mapping(self, key: str, known: tuple[str, ...]) -> "Fields | None":
        """Return the fields below a field."""
        if key not in self._nodes:
            return None
        return self._fields(key, self._nodes[key][1], known)

    def mappings(
        self, key: str, known: tuple[str, ...], read: Callable[["Fields"], Item | None], short: str | None = None
    ) -> tuple[Item, ...]:
        """Return each mapping in a list, read by `read`; a plain text counts as a mapping with the `short` key."""
        items = []
        for node in self._items(key):
            if short and isinstance(node, yaml.ScalarNode):
                node = _mapping_of(short, node)
            fields = self._fields(key, node, known)
            item = read(fields) if fields else None
            if item is not None:
                items.append(item)
        return tuple(items)

    def _add(self, key: yaml.Node, value: yaml.Node, known: tuple[str, ...]) -> None:
        line = key.start_mark.line + 1
        name = key.value if isinstance(key, yaml.ScalarNode) else "?"
        if name in self._nodes:
            remedy = f"delete one; the first is on line {self.line_of(name)}"
            self._add_error(line, name, "stands twice", remedy, "duplicate-key")
        elif name not in known:
            name = name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
            nearest = difflib.get_close_matches(name, known, 1)
            remedy = f"did you mean '{nearest[0]}'?" if nearest else f"the keys are {', '.join(known)}"
            self.diagnostics.append(
                Diagnostic(self._path, line, f"unknown key '{self._prefix}{name}'", remedy, "unknown-key")
            )
        elif not _is_absent(value):
            self._nodes[name] = (line, value)

    def _items(self, key: str) -> Iterator[yaml.Node]:
        if key not in self._nodes:
            return iter(())
        node = self._nodes[key][1]
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        return (node for node in nodes if not _is_absent(node))

    def _scalar(self, key: str, node: yaml.Node) -> str | None:
        if not isinstance(node, yaml.ScalarNode):
            self._wrong_shape(key, node, "a text")
            return None
        if not node.value.isprintable() and (control := CONTROL.search(node.value)):
            what = f"holds the character U+{ord(control[0]):04X}, which belongs in no text"
            self._add_error(node.start_mark.line + 1, key, what, "delete it", "control-character")
            return None
        return normalize(node.value) or None

    def _fields(self, key: str, node: yaml.Node, known: tuple[str, ...]) -> "Fields | None":
        if not isinstance(node, yaml.MappingNode):
            self._wrong_shape(key, node, f"keys below it: {', '.join(known)}")
            return None
        return Fields(node, self._path, self.diagnostics, known, f"{self._prefix}{key}.")

    def _wrong_shape(self, key: str, node: yaml.Node, wanted: str) -> None:
        shapes = {yaml.MappingNode: "a mapping", yaml.SequenceNode: "a list", yaml.ScalarNode: "a text"}
        shape = shapes[type(node)]
        self._add_error(node.start_mark.line + 1, key, f"is {shape}", f"write {wanted}", "structure")

    def _add_error(self, line: int, key: str, what: str, remedy: str, check: str) -> None:
        self.diagnostics.append(Diagnostic(self._path, line, f"'{self._prefix}{key}' {what}", remedy, check))


def read_mapping(
    text: str, path: str, known: tuple[str, ...], diagnostics: list[Diagnostic], most: int = MOST_VALUES
) -> Fields | None:
    """Return the fields of a YAML document that is one mapping of so many values at most; None when it is not."""
    node = compose_yaml(text, path, most)
    if isinstance(node, Diagnostic):
        diagnostics.append(node)
        return None
    if node is None or _is_absent(node):
        return None
    if not isinstance(node, yaml.MappingNode):
        line = node.start_mark.line + 1
        remedy = "write 'key: value' lines"
        diagnostics.append(Diagnostic(path, line, "not a list of keys and values", remedy, "structure"))
        return None
    return Fields(node, path, diagnostics, known)


def _is_absent(node: yaml.Node) -> bool:
    """Return whether a value is one that the editor has yet to fill in: nothing, `~` or `null`."""
    if not isinstance(node, yaml.ScalarNode) or node.style:
        return False
    return node.value in ("", "~", "null", "Null", "NULL")


def _is_date(text: str, exact: bool) -> bool:
    if not _DATE.fullmatch(text) or (exact and len(text) < len("2019-05-19")) or not "1600" <= text[:4] <= "2200":
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - len("2019") :])
    except ValueError:
        return False
    return True


def _mapping_of(key: str, node: yaml.ScalarNode) -> yaml.MappingNode:
    name = yaml.ScalarNode("tag:yaml.org,2002:str", key, node.start_mark, node.end_mark)
    return yaml.MappingNode("tag:yaml.org,2002:map", [(name, node)], node.start_mark, node.end_mark)
