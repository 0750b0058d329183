"""The glossary and the pages of entries, as lists to be read."""

from pathlib import Path

from projects import ARTICLE, build, page, project

TERMS = "glossary:\n" + "".join(
    f"  - {{id: {id}, de: {german}, en: English, means: A word.}}\n"
    for id, german in (("umsatz", "Umsatz"), ("wohl", "wohl"), ("aerger", "Ärger"), ("zeit", "Zeit"), ("uebel", "übel"))
)


def test_the_glossary_is_in_the_order_of_a_dictionary_with_letters_to_jump_by(tmp_path: Path) -> None:
    result = build(
        project(tmp_path / "project", {"a.txt": ARTICLE, "reference/glossary.yml": TERMS}), tmp_path / "site"
    )
    assert result.status == 0, result.output
    soup = page(result.site, "glossary")
    terms = [term.text for term in soup.select(".brief-glossary dt [lang=de]")]
    assert terms == ["Ärger", "übel", "Umsatz", "wohl", "Zeit"]
    letters = {link.text: link["href"] for link in soup.select(".brief-letters a")}
    assert letters == {"A": "#term-aerger", "U": "#term-uebel", "W": "#term-wohl", "Z": "#term-zeit"}


def test_one_use_of_a_term_is_shown_and_the_others_are_folded_away(site: Path) -> None:
    terms = page(site, "glossary").select(".brief-glossary > div")
    for term in terms:
        assert len(term.dd.find_all("p", class_="brief-said", recursive=False)) <= 1
    folded = [term.details for term in terms if term.details]
    assert len(folded) > 10
    for details in folded:
        count = len(details.select(".brief-said"))
        assert details.summary.text == f"{count} more {'sentence' if count == 1 else 'sentences'}"


def test_the_box_of_an_entry_leads_to_each_article_on_its_page(site: Path) -> None:
    soup = page(site, "companies/alibaba")
    links = soup.select(".brief-contents a")
    assert len(links) == 5
    for link in links:
        heading = soup.select_one(str(link["href"]))
        assert heading.text.strip() == link.text.strip()
    assert not page(site, "companies/zalando").select(".brief-contents")
