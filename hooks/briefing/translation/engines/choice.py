"""Engines by their names."""

from collections.abc import Callable, Mapping

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
