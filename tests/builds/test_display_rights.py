"""What the rights to an original do not allow to show is in no file of the site, in neither language."""

import gzip
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from playwright.sync_api import Browser, expect

from briefing.articles.analysed_article import AnalysedArticle, Analyser
from briefing.desk.folder import read_desk
from briefing.translation.pairing import pair
from invariants import article_json, catalogue
from projects import FIVE, build, files, page, project
from server import serve
from visits import visiting

WORDS = 40
RUN = 8
"""Words in a row that are taken for a piece of a sentence: fewer are names, figures and turns of phrase."""
_BARE = "005_bare"
_GZIP = b"\x1f\x8b"
_STEMS = sorted(path.stem for path in FIVE.glob("*.txt"))
_BY_ARTICLE_NONE, _BY_ARTICLE_EXCERPT, _BY_OUTLET, _BY_SITE, _FULL = _STEMS


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose articles may be shown more or less, as their sidecars, an outlet and the site's settings say."""
    root = project(tmp_path_factory.mktemp("rights") / "project")
    seeds = root / "seeds"
    _append(seeds / f"{_BY_ARTICLE_NONE}.yml", "rights: none\nrights_holder: Example <Verlag>\n")
    _append(seeds / f"{_BY_ARTICLE_EXCERPT}.yml", "rights: excerpt\n")
    _append(seeds / f"{_FULL}.yml", "rights: full\n")
    sidecar = seeds / f"{_BY_OUTLET}.yml"
    kept = re.sub(r"(?m)^outlet:.*\n(?:[ ]+.*\n)*", "", sidecar.read_text(encoding="utf-8"))
    sidecar.write_text(f"{kept}outlet: Closed Gazette\n", encoding="utf-8")
    closed = "  - {id: closed, name: Closed Gazette, is: A paper., rights: none, rights_holder: Its Heirs}\n"
    _append(seeds / "reference" / "outlets.yml", closed)
    (seeds / f"{_BARE}.txt").write_text(
        "Das Geheimnis der Lagerhalle\n\nIn der Lagerhalle bei Bremen stehen seit Montag 4711 rote Fahrräder für den "
        "Versand nach China bereit, wie Alibaba mitteilte. Niemand weiß, wohin die blauen Räder gekommen sind.\n",
        encoding="utf-8",
    )
    (seeds / f"{_BARE}.yml").write_text("rights: none\n", encoding="utf-8")
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    text = text.replace("rights: full", "rights: excerpt").replace("excerpt_words: 60", f"excerpt_words: {WORDS}")
    settings.write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    """The site of that project."""
    built = build(root, root.parent / "site")
    assert built.status == 0, built.output
    return built.site


@pytest.fixture(scope="module")
def articles(root: Path) -> dict[str, AnalysedArticle]:
    """The articles with all that is in their files, by their stems."""
    desk = read_desk(root)
    assert not desk.errors
    analyser = Analyser(desk.reference)
    return {article.id: analyser.analyse(article, pair(article)) for article in desk.published}


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def _allowed(analysed: AnalysedArticle) -> set[str]:
    """Return the ids of the sentences of an article that may be shown, worked out from the rule, not by the program."""
    if analysed.article.id == _FULL:
        return set(analysed.german)
    if analysed.article.id not in (_BY_ARTICLE_EXCERPT, _BY_SITE):
        return set()
    counted, allowed = 0, set()
    for id, text in analysed.german.items():
        counted += len(text.split())
        allowed |= {id} if counted <= WORDS else set()
    quoted = {id for point in analysed.metadata.key_points for id in _quoted(analysed, point.evidence or "")}
    stated = {one.sentence for one in (analysed.metadata.outlet, analysed.metadata.author) if one and one.sentence}
    return allowed | quoted | stated | {id for one in analysed.metadata.initiatives for id in one.sentences}


def _quoted(analysed: AnalysedArticle, quote: str) -> Iterator[str]:
    """Yield the ids of the sentences that a quotation runs through, the first time that it stands in the text."""
    whole = ""
    ends = {}
    for id, text in analysed.german.items():
        whole += f"{_squeezed(text)} "
        ends[id] = len(whole) - 1
    start = whole.index(_squeezed(quote))
    began = 0
    for id, end in ends.items():
        if began < start + len(_squeezed(quote)) and start < end:
            yield id
        began = end + 1


