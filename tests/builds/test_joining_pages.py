"""The pages that join articles, and what pages say to programs, in a build of the five."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from projects import build, files, page, project

GROUPS = ("companies", "people", "places", "outlets", "events", "topics")
LISTS = (*GROUPS, "initiatives", "timeline", "figures", "glossary")


def structured(soup: BeautifulSoup) -> dict[str, dict[str, Any]]:
    """Return the nodes of a page's JSON-LD by their ids."""
    [script] = soup.select('script[type="application/ld+json"]')
    document = json.loads(script.string or "")
    assert document["@context"] == "https://schema.org"
    return {node["@id"]: node for node in document["@graph"]}


def entity_pages(site: Path) -> list[Path]:
    return sorted(path for group in GROUPS for path in (site / group).glob("*/index.html"))


def test_every_list_leads_to_every_page_of_its_group(site: Path) -> None:
    for group in GROUPS:
        linked = {str(a["href"]) for a in page(site, group).select(".brief-entries li > a")}
        assert linked == {f"../{group}/{path.parent.name}/" for path in (site / group).glob("*/index.html")}
        assert linked


def test_every_mention_is_on_its_page_in_both_languages(site: Path) -> None:
    catalogue = json.loads((site / "articles.json").read_text(encoding="utf-8"))["articles"]
    for entry in catalogue:
        article = json.loads((site / entry["url"].strip("/") / "article.json").read_text(encoding="utf-8"))
        sentences = {s["id"]: s for block in article["blocks"] for s in block["sentences"]}
        for group in ("companies", "people", "places", "events"):
            for named in article["metadata"][group]:
                soup = page(site, f"{group}/{named['id']}")
                said = {str(a["href"]): p for p in soup.select(".brief-said") for a in p.select("a")}
                for id in named["sentences"]:
                    shown = said[f"../..{entry['url']}#s-{id}"]
                    assert shown.select_one("[lang=de]").text == sentences[id]["de"]
                    assert shown.select_one("[lang=en]").text == sentences[id]["en"]


def test_names_in_the_reader_link_once_a_paragraph(site: Path) -> None:
    for path in (site / "articles").glob("*/index.html"):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        linked = soup.select(".brief-block a")
        assert linked
        for block in soup.select(".brief-block"):
            for language in ("de", "en"):
                targets = [a["href"] for a in block.select(f'[data-s][lang="{language}"] a')]
                assert len(targets) == len(set(targets))


def test_no_value_without_provenance(site: Path) -> None:
    """Every value of a box has a link to its sentence or says where it comes from."""
    boxes = [path for path in site.rglob("index.html") if "brief-box" in path.read_text(encoding="utf-8")]
    assert len(boxes) > 30
    for path in boxes:
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for value in soup.select(".brief-box dd"):
            told = value.select(".brief-provenance, .brief-unknown, a[data-ref]")
            assert told, f"{path}: {value}"


def test_the_table_of_figures_leads_to_each_sentence(site: Path) -> None:
    catalogue = json.loads((site / "articles.json").read_text(encoding="utf-8"))["articles"]
    stated = [(entry["url"], figure) for entry in catalogue for figure in entry["metadata"]["figures"]]
    rows = page(site, "figures").select(".brief-figures tbody tr")
    assert len(rows) == len(stated) >= 20
    for row, (url, figure) in zip(rows, stated, strict=True):
        assert row.select_one("td a")["href"] == f"..{url}#s-{figure['sentence']}"
        assert row.select_one("td a").text == figure["en"]
        assert figure["text"].split()[-1] in row.select(".brief-said [lang=de]")[0].text


def test_a_figure_that_two_articles_state_is_pointed_out_in_both(site: Path) -> None:
    for slug, other in (
        ("alibaba-haier-goodaymart", "alibaba-shoprunner-alliance"),
        ("alibaba-shoprunner-alliance", "alibaba-haier-goodaymart"),
    ):
        [echo] = page(site, f"articles/{slug}").select(".brief-box .brief-echo")
        assert "Also stated in" in echo.text
        assert str(echo.a["href"]).startswith(f"../../articles/{other}/#s-")
        assert "206" in echo.parent.text


def test_related_articles_say_what_they_share(site: Path) -> None:
    related = page(site, "articles/alibaba-haier-goodaymart").select_one(".brief-related li")
    assert related.a["href"] == "../../articles/alibaba-shoprunner-alliance/"
    assert "both on ShopRunner" in " ".join(related.text.split())


def test_the_timeline_is_in_order_and_says_how_each_date_is_known(site: Path) -> None:
    soup = page(site, "timeline")
    years = [heading.text for heading in soup.select(".brief-year h2")]
    assert years == sorted(years)
    assert {"1999", "2012", "2013", "2017", "2018", "2019"} <= set(years)
    for event in soup.select(".brief-timeline > li"):
        assert "known to the" in event.select_one(".brief-provenance").text
        assert event.select_one("a[href]")
    [october] = [e for e in soup.select(".brief-timeline > li") if "Im vergangenen Oktober" in e.text]
    assert "October 2013" in october.text
    assert "derived from the article’s date, about 2014 (inferred)" in october.text.replace("'", "’")


