"""Search on a desk of many articles: bundles in shards, indexed anew only where something changed, asked as one.

`SEARCHED=10000 .venv/bin/python -m pytest -s tests/scale/test_search_at_size.py` tries as many articles, in shards of
the usual size, and prints what it took.
"""

import json
import os
import random
import re
import shutil
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import polib
import pytest
from playwright.sync_api import Browser, expect

from briefing.articles.analysed_article import AnalysedArticle, Analyser
from briefing.corpus.corpus import Corpus, build_corpus
from briefing.desk.folder import read_desk
from briefing.german.normalize import normalize
from briefing.german.sentences import split_sentences
from briefing.pages.templates import Templates
from briefing.search import bundles
from briefing.search.bundle_pages import BundlePages, search_bundles
from briefing.search.filters import facet_choices
from briefing.search.shards import MOST_SENTENCES, UNDATED, shards_of, year_of
from briefing.search.suggestions import suggestions_json
from briefing.settings import Settings
from briefing.store import Store
from briefing.translation.pairing import pair
from projects import FIVE, files, searches, swept
from server import listen, serve_below
from visits import Visit, visiting

ARTICLES = int(os.environ.get("SEARCHED", "240"))
MOST = MOST_SENTENCES if ARTICLES > 2000 else 1000
"""Sentences in a part of a year."""
MOST_BYTES = 300_000
COSTLY = (
    "Alibaba",
    "how much does Alibaba invest in Haier",
    "what does Jack Ma plan at the G20 summit",
    "Goodymart Haier Raumfahrt",
    "Dezember 2013",
    "xyzzy",
)
"""A word that nearly all articles have, many words, a mistake and a word that none has, a year, nothing known."""
ORIGINALS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FIVE.glob("*.txt"))}


@dataclass(frozen=True, repr=False)
class Desk:
    """Many articles, and where their bundles are; pytest would print all of them where a test fails."""

    corpus: Corpus
    sources: dict[str, BundlePages]
    search: Path
    cache: Path

    @property
    def shards(self) -> list[str]:
        return sorted(bundle.removeprefix("en/") for bundle in self.sources if bundle.startswith("en/"))


