"""The engines by name; a new one is a line in `ENGINES`."""

import threading
from collections.abc import Callable, Iterable, Mapping

from briefing.translation.engines.deepl_api import DeepL
from briefing.translation.engines.engine import Engine
from briefing.translation.engines.google import Google
from briefing.translation.engines.libretranslate import LibreTranslate
from briefing.translation.engines.local import Local
from briefing.translation.engines.mymemory import MyMemory

ENGINES: Mapping[str, Callable[[], Engine]] = {
    engine.name: engine for engine in (Google, MyMemory, LibreTranslate, DeepL, Local)
}
DEFAULT_ENGINES = ("google", "mymemory")
"""The engines, in order, where no setting names others."""


class SharedEngine:
    """A factory that creates an engine at the first call and returns the same one at each later call."""

    def __init__(self, factory: Callable[[], Engine]) -> None:
        self._factory = factory
        self._lock = threading.Lock()
        self._engine: Engine | None = None

    def __call__(self) -> Engine:
        """Return the engine; raise Broken at each call if it cannot be created."""
        with self._lock:
            if self._engine is None:
                self._engine = self._factory()
            return self._engine


def engine_factories(names: Iterable[str]) -> Mapping[str, Callable[[], Engine]]:
    """Return a factory for each engine; `local`, which holds a model, is created once, the others at each call."""
    return {name: SharedEngine(ENGINES[name]) if name == Local.name else ENGINES[name] for name in names}