def test_initiatives_show_every_article_that_reports_them(site: Path) -> None:
    soup = page(site, "initiatives")
    reports = {
        str(section["aria-labelledby"]).removeprefix("initiative-"): [
            a["href"] for a in section.select(".brief-overview-title a")
        ]
        for section in soup.select(".brief-initiative")
    }
    assert set(reports) == {
        "jd-com-europe", "alibaba-haier", "aliexpress-opening", "world-trade-platform", "alibaba-shoprunner",
    }  # fmt: skip
    assert len(reports["alibaba-shoprunner"]) == 2
    for table in soup.select(".brief-record"):
        assert [th.text for th in table.select("th")] == ["Kind", "Parties", "Region", "Amount", "Status", "Evidence"]
        assert table.select('a[href*="#s-"]')


@pytest.mark.parametrize("name", LISTS)
def test_lists_have_no_german_without_english_beside_it(site: Path, name: str) -> None:
    for said in page(site, name).select(".brief-said"):
        assert said.select_one("[lang=en]")
        assert said.select_one("[lang=de]")


def test_every_page_has_structured_data_without_empty_values(site: Path) -> None:
    pages = list(site.rglob("index.html"))
    assert len(pages) > 60
    for path in pages:
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        nodes = structured(soup)
        assert not [node for node in _values(list(nodes.values())) if node in (None, "", [], {})], path
        address = soup.select_one('link[rel="canonical"]')["href"]
        assert soup.select_one('meta[property="og:url"]')["content"] == address
        assert soup.select_one('meta[name="DC.identifier"]')["content"] == address
        assert soup.select_one('meta[property="og:title"]')["content"]
        for node in nodes.values():
            assert {"@type", "@id"} <= set(node)


def _values(node: object) -> list[object]:
    if isinstance(node, dict):
        return [value for child in node.values() for value in (child, *_values(child))]
    return [value for child in node for value in (child, *_values(child))] if isinstance(node, list) else []


def test_an_article_is_a_translation_of_its_original(site: Path) -> None:
    url = "http://127.0.0.1:8000/articles/alibaba-haier-goodaymart/"
    nodes = structured(page(site, "articles/alibaba-haier-goodaymart"))
    translation, original = nodes[f"{url}#translation"], nodes[f"{url}#original"]
    assert (translation["@type"], translation["inLanguage"]) == ("NewsArticle", "en")
    assert (original["@type"], original["inLanguage"]) == ("NewsArticle", "de")
    assert translation["translationOfWork"] == translation["isBasedOn"] == {"@id": original["@id"]}
    assert original["workTranslation"] == {"@id": translation["@id"]}
    assert translation["headline"].startswith("Alibaba puts about US$360 million")
    assert "logistics" in translation["abstract"]
    assert translation["digitalSourceType"].endswith("/trainedAlgorithmicMedia")
    mentioned = {thing["name"]: thing for thing in translation["mentions"]}
    assert mentioned["eBay"]["sameAs"] == "https://www.wikidata.org/entity/Q58024"
    assert mentioned["eBay"]["url"] == "http://127.0.0.1:8000/companies/ebay/"
    # The text names neither author, outlet nor day; an inferred date is none that is stated.
    assert not {"author", "publisher", "datePublished", "url"} & set(original)


def test_what_has_no_english_is_no_translation(tmp_path: Path) -> None:
    seeds = {
        "a.txt": "Der Konzern Alpha wächst.\n",
        "reference/companies.yml": "companies:\n  - {id: alpha, name: Alpha, is: A company.}\n",
    }
    result = build(project(tmp_path / "project", seeds), tmp_path / "site")
    assert result.status == 0, result.output
    url = "http://127.0.0.1:8000/articles/a/#original"
    nodes = structured(page(result.site, "articles/a"))
    assert [node["@type"] for node in nodes.values()] == ["WebSite", "NewsArticle"]
    assert "workTranslation" not in nodes[url]
    company = structured(page(result.site, "companies/alpha"))["http://127.0.0.1:8000/companies/alpha/#entry"]
    assert company["subjectOf"] == [{"@id": url}]


def test_a_stated_author_outlet_and_date_are_in_the_structured_data(tmp_path: Path) -> None:
    sidecar = (
        "author: Ann Other\noutlet: Beispielzeitung\npublished: {date: 2020-05-17}\naddress: https://example.org/a\n"
    )
    root = project(tmp_path / "project", {"a.txt": "Der Handel wächst.\n", "a.yml": sidecar})
    result = build(root, tmp_path / "site")
    assert result.status == 0, result.output
    original = structured(page(result.site, "articles/a"))["http://127.0.0.1:8000/articles/a/#original"]
    assert original["author"] == {"@type": "Person", "name": "Ann Other"}
    assert original["publisher"] == {"@type": "NewsMediaOrganization", "name": "Beispielzeitung"}
    assert (original["datePublished"], original["url"]) == ("2020-05-17", "https://example.org/a")


