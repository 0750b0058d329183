"""Engines by their names."""

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
DEFAULT = ("google", "mymemory")


class Once:
    """Makes an engine when it is first wanted, and hands the same one to whoever wants it then."""

    def __init__(self, maker: Callable[[], Engine]) -> None:
        self._maker = maker
        self._lock = threading.Lock()
        self._engine: Engine | None = None

    def __call__(self) -> Engine:
        """Return the engine; raise Broken, each time anew, if it cannot be made."""
        with self._lock:
            if self._engine is None:
                self._engine = self._maker()
            return self._engine


def makers(names: Iterable[str]) -> Mapping[str, Callable[[], Engine]]:
    """Return what makes each engine: one object a thread, but one for all where it holds a model."""
    return {name: Once(ENGINES[name]) if name == Local.name else ENGINES[name] for name in names}
