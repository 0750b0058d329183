"""Search: what a reader types into the box, and what it answers; the words that are added to what is searched."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from briefing.german.compounds import Compounds
from briefing.german.word_forms import english_forms, german_forms
from briefing.search.number_tokens import number_tokens
from briefing.site import Settings, make_site
from desk_of_many import write_desk
from projects import ARTICLE, FIVE, HAIER, build, project, searches
from server import serve
from visits import Visit, visiting

_NUMBERS_OF_QUERY = """async (text) => {
  const { parse } = await import("/assets/scripts/search/query.js");
  const { Words } = await import("/assets/scripts/search/words.js");
  const words = new Words(await (await fetch("/search/suggestions.json")).json());
  return parse(text, words.common, words.scales).tokens.map(({ form }) => form).filter((form) => form.startsWith("qz"));
}"""
_PLACE = {"de": german_forms, "en": english_forms}


@pytest.mark.browser
def test_readers_find_what_they_ask_for(visit: Visit) -> None:
    visit.open("about/")
    queries = searches("queries.tsv", 2)
    assert len(queries) >= 60
    answers = [[address for address, _ in found] for found in visit.answers([query for query, _ in queries])]
    not_first, missed = [], []
    for (query, wanted), found in zip(queries, answers, strict=True):
        if not set(found[:3]) & set(wanted.split()) if wanted else found:
            missed.append((query, found[:3]))
        elif not set(found[:1]) & set(wanted.split()) and wanted:
            not_first.append((query, found[:3]))
    assert not missed
    assert len(not_first) <= len(queries) / 10, not_first
    # Who types them is shown the same.
    for place in range(0, len(queries), len(queries) // 4):
        assert [link.split("#")[0] for link in visit.results(queries[place][0])] == answers[place]


@pytest.mark.browser
def test_what_was_found_out_of_sight_is_shown_by_its_sentence(visit: Visit) -> None:
    page = visit.open("")
    page.get_by_role("searchbox").fill("Filialen Standorte")
    hit = page.locator(".brief-results-list a").first.locator(".brief-hit").first
    expect(hit.locator('[lang="de"] mark')).to_have_text(["Vertriebsstandorte", "Service-Filialen."])
    expect(hit.locator('[lang="en"]')).to_contain_text("2,800 distribution sites")
    page.get_by_role("searchbox").fill("360 Mio.")
    expect(hit.locator("mark")).to_have_text(["US$360", "million", "360", "Millionen"])
    page.get_by_role("searchbox").fill("Jingdong")
    expect(page.locator(".brief-results-list a").first).to_contain_text("JD.com Company")
    expect(page.locator(".brief-results-list")).not_to_contain_text("Jingdong")


@pytest.mark.browser
def test_words_are_suggested_while_typing_and_chosen_by_keyboard(visit: Visit) -> None:
    page = visit.open("")
    box = page.get_by_role("searchbox")
    box.press_sequentially("welthand")
    words = page.locator(".brief-results-words")
    expect(words.get_by_role("button", name="Welthandelsplattform")).to_be_visible()
    expect(words.locator('[lang="de"]').first).to_have_text("Welthandel")
    page.keyboard.press("Tab")
    expect(words.get_by_role("button").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(box).to_be_focused()
    expect(box).to_have_value("Welthandel")
    expect(page.locator(".brief-results-list a").first).to_contain_text("World trade Topic")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".brief-results-list a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()


@pytest.mark.browser
def test_a_mistake_is_mended_and_said(visit: Visit) -> None:
    page = visit.open("")
    page.get_by_role("searchbox").fill("Goodymart Haier Raumfahrt")
    expect(page.locator(".brief-results-status")).to_have_text(
        "1 article, 3 other pages. Nothing has “Goodymart”: searched for “Goodaymart” instead. Nothing has “Raumfahrt”"
    )


@pytest.mark.browser
def test_finding_nothing_offers_words_to_go_on_with(visit: Visit) -> None:
    page = visit.open(HAIER)
    page.get_by_role("searchbox").fill("Bundesrat")
    expect(page.locator(".brief-results-status")).to_contain_text("Nothing found for “Bundesrat”")
    words = page.locator(".brief-results-words")
    expect(words.get_by_role("button", name="Bundesrepublik", exact=True)).to_be_visible()
    expect(words.get_by_role("link", name="All articles")).to_have_attribute("href", f"{visit.address}articles/")
    words.get_by_role("button").first.click()
    expect(page.locator(".brief-results-list a").first).to_be_visible()


@pytest.mark.browser
def test_words_in_an_address_are_searched_at_once(visit: Visit) -> None:
    page = visit.open("topics/logistics/?q=Zalando%20Otto")
    expect(page.get_by_role("searchbox")).to_have_value("Zalando Otto")
    expect(page.locator(".brief-results-list a").first).to_contain_text("JD.com plans its move")
    page.keyboard.press("Escape")
    expect(page.locator(".brief-results")).to_be_hidden()


@pytest.mark.browser
def test_a_page_may_bring_words_to_search_for(site: Path, visit: Visit) -> None:
    html = (site / "about" / "index.html").read_text(encoding="utf-8")
    brought = html.replace('class="brief-search"', 'class="brief-search" data-query="Drohnen"')
    visit.page.route("**/about/", lambda route: route.fulfill(body=brought, content_type="text/html"))
    page = visit.open("about/")
    expect(page.locator(".brief-results-list a").first).to_contain_text("Drohnen")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("words", "readings"),
    [("Was investiert Alibaba in Haier?", 2), pytest.param("Alibaba Haier", 1, marks=pytest.mark.sweep)],
)
def test_a_first_search_asks_at_once_for_all_that_it_can_know_of(visit: Visit, words: str, readings: int) -> None:
    """A word that one language has in other forms only, or not at all, is looked up on a page first."""
    asked = _rounds(visit, words)
    kinds = [{Path(url.split("?")[0]).suffix for url in urls} for urls in asked]
    begin = [{".js", ".json", ".pagefind"}, {".pf_meta"}, {".pf_index", ".pf_filter"}]
    assert kinds == begin + [{".pf_fragment"}] * readings
    # The module is there once for each language.
    urls = [url for urls in asked for url in urls if not url.endswith("/pagefind.js")]
    assert len(urls) == len(set(urls))


def _rounds(visit: Visit, words: str) -> list[list[str]]:
    """What a first search asks for before it has an answer, what next with the answers to that, and so on."""
    page = visit.open("about/")
    answer = page.locator(f'.brief-results-list[data-query="{words}"]')
    held: list[Route] = []
    page.route("**/*", lambda route: held.append(route))
    page.get_by_role("searchbox").fill(words)
    rounds = []
    while not answer.count():
        quiet, before = 0, len(held)
        while quiet < 700:
            page.wait_for_timeout(100)
            quiet, before = (quiet + 100 if before == len(held) else 0), len(held)
        # While these go on, others may come.
        routes = held.copy()
        held.clear()
        if routes:
            rounds.append([route.request.url for route in routes])
        for route in routes:
            route.continue_()
    page.unroute_all()
    return rounds


@pytest.mark.browser
def test_an_article_without_english_is_found_in_english(browser: Browser, tmp_path: Path) -> None:
    german = "JD.com steckt 25 Millionen Euro in die Übernahme. Der Börsengang ist im Mai 2021.\n\n"
    reference = {f"reference/{path.name}": path.read_bytes() for path in (FIVE / "reference").iterdir()}
    made = build(project(tmp_path / "project", {"a.txt": german + ARTICLE, **reference}), tmp_path / "site")
    assert made.status == 0, made.output
    server = serve(made.site)
    with visiting(browser, f"http://127.0.0.1:{server.server_port}/") as visit:
        visit.open("")
        for query in ("Jingdong €25m", "takeover", "flotation May 2021", "Was kostet die Uebernahme?"):
            assert "articles/a/" in [link.split("#")[0] for link in visit.results(query)[:2]], query
    server.shutdown()


@pytest.mark.parametrize(("word", "parts"), searches("compounds.tsv", 2))
def test_a_compound_is_split_where_all_parts_are_known(word: str, parts: str) -> None:
    assert " ".join(Compounds().parts(word)) == parts


def test_nouns_of_the_desk_make_compounds_known() -> None:
    assert not Compounds().parts("Quokkakraftwerk")
    assert Compounds(["Quokka"]).parts("Quokkakraftwerk") == ("quokka", "kraftwerk")


def test_compounds_of_the_desk_keep_no_longer_one_from_being_split() -> None:
    desk = ["Handelsplattform", "Welthandel", "Welthandelsplattform", "Plattformen"]
    assert Compounds(desk).parts("Welthandelsplattform") == Compounds().parts("Welthandelsplattform")
    # Of a noun that the desk alone has, too.
    assert Compounds(["Quokka", "Quokkamarkt"]).parts("Quokkamarktplan")[:3] == ("quokka", "markt", "plan")


@pytest.mark.parametrize(("language", "word", "forms"), searches("word_forms.tsv", 3))
def test_forms_that_no_stem_shares(language: str, word: str, forms: str) -> None:
    assert " ".join(_PLACE[language](word)) == forms


@pytest.mark.parametrize(("german", "english"), searches("figures.tsv", 2))
def test_a_figure_has_the_same_words_in_both_languages(german: str, english: str) -> None:
    found = list(number_tokens(german, "de"))
    assert found
    assert found == list(number_tokens(english, "en"))


@pytest.mark.browser
def test_a_query_has_the_words_that_the_build_makes_of_the_same_figures(visit: Visit) -> None:
    page = visit.open("")
    for texts in searches("figures.tsv", 2):
        for text, language in zip(texts, ("de", "en"), strict=True):
            *_, number = (word for word in number_tokens(text, language) if word.startswith("qz"))
            assert page.evaluate(_NUMBERS_OF_QUERY, text) == [number], text


def test_figures_that_differ_have_words_that_differ() -> None:
    numbers = ("36", "360", "3,6", "36 Millionen", "36 Milliarden", "3.600")
    words = [tuple(number_tokens(number, "de"))[-1] for number in numbers]
    assert len(set(words)) == len(words)
    assert not [(one, other) for one in words for other in words if one != other and other.startswith(one)]


def test_the_words_to_suggest_stay_few(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    write_desk(tmp_path / "seeds", 60, 3000)
    made = make_site(tmp_path, Settings("Many", ""))
    words = json.loads(made.files["search/suggestions.json"].make())
    assert words["articles"] == 60
    assert 400 < len(words["en"]) <= 1600
    assert len(words["de"]) <= 1900
