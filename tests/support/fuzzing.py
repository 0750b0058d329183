"""What the fuzz tests share: how many inputs they try, and strategies that mutate real files.

The same inputs in every run of the tests, and in `make sweeps` five times as many of them; `FUZZ_EXAMPLES=20` in the
environment tries other ones, twenty times as many.
"""

import os
from collections.abc import Iterator, Sequence
from typing import Any

import yaml
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from projects import FIVE

_TIMES = float(os.environ.get("FUZZ_EXAMPLES", "0"))
_FEW = 0.2
"""The share of inputs that `make test` tries."""

# What readers and writers of text trip over: controls, marks that combine, turn or join, what Python calls a digit or
# white space, what other formats take for their own.
TRICKY = st.sampled_from(
    [
        *"\x00\x07\t\n\r\x0b\x0c\x1b\x1c\x85\xa0\xad\u0308\u200b\u200d\u2028\u202e\u2066\ufeff\ufffd\ufffe\U000e0041",
        *"😀ßİﬁ²٣½Ⅷä„“»´\\\"'<>&#%~:[(`|$",
        *"a\u0308|&#7;|]]>|{{|{%|: |- ".split("|"),
    ]
)
WORDS = st.sampled_from(
    """Der Handel wächst um 5,5 Prozent am 5. Mai 2019 z.B. Dr. Müller Alibaba JD.com-Chef 40-prozentige 1.000.000 Euro
    zwei Milliarden seit gestern Ende Mai Anfang 2020 Platz 3. Danach „Das gilt.“ (Foto: dpa) 10:30 Uhr im Herbst
    letzten Jahres 0 0000 9999 99.99.9999 31.02.2019 im Jahr 10^99 Jahrhundert 1e5 -5 1/2 3-4 vom 1. bis 3. Juni
    Quelle: Bild: Von Ann Other""".split()
)


def tried(examples: int) -> settings:
    """Return the settings of a test that tries so many inputs."""
    times = _TIMES or (1 if settings.get_current_profile_name() == "sweep" else _FEW)
    return settings(
        max_examples=max(1, int(examples * times)),
        derandomize=not _TIMES,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


def texts(most: int = 60) -> st.SearchStrategy[str]:
    """Return German words, tricky letters and any other letters in a row, with spaces between or not."""
    piece = st.one_of(WORDS, WORDS, TRICKY, st.text(max_size=6), st.sampled_from([" ", ". ", "\n", "\n\n", ", "]))
    return st.lists(piece, max_size=most).flatmap(
        lambda pieces: st.sampled_from([" ", "", " ", "\n"]).map(lambda between: between.join(pieces))
    )


@st.composite
def mangled(draw: st.DrawFn, originals: Sequence[str]) -> str:
    """Return a real file of which lines were moved, dropped, doubled and damaged."""
    lines = draw(st.sampled_from(originals)).split("\n")
    for _ in range(draw(st.integers(1, 4))):
        if not lines:
            break
        at, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        match draw(st.sampled_from(["drop", "swap", "double", "damage", "cut", "indent", "rest"])):
            case "drop":
                del lines[at]
            case "swap":
                lines[at], lines[other] = lines[other], lines[at]
            case "double":
                lines.insert(other, lines[at])
            case "damage":
                place = draw(st.integers(0, len(lines[at])))
                letters = draw(st.one_of(TRICKY, st.text(max_size=5), WORDS))
                lines[at] = lines[at][:place] + letters + lines[at][place + draw(st.integers(0, 3)) :]
            case "cut":
                lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
            case "indent":
                lines[at] = " " * draw(st.integers(1, 4)) + lines[at]
            case "rest":
                del lines[at:]
    return "\n".join(lines)


def real(pattern: str) -> list[str]:
    """Return the texts of the five articles' files of a kind."""
    return [path.read_text(encoding="utf-8") for path in sorted(FIVE.glob(pattern))]


def values() -> st.SearchStrategy[Any]:
    """Return what YAML and JSON can hold, of any shape."""
    leaves = (
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.dates()
        | st.binary(max_size=5)
        | texts(5)
        | st.text()
    )
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts(2) | st.integers(), inner, max_size=4),
        max_leaves=12,
    )


@st.composite
def changed(draw: st.DrawFn, text: str, replacement: st.SearchStrategy[Any] | None = None, most: int = 3) -> str:
    """Return a YAML file in which some values, at any depth, are others: of any type, unless told which."""
    document = yaml.safe_load(text)
    for _ in range(draw(st.integers(1, most))):
        nodes = list(_places(document, leaves_only=replacement is not None))
        if not nodes:
            break
        parent, key = draw(st.sampled_from(nodes))
        parent[key] = draw(replacement if replacement is not None else values())
    return yaml.safe_dump(document, allow_unicode=draw(st.booleans()), sort_keys=False)


def _places(node: Any, leaves_only: bool) -> Iterator[tuple[Any, Any]]:
    keys = node.keys() if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
    for key in keys:
        if not (leaves_only and isinstance(node[key], dict | list)):
            yield node, key
        yield from _places(node[key], leaves_only)
