"""What a build of the five articles must always be."""

import hashlib
import json
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import invariants
from projects import FIVE, build, page, project

ARTICLES = {
    "000_b03bb339b443b4dc": "jd-com-europe-entry",
    "001_7cb4263ec4e62f10": "alibaba-haier-goodaymart",
    "002_c0660eb4ceda1b53": "aliexpress-opens-to-foreign-sellers",
    "003_ee8dd033214e9ba6": "alibaba-world-trade-platform",
    "004_25e601413d01a998": "alibaba-shoprunner-alliance",
}

each_article = pytest.mark.parametrize(("stem", "slug"), ARTICLES.items(), ids=ARTICLES.values())


@each_article
def test_invariants(site: Path, stem: str, slug: str) -> None:
    original = (FIVE / f"{stem}.txt").read_bytes()
    invariants.text_is_the_original(site, slug, original)
    invariants.sentences_stand_once(page(site, f"articles/{slug}"))
    article = invariants.article_json(site, slug)
    assert (article["id"], article["url"]) == (stem, f"/articles/{slug}/")
    assert article["metadata"]["sha256"]["value"] == hashlib.sha256(original).hexdigest()


@each_article
def test_the_order_of_the_page(site: Path, stem: str, slug: str) -> None:  # noqa: ARG001
    html = (site / "articles" / slug / "index.html").read_text(encoding="utf-8")
    marks = [
        "brief-kicker", "<h1", "brief-original-headline", "brief-byline", "brief-disclosure", ">In brief<",
        ">Key points<", ">About this article<", 'class="brief-reader"', 'href="original.txt"', 'href="article.json"',
        "brief-neighbours", 'id="citation"',
    ]  # fmt: skip
    positions = [html.index(mark) for mark in marks]
    assert positions == sorted(positions)


@each_article
def test_key_points_lead_to_the_sentence_they_quote(site: Path, stem: str, slug: str) -> None:  # noqa: ARG001
    soup = page(site, f"articles/{slug}")
    links = soup.select(".brief-key-points a")
    assert 3 <= len(links) <= 5
    spans = {span["data-s"]: span.text for span in soup.select('[data-s][lang="de"]')}
    text = " ".join(" ".join(spans.values()).split())
    for link in links:
        quote = link.select_one("[lang=de]").text.strip("„“")
        position = text.index(" ".join(spans[link["data-ref"]].split()))
        assert position <= text.index(quote) < position + len(spans[link["data-ref"]])
        assert link["href"] == f"#s-{link['data-ref']}"


@each_article
def test_the_english_is_complete_and_says_who_wrote_it(site: Path, stem: str, slug: str) -> None:  # noqa: ARG001
    article = json.loads((site / "articles" / slug / "article.json").read_text(encoding="utf-8"))
    sentences = [sentence for block in article["blocks"] for sentence in block["sentences"]]
    assert {(sentence["state"], sentence["origin"]) for sentence in sentences} == {("unreviewed", "ai")}
    assert (article["summary"]["origin"], article["summary"]["review"]) == ("ai", "none")
    assert 60 <= len(article["summary"]["en"].split()) <= 90
    disclosure = page(site, f"articles/{slug}").select_one(".brief-disclosure").text
    assert "Headline, summary and key points by AI, not reviewed by a person" in disclosure
    assert f"{len(sentences)} sentences: all translated by AI, none reviewed by a person" in disclosure


def test_author_outlet_and_credit_are_those_that_the_texts_state(site: Path) -> None:
    catalogue = json.loads((site / "articles.json").read_text(encoding="utf-8"))["articles"]
    stated = {
        (article["id"][:3], key, article["metadata"][key]["value"])
        for article in catalogue
        for key in ("author", "outlet", "credit")
        if article["metadata"][key]["provenance"] == "stated"
    }
    assert stated == {
        ("000", "credit", "JD.com"),
        ("002", "outlet", "DER AKTIONÄR"),
        ("003", "author", "Eugen"),
        ("004", "credit", "Kuzma via Shutterstock"),
    }


def test_the_catalogue_is_every_article_without_its_text(site: Path) -> None:
    catalogue = invariants.catalogue(site)
    dates = [article["metadata"]["published"]["value"] for article in catalogue["articles"]]
    assert dates == ["2019-05", "2018", "2016", "2014", "2013-12"]
    for entry in catalogue["articles"]:
        article = json.loads((site / entry["url"].strip("/") / "article.json").read_text(encoding="utf-8"))
        article.pop("blocks")
        assert entry == article


def test_articles_are_not_in_the_navigation(site: Path) -> None:
    links = [link["href"] for link in page(site, "about").select("header a")]
    names = ("articles", "companies", "initiatives", "timeline", "figures", "glossary")
    assert links == ["..", *(f"../{name}/" for name in names), "./"]


def test_what_the_configuration_excludes_is_not_written(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    configuration = root / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    assert text.count("exclude_docs: |\n") == 1
    configuration.write_text(text.replace("exclude_docs: |\n", "exclude_docs: |\n  *.po\n"), encoding="utf-8")
    result = build(root, tmp_path / "site")
    assert result.status == 0, result.output
    assert not [*result.site.rglob("*.po")]
    assert len([*result.site.glob("articles/*/article.tmx")]) == 5


def test_a_handwritten_page_may_lead_to_a_sentence(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    with (root / "docs" / "about.md").open("a", encoding="utf-8") as about:
        about.write("\n[There](articles/jd-com-europe-entry.md#s-1).\n")
    result = build(root, tmp_path / "site")
    assert result.status == 0, result.output
    assert page(result.site, "about").select_one('a[href="../articles/jd-com-europe-entry/#s-1"]')


NO_NETWORK = """
import socket
def refuse(self, address, *_):
    if self.family in (socket.AF_INET, socket.AF_INET6):
        raise RuntimeError(f"network used: {address}")
socket.socket.connect = socket.socket.connect_ex = refuse
"""


def test_a_build_opens_no_connection(tmp_path: Path) -> None:
    guard = tmp_path / "guard"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(NO_NETWORK)
    project(tmp_path / "project")
    result = build(tmp_path / "project", tmp_path / "site", PYTHONPATH=str(guard))
    assert result.status == 0, result.output
    # The guard itself works: the same interpreter with it refuses even this machine.
    listener = socket.create_server(("127.0.0.1", 0))
    code = f"import socket; socket.create_connection({listener.getsockname()!r})"
    run = subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": str(guard)}, capture_output=True, check=False)
    assert b"network used" in run.stderr


def test_a_build_works_where_there_is_no_network_at_all(tmp_path: Path) -> None:
    alone = ["unshare", "--net", "--map-root-user"]
    if not shutil.which("unshare") or subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine cannot take the network from a process (unshare --net)")
    project(tmp_path / "project")
    result = build(tmp_path / "project", tmp_path / "site", *alone)
    assert result.status == 0, result.output
    assert (result.site / "search" / "de" / "pagefind.js").is_file()
