"""JSON files with a line for each value, for people and for `diff`."""

from typing import Any

import msgspec


def json_bytes(document: dict[str, Any]) -> bytes:
    """Return a document as JSON, with a final newline; what is `msgspec.Raw` in it is JSON already."""
    return formatted(msgspec.json.encode(document))


def formatted(json: bytes) -> bytes:
    """Return JSON with a line for each value and a final newline."""
    # The standard library indents in Python, which takes three times as long as all else about a file.
    return msgspec.json.format(json, indent=1) + b"\n"


def without_empty(**values: Any) -> dict[str, Any]:
    """Return the values that are neither unknown nor empty."""
    return {key: value for key, value in values.items() if value}
