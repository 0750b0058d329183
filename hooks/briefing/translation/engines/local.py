"""A translation model on this machine, through CTranslate2 and SentencePiece (the extra `local`)."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from briefing.desk.authorship import Origin
from briefing.translation.engines.engine import Broken, Limits, Unreadable

# Tokens of an answer by those of the longest sentence; a model that runs on beyond has lost its way.
_LONGEST_ANSWER = 2
_ROOM = 10


class Local:
    """A folder converted from Opus-MT (`model.bin`, `source.spm`, `target.spm`) or an unpacked Argos package."""

    name = "local"
    origin = Origin.MACHINE
    limits = Limits(batch=10)

    def __init__(self, folder: Path | None = None) -> None:
        """Load the model in a folder, else in that of BRIEFING_LOCAL_MODEL; raise Broken if it does not load."""
        try:
            import ctranslate2
            import sentencepiece
        except ImportError:
            raise Broken("not installed: .venv/bin/pip install ctranslate2 sentencepiece") from None
        setting = os.environ.get("BRIEFING_LOCAL_MODEL")
        if folder is None and not setting:
            raise Broken("set BRIEFING_LOCAL_MODEL to the folder of a model")
        folder = folder or Path(setting or "")
        model, source, target = _parts(folder)
        try:
            # The threads of CTranslate2, a core each, share one copy of the model, and all threads of ours this object.
            self._translator: Any = ctranslate2.Translator(
                str(model), device="cpu", inter_threads=os.cpu_count() or 1, intra_threads=1
            )
            self._source: Any = sentencepiece.SentencePieceProcessor(model_file=str(source))
            self._target: Any = sentencepiece.SentencePieceProcessor(model_file=str(target))
        except (RuntimeError, OSError, ValueError) as error:
            raise Broken(f"the model in {folder} does not load: {' '.join(str(error).split())}") from None

    def translate(self, sentences: Sequence[str], context: str) -> Sequence[object]:  # noqa: ARG002
        """Return an answer for each sentence."""
        tokens = [[*self._source.encode(sentence, out_type=str), "</s>"] for sentence in sentences]
        longest = _LONGEST_ANSWER * max(map(len, tokens)) + _ROOM
        try:
            results = self._translator.translate_batch(tokens, max_decoding_length=longest)
        except RuntimeError as error:
            # One text that is too long for the model fails the whole batch.
            raise Unreadable(f"the model gave up: {' '.join(str(error).split())}") from None
        return [self._target.decode(result.hypotheses[0]) for result in results]


def _parts(folder: Path) -> tuple[Path, Path, Path]:
    """Return the folder of the model and its two SentencePiece files; Argos keeps one for both languages."""
    model = folder / "model" if (folder / "model" / "model.bin").is_file() else folder
    if not (model / "model.bin").is_file():
        raise Broken(f"there is no model.bin in {folder}")
    pieces = [folder / "source.spm", folder / "target.spm"]
    if not all(path.is_file() for path in pieces):
        pieces = [folder / "sentencepiece.model"] * 2
    if not pieces[0].is_file():
        raise Broken(f"there is neither source.spm with target.spm nor sentencepiece.model in {folder}")
    return model, pieces[0], pieces[1]
