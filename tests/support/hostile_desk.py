"""A desk made of the words in `cases/hostile/`, each in every field that takes a text, and where each is to be read.

A line of those files is a case; `\\u202e` there stands for that character. Cases that fit into one headline share an
article, and those of some articles share the entries of the reference data, so that one build has all of them.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import polib
import yaml

from briefing.desk.layout import recognise_layout
from briefing.desk.original import read_lines
from projects import TESTS

FOLDER = TESTS / "cases" / "hostile"
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
_LONGEST = 100
"""Characters of cases in one headline; a longer case has an article of its own, and a lead for a headline."""
_TOGETHER = 5
"""Articles that share entries of the reference data."""
_SEPARATORS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_GROUPS = ("companies", "people", "places", "outlets", "events")


def cases() -> dict[str, list[str]]:
    """Return the cases by their kind."""
    return {path.stem: [_decoded(line) for line in _lines(path)] for path in sorted(FOLDER.glob("*.txt"))}


def all_cases() -> list[str]:
    """Return the cases of all kinds, each once."""
    return list(dict.fromkeys(case for kind in cases().values() for case in kind))


def squeezed(text: str) -> str:
    """Return a text without what may differ: white space, soft hyphens, how an umlaut is encoded."""
    return "".join(unicodedata.normalize("NFC", text.replace("\u00ad", "")).split())


@dataclass
class Desk:
    """Files by their path below `seeds/`, and what must be read on which page."""

    files: dict[str, bytes] = field(default_factory=dict)
    shown: dict[str, list[str]] = field(default_factory=dict)
    """By a page's address."""
    german: dict[str, str] = field(default_factory=dict)
    """The originals, by their articles' addresses."""
    english: dict[str, list[str]] = field(default_factory=dict)
    """What the English sentences say, by their articles' addresses."""

    def expect(self, texts: Iterable[str], *pages: str) -> None:
        """Note where texts must be read."""
        for page in pages:
            self.shown.setdefault(page, []).extend(texts)


def hostile_desk(chosen: list[str]) -> Desk:
    """Return a desk with each case in every field."""
    desk = Desk()
    groups = list(_groups(chosen))
    reference: dict[str, list[dict[str, Any]]] = {}
    for start in range(0, len(groups), _TOGETHER):
        together = groups[start : start + _TOGETHER]
        names = _entries(desk, reference, start, " ".join(case for group in together for case in group))
        for number, group in enumerate(together, start):
            _article(desk, number, group, names, f"t{start}")
    for name, entries in reference.items():
        _put(desk, f"reference/{name}.yml", {"origin": "ai", name: entries})
    for start in range(0, len(groups), 40):
        _withdrawn(desk, start, " ".join(case for group in groups[start : start + 40] for case in group))
    return desk


def _lines(path: Path) -> Iterator[str]:
    return filter(None, path.read_text(encoding="utf-8").split("\n"))


def _decoded(line: str) -> str:
    text = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), line)
    return text.encode("utf-16", "surrogatepass").decode("utf-16")


def _groups(chosen: list[str]) -> Iterator[list[str]]:
    group: list[str] = []
    for case in chosen:
        if group and len(" ".join([*group, case])) > _LONGEST:
            yield group
            group = []
        group.append(case)
    yield group


def _entries(desk: Desk, reference: dict[str, list[dict[str, Any]]], number: int, words: str) -> str:
    """Add an entry of each group, a topic and a term; return the sentence that names them."""
    names = []
    for group in _GROUPS:
        stem = f"{group.capitalize()}{number}"
        kind = "role" if group == "people" else "kind"
        entry: dict[str, Any] = {
            "id": f"x{number}",
            "name": {"en": f"{words} {stem}", "de": f"{stem} {words}"},
            # The plain one is found whatever the others become in a text.
            "aliases": [f"{words} {stem}alias", f"{stem}plain"],
            "is": f"{words} {stem}is.",
            kind: f"{words} {stem}kind",
            "wikidata": f"Q{number + 1}",
        }
        names.append(f"{stem}plain und {stem} {words}")
        reference.setdefault(group, []).append(entry)
        desk.expect([f"{words} {stem}", f"{stem} {words}", entry["is"]], f"{group}/", f"{group}/x{number}/")
        desk.expect([entry[kind]], f"{group}/x{number}/")
    topic = {"id": f"t{number}", "name": f"{words} Topic{number}", "is": f"{words} istopic.", "terms": [words, "markt"]}
    reference.setdefault("topics", []).append(topic)
    desk.expect([topic["name"], topic["is"]], "topics/", f"topics/t{number}/")
    term = {"id": f"g{number}", "de": f"Kurswort{number} {words}", "en": f"{words} term", "means": f"{words} means."}
    reference.setdefault("glossary", []).append(term | {"forms": [f"Form{number} {words}"]})
    desk.expect([term["de"], term["en"], term["means"]], "glossary/")
    return "Es nennen " + " und ".join([*names, term["de"]]) + " den Markt."


