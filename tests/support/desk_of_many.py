"""A desk of any number of articles as an editor would have it: the paragraphs of the five recombined, notes and all.

Each article has its original, its sidecar and its memory; what the five's editor wrote of a paragraph goes where the
paragraph goes. Companies are recast, so that thousands are named, some often and most seldom, and few sentences repeat.
The same numbers give the same files.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polib
import yaml

from briefing.german.normalize import normalize
from briefing.german.sentences import split_sentences
from projects import FIVE

_PARAGRAPHS = 5
"""Makes articles of some 350 words, as the five have on average."""
_HEADING = 120
"""Characters; what is longer is a paragraph."""
_SUMMARY = 4
"""Sentences."""
_KEY_POINTS = 5
_SYLLABLES = "al ba tor ri ven ko mar li sen du pra nex ol tan gri fa vel mo rik sta ben zu per lan dor mi kas".split()
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@dataclass(frozen=True)
class Passage:
    """A paragraph of the five, with its sub-heading and what their editor wrote of it."""

    blocks: tuple[tuple[str, ...], ...]
    """The German sentences of each line."""
    english: Mapping[str, str]
    """By the German sentence."""
    metadata: Mapping[str, list[dict[str, Any]]]
    """Key points, figures and initiatives, as the sidecar has them."""
    topics: tuple[str, ...]
    summary: tuple[str, ...]
    """The sentences of the summary of the article that it comes from."""


@dataclass(frozen=True)
class Story:
    """A made-up article."""

    number: int
    blocks: tuple[tuple[str, ...], ...]
    """The German sentences of each line, the headline first."""
    english: Mapping[str, str]
    """By the German sentence."""
    reviewed: bool
    """Whether a person has gone through the English."""
    metadata: dict[str, Any]
    """The sidecar."""

    @property
    def stem(self) -> str:
        """What its files are called."""
        return f"{self.number:05}"


class Cast:
    """The companies that may take the place of those that the five name: few of them often, most of them seldom."""

    def __init__(self, names: int) -> None:
        companies = yaml.safe_load((FIVE / "reference" / "companies.yml").read_text(encoding="utf-8"))["companies"]
        self._ids = {company["name"]: company["id"] for company in companies}
        longest_first = "|".join(map(re.escape, sorted(self._ids, key=len, reverse=True)))
        self._named = re.compile(rf"(?<!\w)({longest_first})(?=s?(?!\.?\w))")
        self.names = _made_up(names)
        self._weights = [1 / rank for rank in range(1, names + 1)]

    def roles(self, texts: Sequence[str], chance: random.Random) -> dict[str, str]:
        """Return who takes whose place in some texts, by name and by id; half of those named keep their own."""
        named = dict.fromkeys(name for text in texts for name in self._named.findall(text))
        places = [name for name in named if self.names and chance.random() < 0.5]
        drawn = dict.fromkeys(chance.choices(range(len(self.names)), self._weights, k=len(places)) if places else ())
        pairs = list(zip(places, drawn, strict=False))
        ids = {self._ids[name]: f"made-up-{number}" for name, number in pairs}
        return {name: self.names[number] for name, number in pairs} | ids

    def played(self, value: Any, roles: Mapping[str, str]) -> Any:
        """Return a value of a sidecar, or a text, with the roles taken."""
        if isinstance(value, str):
            return self._named.sub(lambda match: roles.get(match[0], match[0]), value)
        if isinstance(value, dict):
            return {key: roles.get(one, one) if key == "who" else self.played(one, roles) for key, one in value.items()}
        return [self.played(one, roles) for one in value] if isinstance(value, list) else value


def write_desk(seeds: Path, articles: int, names: int) -> None:
    """Write so many articles, and reference data with so many companies besides those of the five."""
    _write_reference(seeds / "reference", _made_up(names))
    for story in stories(articles, names):
        lines = [" ".join(sentences) for sentences in story.blocks]
        (seeds / f"{story.stem}.txt").write_text("\n\n".join(lines), encoding="utf-8")
        (seeds / f"{story.stem}.yml").write_text(_dumped(story.metadata), encoding="utf-8")
        _memory(story).save(str(seeds / f"{story.stem}.en.po"))


def stories(articles: int, names: int) -> Iterator[Story]:
    """Yield so many articles that name companies out of so many made-up ones."""
    chance = random.Random(20191122)
    cast, passages, outlets = Cast(names), _passages(), _outlets()
    for number in range(articles):
        yield _story(number, chance.sample(passages, _PARAGRAPHS), cast, outlets, chance)


def _story(
    number: int, passages: Sequence[Passage], cast: Cast, outlets: Sequence[str], chance: random.Random
) -> Story:
    blocks = [sentences for passage in passages for sentences in passage.blocks]
    roles = cast.roles([sentence for sentences in blocks for sentence in sentences], chance)
    headline, title = f"Meldung {number + 1} aus dem Handel der Welt", f"Report {number + 1} from world trade"
    reviewed = chance.random() < 0.25
    day = f"20{chance.randrange(13, 26)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    lines = dict.fromkeys(line for passage in passages for line in passage.summary)
    topics = sorted({topic for passage in passages for topic in passage.topics})
    notes = {
        "origin": "ai",
        "reviewed": {"by": "Ann Other", "date": "2026-11-01", "depth": "full"} if reviewed else None,
        "slug": f"world-trade-report-{number + 1}",
        "headline": {"en": title},
        "summary": " ".join(chance.sample(sorted(lines), _SUMMARY)),
        "key_points": [point for passage in passages for point in passage.metadata["key_points"]][:_KEY_POINTS],
        "outlet": chance.choice(outlets),
        "published": {"date": day, "basis": "stated"},
        "topics": chance.sample(topics, min(len(topics), chance.randrange(1, 4))),
        "figures": [figure for passage in passages for figure in passage.metadata["figures"]],
        "initiatives": _initiatives(passages, number),
    }
    return Story(
        number,
        ((headline,), *(tuple(cast.played(list(sentences), roles)) for sentences in blocks)),
        {headline: title}
        | {cast.played(de, roles): cast.played(en, roles) for one in passages for de, en in one.english.items()},
        reviewed,
        {key: cast.played(value, roles) for key, value in notes.items() if value},
    )


def _initiatives(passages: Sequence[Passage], number: int) -> list[dict[str, Any]]:
    """Return the records that the passages bear out; twenty articles at most report of the same initiative."""
    records = {record["id"]: record for passage in passages for record in passage.metadata["initiatives"]}
    return [record | {"id": f"{id}-{number // 20}"} for id, record in records.items()]


def _passages() -> list[Passage]:
    return [passage for path in sorted(FIVE.glob("*.txt")) for passage in _passages_of(path)]


def _passages_of(path: Path) -> Iterator[Passage]:
    notes = yaml.safe_load(path.with_suffix(".yml").read_text(encoding="utf-8"))
    memory = {normalize(entry.msgid): entry.msgstr for entry in polib.pofile(str(path.with_suffix(".en.po")))}
    heading: tuple[str, ...] = ()
    for line in filter(None, map(str.strip, path.read_text(encoding="utf-8").splitlines())):
        if len(line) <= _HEADING:
            heading = () if line.startswith(("(", "Bild")) else (line,)
            continue
        sentences = tuple(split_sentences(line))
        yield Passage(
            blocks=(heading, sentences) if heading else (sentences,),
            english={german: memory[normalize(german)] for german in (*heading, *sentences)},
            metadata=_notes_on(normalize(" ".join(sentences)), notes),
            topics=tuple(notes["topics"]),
            summary=tuple(_SENTENCE.split(notes["summary"].strip())),
        )
        heading = ()


def _notes_on(paragraph: str, notes: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Return those of an article's notes that a paragraph of it bears out."""
    return {
        "key_points": [point for point in notes["key_points"] if normalize(point["evidence"]) in paragraph],
        "figures": [figure for figure in notes["figures"] if _states(paragraph, figure["text"])],
        "initiatives": [record for one in notes["initiatives"] if (record := _borne_out(one, paragraph))],
    }


