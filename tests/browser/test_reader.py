"""The reader on an article's page, in a real Chromium: by mouse, by keyboard, by touch, and in a very long article."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from projects import HAIER, build, project, swept
from server import serve
from visits import Visit, visiting

pytestmark = pytest.mark.browser

JD = "articles/jd-com-europe-entry/"
SENTENCES = 3000


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    with visiting(browser, address, permissions=["clipboard-read", "clipboard-write"]) as visit:
        yield visit


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Visit]:
    window = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
    with visiting(browser, address, **window) as visit:
        yield visit


def _sentence(page: Page, number: int, lang: str) -> Locator:
    return page.locator(f'.brief-pair > [data-s][lang="{lang}"]').nth(number)


def _with(page: Page, words: str) -> Locator:
    return page.locator(".brief-pair", has_text=words).first


def _clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_click_opens_a_sentence_in_both_views_and_another_closes_it(visit: Visit) -> None:
    page = visit.open(HAIER)
    page.keyboard.press("2")
    pair = _with(page, "Von dem Joint Venture sollen")
    plain = pair.evaluate("pair => getComputedStyle(pair).backgroundColor")
    pair.locator('[lang="en"]').click()
    page.mouse.move(0, 0)
    page.locator("h1").focus()
    assert pair.evaluate("pair => getComputedStyle(pair).backgroundColor") != plain
    expect(pair.get_by_role("group", name="This sentence")).to_contain_text("English by AI, not reviewed")
    other = _with(page, "Die Logistik nimmt im Konkurrenzkampf")
    other.locator('[lang="en"]').click()
    expect(page.locator(".brief-actions")).to_have_count(1)
    expect(other.locator(".brief-actions")).to_be_visible()
    other.locator('[lang="en"]').click()
    expect(page.locator(".brief-actions")).to_have_count(0)


@pytest.mark.parametrize(("key", "shown", "twin"), [("1", "en", "de"), ("3", "de", "en")])
def test_in_one_language_a_sentence_shows_its_twin_on_demand(visit: Visit, key: str, shown: str, twin: str) -> None:
    page = visit.open(HAIER)
    page.keyboard.press(key)
    page.keyboard.press("j")
    page.keyboard.press("j")
    first, hidden = _sentence(page, 1, shown), _sentence(page, 1, twin)
    expect(first).to_be_focused()
    expect(hidden).to_be_hidden()
    page.keyboard.press("Enter")
    expect(hidden).to_be_visible()
    assert hidden.bounding_box()["y"] > first.bounding_box()["y"]
    expect(page.locator(f'[data-s][lang="{twin}"]:visible')).to_have_count(1)
    page.keyboard.press("Escape")
    expect(hidden).to_be_hidden()
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(hidden).to_be_hidden()


def test_opening_leaves_the_sentence_where_it_was(visit: Visit) -> None:
    page = visit.open(f"{HAIER}?view=de")
    _with(page, "Die Logistik nimmt im Konkurrenzkampf").locator('[lang="de"]').click(position={"x": 4, "y": 10})
    below = _sentence(page, 8, "de")
    below.scroll_into_view_if_needed()
    before = below.bounding_box()["y"]
    # The one above closes meanwhile.
    below.evaluate("sentence => sentence.click()")
    assert abs(_with(page, below.inner_text()).bounding_box()["y"] - before) < 4
    expect(page.locator(".brief-actions")).to_have_count(1)


def test_marking_words_with_the_mouse_opens_nothing(visit: Visit) -> None:
    page = visit.open(HAIER)
    box = _sentence(page, 3, "de").bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 8, steps=4)
    page.mouse.up()
    assert page.evaluate("getSelection().toString().length") > 5
    expect(page.locator(".brief-actions")).to_have_count(0)


def test_links_in_a_sentence_still_lead_away(visit: Visit) -> None:
    page = visit.open(HAIER)
    link = page.locator("a.brief-name-link:visible").first
    address = link.evaluate("link => link.href")
    assert "/companies/" in address
    link.click()
    expect(page).to_have_url(address)


def test_a_sentence_gives_its_address_and_its_words_with_their_source(visit: Visit) -> None:
    page = visit.open(f"{HAIER}?view=en")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Link to this sentence").click()
    expect(page.locator(".brief-actions [role=status]")).to_have_text("Copied")
    link = _clipboard(page)
    sentence = page.locator(".brief-pair[data-open] [lang=de]").get_attribute("id")
    assert link == f"{visit.address}{HAIER}?view=en#{sentence}"
    page.get_by_role("button", name="Copy with attribution").click()
    expect(page.locator(".brief-actions [role=status]")).to_have_text("Copied")
    german, english, source = _clipboard(page).splitlines()
    assert german.startswith("„E-Commerce-Riese Alibaba investiert rund 360 Millionen US-Dollar")
    assert english.startswith("“E-commerce giant Alibaba")
    assert source == (
        "“Alibaba puts about US$360 million into Haier’s logistics network”, outlet not stated, about December 2013 "
        f"(inferred). English by AI, not reviewed. {visit.address}{HAIER}#{sentence}"
    )
    visit.open(link.removeprefix(visit.address))
    expect(page.get_by_role("button", name="English")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator(":target")).to_be_focused()
    # English otherwise, as the link says.
    expect(page.locator('[data-s][lang="de"]:visible')).to_have_count(1)


def test_where_the_clipboard_is_refused_the_address_bar_has_the_link(browser: Browser, address: str) -> None:
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page = Visit(context, address).open(HAIER)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Link to this sentence").click()
    page.wait_for_url("**/#s-*")
    page.get_by_role("button", name="Copy with attribution").click()
    assert "360 Millionen" in page.evaluate("getSelection().toString()")
    context.close()


def _copy(page: Page, first: Locator, last: Locator) -> tuple[str, str]:
    """Select from one element to another, copy, and return the plain text and the HTML."""
    page.evaluate(
        """([first, last]) => {
            const range = document.createRange();
            range.setStartBefore(first); range.setEndAfter(last);
            getSelection().removeAllRanges(); getSelection().addRange(range);
        }""",
        [first.element_handle(), last.element_handle()],
    )
    page.keyboard.press("Control+c")
    html = page.evaluate(
        """async () => {
            const [item] = await navigator.clipboard.read();
            return item.types.includes("text/html") ? (await item.getType("text/html")).text() : "";
        }"""
    )
    return _clipboard(page), html


def test_what_is_copied_says_where_it_comes_from(visit: Visit) -> None:
    page = visit.open(HAIER)
    text, html = _copy(page, _sentence(page, 0, "de"), _sentence(page, 1, "en"))
    source = (
        "“Alibaba puts about US$360 million into Haier’s logistics network”, outlet not stated, about December 2013 "
        f"(inferred). English by AI, unreviewed. {visit.address}{HAIER}"
    )
    assert text.endswith(f"\n\n{source}")
    assert text.count(source) == 1
    assert "rund 360 Millionen US-Dollar" in text
    assert source.replace("’", "’") in html
    assert f'href="{visit.address}companies/alibaba/"' in html
    assert "data-s=" not in html
    # In German alone, nothing is by AI; what is hidden is not copied.
    page.keyboard.press("3")
    text, html = _copy(page, _sentence(page, 0, "de"), _sentence(page, 1, "de"))
    assert "by AI" not in text
    assert text.endswith(f"{visit.address}{HAIER}")
    assert "E-commerce giant" not in html
    # A few words are not a quotation.
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.brief-reader a.brief-name-link'))")
    page.keyboard.press("Control+c")
    assert len(_clipboard(page)) < 60


def test_names_figures_and_dates_are_highlighted_and_remembered(visit: Visit) -> None:
    page = visit.open(HAIER)
    figure = page.locator('[lang="de"] [data-mark="figure"]').first
    english = page.locator('[lang="en"] [data-mark="figure"]').first
    name = page.locator('[lang="de"] [data-mark="name"]').first

    def wash(element: Locator) -> str:
        return str(element.evaluate("element => getComputedStyle(element).backgroundColor"))

    none = wash(figure)
    page.get_by_role("button", name="Figures").click()
    assert wash(figure) == wash(english) != none
    assert wash(name) == none
    page.get_by_role("button", name="Names").click()
    assert wash(name) != none
    visit.open(JD)
    expect(page.get_by_role("button", name="Names")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Dates")).to_have_attribute("aria-pressed", "false")
    page.get_by_role("button", name="Names").click()
    expect(page.get_by_role("button", name="Names")).to_have_attribute("aria-pressed", "false")
    assert wash(page.locator('[lang="de"] [data-mark="name"]').first) == none


def test_a_german_word_carries_its_english_on_hover_and_focus(visit: Visit) -> None:
    page = visit.open(HAIER)
    word = page.locator("a.brief-term", has_text="Joint Venture").first
    gloss = page.locator("#" + (word.get_attribute("aria-describedby") or ""))
    expect(gloss).to_be_hidden()
    word.hover()
    expect(gloss).to_be_visible()
    expect(gloss).to_contain_text("joint venture")
    # The pointer may go over to it, and Escape takes it away where it is (WCAG 1.4.13).
    box = gloss.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 10, steps=4)
    page.wait_for_timeout(500)
    expect(gloss).to_be_visible()
    page.keyboard.press("Escape")
    expect(gloss).to_be_hidden()
    word.hover()
    expect(gloss).to_be_visible()
    page.mouse.move(2, 2)
    expect(gloss).to_be_hidden()
    word.focus()
    expect(gloss).to_be_visible()
    assert word.bounding_box()["y"] < gloss.bounding_box()["y"]
    page.keyboard.press("Escape")
    expect(gloss).to_be_hidden()
    expect(word).to_be_focused()
    word.press("Enter")
    page.wait_for_url("**/glossary/#term-joint-venture")


def test_single_keys_can_be_switched_off_for_good(visit: Visit) -> None:
    page = visit.open(HAIER)
    page.get_by_role("button", name="Help").click()
    page.get_by_role("checkbox", name="Single keys are shortcuts").uncheck()
    page.keyboard.press("Escape")
    expect(page.locator("#brief-help")).to_be_hidden()
    for key in ("1", "j", "/"):
        page.keyboard.press(key)
    assert page.url == visit.address + HAIER
    assert page.evaluate("document.activeElement.matches('[data-s], input')") is False
    visit.open("about/")
    box = page.get_by_role("checkbox", name="Single keys are shortcuts")
    expect(box).not_to_be_checked()
    box.check()
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("1j")
    expect(page.get_by_role("searchbox")).to_have_value("1j")


def test_the_contents_follow_the_view_and_lead_to_the_headings(visit: Visit) -> None:
    page = visit.open(HAIER)
    contents = page.get_by_role("navigation", name="In this article")
    expect(contents.locator("a")).to_have_count(3)
    for key, german, english in (("2", 3, 3), ("1", 0, 3), ("3", 3, 0)):
        page.keyboard.press(key)
        expect(contents.locator('[lang="de"]:visible')).to_have_count(german)
        expect(contents.locator('[lang="en"]:visible')).to_have_count(english)
    page.keyboard.press("1")
    contents.locator("a").nth(2).click()
    heading = page.locator('h3.brief-block [lang="en"]').nth(2)
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    expect(page.locator('[data-s][lang="de"]:visible')).to_have_count(0)
    visit.open("articles/aliexpress-opens-to-foreign-sellers/")
    expect(contents).to_have_count(0)


def test_the_marks_behind_sentences_are_explained(visit: Visit) -> None:
    page = visit.open(HAIER)
    legend = page.locator(".brief-legend")
    expect(legend).to_have_text("not reviewed by a person")
    mark = page.locator(".brief-pair > .brief-state").first
    content = "mark => getComputedStyle(mark, '::before').content"
    assert mark.evaluate(content) == legend.locator(".brief-state").evaluate(content) == '"○"'
    page.keyboard.press("3")
    expect(legend).to_be_hidden()


def test_j_starts_from_what_is_in_view(visit: Visit) -> None:
    page = visit.open(HAIER)
    far = page.locator(".brief-pair").nth(17)
    far.evaluate("pair => pair.scrollIntoView({block: 'start'})")
    page.keyboard.press("j")
    focused = page.locator("[data-s]:focus")
    expect(focused).to_be_in_viewport()
    assert abs(focused.bounding_box()["y"] - far.bounding_box()["y"]) < 400
    page.keyboard.press("k")
    page.keyboard.press("j")
    expect(focused).to_be_in_viewport()


def test_a_change_of_view_keeps_the_place(visit: Visit) -> None:
    page = visit.open(HAIER)
    pair = page.locator(".brief-pair").nth(15)
    pair.locator('[lang="en"]').focus()
    pair.evaluate("pair => pair.scrollIntoView({block: 'center'})")
    for key in ("1", "3", "2"):
        page.keyboard.press(key)
        expect(pair.locator("[data-s]:focus")).to_be_in_viewport()


def test_on_a_phone_a_tap_marks_a_sentence_and_its_twin_until_the_next(phone: Visit) -> None:
    page = phone.open(f"{HAIER}?view=both")
    pair, other = page.locator(".brief-pair").nth(3), page.locator(".brief-pair").nth(4)
    washes = "pair => getComputedStyle(pair).backgroundColor"
    plain = other.evaluate(washes)
    pair.locator(".brief-state").tap()
    expect(pair.locator(".brief-actions")).to_contain_text("English by AI, not reviewed")
    assert pair.evaluate(washes) != plain
    other.locator(".brief-state").tap()
    assert pair.evaluate(washes) == plain
    assert other.evaluate(washes) != plain
    for button in other.locator(".brief-actions button").all():
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 24
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_on_a_phone_a_tap_shows_the_twin_in_place(phone: Visit) -> None:
    page = phone.open(f"{HAIER}?view=en")
    pair = page.locator(".brief-pair").nth(4)
    expect(pair.locator('[data-s][lang="de"]')).to_be_hidden()
    pair.locator(".brief-state").tap()
    expect(pair.locator('[data-s][lang="de"]')).to_be_visible()
    pair.locator('[data-s][lang="en"]').tap(position={"x": 4, "y": 10})
    expect(pair.locator('[data-s][lang="de"]')).to_be_hidden()


def test_on_a_phone_a_first_tap_explains_a_word_and_a_second_one_follows_it(phone: Visit) -> None:
    page = phone.open(f"{HAIER}?view=de")
    words = page.locator("a.brief-term:visible")
    first = page.locator("#" + (words.first.get_attribute("aria-describedby") or ""))
    second = page.locator("#" + (words.nth(2).get_attribute("aria-describedby") or ""))
    words.first.tap()
    expect(first).to_be_visible()
    assert page.url.endswith("?view=de")
    expect(page.locator(".brief-actions")).to_have_count(0)
    box = first.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    page.locator("#the-article").tap()
    expect(first).to_be_hidden()
    words.nth(2).tap()
    expect(second).to_be_visible()
    words.nth(2).tap()
    page.wait_for_url("**/glossary/#term-*")


def test_without_scripts_there_are_no_dead_controls(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = Visit(context, address).open(HAIER)
    assert page.locator(".brief-reader button:visible").count() == 0
    assert page.locator("[popover]:visible").count() == 0
    page.locator("a.brief-term").first.click()
    page.wait_for_url("**/glossary/#term-*")
    assert page.locator(":target").is_visible()
    page.goto(f"{address}about/")
    assert page.locator("input:visible").count() == 0
    context.close()


def test_on_paper_there_are_no_controls(visit: Visit) -> None:
    page = visit.open(HAIER)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.emulate_media(media="print")
    assert page.locator(".brief-reader button:visible").count() == 0


# --- A very long article ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def long_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("long")
    result = build(project(folder / "project", _long()), folder / "site")
    assert result.status == 0, result.output
    server = serve(folder / "site")
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def _long() -> dict[str, str | bytes]:
    german = [f"Sitzung {n} der Verhandlung galt lange dem Handel in der Stadt." for n in range(SENTENCES)]
    paragraphs = (" ".join(german[start : start + 5]) for start in range(0, SENTENCES, 5))
    entries = (
        f'#, fuzzy\nmsgid "{one}"\nmsgstr "Day {n} of the talks was on trade."\n' for n, one in enumerate(german)
    )
    return {
        "long.txt": "\n\n".join(paragraphs) + "\n",
        "long.en.po": "\n".join(['msgid ""\nmsgstr "Language: en\\n"\n', *entries]),
    }


COUNTING = """
window.counts = { layouts: 0, listeners: 0 };
for (const name of ["getClientRects", "getBoundingClientRect", "scrollIntoView"]) {
  const real = Element.prototype[name];
  Element.prototype[name] = function (...args) { counts.layouts++; return real.apply(this, args); };
}
const point = Document.prototype.elementFromPoint;
Document.prototype.elementFromPoint = function (...args) { counts.layouts++; return point.apply(this, args); };
const listen = EventTarget.prototype.addEventListener;
EventTarget.prototype.addEventListener = function (...args) {
  if (this instanceof Element && this.closest(".brief-block")) counts.listeners++;
  return listen.apply(this, args);
};
"""


@pytest.fixture
def long_page(browser: Browser, long_address: str) -> Iterator[Visit]:
    with visiting(browser, long_address) as visit:
        visit.page.context.add_init_script(COUNTING)
        yield visit


def test_a_step_costs_the_same_in_a_long_article(long_page: Visit) -> None:
    page = long_page.open("articles/long/")
    assert page.locator(".brief-pair").count() == SENTENCES
    assert page.evaluate("counts.listeners") == 0
    assert page.evaluate("counts.layouts") < 20
    page.evaluate(
        """() => {
            counts.layouts = counts.changes = 0;
            new MutationObserver((records) => (counts.changes += records.length))
              .observe(document.querySelector(".brief-reader"), { subtree: true, attributes: true, childList: true });
        }"""
    )
    for _ in range(20):
        page.keyboard.press("j")
    expect(_sentence(page, 19, "de")).to_be_focused()
    assert page.evaluate("counts.layouts") <= 20
    # Two of these are ours, the others are Material's, which tells a focus by keyboard from one by mouse.
    assert page.evaluate("counts.changes") <= 6 * 20
    page.evaluate("counts.layouts = counts.changes = 0")
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    expect(_sentence(page, 19, "de")).to_be_visible()
    assert page.evaluate("counts.layouts") <= 20
    assert page.evaluate("counts.changes") <= 20


@pytest.mark.parametrize(("view", "number"), [("both", SENTENCES - 1), *swept(("en", 1234), ("de", 1234))])
def test_a_link_deep_into_a_long_article_opens_there(long_page: Visit, view: str, number: int) -> None:
    page = long_page.open("articles/long/")
    sentence = _sentence(page, number, "de").get_attribute("id")
    long_page.open("about/")
    long_page.open(f"articles/long/?view={view}#{sentence}")
    expect(page.locator(f"#{sentence}")).to_be_in_viewport()
    expect(page.locator(f"#{sentence}")).to_be_focused()
    page.wait_for_timeout(300)
    expect(page.locator(f"#{sentence}")).to_be_in_viewport()


def test_the_browser_finds_words_far_down_a_long_article(long_page: Visit) -> None:
    page = long_page.open("articles/long/")
    assert page.evaluate("find('Day 2718 of the talks')")
    assert page.evaluate("getSelection().toString()") == "Day 2718 of the talks"
    expect(_sentence(page, 2718, "en")).to_be_in_viewport()


def test_a_long_article_is_printed_whole(long_page: Visit) -> None:
    page = long_page.open("articles/long/")
    page.emulate_media(media="print")
    assert (
        page.locator(".brief-block").first.evaluate("block => getComputedStyle(block).contentVisibility") == "visible"
    )
