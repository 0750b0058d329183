"""A whole CTranslate2 model of some 20 kB from random numbers, with SentencePiece files: it loads, and speaks nonsense.

After CTranslate2's own converters; without torch, in milliseconds.
"""

import io
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
from ctranslate2.specs import transformer_spec

WIDTH, HIDDEN, HEADS, LAYERS, POSITIONS = 16, 32, 2, 1, 64
TEXT = ["Der Handel im Netz wächst weiter.", "Die Händler sind zufrieden.", "Die Kosten steigen.", "Das gilt."] * 5


def make(folder: Path, argos: bool = False) -> Path:
    """Write a model into a folder, laid out as converted from Opus-MT or as an Argos package."""
    folder.mkdir(parents=True)
    pieces = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(TEXT), model_writer=pieces, vocab_size=60, hard_vocab_limit=False, minloglevel=2
    )
    for name in ["sentencepiece.model"] if argos else ["source.spm", "target.spm"]:
        (folder / name).write_bytes(pieces.getvalue())
    processor = sentencepiece.SentencePieceProcessor(model_proto=pieces.getvalue())
    words = ["<unk>", "<s>", "</s>"]
    words += [
        processor.id_to_piece(i) for i in range(processor.get_piece_size()) if processor.id_to_piece(i) not in words
    ]
    _save(folder / "model" if argos else folder, words)
    return folder


def _save(folder: Path, words: list[str]) -> None:
    rng = np.random.default_rng(0)

    def values(*shape: int) -> Any:
        return rng.normal(0, 0.1, shape).astype(np.float32)

    def linear(spec: Any, rows: int, columns: int) -> None:
        spec.weight, spec.bias = values(rows, columns), np.zeros(rows, np.float32)

    def norm(spec: Any) -> None:
        spec.gamma, spec.beta = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)

    def feed_forward(spec: Any) -> None:
        norm(spec.layer_norm)
        linear(spec.linear_0, HIDDEN, WIDTH)
        linear(spec.linear_1, WIDTH, HIDDEN)

    spec = transformer_spec.TransformerSpec.from_config((LAYERS, LAYERS), HEADS, pre_norm=True)
    for embedding in spec.encoder.embeddings:
        embedding.weight = values(len(words), WIDTH)
    spec.decoder.embeddings.weight = values(len(words), WIDTH)
    for side in (spec.encoder, spec.decoder):
        side.scale_embeddings = True
        if hasattr(side, "position_encodings"):
            side.position_encodings.encodings = values(POSITIONS, WIDTH)
        norm(side.layer_norm)
    for layer in [*spec.encoder.layer, *spec.decoder.layer]:
        linear(layer.self_attention.linear[0], 3 * WIDTH, WIDTH)
        linear(layer.self_attention.linear[1], WIDTH, WIDTH)
        norm(layer.self_attention.layer_norm)
        feed_forward(layer.ffn)
    for layer in spec.decoder.layer:
        linear(layer.attention.linear[0], WIDTH, WIDTH)
        linear(layer.attention.linear[1], 2 * WIDTH, WIDTH)
        linear(layer.attention.linear[2], WIDTH, WIDTH)
        norm(layer.attention.layer_norm)
    linear(spec.decoder.projection, len(words), WIDTH)
    spec.register_source_vocabulary(words)
    spec.register_target_vocabulary(words)
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))


def package(folder: Path, name: str = "de_en.argosmodel", extra: dict[str, bytes] | None = None) -> Path:
    """Return a package of Argos Translate with the model."""
    model = make(folder / "translate-de_en", argos=True)
    path = folder / name
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(model.rglob("*")):
            archive.write(file, file.relative_to(folder))
        for entry, data in (extra or {}).items():
            archive.writestr(entry, data)
    return path
