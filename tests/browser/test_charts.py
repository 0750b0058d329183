"""The pictures: what they draw where, what they link to, that words don't meet, and how large they can get."""

import datetime
import re
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Page

from briefing.articles.analysed_article import Analyser
from briefing.corpus.corpus import Corpus, build_corpus
from briefing.desk.folder import read_desk
from briefing.german.dates.time_expressions import find_times
from briefing.pages.charts.axes import LogAxis, YearAxis
from briefing.pages.charts.bar_chart import BarChart, OpenEnd
from briefing.pages.charts.charts import Charts, charts_of
from briefing.pages.charts.date_ranges import days_of_time
from briefing.pages.charts.linear_arrangement import linear_arrangement
from briefing.pages.charts.text_width import Box, width_of, wrapped
from briefing.pages.templates import Templates
from briefing.translation.pairing import pair
from desk_of_many import write_desk
from projects import ROOT, page, project
from visits import Visit

PAGES = {"timeline": "timeline/", "amounts": "figures/", "network": "initiatives/"}
WIDTHS = [320, 360, 768, 1280, 1920]
HOSTILE = "</text><script>alert(1)</script><a href='javascript:alert(2)'>"


def corpus_in(root: Path) -> Corpus:
    desk = read_desk(root)
    assert not desk.errors, desk.errors
    analyser = Analyser(desk.reference)
    return build_corpus([analyser.analyse(article, pair(article)) for article in desk.published], desk.reference)


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return corpus_in(project(tmp_path_factory.mktemp("five") / "project"))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    root = tmp_path_factory.mktemp("many")
    (root / "seeds").mkdir()
    write_desk(root / "seeds", 120, 300)
    return corpus_in(root)


def made_of(folder: Path, **seeds: str) -> Charts:
    named = {
        name.replace("__", "/").replace("_yml", ".yml").replace("_txt", ".txt"): text for name, text in seeds.items()
    }
    return charts_of(corpus_in(project(folder, dict(named))))


def bar_charts(charts: Charts) -> list[BarChart]:
    return [*charts.timeline.charts, *(chart for money in charts.amounts.currencies for chart in money.charts)]


def words(chart: BarChart) -> list[Box]:
    """Where the words of a chart stand, by their estimated widths."""
    size, found = chart.canvas.font_size, []
    for row in chart.rows:
        lines = [(row.heading, size * 1.08), *((line, size) for line in row.lines)]
        found += [Box(line.x, line.y - large, width_of(line.phrase.text, large), large) for line, large in lines]
        found += [number.box for number in row.numbers]
    return found


def meet(one: Box, other: Box) -> bool:
    apart_across = one.x + one.width <= other.x or other.x + other.width <= one.x
    return not (apart_across or one.y + one.height <= other.y or other.y + other.height <= one.y)


def apart(boxes: list[Box]) -> bool:
    return not any(meet(one, other) for one, other in combinations(boxes, 2))


def within(box: Box, width: float, height: float) -> bool:
    return box.x >= 0 and box.y >= 0 and box.x + box.width <= width + 0.01 and box.y + box.height <= height + 0.01


# What is drawn where


@pytest.mark.parametrize("desk", ["five", "many"])
def test_rows_stay_in_the_drawing_and_their_words_do_not_meet(desk: str, request: pytest.FixtureRequest) -> None:
    drawn = bar_charts(charts_of(request.getfixturevalue(desk)))
    assert len(drawn) == 4
    for chart in drawn:
        assert chart.rows
        for row in chart.rows:
            assert within(row.mark, chart.canvas.width, chart.height)
            assert within(row.target, chart.canvas.width, chart.height)
            assert row.target.height >= 24
        boxes = words(chart)
        assert all(within(box, chart.canvas.width, chart.height) for box in boxes)
        assert apart(boxes)
        marks = [row.mark for row in chart.rows]
        assert not any(meet(mark, box) for mark in marks for box in boxes)