@pytest.fixture(scope="module")
def desk(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The five articles and many made of their paragraphs, indexed into the site of the five."""
    root = tmp_path_factory.mktemp("many")
    shutil.copytree(FIVE, root / "seeds", dirs_exist_ok=True)
    _recombine(root / "seeds", ARTICLES)
    read = read_desk(root)
    analyser = Analyser(read.reference, Settings("Many", "").rights)
    corpus = build_corpus([analyser.analyse(article, pair(article)) for article in read.articles], read.reference)
    sources = search_bundles(corpus, Templates(), MOST)
    search = shutil.copytree(site, root / "site") / "search"
    shutil.rmtree(search)
    began = time.monotonic()
    bundles.index(sources, search, store=Store(root / "cache"))
    print(f"indexed {len(corpus.articles)} articles in {len(sources)} bundles: {time.monotonic() - began:.0f} s")
    (search / "suggestions.json").write_bytes(suggestions_json(corpus, MOST))
    yield Desk(corpus, sources, search, root / "cache")
    shutil.rmtree(root)


def _recombine(seeds: Path, articles: int) -> None:
    """Write articles made of the five's paragraphs, word for word: what answers a query there answers it here."""
    chance = random.Random(20191122)
    paragraphs = [line for text in ORIGINALS.values() for line in text.splitlines() if len(line) > 120]
    english = {
        normalize(entry.msgid): entry
        for path in sorted(FIVE.glob("*.po"))
        for entry in polib.pofile(str(path), wrapwidth=0)
    }
    for number in range(articles):
        text = [f"Meldung {number + 1} aus dem Handel der Welt.", *chance.sample(paragraphs, 5)]
        stem = f"{number + 10000}"
        (seeds / f"{stem}.txt").write_text("\n\n".join(text), encoding="utf-8")
        day = f"20{chance.randrange(13, 26)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        summary = "What the companies do, how much they spend, and why it matters to their rivals."
        headline = f"{{en: Report {number + 1} from world trade}}"
        notes = f"origin: ai\nheadline: {headline}\nsummary: {summary}\npublished: {{date: {day}}}\n"
        (seeds / f"{stem}.yml").write_text(notes, encoding="utf-8")
        memory = polib.POFile(wrapwidth=0)
        memory.metadata = {"Language": "en", "Content-Type": "text/plain; charset=UTF-8"}
        sentences = dict.fromkeys(sentence for paragraph in text for sentence in split_sentences(paragraph))
        memory.extend(english[normalize(sentence)] for sentence in sentences if normalize(sentence) in english)
        memory.save(str(seeds / f"{stem}.en.po"))


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The bundles for which Pagefind has been started."""
    begun: list[str] = []
    original = bundles._Service.index

    def counting(service: Any, language: str, pages: Mapping[str, str], bundle: Path) -> None:
        begun.append(language)
        original(service, language, pages, bundle)

    monkeypatch.setattr(bundles._Service, "index", counting)
    return begun


@pytest.fixture(scope="module")
def large(desk: Desk) -> Iterator[str]:
    """Where the site with many articles is served."""
    server = listen()
    serve_below(server, desk.search.parent, "/")
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_the_newest_shard_is_small_and_the_others_as_few_as_hold_their_years(desk: Desk) -> None:
    articles = desk.corpus.articles
    shards = shards_of(articles, MOST)
    assert len(shards) > 2
    assert [analysed for shard in shards for analysed in shard.articles] == list(articles)
    assert [shard.name for shard in shards[1:]] == sorted(desk.shards, reverse=True)
    assert not shards[0].name
    assert MOST / 2 <= _size(shards[0].articles) <= MOST * 3 / 2
    for shard, older in pairwise(shards):
        assert not {year_of(analysed) for analysed in shard.articles} & {
            year_of(analysed) for analysed in older.articles
        }
        assert not shard.name or _size(shard.articles) <= 2 * MOST
    for shard, older in pairwise(shards[1:]):
        assert _size((*shard.articles, *older.articles)) > 2 * MOST
    assert [shard.name for shard in shards_of(articles, 10**9)] == [""]
    assert shards_of(articles, 10**9)[0].articles == articles
    assert [(shard.name, shard.articles) for shard in shards_of((), MOST)] == [("", ())]


def test_a_year_that_is_too_large_is_parted_and_the_undated_are_the_oldest(desk: Desk) -> None:
    metadata = desk.corpus.articles[0].metadata
    own = [analysed for analysed in desk.corpus.articles if year_of(analysed) in ("2018", "2019", "2020")]
    undated = [_dated(analysed, None) for analysed in own[-3:]]
    same = [_dated(analysed, metadata.published) for analysed in own[:-3]]
    year = year_of(same[0])
    names = [shard.name for shard in shards_of([*same, *undated], _size(same) // 3)]
    assert names[0] == ""
    assert names[-1].startswith((UNDATED, f"{year}-1"))
    assert f"{year}-2" in names
    # Another new article leaves all but the newest shard as they are.
    more = shards_of([_dated(own[0], metadata.published), *same, *undated], _size(same) // 3)
    assert more[-1] == shards_of([*same, *undated], _size(same) // 3)[-1]


def _dated(analysed: AnalysedArticle, published: Any) -> AnalysedArticle:
    return replace(
        analysed, article=replace(analysed.article, metadata=replace(analysed.metadata, published=published))
    )


def _size(articles: Any) -> int:
    return sum(len(analysed.article.sentences) for analysed in articles)


@pytest.mark.sweep
def test_nothing_is_indexed_when_nothing_has_changed(desk: Desk, started: list[str], tmp_path: Path) -> None:
    bundles.index(desk.sources, tmp_path, store=Store(desk.cache))
    assert not started
    before = files(desk.search)
    before.pop("suggestions.json")
    assert files(tmp_path) == before


@pytest.mark.sweep
@pytest.mark.skipif(ARTICLES > 2000, reason="changes what it was made from")
def test_an_article_that_changes_has_its_shard_indexed_and_no_other(
    desk: Desk, started: list[str], tmp_path: Path
) -> None:
    cache = shutil.copytree(desk.cache, tmp_path / "cache")
    shard = shards_of(desk.corpus.articles, MOST)[1]
    changed = replace(
        desk.corpus, articles=tuple(_renamed(analysed, shard.articles[0]) for analysed in desk.corpus.articles)
    )
    bundles.index(search_bundles(changed, Templates(), MOST), tmp_path / "search", store=Store(cache))
    assert sorted(started) == [f"de-x-{shard.name}", f"en-x-{shard.name}"]
    # What the build before has not used is forgotten.
    assert len(files(cache)) == len(desk.sources)


def _renamed(analysed: AnalysedArticle, which: AnalysedArticle) -> AnalysedArticle:
    value = replace(analysed.headline_en, value="Quokkakraftwerk eröffnet")
    return replace(analysed, headline_en=value) if analysed is which else analysed


@pytest.mark.sweep
@pytest.mark.skipif(ARTICLES > 2000, reason="changes what it was made from")
def test_a_damaged_bundle_is_made_again(desk: Desk, started: list[str], tmp_path: Path) -> None:
    cache = shutil.copytree(desk.cache, tmp_path / "cache")
    damaged = max((path for path in cache.rglob("*") if path.is_file()), key=lambda path: path.stat().st_size)
    data = bytearray(damaged.read_bytes())
    data[len(data) // 2] ^= 1
    damaged.write_bytes(data)
    bundles.index(desk.sources, tmp_path / "search", store=Store(cache))
    assert len(started) == 1
    assert files(tmp_path / "search").items() <= files(desk.search).items()


def test_only_the_two_first_bundles_carry_what_all_need(desk: Desk) -> None:
    assert {path.parent.name for path in desk.search.rglob("pagefind.js")} == {"de", "en"}
    assert {path.parent.name for path in desk.search.rglob("wasm.*")} == {"de", "en"}
    assert {path.parent.name for path in desk.search.rglob("pagefind-entry.json")} == {"de", "en", *desk.shards}


@pytest.mark.browser
@pytest.mark.parametrize("query", [*swept(*COSTLY[:-2]), COSTLY[-2], *swept(COSTLY[-1])])
def test_a_first_search_is_small_whatever_is_asked(browser: Browser, large: str, query: str) -> None:
    """How long the answer took is printed (`-s`), and no more: that depends on what else the machine does."""
    with visiting(browser, large) as visit:
        page = visit.open("about/")
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        sizes: list[float] = []
        session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        # By the page's own clock: whoever looks from outside does so every second only.
        page.evaluate(_CLOCK)
        page.get_by_role("searchbox").fill(query)
        expect(page.locator(".brief-results-list")).to_have_attribute("data-query", query, timeout=60_000)
        took = page.evaluate("() => window.took") / 1000
        page.wait_for_load_state("networkidle")
        print(f"{query}: {sum(sizes) / 1000:.0f} kB, {took:.2f} s")
        assert 100_000 < sum(sizes) < MOST_BYTES
        assert len(_asked(visit)) == (4 if "2013" in query else 2)


_CLOCK = """() => {
  const list = document.querySelector(".brief-results-list");
  document.addEventListener("input", () => {
    const began = performance.now();
    new MutationObserver(() => (window.took ??= performance.now() - began)).observe(list, { attributes: true });
  }, { capture: true, once: true });
}"""


def _asked(visit: Visit) -> set[str]:
    """The bundles that have been loaded."""
    return {url.split("/search/")[1].rpartition("/")[0] for url in visit.requests if ".pf_meta" in url}


@pytest.mark.browser
def test_older_articles_are_searched_where_they_are_wanted(browser: Browser, desk: Desk, large: str) -> None:
    newest = len(shards_of(desk.corpus.articles, MOST)[0].articles)
    with visiting(browser, large) as visit:
        page = visit.open("about/")
        box, status = page.get_by_role("searchbox"), page.locator(".brief-results-status")
        older = page.get_by_role(
            "button", name=f"Search the {len(desk.corpus.articles) - newest:,} older articles, too"
        )
        box.fill("Zalando Quokka")
        expect(status).to_contain_text(f"among the newest {newest} articles")
        expect(status).to_contain_text(f"None of the newest {newest} articles has “Quokka”")
        assert _asked(visit) == {"de", "en"}
        older.click()
        expect(status).to_contain_text("Nothing has “Quokka”")
        expect(status).not_to_contain_text("newest")
        expect(older).to_be_hidden()
        expect(box).to_be_focused()
        assert _asked(visit) == set(desk.sources)
    # A year that is named is searched at once: a long one has several shards, and they may end with another.
    years = {shard: re.findall(r"\d{4}", shard) for shard in sorted(desk.shards, reverse=True) if shard}
    year = min(years.values())[0]
    wanted = {shard: own for shard, own in years.items() if own[0] <= year <= own[-1]}
    periods = dict.fromkeys("–".join(dict.fromkeys((own[0], own[-1]))) for own in wanted.values())
    with visiting(browser, large) as visit:
        page = visit.open("about/")
        page.get_by_role("searchbox").fill(f"Alibaba {year}")
        said = f"among the newest {newest} articles and those of {' and '.join(periods)}"
        expect(page.locator(".brief-results-status")).to_have_text(re.compile(rf"{said}(, |$)"))
        assert _asked(visit) == {"de", "en", *(f"{language}/{shard}" for shard in wanted for language in ("de", "en"))}
    with visiting(browser, large) as visit:
        page = visit.open("about/")
        box, status = page.get_by_role("searchbox"), page.locator(".brief-results-status")
        box.fill("Quantenphysik")
        expect(status).to_contain_text(f"Nothing found for “Quantenphysik” in the newest {newest} articles.")
        # With nothing to go to, Enter goes on.
        box.press("Enter")
        expect(status).to_contain_text("Nothing found for “Quantenphysik”. Try one word")
        assert _asked(visit) == set(desk.sources)


@pytest.mark.sweep
@pytest.mark.browser
def test_readers_find_what_they_ask_for_among_many(browser: Browser, large: str) -> None:
    """A recombined article is as good as the one of the five from which the sentence that it shows is taken."""
    slugs = _slugs()
    queries = searches("queries.tsv", 2)
    missed, not_first = [], []
    with visiting(browser, large) as visit:
        visit.open("about/")
        answers = visit.answers([query for query, _ in queries])
    for (query, wanted), found in zip(queries, answers, strict=True):
        fits = [_fits(answer, wanted.split(), slugs) for answer in found]
        if not any(fits[:3]) if wanted else found:
            missed.append((query, wanted, found[:3]))
        elif wanted and not fits[0]:
            not_first.append((query, wanted, found[:3]))
    for one in (*missed, *not_first):
        print(one)
    assert not missed
    assert len(not_first) <= len(queries) / 10


def _slugs() -> dict[str, str]:
    """The original text of each of the five by its address."""
    found = {}
    for path in FIVE.glob("*.yml"):
        slug = re.search(r"^slug: *(\S+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        found[f"articles/{slug.group(1) if slug else path.stem}/"] = ORIGINALS[path.stem]
    return found


def _fits(answer: tuple[str, list[str]], wanted: list[str], slugs: Mapping[str, str]) -> bool:
    address, german = answer
    texts = [" ".join(slugs[one].split()) for one in wanted if one in slugs]
    return address in wanted or any(" ".join(words.split()) in text for words in german for text in texts)


@pytest.mark.sweep
@pytest.mark.browser
def test_results_are_narrowed_by_year_and_company(browser: Browser, desk: Desk, large: str) -> None:
    year = year_of(desk.corpus.articles[-1])
    in_year = [analysed for analysed in desk.corpus.articles if year_of(analysed) == year]
    with visiting(browser, large) as visit:
        page = visit.open("about/")
        page.get_by_role("searchbox").fill("Alibaba")
        expect(page.locator(".brief-results-list")).to_have_attribute("data-query", "Alibaba")
        page.get_by_role("button", name=re.compile("older articles, too")).click()
        expect(page.locator(".brief-results-status")).to_have_text(re.compile(r"^The \d+ best of [\d,]+ articles, "))
        opener = page.locator(".brief-results-facets summary")
        opener.focus()
        page.keyboard.press("Enter")
        choice = page.get_by_role("group", name="Year").get_by_role("button", name=re.compile(f"^{year} "))
        number = int(choice.locator("small").inner_text())
        having = [analysed for analysed in in_year if "Alibaba" in " ".join(analysed.german.values())]
        assert len(having) <= number <= len(in_year)
        choice.focus()
        page.keyboard.press("Space")
        expect(choice).to_have_attribute("aria-pressed", "true")
        expect(opener).to_have_text(f"Narrowed to {year}")
        expect(choice).to_be_focused()
        slugs = {f"{visit.address}articles/{analysed.article.slug}/" for analysed in in_year}
        links = page.locator(".brief-results-list a").evaluate_all("all => all.map(a => a.href.split('#')[0])")
        assert links
        assert set(links) <= slugs
        expect(page.locator(".brief-results-status")).to_contain_text(f"{number} article")
        company = page.get_by_role("group", name="Company").get_by_role("button").first
        company.click()
        expect(opener).to_have_text(re.compile(rf"^Narrowed to {year}, \w+"))
        page.get_by_role("searchbox").fill("Haier")
        expect(opener).to_have_text("Narrow by company, year or outlet")


def test_what_can_be_narrowed_to_stays_few_and_says_where_it_is(desk: Desk) -> None:
    shards = shards_of(desk.corpus.articles, MOST)
    found = facet_choices(shards)
    assert [name for name, _, _ in found["Year"]] == sorted({year_of(b) for b in desk.corpus.articles}, reverse=True)
    assert len(found["Company"]) <= 30
    having: dict[str, list[int]] = {word: [] for values in found.values() for _, word, _ in values}
    for number, shard in enumerate(shards):
        text = "".join(desk.sources[f"en/{shard.name}".rstrip("/")].values())
        for word in having:
            if f" {word}" in text:
                having[word].append(number)
    assert having == {word: numbers for values in found.values() for _, word, numbers in values}
    assert json.loads(suggestions_json(desk.corpus, MOST))["shards"] == [
        [shard.name, len(shard.articles)] for shard in shards
    ]


def test_the_cache_serves_the_next_build(site: Path) -> None:
    """The project's own `.cache` holds the bundles of the site of the five."""
    kept = site.parent / "project" / ".cache" / "search"
    # The bundle of each language.
    assert len(files(kept)) == 2