def _texts(site: Path) -> Iterator[tuple[str, str]]:
    """Yield everything that the site's files hold as text, what is compressed too."""
    for path, data in files(site).items():
        for name, content in _unpacked(path, data):
            text = content.decode("utf-8", "replace")
            # JSON and XML may write letters as numbers; markup may stand between words.
            text = re.sub(r"\\+u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)
            # What search shows of a page stands in an id, which holds no space.
            text = text.replace("+", " ") if name.endswith(".pf_fragment") else text
            text = (
                re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), text).replace("&amp;", "&").replace("&quot;", '"')
            )
            yield name, _squeezed(text)
            yield f"{name} without markup", _squeezed(re.sub(r"<[^>]*>", "", text))


def _unpacked(path: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    if path.endswith(".epub"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            yield from ((f"{path}:{name}", book.read(name)) for name in book.namelist())
    elif data.startswith(_GZIP):
        yield path, gzip.decompress(data)
    else:
        yield path, data


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _pieces(text: str) -> Iterator[str]:
    words = text.split()
    yield from (" ".join(words[place : place + RUN]) for place in range(max(1, len(words) - RUN + 1)))


def test_no_piece_of_a_withheld_sentence_is_in_any_file(site: Path, articles: dict[str, AnalysedArticle]) -> None:
    shown = [
        _squeezed(text)
        for analysed in articles.values()
        for id in _allowed(analysed)
        for text in (analysed.german[id], analysed.translation.english[id].text or "")
    ]
    # What an editor wrote of an article is no part of it, even where it happens to use its words.
    shown += [
        _squeezed(text)
        for analysed in articles.values()
        for text in (
            analysed.metadata.summary,
            analysed.metadata.headline_en,
            analysed.metadata.headline_de,
            *_points(analysed),
        )
        if text
    ]
    withheld = {
        piece
        for analysed in articles.values()
        for id in set(analysed.german) - _allowed(analysed)
        for text in (analysed.german[id], analysed.translation.english[id].text or "")
        for piece in _pieces(text)
        # One word alone ("Fazit") or a line like "Bildquelle: JD.com" would be found in what is no quotation.
        if len(piece.split()) >= 4 and not any(piece in other for other in shown)
    }
    assert len(withheld) > 1000
    found = {(name, piece) for name, text in _texts(site) for piece in withheld if piece in text}
    assert not found


def _points(analysed: AnalysedArticle) -> list[str]:
    return [point.en for point in analysed.metadata.key_points]


def test_the_search_can_see_what_is_compressed(site: Path, articles: dict[str, AnalysedArticle]) -> None:
    """What may be shown is found in each sort of file; otherwise the test above could not fail."""
    analysed = articles[_FULL]
    sentence = next(text for text in analysed.german.values() if len(text.split()) > RUN and "&" not in text)
    holding = {name.partition(":")[0].rpartition(".")[2] for name, text in _texts(site) if _squeezed(sentence) in text}
    assert {"html", "html without markup", "json", "txt", "tmx", "po", "epub", "pf_fragment"} <= holding


def test_without_the_right_there_are_no_files_of_the_text(site: Path, articles: dict[str, AnalysedArticle]) -> None:
    for stem in (_BY_ARTICLE_NONE, _BY_OUTLET, _BARE):
        analysed = articles[stem]
        folder = site / "articles" / analysed.article.slug
        names = {path.name for path in folder.iterdir()}
        assert names == {"index.html", "article.json", "citation.bib", "citation.ris", "social.png"}
        document = article_json(site, analysed.article.slug)
        assert document["blocks"] == []
        assert document["metadata"]["rights"]["extent"] == "none"
        assert document["metadata"]["companies"], "who is named is no part of the text"
        soup = page(site, f"articles/{analysed.article.slug}")
        assert not soup.select("[data-s], [data-ref], .brief-evidence, .brief-reader")
        assert "None of its sentences is shown." in soup.select_one(".brief-withheld").text
        assert soup.select_one('.brief-withheld a[href="../../imprint/#objections"]')


def test_an_excerpt_is_the_first_words_and_the_evidence(site: Path, articles: dict[str, AnalysedArticle]) -> None:
    for stem in (_BY_ARTICLE_EXCERPT, _BY_SITE):
        analysed = articles[stem]
        allowed = _allowed(analysed)
        assert 0 < len(allowed) < len(analysed.german)
        slug = analysed.article.slug
        document = article_json(site, slug)
        sentences = [sentence["id"] for block in document["blocks"] for sentence in block["sentences"]]
        assert sentences == [id for id in analysed.german if id in allowed]
        assert all(point["sentence"] in allowed for point in document["key_points"])
        assert any(block["kind"] == "gap" for block in document["blocks"])
        soup = page(site, f"articles/{slug}")
        assert {span["data-s"] for span in soup.select("[data-s]")} == allowed
        assert "Only an excerpt of it is shown" in soup.select_one(".brief-withheld").text
        original = (site / "articles" / slug / "original.txt").read_text(encoding="utf-8")
        assert _squeezed(original.replace("[…]", "")) == _squeezed(" ".join(analysed.german[id] for id in sentences))
        memory = polib.pofile((site / "articles" / slug / "article.po").read_text(encoding="utf-8"))
        assert {entry.msgid for entry in memory} == {analysed.german[id] for id in allowed}
        assert all(entry.fuzzy and "origin: ai" in entry.tcomment for entry in memory)


def test_the_page_names_the_holder_and_where_that_is_set(site: Path, articles: dict[str, AnalysedArticle]) -> None:
    for stem, holder, source in (
        (_BY_ARTICLE_NONE, "Example <Verlag>", "entered by AI"),
        (_BY_OUTLET, "Its Heirs", "set for the outlet"),
        (_BY_SITE, "its publisher or its author", "set for the whole site"),
    ):
        box = page(site, f"articles/{articles[stem].article.slug}").select_one(".brief-box").text
        assert f"belongs to {holder}. " in box
        assert source in box
    objections = page(site, "imprint").select_one("#objections")
    assert objections is not None


def test_an_article_without_any_english_is_called_by_its_name(site: Path) -> None:
    soup = page(site, f"articles/{_BARE}")
    assert soup.select_one("h1").text == _BARE
    assert "No summary yet" in soup.text
    listed = {article["id"]: article for article in catalogue(site)["articles"]}
    assert listed[_BARE]["headline"]["de"] == {"value": None, "provenance": "unknown"}


def test_a_company_that_only_withheld_sentences_name_still_has_its_articles(site: Path) -> None:
    by_article = page(site, "companies/alibaba").select(".brief-appearance")
    bare = next(one for one in by_article if _BARE in one.select_one("h2").text)
    assert not bare.select(".brief-said")
    assert "None of its sentences is shown." in bare.text


def test_full_is_the_original(site: Path, articles: dict[str, AnalysedArticle]) -> None:
    analysed = articles[_FULL]
    assert (site / "articles" / analysed.article.slug / "original.txt").read_bytes() == analysed.article.original


def test_the_pages_work_in_a_browser(site: Path, browser: Browser, articles: dict[str, AnalysedArticle]) -> None:
    server = serve(site)
    address = f"http://127.0.0.1:{server.server_port}/"
    for stem in (_BY_ARTICLE_NONE, _BY_ARTICLE_EXCERPT, _BARE):
        with visiting(browser, address) as visit:
            page = visit.open(f"articles/{articles[stem].article.slug}/")
            expect(page.locator(".brief-withheld").first).to_be_visible()
            expect(page.locator(".brief-pair")).to_have_count(len(_allowed(articles[stem])))
    server.shutdown()


@pytest.mark.parametrize("given", ["some", "Full", "5"])
def test_an_unknown_extent_is_a_problem(tmp_path: Path, given: str) -> None:
    shutil.copytree(FIVE, tmp_path / "seeds")
    _append(tmp_path / "seeds" / f"{_FULL}.yml", f"rights: {given}\n")
    errors = [str(error) for error in read_desk(tmp_path).errors]
    assert len(errors) == 1
    assert f"'rights' is \"{given}\" - write one of full, excerpt, none" in errors[0]


def test_the_catalogue_is_valid_json_without_sentences(site: Path) -> None:
    assert all("blocks" not in article for article in catalogue(site)["articles"])
    assert json.loads((site / "feed.json").read_text(encoding="utf-8"))["items"]
