"""The site in a real Chromium: what a reader does, from the home page to a sentence and back."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from projects import HAIER
from visits import Visit

pytestmark = pytest.mark.browser


PAGES = [
    "", "articles/", "about/", HAIER, "articles/alibaba-world-trade-platform/", "nowhere/", "companies/",
    "companies/alibaba/", "people/jack-ma/", "topics/logistics/", "initiatives/", "timeline/", "figures/", "glossary/",
    "print/", "imprint/", "privacy/", "accessibility/",
]  # fmt: skip


def test_from_home_by_search_to_a_sentence_and_back(visit: Visit) -> None:
    page = visit.open("")
    assert page.locator(".brief-lead, .brief-card").count() == 5
    page.get_by_role("searchbox").fill("Haushaltsgerät")
    result = page.locator(".brief-results-list a").first
    expect(result).to_contain_text("Alibaba puts about US$360 million into Haier’s logistics network")
    expect(result.locator('[lang="de"] mark')).to_have_text(["Haushaltsgeräte."])
    expect(result.locator('[lang="en"]')).to_contain_text(["household appliances"])
    page.keyboard.press("ArrowDown")
    expect(result).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/alibaba-haier-goodaymart/#s-*")
    sentence = page.locator(":target")
    expect(sentence).to_contain_text("Marktführer in Sachen Haushaltsgeräte")
    expect(sentence).to_be_in_viewport()

    page.get_by_role("button", name="English").click()
    expect(sentence).to_be_hidden()
    expect(page.locator('[data-s][lang="en"]').first).to_be_visible()
    page.locator(".brief-key-points a").first.click()
    quoted = page.locator(":target")
    expect(quoted).to_contain_text("rund 360 Millionen US-Dollar")
    expect(quoted).to_be_in_viewport()
    expect(quoted).to_be_focused()
    page.go_back()
    page.go_back()
    page.wait_for_url(visit.address)


FOUND = {
    "Logistik": {"alibaba-haier-goodaymart", "jd-com-europe-entry"},
    "logistics": {"alibaba-haier-goodaymart", "jd-com-europe-entry"},
    "Übernahme": {"jd-com-europe-entry"},
    "takeover": {"jd-com-europe-entry"},
    "Shutterstock": {"alibaba-shoprunner-alliance"},
    "spearhead of a globalisation strategy": {"aliexpress-opens-to-foreign-sellers"},
    "G20-Gipfel": {"alibaba-world-trade-platform"},
}


def test_search_finds(visit: Visit) -> None:
    visit.open("")
    for words, wanted in FOUND.items():
        found = visit.search(words)
        assert wanted <= set(found), words
        assert len(found) == len(set(found)), words
        if len(wanted) == 1:
            assert set(found[:1]) == wanted, words


def test_search_inflects_in_both_languages(visit: Visit) -> None:
    visit.open("")
    assert set(visit.search("companies")) == set(visit.search("company"))
    assert visit.search("Haushaltsgerät") == visit.search("Haushaltsgeräte")
    assert visit.search("Plattformen")[0] in visit.search("Plattform")


def test_search_says_when_it_finds_nothing(visit: Visit) -> None:
    page = visit.open("")
    page.get_by_role("searchbox").fill("Quantenphysik")
    expect(page.get_by_role("status")).to_have_text(
        "Nothing found for “Quantenphysik”. Try one word, in English or German."
    )


def test_enter_opens_the_answer_to_what_stands_there(visit: Visit) -> None:
    page = visit.open("")
    page.get_by_role("searchbox").fill("Haier")
    expect(page.locator(".brief-results-list a").first).to_contain_text("Haier")
    page.get_by_role("searchbox").fill("Zalando")
    page.keyboard.press("Enter")
    page.wait_for_url("**/companies/zalando/")


def test_results_that_were_dismissed_stay_away(visit: Visit) -> None:
    page = visit.open("")
    page.get_by_role("searchbox").fill("Haier")
    page.locator("h1").click()
    page.wait_for_timeout(400)
    expect(page.locator(".brief-results")).to_be_hidden()


def test_search_works_on_the_page_for_what_is_not_found(site: Path, visit: Visit) -> None:
    body = (site / "404.html").read_text(encoding="utf-8")
    visit.page.route("**/nowhere.html", lambda route: route.fulfill(body=body, content_type="text/html"))
    visit.open("nowhere.html")
    assert visit.search("Haier")[0] == "alibaba-haier-goodaymart"


def test_an_address_with_a_broken_hash_is_harmless(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.open(HAIER + "#%E4")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()


def test_search_is_loaded_on_first_focus_only_and_works_by_keyboard(visit: Visit) -> None:
    page = visit.open(HAIER)
    assert not [url for url in visit.requests if "/search/" in url]
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("Drohnen")
    expect(page.locator(".brief-results-list a")).to_have_count(1)
    assert [url for url in visit.requests if "/search/de/pagefind.js" in url]
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_contain_text("Drohnen")
    expect(page.locator(":target")).to_be_focused()
    expect(page.locator(".brief-results")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_a_sentence_and_its_twin_are_marked_together(visit: Visit) -> None:
    page = visit.open(HAIER)
    pair = page.locator(".brief-pair").nth(3)
    plain = pair.evaluate("pair => getComputedStyle(pair).backgroundColor")
    pair.locator('[lang="de"]').hover()
    hovered = pair.evaluate("pair => getComputedStyle(pair).backgroundColor")
    assert hovered != plain
    page.mouse.move(0, 0)
    pair.locator('[lang="en"]').focus()
    assert pair.evaluate("pair => getComputedStyle(pair).backgroundColor") == hovered
    page.keyboard.press("j")
    expect(page.locator('.brief-pair:nth-child(2) [lang="en"]:focus')).to_have_count(1)
    page.keyboard.press("k")
    expect(pair.locator('[lang="en"]')).to_be_focused()


def test_one_sentence_at_a_time_is_a_tab_stop(visit: Visit) -> None:
    page = visit.open(HAIER)
    assert page.locator("[data-s][tabindex='0']").count() == 1
    page.locator('[data-s][lang="en"]').nth(5).focus()
    assert page.locator("[data-s][tabindex='0']").count() == 1


def test_the_language_is_remembered(visit: Visit) -> None:
    page = visit.open(HAIER)
    page.get_by_role("button", name="Deutsch").click()
    visit.open("articles/jd-com-europe-entry/")
    expect(page.get_by_role("button", name="Deutsch")).to_have_attribute("aria-pressed", "true")
    assert page.locator('[data-s][lang="en"]:visible').count() == 0
    assert page.locator('[data-s][lang="de"]:visible').count() == 21


def test_the_language_is_chosen_by_key_and_kept_in_the_address(visit: Visit) -> None:
    page = visit.open(HAIER)
    sentence = page.locator('[data-s][lang="de"]').nth(3).get_attribute("id")
    for key, name in (("1", "English"), ("3", "Deutsch"), ("2", "Both")):
        page.keyboard.press(key)
        expect(page.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("3")
    assert page.url == f"{visit.address}{HAIER}?view=de"
    page.get_by_role("searchbox").fill("1")
    expect(page.get_by_role("button", name="Deutsch")).to_have_attribute("aria-pressed", "true")
    # A link names the view, whatever was chosen last; a sentence that it hides brings both back.
    visit.open(f"{HAIER}?view=both")
    expect(page.get_by_role("button", name="Both")).to_have_attribute("aria-pressed", "true")
    visit.open(f"{HAIER}?view=en#{sentence}")
    expect(page.locator(":target")).to_be_focused()
    visit.open(f"{HAIER}?view=klingon")
    expect(page.get_by_role("button", name="Deutsch")).to_have_attribute("aria-pressed", "true")


def test_both_is_columns_in_wide_windows_and_stacks_in_narrow_ones(visit: Visit) -> None:
    page = visit.open(HAIER)
    pair = page.locator(".brief-pair").nth(4)
    german, english = (pair.locator(f'[lang="{lang}"]').bounding_box() for lang in ("de", "en"))
    assert german["y"] == english["y"]
    assert german["x"] + german["width"] < english["x"]
    page.set_viewport_size({"width": 360, "height": 780})
    german, english = (pair.locator(f'[lang="{lang}"]').bounding_box() for lang in ("de", "en"))
    assert german["x"] == english["x"]
    assert german["y"] + german["height"] <= english["y"]


def test_the_citation_is_copied(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.open(HAIER)
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#citation").inner_text()
    assert "about December 2013 (inferred)" in copied


def test_from_a_name_in_the_text_to_its_page_and_to_another_article(visit: Visit) -> None:
    page = visit.open(HAIER)
    page.locator('[data-s][lang="en"] a', has_text="ShopRunner").first.click()
    page.wait_for_url("**/companies/shoprunner/")
    expect(page.locator("h1")).to_have_text("ShopRunner")
    page.locator(".brief-said a", has_text="206 Millionen US-Dollar kosten lassen").first.press("Enter")
    page.wait_for_url("**/articles/alibaba-shoprunner-alliance/#s-*")
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator(":target")).to_be_focused()


def test_the_table_of_figures_sorts_both_ways_with_the_unknown_last(visit: Visit) -> None:
    page = visit.open("figures/")
    when = page.get_by_role("columnheader", name="When")
    for direction, first in (("ascending", "2012"), ("descending", "2017")):
        when.get_by_role("button").press("Enter")
        expect(when).to_have_attribute("aria-sort", direction)
        times = [row.locator("td").nth(3).inner_text() for row in page.locator(".brief-figures tbody tr").all()]
        assert times[0].startswith(first)
        assert times[-1] == "not stated"
    value = page.get_by_role("columnheader", name="Value")
    value.get_by_role("button").click()
    money = [text for text in page.locator(".brief-figures tbody td:first-child").all_inner_texts() if "$" in text]
    assert [text.split("$")[1] for text in money] == [
        "170", "206 million", "206 million", "360 million", "360 million", "20 billion", "24 billion", "25.3 billion",
        "33 billion",
    ]  # fmt: skip
    assert when.get_attribute("aria-sort") is None


def test_no_page_scrolls_sideways_or_complains(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    visit = Visit(context, address)
    for scheme in ("light", "dark"):
        visit.page.emulate_media(color_scheme=scheme)
        for path in PAGES:
            page = visit.open(path)
            assert page.evaluate("document.documentElement.scrollWidth") == 320, (path, scheme)
    assert all("the server responded with a status of 404" in missing for missing in visit.complaints)
    assert len(visit.complaints) == 2
    context.close()


def test_without_scripts_everything_is_readable(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = Visit(context, address).open(HAIER)
    assert page.locator('[data-s][lang="de"]:visible').count() == 23
    assert page.locator('[data-s][lang="en"]:visible').count() == 23
    for useless in (".brief-search", ".brief-switch", ".brief-copy"):
        expect(page.locator(useless)).to_be_hidden()
    page.locator(".brief-key-points a").first.click()
    expect(page.locator(":target")).to_be_in_viewport()
    context.close()