def _article(desk: Desk, number: int, group: list[str], names: str, topic: str) -> None:
    stem, words = f"a{number:03}", " ".join(group)
    address = f"articles/{stem}/"
    original = _original(number, group, words, names)
    # A mark of its own, since words may begin with the one that goes away.
    desk.files[f"{stem}.txt"] = b"\xef\xbb\xbf" + original.encode()
    desk.german[address] = original
    sidecar = _sidecar(number, group, words, topic)
    _put(desk, f"{stem}.yml", sidecar)
    desk.files[f"{stem}.en.po"] = _memory(desk, address, group, original)
    initiative = sidecar["initiatives"][0]
    parts = [initiative["name"], initiative["status"], initiative["parties"][0]["role"]]
    points = [text for point in sidecar["key_points"] for text in (point["en"], point["opinion_of"], point["evidence"])]
    whole = [sidecar["headline"]["en"], sidecar["summary"], sidecar["outlet"], sidecar["published"]["reason"]]
    desk.expect(
        [*whole, sidecar["rights_holder"], sidecar["corrections"][0]["en"], sidecar["reviewed"]["by"], *points, *parts],
        address,
    )
    desk.expect([sidecar["figures"][0]["of"]], address, "figures/")
    desk.expect(sidecar.get("author", ()), address)
    desk.expect([sidecar["headline"]["en"], sidecar["outlet"], sidecar["summary"]], "articles/")
    desk.expect(parts, "initiatives/")


def _original(number: int, group: list[str], words: str, names: str) -> str:
    lines = [f"{words} Nr {number}", f"{words} sagt der Verband am Montag, und der Handel wächst um {number + 2} Euro."]
    for case in group:
        lines += [f"{case} Markt", f"Der Handel {case} wächst weiter, sagt der Verband: {case}"]
        lines += [f"Bildunterschrift: {case}", f"Foto: {case}"]
    if number % _TOGETHER == 0:
        lines.append(names)
    return "\n\n".join([*lines, f"Autor: {words} autor"]) + "\n"


def _sidecar(number: int, group: list[str], words: str, topic: str) -> dict[str, Any]:
    entry = f"x{number - number % _TOGETHER}"
    sidecar: dict[str, Any] = {
        "origin": "ai",
        "reviewed": {"by": f"{words} reviewer", "date": "2020-01-01", "depth": "full"},
        "headline": {"en": f"{words} headline"},
        "summary": f"{words} summary",
        "key_points": [{"en": f"{case} point", "evidence": case, "opinion_of": f"{case} one"} for case in group],
        "outlet": f"{words} outlet",
        "published": {"date": f"20{10 + number % 10}-03", "basis": "inferred", "reason": f"{words} reason"},
        "topics": [topic],
        "figures": [{"text": f"{number + 2} Euro", "of": f"{words} measured{number}"}],
        "initiatives": [
            {
                "id": f"i{number}",
                "kind": "proposal",
                "name": f"{words} plan{number}",
                "parties": [{"who": f"companies/{entry}", "role": f"{words} role"}],
                "regions": [entry],
                "amount": f"{number + 2} Euro",
                "status": f"{words} status{number}",
                "evidence": group,
            }
        ],
        "rights": "full",
        "rights_holder": f"{words} rights",
        "corrections": [{"date": "2026-11-20", "en": f"{words} corrected", "evidence": group[0]}],
        "address": f"https://example.com/?q={quote(words)}",
        "redirect_from": [f"old-{number}"],
    }
    # Else it is the original's own author box that is read.
    return sidecar | ({"author": [f"{case} author" for case in group]} if number % 2 else {})


def _memory(desk: Desk, address: str, group: list[str], original: str) -> bytes:
    file = polib.POFile(wrapwidth=0)
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": "en"}
    lines = read_lines(original.encode(), "")
    assert isinstance(lines, list)
    sentences = dict.fromkeys(sentence.text for block in recognise_layout(lines) for sentence in block.sentences)
    plain = [_SEPARATORS.sub(" ", case) for case in group]
    for place, german in enumerate(sentences):
        case = plain[place % len(plain)]
        english = " ".join([*plain[place % len(plain) :], *plain[: place % len(plain)], str(place)])
        comments, flags, before = f"reviewed: {case} 2020-05-05 light\n{case}", [], None
        if place % 4 == 1:
            comments, flags = f"origin: machine\nengine: {case}\nfinding: {case}", ["fuzzy"]
        elif place % 4 == 2:
            comments, flags, before = f"origin: ai\nengine: {case}", ["fuzzy"], case
        elif place % 4 == 3:
            english = ""
        file.append(polib.POEntry(msgid=german, msgstr=english, tcomment=comments, flags=flags, previous_msgid=before))
        desk.english.setdefault(address, []).extend([english] if english else [])
    return f"{file}\n".encode()


def _withdrawn(desk: Desk, number: int, words: str) -> None:
    desk.files[f"w{number}.txt"] = f"Es geht um {words} und den Handel Nr {number}.".encode()
    _put(desk, f"w{number}.yml", {"withdrawn": f"{words} reason"})
    desk.expect([f"{words} reason"], f"articles/w{number}/")


def _put(desk: Desk, name: str, document: dict[str, Any]) -> None:
    # Without aliases, which are refused.
    dumper = type("Plain", (yaml.SafeDumper,), {"ignore_aliases": lambda *_: True})
    text = yaml.dump(document, Dumper=dumper, allow_unicode=True, sort_keys=False, width=10**9)
    desk.files[name] = text.encode()
