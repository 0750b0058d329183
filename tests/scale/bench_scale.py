"""`make bench-scale`: measure what docs/scale.md takes as measured, and print the page's tables as they follow.

Processor seconds, which a busy machine changes little.

The model is as large as Opus-MT's German-English one, but of random numbers: it takes as long, and speaks nonsense, so
each answer is made as long as a real one would be. Nothing here is a test.
"""

import os
import resource
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import ctranslate2

import scale
import tiny_model
from briefing.desk.authorship import Origin
from briefing.desk.folder import read_desk
from briefing.translation.chain import Translated
from briefing.translation.executors import Batch, BatchResult, ResultStream
from briefing.translation.fill import TranslationRun

ARTICLES = int(os.environ.get("BENCH_N", "1000"))


class EchoExecutor:
    """Translates at once, with what is kept as if it were English."""

    def translate(self, batches: Iterable[Batch]) -> ResultStream:
        for place, batch in enumerate(batches):
            result: BatchResult = [
                Translated("x" * len(sentence), "echo", Origin.MACHINE) for sentence in batch.sentences
            ]
            yield place, result


def model_seconds(folder: Path) -> float:
    """Return the processor seconds that a model takes for a sentence, in batches as the desk makes them."""
    tiny_model.WIDTH, tiny_model.HIDDEN, tiny_model.HEADS = 512, 2048, 8
    tiny_model.LAYERS, tiny_model.POSITIONS = 6, 512
    words = ["<unk>", "<s>", "</s>", *(f"w{n}" for n in range(58_101 - 3))]
    tiny_model._save(folder, words)
    translator = ctranslate2.Translator(str(folder), device="cpu", inter_threads=1, intra_threads=1)
    batches = [[round(len(text) / scale.CHARACTERS_A_TOKEN) for text in batch] for batch in scale.batches()]
    translator.translate_batch([words[3:20]], max_decoding_length=5)
    started = time.process_time()
    for lengths in batches:
        # As many steps as the longest sentence of the batch has tokens: the shorter ones wait for it.
        longest = max(lengths)
        tokens = [[*words[10 : 10 + length], "</s>"] for length in lengths]
        translator.translate_batch(tokens, min_decoding_length=longest, max_decoding_length=longest)
    return (time.process_time() - started) / sum(map(len, batches))


def desk_seconds(folder: Path) -> tuple[float, float]:
    """Return the processor seconds that the command itself takes for an article, and the bytes of memory."""
    (folder / "seeds").mkdir(parents=True)
    texts = scale.texts()
    for n in range(ARTICLES):
        # No two articles share a sentence.
        text = texts[n % len(texts)].replace(". ", f" {n}. ")
        (folder / "seeds" / f"{n:06}.txt").write_text(text, encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    articles = read_desk(folder).articles
    TranslationRun(articles, articles, folder).execute(EchoExecutor())
    seconds = time.process_time() - started
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    return seconds / ARTICLES, memory / ARTICLES


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        seconds, memory = desk_seconds(Path(name) / "desk")
        print(f"the command itself, {ARTICLES} articles: {seconds:.3f} s and {memory / 1000:.0f} kB for an article")
        print(f"a model of Opus-MT's size: {model_seconds(Path(name) / 'model'):.3f} s for a sentence, on one core")
    print("with the figures in tests/scale/scale.py:")
    for table in scale.tables():
        print("", *table, sep="\n")


if __name__ == "__main__":
    main()
