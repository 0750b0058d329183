"""The list of articles and what narrows it: the facets as a pure model, and the list in a real browser."""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Locator, Page, expect

from briefing.articles.analysed_article import Analyser
from briefing.corpus.corpus import Corpus, build_corpus
from briefing.desk.folder import read_desk
from briefing.pages.facets import FacetName, Facets, build_facets
from briefing.translation.pairing import pair
from desk_of_many import write_desk
from projects import ROOT, build, page, project, with_instant
from server import serve
from visits import Visit, visiting

COMPANIES = "companies:\n" + "".join(
    f"  - {{id: {name.lower()}, name: {name}, is: A company.}}\n"
    for name in ("Alpha", "Beta", "Gamma", *(f"Firma{letter}" for letter in "ABCDEFGHIJK"))
)
OUTLETS = "outlets:\n  - {id: blatt, name: Das Blatt, aliases: [blatt.de], is: A daily.}\n"
TOPICS = "topics:\n  - {id: law, name: Law, is: What courts say., terms: [gericht]}\n"
MACHINE = "# origin: machine\n#, fuzzy\n"
MANY = " und ".join(f"Firma{letter}" for letter in "ABCDEFGHIJK")


def po(*entries: tuple[str, str, bool]) -> str:
    """Return a translation memory of German and English sentences that are reviewed or not."""
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    return head + "".join(
        f'\n{"" if reviewed else MACHINE}msgid "{german}"\nmsgstr "{english}"\n'
        for german, english, reviewed in entries
    )


MIXED: dict[str, str | bytes] = {
    "reference/companies.yml": COMPANIES,
    "reference/outlets.yml": OUTLETS,
    "reference/topics.yml": TOPICS,
    "a.txt": "Alpha kauft Beta im Land.\n",
    "a.yml": "outlet: blatt.de\npublished: {date: 2019-05-19}\ntopics: [law]\nheadline: {en: Zebras}\n"
    "reviewed: {by: Ann Other, date: 2026-11-22}\n",
    "a.en.po": po(("Alpha kauft Beta im Land.", "Alpha buys Beta.", True)),
    "b.txt": "Alpha wächst weiter. Das ist gut.\n",
    "b.yml": "origin: ai\noutlet: 'Bote & <b>Sohn</b>'\npublished: {date: 2019-05}\nheadline: {en: “Bears” climb}\n",
    "b.en.po": po(("Alpha wächst weiter.", "Alpha grows.", True), ("Das ist gut.", "That is good.", False)),
    "c.txt": f"Beta wächst weiter im Land und in der Welt. Auch {MANY} sind dabei.\n",
    "c.yml": "origin: ai\npublished: {date: '2014'}\ntopics: [law]\nheadline: {en: antelopes 10}\n",
    "d.txt": "Gamma ruht.\n",
    "e.txt": "Alpha und Gamma wollen nun zusammen wachsen.\n",
    "e.yml": "origin: ai\noutlet: '???'\nheadline: {en: Antelopes 9}\n",
    "f.txt": "Beta ist in diesem Entwurf.\n",
    "f.yml": "draft: true\npublished: {date: 2021-01-01}\n",
    "g.txt": "Beta ist in diesem zurückgezogenen Text.\n",
    "g.yml": "withdrawn: An error.\npublished: {date: 2022-01-01}\n",
}


def corpus(root: Path) -> Corpus:
    desk = read_desk(root)
    assert not desk.errors, desk.errors
    analyser = Analyser(desk.reference)
    return build_corpus([analyser.analyse(article, pair(article)) for article in desk.published], desk.reference)


def facets(made: Corpus) -> Facets:
    return build_facets(made.articles, made.reference)


def listed(made: Facets, name: FacetName) -> list[tuple[str, str, int]]:
    [facet] = [facet for facet in made.all if facet.name is name]
    return [(value.id, value.name, value.count) for value in facet.values]


