"""Articles and their English in, the sentence pairs as TMX 1.4b (https://www.gala-global.org/tmx-14b) out."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from briefing.desk.article import Article
from briefing.exports.xml import xml_bytes
from briefing.translation.pairing import English, Translation

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DECLARATION = "<?xml version='1.0' encoding='utf-8'?>"
_HEADER = {
    "creationtool": "briefing",
    "creationtoolversion": "0.1",
    "segtype": "sentence",
    "o-tmf": "PO",
    "adminlang": "en",
    "srclang": "de",
    "datatype": "plaintext",
}
_NOTE = (
    "Of each unit, x-origin says who wrote the English (human, ai or machine), x-engine with what, and x-state whether "
    "a person has reviewed it: only 'reviewed' means that; who, when and how deeply follows as far as it was recorded."
)


def tmx(articles: Iterable[tuple[Article, Translation]]) -> bytes:
    """Return every pair that has English, in reading order, with its article, state and origin as properties."""
    return document(units(article, translation) for article, translation in articles)


def units(article: Article, translation: Translation) -> str:
    """Return the pairs of an article as they stand in a TMX, so that two files can share the work."""
    body = ET.Element("body")
    for sentence in article.sentences:
        english = translation.english[sentence.id]
        if english.text is not None:
            _unit(body, article.id, sentence.id, sentence.text, english)
    ET.indent(body, "")
    # All at once, for what it costs to begin; without the body's own tags.
    return (
        ET.tostring(body, encoding="unicode").removeprefix("<body>").removesuffix("</body>").strip()
        if len(body)
        else ""
    )


def document(parts: Iterable[str], disclosure: str = "") -> bytes:
    """Return the TMX of the pairs of some articles; of one alone it can say at the top how its English was made."""
    root = ET.Element("tmx", version="1.4")
    header = ET.SubElement(root, "header", _HEADER)
    for note in filter(None, (disclosure, _NOTE)):
        ET.SubElement(header, "note", {_LANG: "en"}).text = note
    ET.SubElement(root, "body").text = "\n"
    ET.indent(root, "")
    head, _, foot = ET.tostring(root, encoding="unicode").partition("</body>")
    lines = [f"{_DECLARATION}\n{head.rstrip()}", *filter(None, parts), f"</body>{foot}", ""]
    return xml_bytes("\n".join(lines))


def _unit(body: ET.Element, article: str, id: str, german: str, english: English) -> None:
    unit = ET.SubElement(body, "tu", tuid=f"{article}-{id}")
    review = english.review
    properties = {
        "article": article,
        "state": english.state,
        "origin": english.origin,
        "engine": english.engine,
        "reviewed-by": review and review.by,
        "review-date": review and review.date,
        "review-depth": review and review.depth,
    }
    for name, value in properties.items():
        if value:
            ET.SubElement(unit, "prop", type=f"x-{name}").text = value
    for language, text in (("de", german), ("en", english.text)):
        variant = ET.SubElement(unit, "tuv", {_LANG: language})
        ET.SubElement(variant, "seg").text = text
