"""`make bench-translate`: the translation desk against deep-translator's own batch, on the same server in one run.

Prints a table of seconds, as ratios too; trust the ratios, not the seconds. Nothing here is a test.
"""

import os
import tempfile
import time
import tracemalloc
from pathlib import Path

from deep_translator import GoogleTranslator

from briefing.desk.folder import read_desk
from briefing.translation.chain import EngineChain
from briefing.translation.engines.registry import ENGINES
from briefing.translation.executors import ThreadExecutor
from briefing.translation.fill import TranslationRun
from services import Service, running

SENTENCES = int(os.environ.get("BENCH_N", "1000"))
LATENCY = 0.1  # seconds that the server takes for each answer
JOBS = 8
PER_ARTICLE = 20


def english(text: str) -> str:
    """What the server answers."""
    return f"This is sentence number {text.split()[4]} of the articles, and it holds."


def ours(service: Service, sentences: list[str]) -> tuple[float, float]:
    """Return the seconds that the desk takes for new articles of these sentences, and its peak memory in MB."""
    with tempfile.TemporaryDirectory() as name:
        seeds = Path(name) / "seeds"
        seeds.mkdir()
        for start in range(0, len(sentences), PER_ARTICLE):
            (seeds / f"{start:06}.txt").write_text(" ".join(sentences[start : start + PER_ARTICLE]), encoding="utf-8")
        desk = read_desk(Path(name))
        tracemalloc.start()
        started = time.perf_counter()
        run = TranslationRun(desk.articles, desk.articles, Path(name))
        run.execute(ThreadExecutor(EngineChain({service.protocol: ENGINES[service.protocol]}, print), JOBS))
        seconds = time.perf_counter() - started
        peak = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        assert sum(outcome.translated for outcome in run.outcomes) == len(sentences)
    return seconds, peak


def theirs(service: Service, sentences: list[str]) -> float:
    """Return the seconds that deep-translator's own batch takes."""
    translator = GoogleTranslator(source="de", target="en")
    translator._base_url = service.url
    started = time.perf_counter()
    translator.translate_batch(sentences)
    return time.perf_counter() - started


def main() -> None:
    """Measure both and print the table."""
    sentences = [f"Das ist der Satz {n} aus den Artikeln, und er gilt." for n in range(100, 100 + SENTENCES)]
    os.environ["NO_PROXY"] = "127.0.0.1"
    with running("google", english) as service:
        service.delay = LATENCY
        os.environ["BRIEFING_GOOGLE_URL"] = service.url
        _, peak_of_some = ours(service, sentences[: SENTENCES // 4])
        seconds, peak = ours(service, sentences)
        batch = theirs(service, sentences)
    print(f"{SENTENCES} sentences, {LATENCY * 1000:.0f} ms latency, {JOBS} jobs; trust the ratios")
    print(f"{'':28}{'seconds':>9}{'ratio':>8}")
    print(f"{'translate_batch':28}{batch:>9.1f}{1:>8.2f}")
    print(f"{'the translation desk':28}{seconds:>9.1f}{seconds / batch:>8.2f}   ({batch / seconds:.1f} times as fast)")
    print(f"peak memory of the desk: {peak_of_some:.1f} MB for a quarter of the sentences, {peak:.1f} MB for all")


if __name__ == "__main__":
    main()
