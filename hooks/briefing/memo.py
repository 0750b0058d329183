"""What the last build of a preview made, so that the next one makes again only what has other inputs."""

from collections.abc import Callable
from typing import Any, TypeVar

_Made = TypeVar("_Made")


class Memo:
    """Values by their names, each with the inputs that it was made from."""

    def __init__(self) -> None:
        self._entries: dict[object, tuple[object, Any]] = {}
        self._used: set[object] = set()

    def made(self, name: object, inputs: object, make: Callable[[], _Made]) -> _Made:
        """Return what was made under this name from equal inputs, else what `make` returns now."""
        entry = self._entries.get(name)
        value: _Made = entry[1] if entry and entry[0] == inputs else make()
        # The newest inputs, though equal, so that nothing holds on to those of earlier builds.
        self._entries[name] = inputs, value
        self._used.add(name)
        return value

    def forget_unused(self) -> None:
        """Drop the values that nobody has asked for since this was called last."""
        self._entries = {name: self._entries[name] for name in self._used}
        self._used = set()