@pytest.mark.parametrize("desk", ["five", "many"])
def test_badges_and_names_of_the_network_do_not_meet(desk: str, request: pytest.FixtureRequest) -> None:
    for drawing in charts_of(request.getfixturevalue(desk)).network.drawings:
        seen = [Box(edge.x - edge.badge_width / 2, edge.y - 9, edge.badge_width, 18) for edge in drawing.edges]
        names = [node.target for node in drawing.nodes]
        assert all(within(box, drawing.canvas.width, drawing.height) for box in [*seen, *names])
        assert all(min(box.width, box.height) >= 24 for box in [*(edge.badge for edge in drawing.edges), *names])
        assert apart([*seen, *names])
        for node in drawing.nodes:
            assert width_of(node.label, drawing.canvas.font_size) <= node.x - 14


def test_a_bar_is_as_long_as_its_date_is_vague(five: Corpus) -> None:
    picture = charts_of(five).timeline
    wide = picture.charts[0]
    lengths = {row.heading.phrase.text: row.mark.width for row in wide.rows}
    year = lengths["2012"]
    assert lengths["1999"] == pytest.approx(year, rel=0.01)
    assert lengths["Article, about 2018 (inferred)"] == pytest.approx(year, rel=0.01)
    assert lengths["October 2013"] < year / 4
    # "About 2014", but before 19 September.
    assert lengths["Article, about 2014 (inferred)"] == pytest.approx(year * 261 / 365, rel=0.01)
    looks = {row.heading.phrase.text: row.look for row in wide.rows}
    assert (looks["2012"], looks["October 2013"]) == ("event", "event derived")
    assert looks["Article, about May 2019 (inferred)"] == "article derived"
    starts = [row.mark.x + row.mark.width / 2 for row in wide.rows]
    assert starts[0] < starts[1] < starts[-1]
    [by] = [row for row in wide.rows if row.heading.phrase.text == "By the end of 2018"]
    assert by.open_end is OpenEnd.START


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("Im Jahr 2012 kam er.", "2012-01-01", "2012-12-31"),
        ("Im Oktober 2013 kam er.", "2013-10-01", "2013-10-31"),
        ("Am 27. Mai 2019 kam er.", "2019-05-27", "2019-05-27"),
        ("Im dritten Quartal 2019 kam er.", "2019-07-01", "2019-09-30"),
        ("Im zweiten Halbjahr 2020 kam er.", "2020-07-01", "2020-12-31"),
        ("Im Sommer 2019 kam er.", "2019-06-01", "2019-08-31"),
        ("Im Winter 2018/19 kam er.", "2018-12-01", "2019-02-28"),
        ("In den 1990er Jahren kam er.", "1990-01-01", "1999-12-31"),
        ("Im 19. Jahrhundert kam er.", "1800-01-01", "1899-12-31"),
        ("Von 2012 bis 2014 kam er.", "2012-01-01", "2014-12-31"),
        ("Von Januar bis März 2019 kam er.", "2019-01-01", "2019-03-31"),
    ],
)
def test_the_days_of_a_time(words: str, first: str, last: str) -> None:
    [time] = find_times(words, None)
    days = days_of_time(time)
    assert days is not None
    assert (days.first.isoformat(), days.last.isoformat()) == (first, last)


def test_a_date_that_no_calendar_has_is_left_out() -> None:
    [time] = find_times("Im Jahr 2012 kam er.", None)
    for value in ("0000", "9999", "9990s", "2012-13"):
        assert days_of_time(replace(time, value=value)) is None


def test_places_on_both_scales() -> None:
    money = LogAxis(2, 6, 0, 400)
    places = [money.at(Decimal(value)) for value in (100, 1000, 10_000, 1_000_000)]
    assert places == pytest.approx([0, 100, 200, 400])
    assert money.at(Decimal("3162.28")) == pytest.approx(150, abs=0.01)
    assert list(LogAxis.over([Decimal(170), Decimal("33e9")], 0, 1).exponents()) == list(range(2, 12))
    assert list(LogAxis.over([Decimal(1000)], 0, 1).exponents()) == [3, 4]
    years = YearAxis(2012, 2015, 0, 1461)
    assert years.at(datetime.date(2012, 1, 1)) == 0
    assert years.at(datetime.date(2013, 1, 1)) == 366
    assert [tick.label for tick in years.ticks(300)] == ["2012", "2013", "2014", "2015", "2016"]
    assert [tick.label for tick in years.ticks(500)] == ["2012", None, "2014", None, "2016"]