def test_each_value_is_counted_once_an_article_and_unknown_ones_are_last(tmp_path: Path) -> None:
    made = facets(corpus(project(tmp_path, MIXED)))
    assert [facet.name for facet in made.all] == ["company", "topic", "year", "outlet", "review"]
    assert listed(made, FacetName.COMPANY)[:4] == [
        ("alpha", "Alpha", 3), ("beta", "Beta", 2), ("gamma", "Gamma", 2), ("firmaa", "FirmaA", 1),
    ]  # fmt: skip
    assert listed(made, FacetName.TOPIC) == [("law", "Law", 2)]
    assert listed(made, FacetName.YEAR) == [("2019", "2019", 2), ("2014", "2014", 1), ("undated", "Undated", 2)]
    assert listed(made, FacetName.OUTLET) == [
        ("outlet-", "???", 1), ("bote-b-sohn-b", "Bote & <b>Sohn</b>", 1), ("blatt", "Das Blatt", 1),
        ("none", "Outlet not stated", 2),
    ]  # fmt: skip
    assert listed(made, FacetName.REVIEW) == [
        ("reviewed", "Reviewed", 1), ("partly-reviewed", "Partly reviewed", 1), ("unreviewed", "Unreviewed", 2),
        ("no-english", "No English yet", 1),
    ]  # fmt: skip


def test_neither_drafts_nor_what_was_withdrawn_counts(tmp_path: Path) -> None:
    made = facets(corpus(project(tmp_path, MIXED)))
    assert set(made.by_article) == {"a", "b", "c", "d", "e"}
    assert not {"2021", "2022"} & {id for id, _, _ in listed(made, FacetName.YEAR)}


def test_an_outlet_called_none_is_not_the_lack_of_one(tmp_path: Path) -> None:
    seeds = MIXED | {"a.yml": "outlet: None!\n", "b.yml": "outlet: blatt.de\n", "e.yml": "outlet: Das Blatt\n"}
    made = facets(corpus(project(tmp_path, seeds)))
    assert listed(made, FacetName.OUTLET) == [
        ("blatt", "Das Blatt", 2), ("outlet-none", "None!", 1), ("none", "Outlet not stated", 2),
    ]  # fmt: skip


def test_a_sentence_whose_german_changed_is_not_reviewed(tmp_path: Path) -> None:
    stale = '\n#, fuzzy\n#| msgid "Das war gut."\nmsgid "Das ist gut."\nmsgstr "That was good."\n'
    review = "reviewed: {by: Ann Other, date: 2026-11-22}\n"
    notes = str(MIXED["b.yml"]) + review
    for memory, state in (
        (po(("Alpha wächst weiter.", "Alpha grows.", True), ("Das ist gut.", "That is good.", True)), "reviewed"),
        (po(("Alpha wächst weiter.", "Alpha grows.", True)) + stale, "partly-reviewed"),
        (po(("Alpha wächst weiter.", "Alpha grows.", True)), "partly-reviewed"),
    ):
        root = project(tmp_path / f"{state}{len(memory)}", MIXED | {"b.yml": notes, "b.en.po": memory})
        assert list(facets(corpus(root)).by_article["b"][FacetName.REVIEW]) == [state]


def in_catalogue(article: dict) -> dict[str, list[str]]:
    """Return the values of each facet, as `articles.json` tells them."""
    told, translation = article["metadata"], article["translation"]
    wrote = article["headline"]["en"]["provenance"] == "editorial" or article["summary"]["en"] or article["key_points"]
    pieces = translation["sentences"] + bool(wrote)
    reviewed = translation["reviewed"] + bool(wrote and article["editorial"]["review"] != "none")
    states = {pieces: "reviewed", 0: "unreviewed"}
    return {
        "company": [named["id"] for named in told["companies"]],
        "topic": [topic["id"] for topic in told["topics"]],
        "year": [(told["published"]["value"] or "undated")[:7].split("-")[0]],
        "review": [
            "no-english"
            if translation["missing"] == translation["sentences"] and not wrote
            else states.get(reviewed, "partly-reviewed")
        ],
    }


