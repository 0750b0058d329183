"""What holds for every article of every site."""

import json
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from projects import ROOT, page

SCHEMAS = ROOT / "hooks" / "briefing" / "exports" / "schemas"


def policies(soup: BeautifulSoup) -> list[str]:
    return [str(meta["content"]) for meta in soup.select('meta[http-equiv="Content-Security-Policy" i]')]


def text_is_the_original(site: Path, slug: str, original: bytes) -> None:
    """The German spans, joined in order, are the original but for white space; the file is it byte for byte."""
    spans = page(site, f"articles/{slug}").select('[data-s][lang="de"]')
    assert _squeezed("".join(span.text for span in spans)) == _squeezed(original.decode("utf-8-sig"))
    assert (site / "articles" / slug / "original.txt").read_bytes() == original


def sentences_stand_once(soup: BeautifulSoup) -> None:
    """Every sentence stands in the reader once, with its twin; whatever else refers to one refers to these."""
    german = soup.select('span[data-s][lang="de"]')
    for span in german:
        assert list(span.attrs) == ["data-s", "id", "lang", "translate"]
        assert (span["id"], span["translate"]) == (f"s-{span['data-s']}", "no")
        twin = span.find_next_sibling("span")
        assert isinstance(twin, Tag)
        assert twin.attrs == {"data-s": span["data-s"], "lang": "en"}
        assert twin.text.strip()
    assert len({span["data-s"] for span in german}) == len(german)
    assert len(soup.select("[data-s]")) == 2 * len(german)
    assert {ref["data-ref"] for ref in soup.select("[data-ref]")} <= {span["data-s"] for span in german}


def article_json(site: Path, slug: str) -> dict[str, Any]:
    """Return an article's JSON, which keeps its schema and refers to no sentence that it does not hold."""
    article = json.loads((site / "articles" / slug / "article.json").read_text(encoding="utf-8"))
    validator("article.schema.json").validate(article)
    assert _referenced(article) <= {sentence["id"] for block in article["blocks"] for sentence in block["sentences"]}
    return article


def catalogue(site: Path) -> dict[str, Any]:
    """Return the catalogue, which keeps its schema."""
    document = json.loads((site / "articles.json").read_text(encoding="utf-8"))
    check_catalogue(document)
    return document


def check_catalogue(document: Any) -> None:
    """The catalogue, or a part of it, keeps its schema."""
    validator("articles.schema.json").validate(document)


def validator(name: str) -> Draft202012Validator:
    """Return what checks a document by one of the schemas."""
    schemas = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.json")}
    registry = Registry().with_resources((key, Resource.from_contents(schema)) for key, schema in schemas.items())
    Draft202012Validator.check_schema(schemas[name])
    return Draft202012Validator(schemas[name], registry=registry)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _referenced(node: object) -> set[str]:
    if isinstance(node, list):
        return set().union(*map(_referenced, node))
    if not isinstance(node, dict):
        return set()
    own = [node.get("sentence"), *(node["sentences"] if isinstance(node.get("sentences"), list) else [])]
    return {id for id in own if isinstance(id, str)}.union(*map(_referenced, node.values()))
