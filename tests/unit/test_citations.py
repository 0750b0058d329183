"""Citations, read back by the libraries that reference managers are made of."""

import re
from pathlib import Path

import bibtexparser
import pytest
import rispy
from pylatexenc.latex2text import LatexNodes2Text

from briefing.site import Site
from hostile import ADDRESS, HEADLINE, SLUG, hostile_site
from projects import page

EUGEN = "articles/alibaba-world-trade-platform/"
HAIER = "articles/alibaba-haier-goodaymart/"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return hostile_site(tmp_path_factory.mktemp("hostile"))


def bibtex(data: bytes) -> dict[str, str]:
    """The fields of the one entry as they stand there, its kind and key among them."""
    library = bibtexparser.parse_string(data.decode())
    assert not library.failed_blocks
    assert len(library.blocks) == len(library.entries) == 1
    entry = library.entries[0]
    return {key: field.value for key, field in entry.fields_dict.items()} | {"": f"{entry.entry_type} {entry.key}"}


def untexed(value: str) -> str:
    """What TeX makes of a value; pylatexenc does not know the long names of braces."""
    short = value.replace(r"\textbraceleft{}", r"\{").replace(r"\textbraceright{}", r"\}")
    return LatexNodes2Text(keep_comments=True).latex_to_text(short).replace("ˆ", "^")


def ris(data: bytes) -> dict[str, object]:
    records = rispy.loads(data.decode(), skip_unknown_tags=False)
    assert len(records) == 1
    assert not records[0].get("unknown_tag")
    return records[0]


def test_bibtex_names_the_original_and_the_translation(site: Path) -> None:
    entry = bibtex((site / EUGEN / "citation.bib").read_bytes())
    assert entry[""] == "online alibaba-world-trade-platform"
    assert entry["author"].strip("{}") == "Eugen"
    assert entry["title"].strip("{}").startswith("Jack Ma seeks partners")
    assert entry["origtitle"].strip("{}").startswith("Alibaba will zusammen mit Amazon")
    assert (entry["language"], entry["origlanguage"]) == ("english", "german")
    assert entry["url"] == f"http://127.0.0.1:8000/{EUGEN}"
    assert entry["origdate"] == "2016~"
    assert "about 2016 (inferred): The text looks back on the Boao forum" in entry["note"]
    assert "by AI, not reviewed by a person" in entry["note"]
    assert "origpublisher" not in entry
    assert "date" not in entry


def test_ris_names_the_original_and_the_translation(site: Path) -> None:
    data = (site / EUGEN / "citation.ris").read_bytes()
    record = ris(data)
    assert record["type_of_reference"] == "NEWS"
    assert str(record["title"]).startswith("Alibaba will zusammen mit Amazon")
    assert str(record["translated_title"]).startswith("Jack Ma seeks partners")
    assert record["authors"] == ["Eugen"]
    assert (record["year"], record["date"]) == ("2016", "2016///inferred")
    assert record["language"] == "de"
    assert record["urls"] == [f"http://127.0.0.1:8000/{EUGEN}"]
    assert record["keywords"] == ["World trade", "Platforms"]
    assert "about 2016 (inferred): The text looks back" in str(record["notes"])
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in data.decode().split("\r\n")[:-1])


def test_a_headline_that_the_original_has_not_is_not_cited_as_its_own(site: Path) -> None:
    entry = bibtex((site / HAIER / "citation.bib").read_bytes())
    assert "origtitle" not in entry
    assert "author" not in entry
    assert entry["origdate"] == "2013-12~"
    record = ris((site / HAIER / "citation.ris").read_bytes())
    assert str(record["title"]).startswith("Alibaba puts about US$360 million")
    assert "translated_title" not in record
    assert "The German original has no headline of its own, outlet not stated" in str(record["notes"])


def test_hostile_texts_stay_values(hostile: Site) -> None:
    data = hostile.files[f"articles/{SLUG}/citation.bib"].make()
    entry = bibtex(data)
    assert entry[""] == "online preis-groesse-1"
    for field in ("author", "title", "origpublisher", "abstract"):
        assert untexed(entry[field]) == HEADLINE, field
    assert (entry["origdate"], entry["url"]) == (
        "2020-03-02",
        "https://example.org/press/articles/preis%20%26%20gr%C3%B6%C3%9Fe%20%7B1%7D/",
    )
    # BibTeX counts braces whatever stands before them.
    assert data.count(b"{") == data.count(b"}")
    assert b"\\input" not in data.replace(b"\\textbackslash{}input", b"")
    record = ris(hostile.files[f"articles/{SLUG}/citation.ris"].make())
    assert (record["title"], record["authors"], record["secondary_title"]) == (HEADLINE, [HEADLINE], HEADLINE)
    assert record["date"] == "2020/03/02/"
    assert f"Found at <{ADDRESS}>." in str(record["notes"])


def test_what_is_unknown_is_left_out(hostile: Site) -> None:
    entry = bibtex(hostile.files["articles/001_bare/citation.bib"].make())
    assert set(entry) == {"", "title", "language", "langid", "organization", "url", "note"}
    assert (entry["title"].strip("{}"), entry["language"]) == ("Der Handel wächst", "german")
    record = ris(hostile.files["articles/001_bare/citation.ris"].make())
    assert not {"authors", "year", "date", "abstract", "secondary_title", "translated_title"} & set(record)
    assert record["title"] == "Der Handel wächst"


def test_the_page_offers_both_beside_the_text(site: Path) -> None:
    cite = page(site, HAIER).select_one(".brief-cite")
    assert cite is not None
    assert "about December 2013 (inferred)" in cite.select_one("#citation").text
    assert [link["href"] for link in cite.select("a")] == ["citation.bib", "citation.ris"]