def agrees_with_catalogue(site: Path) -> int:
    """Compare the list with the catalogue of a site; return how many articles it has."""
    articles = json.loads((site / "articles.json").read_text(encoding="utf-8"))["articles"]
    soup = page(site, "articles")
    items = soup.select(".brief-overview > li")
    assert [f"..{article['url']}" for article in articles] == [item.a["href"] for item in items]
    counts: Counter[tuple[str, str]] = Counter()
    for article, item in zip(articles, items, strict=True):
        assert item["data-words"] == str(article["metadata"]["words"]["value"])
        assert item["data-date"] == (article["metadata"]["published"]["value"] or "")
        for facet, values in in_catalogue(article).items():
            assert str(item[f"data-{facet}"]).split() == values, (article["id"], facet)
        known = article["metadata"]["outlet"]["value"] is not None
        assert (item["data-outlet"] != "none") is known
        counts.update((facet, id) for facet in FacetName for id in str(item[f"data-{facet}"]).split())
    shown = {
        (str(label.input["name"]), str(label.input["value"])): int(label.select_one(".brief-tally").text)
        for label in soup.select(".brief-facet label")
    }
    assert shown == counts
    return len(articles)


def test_the_list_of_the_five_agrees_with_the_catalogue(site: Path) -> None:
    assert agrees_with_catalogue(site) == 5
    shown = {str(box["value"]) for box in page(site, "articles").select("[name=outlet]")}
    assert shown == {"der-aktionaer", "none"}


def test_the_list_of_many_agrees_with_the_catalogue(tmp_path: Path) -> None:
    root = project(tmp_path / "project", {})
    write_desk(root / "seeds", 40, 20)
    result = build(root, tmp_path / "site")
    assert result.status == 0, result.output
    assert agrees_with_catalogue(result.site) == 40


def test_more_than_a_dozen_values_are_behind_a_summary(site: Path) -> None:
    [company, *others] = page(site, "articles").select(".brief-facet")
    assert len(company.find_all("label", recursive=False)) == 12
    folded = company.select("details label")
    assert company.summary.text == f"{len(folded)} more"
    assert len(folded) == 8
    assert not [facet for facet in others if facet.details]


def test_an_outlet_is_text_not_markup(mixed: tuple[Path, str]) -> None:
    html = (mixed[0] / "articles" / "index.html").read_text(encoding="utf-8")
    assert "<b>Sohn" not in html
    label = BeautifulSoup(html, "html.parser").select_one("[value=bote-b-sohn-b]").parent
    assert "Bote & <b>Sohn</b>" in label.text