def test_an_entry_is_what_its_page_is_about(site: Path) -> None:
    url = "http://127.0.0.1:8000/companies/goodaymart/"
    nodes = structured(page(site, "companies/goodaymart"))
    assert nodes[url]["mainEntity"] == {"@id": f"{url}#entry"}
    company = nodes[f"{url}#entry"]
    assert (company["@type"], company["name"]) == ("Organization", "Goodaymart")
    assert company["parentOrganization"]["@id"] == "http://127.0.0.1:8000/companies/haier/#entry"
    assert company["subjectOf"] == [{"@id": "http://127.0.0.1:8000/articles/alibaba-haier-goodaymart/#translation"}]
    people = structured(page(site, "people/jeff-bezos"))
    bezos = people["http://127.0.0.1:8000/people/jeff-bezos/#entry"]
    assert (bezos["@type"], bezos["sameAs"]) == ("Person", "https://www.wikidata.org/entity/Q312556")


def test_hostile_names_do_not_become_markup(tmp_path: Path) -> None:
    hostile = "</script><script>alert(1)</script>"
    companies = (
        f"companies:\n  - id: evil\n    name: {{en: '{hostile}', de: Evil}}\n    is: '<img src=x onerror=alert(1)>'\n"
    )
    seeds = {"a.txt": "Der Konzern Evil wächst.\n", "reference/companies.yml": companies}
    result = build(project(tmp_path / "project", seeds), tmp_path / "site")
    assert result.status == 0, result.output
    for path in (result.site / "companies" / "evil" / "index.html", result.site / "articles" / "a" / "index.html"):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        assert "alert(1)" not in "".join(script.text for script in soup.select("script:not([type*=json])"))
        assert not soup.select("img")
        assert structured(soup)


def test_the_longer_name_has_the_link_in_english_too(tmp_path: Path) -> None:
    companies = (
        "companies:\n  - {id: alibaba, name: Alibaba, is: A company.}\n"
        "  - {id: alibaba-com, name: Alibaba.com, is: Its platform.}\n"
    )
    memory = 'msgid ""\nmsgstr "Language: en\\n"\n\n#, fuzzy\nmsgid "Alibaba besitzt Alibaba.com."\n'
    seeds = {
        "a.txt": "Alibaba besitzt Alibaba.com.\n",
        "a.en.po": memory + 'msgstr "Alibaba.com is owned by Alibaba."\n',
        "reference/companies.yml": companies,
    }
    result = build(project(tmp_path / "project", seeds), tmp_path / "site")
    assert result.status == 0, result.output
    links = page(result.site, "articles/a").select('.brief-block [lang="en"] a')
    assert [(link.text, link["href"]) for link in links] == [
        ("Alibaba.com", "../../companies/alibaba-com/"), ("Alibaba", "../../companies/alibaba/"),
    ]  # fmt: skip


def test_a_handwritten_page_at_the_address_of_another_stops_the_build(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    (root / "docs" / "companies").mkdir()
    (root / "docs" / "companies" / "alibaba.md").write_text("# Mine\n", encoding="utf-8")
    result = build(root, tmp_path / "site")
    assert result.status == 1
    assert "docs/companies/alibaba.md: its address is that of a page made from seeds/ - rename it" in result.output


def test_a_changed_alias_changes_the_pages_that_it_should_and_no_other(site: Path, tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    companies = root / "seeds" / "reference" / "companies.yml"
    text = companies.read_text(encoding="utf-8")
    companies.write_text(
        re.sub(r"(id: alibaba\n.*?aliases: \[)", r"\1Online-Gigant, ", text, count=1, flags=re.DOTALL), encoding="utf-8"
    )
    result = build(root, tmp_path / "site")
    assert result.status == 0, result.output
    before, after = (
        {name: content for name, content in files(folder).items() if not name.startswith("search/")}
        for folder in (site, result.site)
    )
    assert set(before) == set(after)
    # "Allerdings hält der Online-Gigant ..." stands in one article.
    assert {name for name in after if after[name] != before[name]} == {
        "articles/alibaba-world-trade-platform/index.html",
        "articles/alibaba-world-trade-platform/article.json",
        "articles.json",
        "companies/index.html",
        "companies/alibaba/index.html",
    }


def test_an_alias_that_no_article_uses_changes_nothing_but_its_own_entry(site: Path, tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    companies = root / "seeds" / "reference" / "companies.yml"
    text = companies.read_text(encoding="utf-8")
    companies.write_text(text + "\n  - id: unheard-of\n    name: Unheard Of\n    is: A company.\n", encoding="utf-8")
    result = build(root, tmp_path / "site")
    assert result.status == 0, result.output
    assert files(result.site) == files(site)
