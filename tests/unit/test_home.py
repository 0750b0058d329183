"""The front page: what it leads with, which figures it shows, and that it stays one page at any size."""

import json
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from bs4 import BeautifulSoup

from briefing.settings import Settings
from briefing.site import make_site
from desk_of_many import write_desk
from projects import page

SETTINGS = Settings("Press Briefing", "http://127.0.0.1:8000/")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> BeautifulSoup:
    root = tmp_path_factory.mktemp("many")
    (root / "seeds").mkdir()
    write_desk(root / "seeds", articles=40, names=0)
    made = make_site(root, SETTINGS)
    assert not made.errors
    return BeautifulSoup(made.overviews[""].html, "html.parser")


def test_it_leads_with_the_newest_article_and_the_words_it_rests_on(site: Path) -> None:
    home = page(site, ".")
    newest, *older = json.loads((site / "articles.json").read_text(encoding="utf-8"))["articles"]
    lead = home.select_one(".brief-lead")
    assert lead.h2.text == newest["headline"]["en"]["value"]
    assert lead.select_one(".brief-original-headline[lang=de]").text == newest["headline"]["de"]["value"]
    points = lead.select(".brief-key-points a")
    assert [f"/{point['href']}" for point in points] == [
        f"{newest['url']}#s-{point['sentence']}" for point in newest["key_points"][:3]
    ]
    assert [card.h3.text for card in home.select(".brief-card")] == [one["headline"]["en"]["value"] for one in older]


def test_each_article_shows_the_figure_that_says_most(site: Path) -> None:
    shown = {
        one.a.text: one.select_one(".brief-glance-source").text for one in page(site, ".").select(".brief-glance li")
    }
    assert [(value, title.split()[0]) for value, title in shown.items()] == [
        ("15 years", "Alibaba"),
        ("$25.3 billion", "JD.com"),
        ("20 to 30 years", "Jack"),
        ("US$206 million", "Alibaba"),
        ("about US$360 million", "Alibaba"),
    ]


def test_a_figure_at_a_glance_leads_to_the_sentence_that_states_it(site: Path) -> None:
    home = page(site, ".")
    for value in home.select(".brief-glance-value"):
        address, place = urldefrag(value["href"])
        assert page(site, address).find(id=place)


def test_whom_only_a_picture_credit_names_is_not_shown(site: Path) -> None:
    [card] = [card for card in page(site, ".").select(".brief-card") if "ShopRunner" in card.h3.text]
    assert [link.text for link in card.select(".brief-names a")] == ["Alibaba", "ShopRunner", "Amazon"]


def test_it_stays_one_page_however_many_articles_there_are(many: BeautifulSoup) -> None:
    assert len(many.select(".brief-lead, .brief-card")) == 13
    assert many.find("a", href="articles/", string="All 40 articles")
    assert len(many.select(".brief-browse p a")) <= 6 * 8
