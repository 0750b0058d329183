"""Articles and their English in, the sentence pairs as TMX 1.4b (https://www.gala-global.org/tmx-14b) out."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from briefing.desk.article import Article
from briefing.translation.pairing import English, Translation

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HEADER = {
    "creationtool": "briefing",
    "creationtoolversion": "0.1",
    "segtype": "sentence",
    "o-tmf": "PO",
    "adminlang": "en",
    "srclang": "de",
    "datatype": "plaintext",
}


def tmx(articles: Iterable[tuple[Article, Translation]]) -> bytes:
    """Return every pair that has English, in reading order, with its article, state and origin as properties."""
    root = ET.Element("tmx", version="1.4")
    ET.SubElement(root, "header", _HEADER)
    body = ET.SubElement(root, "body")
    for article, translation in articles:
        for sentence in article.sentences:
            english = translation.english[sentence.id]
            if english.text is not None:
                _unit(body, article.id, sentence.id, sentence.text, english)
    ET.indent(root, "")
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _unit(body: ET.Element, article: str, id: str, german: str, english: English) -> None:
    unit = ET.SubElement(body, "tu", tuid=f"{article}-{id}")
    properties = {"article": article, "state": english.state, "origin": english.origin, "engine": english.engine}
    for name, value in properties.items():
        if value:
            ET.SubElement(unit, "prop", type=f"x-{name}").text = value
    for language, text in (("de", german), ("en", english.text)):
        variant = ET.SubElement(unit, "tuv", {_LANG: language})
        ET.SubElement(variant, "seg").text = text