def test_amounts_are_where_the_logarithm_has_them(five: Corpus) -> None:
    [dollars] = charts_of(five).amounts.currencies
    assert (dollars.code, dollars.name) == ("USD", "US dollars")
    rows = {row.heading.phrase.text: row for row in dollars.charts[0].rows}
    assert list(rows) == [
        "More than US$33 billion", "$25.3 billion", "About US$24 billion", "Up to $20 billion",
        "About US$360 million", "US$206 million", "$170",
    ]  # fmt: skip
    middle = {name: row.mark.x + row.mark.width / 2 for name, row in rows.items()}
    ticks = {tick.label: tick.x for tick in dollars.charts[0].ticks if tick.label}
    decade = (ticks["$1 billion"] - ticks["$1 million"]) / 3
    assert middle["Up to $20 billion"] == pytest.approx(ticks["$1 billion"] + 1.30103 * decade)
    assert middle["US$206 million"] == pytest.approx(ticks["$1 million"] + 2.31387 * decade)
    assert {name: row.open_end for name, row in rows.items() if row.open_end} == {
        "More than US$33 billion": OpenEnd.END, "Up to $20 billion": OpenEnd.START,
    }  # fmt: skip
    assert [name for name, row in rows.items() if row.look == "amount about"] == [
        "About US$24 billion", "About US$360 million",
    ]  # fmt: skip


def test_an_amount_of_two_articles_is_one_row_with_two_links(five: Corpus) -> None:
    [dollars] = charts_of(five).amounts.currencies
    [row] = [row for row in dollars.charts[0].rows if row.heading.phrase.text == "US$206 million"]
    [number] = row.numbers
    assert row.link.path.startswith("articles/alibaba-shoprunner-alliance/#s-")
    assert number.link.path.startswith("articles/alibaba-haier-goodaymart/#s-")


def test_a_range_reaches_from_one_sum_to_the_other_and_currencies_stay_apart(tmp_path: Path) -> None:
    text = "Alpha zahlt 20 bis 30 Millionen Euro.\n\nBeta zahlt 5 Millionen Dollar. Gamma zahlt 0 Euro.\n"
    picture = made_of(tmp_path / "p", a_txt=text).amounts
    assert [money.code for money in picture.currencies] == ["USD", "EUR"]
    dollars, euros = (money.charts[0].rows for money in picture.currencies)
    assert [row.heading.phrase.text for row in euros] == ["€20 million to €30 million"]
    assert euros[0].mark.width > 5 * dollars[0].mark.width
    assert picture.has_ranges


# Who deals with whom


def test_ties_are_the_sentences_of_the_body(five: Corpus) -> None:
    relations = {(relation.one.id.slug, relation.other.id.slug): relation for relation in five.relations}
    # Nine sentences name both, one of them in a headline and one in a sub-heading.
    assert relations["alibaba", "amazon"].sentences == 7
    assert relations["alibaba", "shoprunner"].articles == 2
    assert [one.id for one in relations["alibaba", "shoprunner"].initiatives] == ["alibaba-shoprunner"]
    assert not relations["alibaba", "jeff-bezos"].initiatives
    assert five.relations[0] is relations["alibaba", "amazon"]


def test_credits_outlets_and_long_lists_make_no_ties(tmp_path: Path) -> None:
    names = "Alpha Beta Gamma Delta Epsilon Zeta Theta Kappa Lambda".split()
    companies = "companies:\n" + "".join(f"  - {{id: {n.lower()}, name: {n}, is: A company.}}\n" for n in names)
    text = (
        "Alpha und Beta\n\nAlpha kauft den ganzen Konzern, und Gamma sieht dabei zu, wie die Zeitung schreibt.\n\n"
        "Bildquelle: Alpha via Delta\n\n"
        f"Es kamen alle: {', '.join(names)}. So steht es da, und so war es auch nach allem, was man weiß.\n"
    )
    made = corpus_in(project(tmp_path / "p", {"a.txt": text, "reference/companies.yml": companies}))
    assert [(relation.one.name, relation.other.name) for relation in made.relations] == [("Alpha", "Gamma")]