def _states(paragraph: str, figure: str) -> bool:
    return re.search(rf"(?<![\w.,]){re.escape(normalize(figure))}(?!\w)", paragraph) is not None


def _borne_out(initiative: Mapping[str, Any], paragraph: str) -> dict[str, Any] | None:
    evidence = [quote for quote in initiative["evidence"] if normalize(quote) in paragraph]
    amount = initiative.get("amount")
    if not evidence:
        return None
    without = {key: value for key, value in initiative.items() if key != "amount"}
    stated = {"amount": amount} if amount and _states(paragraph, amount) else {}
    return {**without, **stated, "evidence": evidence}


def _outlets() -> list[str]:
    text = (FIVE / "reference" / "outlets.yml").read_text(encoding="utf-8")
    return [outlet["name"] for outlet in yaml.safe_load(text)["outlets"]]


def _memory(story: Story) -> polib.POFile:
    memory = polib.POFile(wrapwidth=0)
    memory.metadata = {"Language": "en", "Content-Type": "text/plain; charset=UTF-8"}
    comment = "origin: ai\nreviewed: Ann Other 2026-11-01 full" if story.reviewed else "origin: ai"
    flags = [] if story.reviewed else ["fuzzy"]
    for german, english in story.english.items():
        memory.append(polib.POEntry(msgid=german, msgstr=english, tcomment=comment, flags=[*flags]))
    return memory


def _made_up(names: int) -> list[str]:
    """Return so many names of companies, each once."""
    chance = random.Random(names)
    made: dict[str, None] = {}
    while len(made) < names:
        made["".join(chance.choices(_SYLLABLES, k=3)).capitalize()] = None
    return list(made)


def _write_reference(folder: Path, names: Sequence[str]) -> None:
    folder.mkdir()
    for path in (FIVE / "reference").glob("*.yml"):
        (folder / path.name).write_bytes(path.read_bytes())
    document = yaml.safe_load((folder / "companies.yml").read_text(encoding="utf-8"))
    for number, name in enumerate(names):
        entry = {"id": f"made-up-{number}", "kind": "company", "name": name, "aliases": [f"{name} AG"]}
        document["companies"].append(entry | {"is": "A made-up company."})
    (folder / "companies.yml").write_text(_dumped(document), encoding="utf-8")


def _dumped(document: Mapping[str, Any]) -> str:
    text: str = yaml.dump(document, Dumper=_Dumper, allow_unicode=True, sort_keys=False)
    return text
