"""That a screen reader hears German as German: every run of text against what is known of its language."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import html
from published import Published

ATTRIBUTES = ("alt", "aria-label", "aria-description", "placeholder", "title", "data-label")
GERMAN = frozenset(
    "aber auch auf bei das dem den der des die ein eine für ist mit nicht sich sind und von wird zu".split()
)
ENGLISH = frozenset("a and are as at by for from in is it not of on or that the this to was were which with".split())
ENOUGH = 4
"""Words; a name of two may be both languages'."""


@pytest.fixture(scope="module")
def known(published: Published) -> dict[str, str]:
    """All sentences of each language, as one text."""
    texts: dict[str, list[str]] = {"de": [], "en": []}
    for path in published.files("article.json"):
        article: dict[str, Any] = json.loads((published.folder / path).read_text(encoding="utf-8"))
        for language, sentences in texts.items():
            sentences += [
                squeezed(sentence[language] or "") for block in article["blocks"] for sentence in block["sentences"]
            ]
            sentences.append(squeezed((article["headline"][language] or {}).get("value") or ""))
    return {language: "\n".join(sentences) for language, sentences in texts.items()}


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" …")


def runs(tree: html.HtmlElement) -> Iterator[tuple[str, str, str]]:
    """Yield each text of a page with its language and the element that it stands in."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "template", "meta", "link"):
            continue
        parent = element.getparent()
        yield element.text or "", language(element), element.tag
        yield element.tail or "", language(parent), parent.tag if parent is not None else ""
        for attribute in ATTRIBUTES:
            yield element.get(attribute, ""), language(element), f"{element.tag}[{attribute}]"


def language(element: html.HtmlElement | None) -> str:
    while element is not None:
        if element.get("lang"):
            return str(element.get("lang")).split("-")[0]
        element = element.getparent()
    return ""


def sounds(text: str) -> str | None:
    """Return the language that a text is surely in, by its little words."""
    words = re.findall(r"\w+", text.lower())
    german, english = (sum(word in little for word in words) for little in (GERMAN, ENGLISH))
    if german >= 2 and not english:
        return "de"
    return "en" if english >= 2 and not german else None


def test_every_text_says_its_language(published: Published, known: dict[str, str]) -> None:
    assert all(len(text) > 1000 for text in known.values())
    wrong = []
    seen = {"de": 0, "en": 0}
    for path in published.pages:
        for text, said, where in runs(published.tree(path)):
            plain = squeezed(text)
            if len(plain.split()) < ENOUGH:
                continue
            is_known = [language for language, texts in known.items() if plain in texts]
            true = is_known[0] if len(is_known) == 1 else None if is_known else sounds(plain)
            if true:
                seen[true] += 1
            if true and true != said:
                wrong.append(f"/{path}: <{where}> says {said or 'nothing'}, but is {true}: {plain[:100]}")
    assert not wrong, "\n".join(wrong)
    assert min(seen.values()) > 100


def test_every_german_run_is_kept_from_translation(published: Published) -> None:
    """A browser's translator would turn the evidence into something that nobody wrote."""
    wrong = []
    for path in published.pages:
        for element in published.tree(path).iterfind('.//*[@lang="de"]'):
            if not any(one.get("translate") == "no" for one in (element, *element.iterancestors())):
                wrong.append(f"/{path}: {html.tostring(element, encoding='unicode')[:160]}")
    assert not wrong, "\n".join(wrong)