def test_edges_lead_to_the_initiative_or_the_first_sentence(five: Corpus) -> None:
    picture = charts_of(five).network
    edges = {(edge.relation.one.id.slug, edge.relation.other.id.slug): edge for edge in picture.rows}
    joined = edges["alibaba", "shoprunner"]
    assert joined.link.path == "initiatives/#initiative-alibaba-shoprunner"
    assert joined.initiative is not None
    assert (joined.initiative.name, joined.initiative.kinds) == ("Alibaba with ShopRunner", "alliance, investment")
    assert joined.label.startswith(f"{joined.text}: Alibaba and ShopRunner: 3 shared sentences; alliance, investment")
    plain = edges["amazon", "jd-com"]
    assert plain.link.path == f"articles/aliexpress-opens-to-foreign-sellers/#s-{plain.relation.sentence}"
    assert plain.text == ""
    assert {one.initiative.id for one in picture.initiatives} == {one.id for one in five.initiatives}
    assert [one.letter for one in picture.initiatives] == list("ABCDE")


def test_the_order_brings_together_who_deals_with_each_other() -> None:
    pairs = {("a", "d"): 3.0, ("d", "g"): 2.0, ("b", "f"): 3.0, ("c", "e"): 1.0}
    order = linear_arrangement(list("abcdefg"), pairs)
    assert sorted(order) == list("abcdefg")
    assert all(abs(order.index(one) - order.index(other)) == 1 for one, other in pairs)
    assert linear_arrangement(list("abcdefg"), pairs) == order


# Bounds


def test_many_articles_make_no_larger_pictures(many: Corpus) -> None:
    charts = charts_of(many)
    assert not charts.timeline.dated
    assert 2 < len(charts.timeline.years) <= 24
    counted = sum(year.events + year.articles for year in charts.timeline.years)
    assert counted + charts.timeline.left_out == len(many.timeline)
    for drawing, most in zip(charts.network.drawings, (24, 16), strict=True):
        assert len(drawing.nodes) <= most
        assert len(drawing.edges) <= 48
        assert len(drawing.edges) + drawing.relations_left_out == len(many.relations)
    amounts = [amount for money in charts.amounts.currencies for amount in money.amounts]
    assert 5 < len(amounts) <= 40
    assert all(len(amount.sentences) <= 5 for amount in amounts)
    assert any(amount.more for amount in amounts)


def test_rows_are_bounded_by_what_matters_most(tmp_path: Path) -> None:
    sums = "".join(f"Alpha zahlt im Fall {n} genau {n} Millionen Euro.\n\n" for n in range(10, 70))
    twice = "Beta zahlt genau 11 Millionen Euro.\n"
    picture = made_of(tmp_path / "p", a_txt=sums, b_txt=twice).amounts
    [euros] = picture.currencies
    values = [amount.figure.value for amount in euros.amounts]
    assert (len(values), picture.left_out) == (40, 20)
    assert values == sorted(values, reverse=True)
    assert values[-1] == 11_000_000
    assert values[0] == 69_000_000


def test_a_date_of_another_age_does_not_squeeze_the_rest(tmp_path: Path) -> None:
    text = "Alpha kam im 17. Jahrhundert auf.\n\nAlpha wuchs im Jahr 2012. Alpha fiel im Jahr 2014.\n"
    picture = made_of(tmp_path / "p", a_txt=text).timeline
    assert [one.when for one in picture.dated] == ["2012", "2014"]
    assert picture.left_out == 1


def test_no_articles_no_pictures(tmp_path: Path) -> None:
    charts = made_of(tmp_path / "p", a_txt="Der Handel wächst.\n")
    assert not charts.timeline.charts
    assert not charts.network.drawings
    assert not charts.amounts.currencies
    for name in PAGES:
        assert not Templates().render(f"charts/{name}.html", charts=charts, root="").strip()