def test_the_script_is_small() -> None:
    script = (ROOT / "docs" / "assets" / "scripts" / "filters.js").read_bytes()
    assert len(gzip.compress(script, mtime=0)) <= 3000


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The site of a desk with every state that a list can show, below a path and with instant navigation: its folder
    and where it is served."""
    folder = tmp_path_factory.mktemp("mixed")
    root = with_instant(project(folder / "project", MIXED))
    (folder / "served").mkdir()
    server = serve(folder / "served")
    address = f"http://127.0.0.1:{server.server_port}/press/"
    result = build(root, folder / "served" / "press", SITE_URL=address)
    assert result.status == 0, result.output
    yield result.site, address
    server.shutdown()


@pytest.fixture
def mixed_address(mixed: tuple[Path, str]) -> str:
    return mixed[1]


@pytest.fixture
def visit(browser: Browser, mixed_address: str) -> Iterator[Visit]:
    with visiting(browser, mixed_address) as visit:
        yield visit


def shown(page: Page) -> str:
    """The slugs of the articles that are shown, in order."""
    links = page.locator(".brief-overview > li:visible .brief-overview-title a")
    return "".join(link.rstrip("/").split("/")[-1] for link in links.evaluate_all("all => all.map(a => a.href)"))


def box(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f'[name="{facet}"][value="{value}"]')


def tally(page: Page, facet: str, value: str) -> int:
    label = page.locator("label", has=box(page, facet, value))
    return int(label.locator(".brief-tally").inner_text())


def query(page: Page) -> str:
    return page.url.partition("?")[2]


def chips(page: Page) -> list[str]:
    return page.locator(".brief-chip:visible").all_inner_texts()


browser_test = pytest.mark.browser


@browser_test
def test_the_page_of_a_company_leads_to_its_articles(visit: Visit) -> None:
    page = visit.open("companies/beta/")
    page.get_by_role("link", name="2 articles").click()
    expect(page.locator(".brief-found-count")).to_have_text("2 of 5 articles")
    assert chips(page) == ["Beta"]
    visit.open("topics/law/")
    page.get_by_role("link", name="2 articles").click()
    expect(page.locator(".brief-found-count")).to_have_text("2 of 5 articles")
    assert chips(page) == ["Law"]


@browser_test
def test_filters_combine_and_the_counts_say_what_choosing_would_give(visit: Visit) -> None:
    page = visit.open("articles/")
    status = page.get_by_role("status").filter(has_text="article")
    expect(status).to_have_text("5 articles")
    assert shown(page) == "abcde"
    box(page, "company", "beta").check()
    expect(status).to_have_text("2 of 5 articles")
    assert shown(page) == "ac"
    # Another company would widen the choice, hence keeps its count; other facets count what is left.
    assert tally(page, "company", "alpha") == 3
    assert tally(page, "company", "gamma") == 2
    assert tally(page, "year", "2014") == 1
    assert tally(page, "year", "undated") == 0
    box(page, "company", "gamma").check()
    assert shown(page) == "acde"
    assert tally(page, "year", "undated") == 2
    box(page, "year", "undated").check()
    assert shown(page) == "de"
    assert tally(page, "company", "alpha") == 1
    assert tally(page, "company", "beta") == 0
    assert tally(page, "review", "no-english") == 1
    box(page, "review", "no-english").check()
    assert shown(page) == "d"
    assert query(page) == "company=beta&company=gamma&year=undated&review=no-english"
    assert chips(page) == ["Beta", "Gamma", "Undated", "No English yet"]


@browser_test
def test_every_count_comes_true_when_its_value_is_chosen(visit: Visit) -> None:
    page = visit.open("articles/?topic=law&outlet=none&outlet=blatt")
    assert shown(page) == "ac"
    for facet in ("company", "year", "review"):
        for value in page.locator(f'[name="{facet}"]').evaluate_all("all => all.map(box => box.value)"):
            page.locator("details").evaluate("details => details.open = true")
            promised = tally(page, facet, value)
            box(page, facet, value).check()
            assert len(shown(page)) == promised, (facet, value)
            box(page, facet, value).uncheck()


@browser_test
def test_the_address_restores_the_list_and_back_goes_back(visit: Visit) -> None:
    page = visit.open("articles/?company=gamma&company=nobody&colour=red&year=&sort=title&order=desc#nowhere")
    assert chips(page) == ["Gamma"]
    assert shown(page) == "de"
    expect(page.get_by_label("Sort by")).to_have_value("title desc")
    box(page, "year", "undated").check()
    assert query(page) == "company=gamma&year=undated&sort=title&order=desc"
    box(page, "company", "alpha").check()
    page.go_back()
    expect(box(page, "company", "alpha")).not_to_be_checked()
    assert query(page) == "company=gamma&year=undated&sort=title&order=desc"
    assert shown(page) == "de"
    page.go_forward()
    expect(box(page, "company", "alpha")).to_be_checked()
    page.locator(".brief-overview > li:visible .brief-overview-title a").first.click()
    expect(page.locator(".brief-reader")).to_be_visible()
    page.go_back()
    expect(box(page, "company", "alpha")).to_be_checked()
    assert chips(page) == ["Alpha", "Gamma", "Undated"]
    page.reload()
    expect(box(page, "company", "alpha")).to_be_checked()
    assert len(shown(page)) == 2


@browser_test
def test_it_starts_anew_after_instant_navigation(visit: Visit) -> None:
    page = visit.open("")
    page.locator(".brief-pages a", has_text="Articles").click()
    box(page, "company", "beta").check()
    expect(page.locator(".brief-found-count")).to_have_text("2 of 5 articles")
    page.locator(".brief-pages a", has_text="Companies").click()
    expect(page.locator("h1")).to_have_text("Companies")
    page.go_back()
    expect(page.locator(".brief-found-count")).to_have_text("2 of 5 articles")
    assert chips(page) == ["Beta"]
    page.get_by_role("button", name="Clear all").click()
    assert shown(page) == "abcde"
    assert len([url for url in visit.requests if url.endswith("filters.js")]) == 1, "navigation was not instant"


SORTED = {
    "Newest first": ("abcde", ""),
    "Oldest first": ("cbade", "sort=date&order=asc"),
    "Longest first": ("cebad", "sort=length"),
    "Shortest first": ("dabec", "sort=length&order=asc"),
    "Title, A to Z": ("ecbda", "sort=title"),
    "Title, Z to A": ("adbce", "sort=title&order=desc"),
}


@browser_test
def test_it_sorts_both_ways_with_the_undated_last(visit: Visit) -> None:
    page = visit.open("articles/?sort=length")
    page.get_by_label("Sort by").select_option(label="Shortest first")
    for name, (order, address) in SORTED.items():
        page.get_by_label("Sort by").select_option(label=name)
        assert shown(page) == order
        assert query(page) == address
        page.reload()
        assert shown(page) == order
        expect(page.locator(".brief-sort option:checked")).to_have_text(name)


@browser_test
def test_chips_and_clear_take_filters_away_and_keep_the_order(visit: Visit) -> None:
    page = visit.open("articles/?company=alpha&company=beta&year=2014&sort=title")
    page.get_by_role("button", name="Remove the filter Alpha").click()
    assert query(page) == "company=beta&year=2014&sort=title"
    expect(page.get_by_role("button", name="Remove the filter Beta")).to_be_focused()
    page.get_by_role("button", name="Remove the filter 2014").press("Enter")
    expect(page.get_by_role("button", name="Remove the filter Beta")).to_be_focused()
    page.get_by_role("button", name="Remove the filter Beta").press("Enter")
    expect(page.locator(".brief-found-count")).to_be_focused()
    assert query(page) == "sort=title"
    assert shown(page) == "ecbda"
    expect(page.locator(".brief-chosen")).to_be_hidden()


@browser_test
def test_it_says_when_nothing_fits_and_offers_to_clear(visit: Visit) -> None:
    page = visit.open("articles/?company=beta&year=undated")
    assert shown(page) == ""
    expect(page.locator(".brief-found-count")).to_have_text("No article fits all of these filters.")
    page.get_by_role("button", name="Clear all").click()
    assert shown(page) == "abcde"
    assert query(page) == ""
    expect(page.locator(".brief-facet :checked")).to_have_count(0)
    expect(page.locator(".brief-found-count")).to_be_focused()


@browser_test
def test_it_works_by_keyboard_alone(visit: Visit) -> None:
    page = visit.open("articles/")
    page.get_by_label("Sort by").focus()
    page.keyboard.press("End")
    expect(page.get_by_label("Sort by")).to_have_value("title desc")
    page.keyboard.press("Tab")
    expect(box(page, "company", "alpha")).to_be_focused()
    page.keyboard.press("Space")
    assert shown(page) == "abe"
    # Enter in a form that has no button to send it must not send it.
    page.keyboard.press("Enter")
    assert query(page) == "company=alpha&sort=title&order=desc"
    page.keyboard.press("Space")
    assert shown(page) == "adbce"


@browser_test
def test_a_chosen_value_is_not_hidden_behind_the_summary(visit: Visit) -> None:
    page = visit.open("articles/")
    expect(box(page, "company", "firmak")).to_be_hidden()
    visit.open("articles/?company=firmak")
    expect(box(page, "company", "firmak")).to_be_visible()
    assert shown(page) == "c"


@browser_test
def test_on_a_phone_the_panel_opens_with_a_tap(browser: Browser, mixed_address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    visit = Visit(context, mixed_address)
    page = visit.open("articles/?company=alpha")
    toggle = page.get_by_role("button", name="Filter (1)")
    expect(toggle).to_have_attribute("aria-expanded", "false")
    expect(box(page, "company", "alpha")).to_be_hidden()
    toggle.tap()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    page.locator("label", has=box(page, "year", "2019")).tap()
    assert shown(page) == "ab"
    heights = page.locator(".brief-facet label:visible, .brief-chosen button, .brief-filters select").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 24
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.get_by_role("button", name="Filter (2)").tap()
    expect(box(page, "company", "alpha")).to_be_hidden()
    assert chips(page) == ["Alpha", "2019"]
    assert not visit.complaints
    context.close()


@browser_test
def test_without_scripts_the_whole_list_stands(browser: Browser, mixed_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = Visit(context, mixed_address).open("articles/?company=gamma&sort=length")
    assert shown(page) == "abcde"
    expect(page.locator(".brief-filters")).to_be_hidden()
    expect(page.locator(".brief-chosen")).to_be_hidden()
    expect(page.locator(".brief-found-count")).to_have_text("5 articles")
    page.locator(".brief-overview-title a").first.click()
    expect(page.locator(".brief-reader")).to_be_visible()
    context.close()
