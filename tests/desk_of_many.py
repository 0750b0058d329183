"""A desk of any number of articles: paragraphs of the five recombined, with sidecars and memories beside them.

The same number gives the same files.
"""

import random
from collections.abc import Sequence
from pathlib import Path

import polib
import yaml

from briefing.language.letters import fold
from briefing.language.sentences import split_sentences
from projects import FIVE

_PARAGRAPHS = 5
"""Makes articles of some 350 words, as the five have on average."""
_SYLLABLES = "al ba tor ri ven ko mar li sen du pra nex ol tan gri fa vel mo rik sta ben zu per lan dor mi kas".split()


def write_desk(seeds: Path, articles: int, names: int) -> None:
    """Write so many articles, and reference data with so many names besides those of the five."""
    chance = random.Random(20191122)
    paragraphs = [line for path in sorted(FIVE.glob("*.txt")) for line in _paragraphs(path)]
    english = {
        fold(entry.msgid): entry for path in sorted(FIVE.glob("*.po")) for entry in polib.pofile(str(path), wrapwidth=0)
    }
    _write_reference(seeds / "reference", names, chance)
    for number in range(articles):
        opening = f"Meldung {number + 1} aus dem Handel der Welt."
        text = [opening, *chance.sample(paragraphs, _PARAGRAPHS)]
        stem = f"{number:05}"
        (seeds / f"{stem}.txt").write_text("\n\n".join(text), encoding="utf-8")
        (seeds / f"{stem}.yml").write_text(_sidecar(number, chance), encoding="utf-8")
        memory = polib.POFile(wrapwidth=0)
        memory.metadata = {"Language": "en", "Content-Type": "text/plain; charset=UTF-8"}
        for sentence in dict.fromkeys(s for paragraph in text for s in split_sentences(paragraph)):
            if entry := english.get(fold(sentence)):
                memory.append(entry)
        memory.save(str(seeds / f"{stem}.en.po"))


def _paragraphs(path: Path) -> Sequence[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if len(line) > 120]


def _sidecar(number: int, chance: random.Random) -> str:
    day = f"20{chance.randrange(13, 26)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    notes = {
        "origin": "ai",
        "headline": {"en": f"Report {number + 1} from world trade"},
        "summary": "What the companies do, how much they spend, and why it matters to their rivals.",
        "published": {"date": day},
    }
    return yaml.safe_dump(notes, allow_unicode=True, sort_keys=False)


def _write_reference(folder: Path, names: int, chance: random.Random) -> None:
    folder.mkdir()
    for path in (FIVE / "reference").glob("*.yml"):
        (folder / path.name).write_bytes(path.read_bytes())
    document = yaml.safe_load((folder / "companies.yml").read_text(encoding="utf-8"))
    for number in range(names):
        word = "".join(chance.choices(_SYLLABLES, k=3)).capitalize()
        entry = {"id": f"made-up-{number}", "kind": "company", "name": f"{word} {number}", "is": "A made-up company."}
        document["companies"].append(entry)
    (folder / "companies.yml").write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")