def test_a_picture_can_do_without_its_table_and_says_where_that_is(five: Corpus) -> None:
    for name, address in PAGES.items():
        html = Templates().render(f"charts/{name}.html", charts=charts_of(five), root="", with_tables=False)
        soup = BeautifulSoup(html, "html.parser")
        assert not soup.select("table")
        assert soup.select_one(f"#{name}-table a")["href"] == f"{address}#picture-{name}"


def test_the_same_briefing_gives_the_same_pictures(five: Corpus, many: Corpus) -> None:
    for made in (five, many):
        assert drawn(charts_of(made)) == drawn(charts_of(made))


def drawn(charts: Charts) -> str:
    return "".join(Templates().render(f"charts/{name}.html", charts=charts, root="../") for name in PAGES)


# On the page


def test_lines_break_between_words_and_say_what_is_left_out() -> None:
    lines = wrapped("Alibaba will eine Plattform für den Welthandel aufbauen", 10, 120, 2)
    assert len(lines) == 2
    assert all(width_of(line, 10) <= 120 for line in lines)
    assert "Alibaba will eine Plattform für den Welthandel".startswith(" ".join(lines).removesuffix("…"))
    assert lines[1].endswith("…")
    assert wrapped("kurz", 10, 120, 2) == ("kurz",)
    assert wrapped("x" * 100_000, 10, 60, 1)[0].endswith("x…")
    assert [line[-1] for line in wrapped("Donaudampfschifffahrtsgesellschaft", 10, 60, 2)] == ["…"]


def picture_on(site: Path, name: str) -> Tag:
    figure = page(site, PAGES[name]).select_one(f'figure[aria-labelledby="picture-{name}"]')
    assert figure is not None
    return figure


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_to_something(site: Path, name: str) -> None:
    figure = picture_on(site, name)
    here = site / PAGES[name]
    pages: dict[Path, BeautifulSoup] = {}
    links = figure.select("svg a") + figure.select("a")
    assert len(links) > 20
    for link in links:
        path, _, anchor = str(link["href"]).partition("#")
        target = (here / path).resolve() / "index.html"
        if target not in pages:
            pages[target] = BeautifulSoup(target.read_text(encoding="utf-8"), "html.parser")
        assert not anchor or pages[target].find(id=anchor), link["href"]


@pytest.mark.parametrize("name", PAGES)
def test_the_table_says_what_the_wide_drawing_shows(site: Path, name: str) -> None:
    figure = picture_on(site, name)
    wide = figure.select_one('svg[data-for="wide"]')
    assert wide is not None
    shown = {str(link["href"]) for link in wide.select("a")}
    listed = {str(link["href"]) for link in figure.select("tbody a")}
    assert shown <= listed
    marks = ".brief-edge" if name == "network" else "a:has(.brief-shape)"
    assert len(figure.select("tbody tr")) == len(wide.select(marks)) > 5


@pytest.mark.parametrize("name", PAGES)
def test_drawings_have_names_and_no_ids_and_german_says_so(site: Path, name: str) -> None:
    figure = picture_on(site, name)
    assert figure.select_one("figcaption h2")["id"] == f"picture-{name}"
    drawings = figure.select("svg.brief-drawing")
    assert [drawing["data-for"] for drawing in drawings] == ["wide", "narrow"]
    for drawing in drawings:
        assert drawing["role"] == "group"
        assert "table below" in str(drawing["aria-label"])
        assert not drawing.select("[id], [style], script")
        assert all(link.get("aria-label") or link.text.strip() for link in drawing.select("a"))


def test_german_without_english_is_marked_as_german(tmp_path: Path) -> None:
    text = "Der Handel wuchs im Jahr 2012 um 5 Millionen Euro.\n"
    charts = made_of(tmp_path / "p", a_txt=text)
    soup = BeautifulSoup(drawn(charts), "html.parser")
    german = [found for found in soup.find_all(["text", "span", "a"]) if "Der Handel" in found.text]
    assert german
    for found in german:
        assert found.get("lang") == "de" or found.find(lang="de")


