"""The arithmetic of docs/scale.md: `python tests/scale.py` prints its tables, test_scale.py holds the page to them.

What was measured here, what a provider publishes and what is assumed are constants; everything else follows.
"""

import shutil
import tempfile
from pathlib import Path

from briefing.desk.folder import read_desk
from briefing.translation.fill import _TASK
from projects import FIVE

WANTED = 100_000
CHARACTERS_A_TOKEN = 4.5


def texts() -> list[str]:
    """The originals of the five articles."""
    return [path.read_text(encoding="utf-8-sig") for path in sorted(FIVE.glob("*.txt"))]


def batches() -> list[list[str]]:
    """Their sentences as they are asked for."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(FIVE, Path(folder) / "seeds")
        articles = read_desk(Path(folder)).articles
    for article in articles:
        for block in article.blocks:
            sentences = [sentence.text for sentence in block.sentences]
            found += [sentences[start : start + _TASK] for start in range(0, len(sentences), _TASK)]
    return found
