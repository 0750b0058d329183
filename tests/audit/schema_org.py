"""The vocabulary of schema.org, as the package schema-dts types it: JSON-LD in, what is not in the vocabulary out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_INTERFACE = re.compile(r"^(?:export )?interface (\w+)(?: extends ([^{]+))? \{(.*?)^\}", re.MULTILINE | re.DOTALL)
_PROPERTY = re.compile(r'^    "(\w+)"\?:', re.MULTILINE)
_TYPE = re.compile(r'^    "@type": "(\w+)"', re.MULTILINE)


@dataclass(frozen=True)
class Vocabulary:
    """Types with their properties, inherited ones too."""

    properties: dict[str, frozenset[str]]

    def problems(self, node: Any, inside: str = "") -> Iterator[str]:
        """Yield what is said that the vocabulary has no word for, at any depth."""
        if isinstance(node, list):
            for item in node:
                yield from self.problems(item, inside)
        elif isinstance(node, dict) and "@value" not in node:
            yield from self._of_node(node, inside)

    def _of_node(self, node: dict[str, Any], inside: str) -> Iterator[str]:
        names = node.get("@type", [])
        types = [names] if isinstance(names, str) else names
        if not types and set(node) - {"@id", "@context", "@graph"}:
            yield f"{inside or 'the graph'} holds a node without a type: {sorted(node)}"
        for name in set(types) - set(self.properties):
            yield f"{inside or 'the graph'}: there is no type {name}"
        known = {name for type_ in types for name in self.properties.get(type_, ())}
        for key, value in node.items():
            if not key.startswith("@") and types and key not in known:
                yield f"{'/'.join(types)} has no property {key}"
            if key == "@reverse":
                yield from (
                    line for name, other in value.items() for line in self.problems({**other, name: node["@id"]})
                )
            elif not key.startswith("@") or key == "@graph":
                yield from self.problems(value, key)


def read(types: Path) -> Vocabulary:
    """Return the vocabulary from TypeScript's description of it."""
    own: dict[str, frozenset[str]] = {}
    parents: dict[str, list[str]] = {}
    leaves: dict[str, str] = {}
    for name, extended, body in _INTERFACE.findall(types.read_text(encoding="utf-8")):
        own[name] = frozenset(_PROPERTY.findall(body))
        parents[name] = [parent.strip() for parent in extended.split(",") if parent.strip()]
        for type_ in _TYPE.findall(body):
            leaves[type_] = name

    def inherited(name: str) -> frozenset[str]:
        return own.get(name, frozenset()).union(*(inherited(parent) for parent in parents.get(name, ())))

    return Vocabulary({type_: inherited(name) for type_, name in leaves.items()})