def test_hostile_texts_stay_text(tmp_path: Path) -> None:
    companies = (
        f'companies:\n  - {{id: evil, name: {{en: "{HOSTILE}", de: Evil}}, is: Bad.}}\n'
        "  - {id: good, name: Good, is: Good.}\n"
    )
    sidecar = (
        f'headline: {{en: "{HOSTILE}"}}\npublished: {{date: 2012}}\n'
        f'figures:\n  - {{text: 5 Millionen Euro, of: "{HOSTILE}"}}\n'
        f'initiatives:\n  - id: both\n    kind: alliance\n    name: "{HOSTILE}"\n    status: planned\n'
        "    parties: [{who: evil, role: a}, {who: good, role: b}]\n    evidence: [Evil zahlt Good]\n"
    )
    text = f"Evil zahlt Good im Jahr 2012 genau 5 Millionen Euro {HOSTILE} dazu.\n"
    charts = made_of(tmp_path / "p", a_txt=text, a_yml=sidecar, reference__companies_yml=companies)
    html = drawn(charts)
    soup = BeautifulSoup(html, "html.parser")
    assert not soup.select("script")
    assert not [link for link in soup.select("[href]") if "javascript" in str(link["href"])]
    assert html.count("&lt;/text&gt;") >= 4
    assert len(charts.network.rows) == 1


def test_colours_are_those_of_the_theme() -> None:
    styles = (ROOT / "docs" / "assets" / "styles" / "pictures.css").read_text(encoding="utf-8")
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb\(|hsl\(", styles)
    assert "var(--brief-accent)" in styles


# In a browser


_TEXTS = """svg => [...svg.querySelectorAll('text')].map(text => {
  const box = text.getBBox(), frame = svg.viewBox.baseVal, scale = svg.getBoundingClientRect().width / frame.width;
  return {
    text: text.textContent, size: parseFloat(getComputedStyle(text).fontSize) * scale,
    x: box.x, y: box.y, right: box.x + box.width, bottom: box.y + box.height, width: frame.width, height: frame.height,
  };
})"""


@pytest.mark.browser
@pytest.mark.parametrize("name", PAGES)
def test_no_words_are_cut_off_or_too_small(visit: Visit, name: str) -> None:
    opened = visit.open(PAGES[name])
    for width in WIDTHS:
        opened.set_viewport_size({"width": width, "height": 900})
        assert opened.evaluate("document.documentElement.scrollWidth") <= width
        texts = shown_drawing(opened, "wide" if width >= 768 else "narrow").evaluate(_TEXTS)
        assert len(texts) > 15
        for text in texts:
            assert text["size"] >= 11, (width, text)
            assert text["x"] >= -1, (width, text)
            assert text["right"] <= text["width"] + 1, (width, text)
            assert text["y"] >= -1, (width, text)
            assert text["bottom"] <= text["height"] + 1, (width, text)


def shown_drawing(opened: Page, which: str):
    drawings = opened.locator(".brief-drawing:visible")
    assert drawings.count() == 1
    assert drawings.first.get_attribute("data-for") == which
    return drawings.first


@pytest.mark.browser
@pytest.mark.parametrize("name", PAGES)
def test_marks_are_reached_by_keyboard_and_large_enough_to_hit(visit: Visit, name: str) -> None:
    opened = visit.open(PAGES[name])
    for width in (360, 1280):
        opened.set_viewport_size({"width": width, "height": 900})
        links = opened.locator(".brief-drawing:visible a")
        sizes = links.locator(".brief-target").evaluate_all(
            "targets => targets.map(t => t.getBoundingClientRect()).map(b => Math.min(b.width, b.height))"
        )
        assert len(sizes) == links.count()
        assert min(sizes) >= 24
        links.first.focus()
        for _ in range(3):
            opened.keyboard.press("Tab")
            stroke = opened.evaluate("getComputedStyle(document.activeElement.querySelector('.brief-target')).stroke")
            assert stroke == "rgb(10, 95, 104)"


@pytest.mark.browser
def test_colours_follow_the_scheme(visit: Visit) -> None:
    for scheme, colour in {"light": "rgb(10, 95, 104)", "dark": "rgb(111, 198, 205)"}.items():
        visit.page.emulate_media(color_scheme=scheme)
        shape = visit.open(PAGES["timeline"]).locator(".brief-drawing:visible .brief-shape").first
        assert shape.evaluate("mark => getComputedStyle(mark).fill") == colour
