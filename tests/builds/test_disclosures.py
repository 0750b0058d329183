"""Every output says who, or what, wrote the English and who reviewed it: by article and by sentence, and no more."""

import io
import itertools
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from bs4 import BeautifulSoup, Tag
from lxml import etree
from PIL import Image
from playwright.sync_api import expect

from briefing.publishing.social_cards import CardRenderer
from briefing.settings import Settings
from briefing.site import Site, head_of_handwritten
from hostile import hostile_site
from invariants import validator
from visits import Visit

SETTINGS = Settings("Press Briefing", "https://example.org/press/")
AI, MACHINE = "by AI, not reviewed", "by machine (google), not reviewed, and a check found something"
SENTENCES = [
    # The German, its entry's comments, its English; and what is to be said of that.
    ("Der Onlinehandel wächst", "# origin: ai\n#, fuzzy\n", "Online trade grows", AI),
    (
        "Der Umsatz von Alibaba stieg auf 25 Milliarden Dollar.",
        "# origin: machine\n# engine: google\n# finding: 25 million for 25 Milliarden\n#, fuzzy\n",
        "Alibaba’s sales rose to $25 million.",
        MACHINE,
    ),
    (
        "Das sagte der Verband in Berlin.",
        "",
        "The association said so.",
        "by a person, reviewed, reviewer not recorded",
    ),
    (
        "Die Kunden sind damit zufrieden.",
        "# origin: ai\n# reviewed: Ann Other 2026-11-20 light\n",
        "Customers like it.",
        "by AI, reviewed by Ann Other on 20 November 2026 (light post-editing)",
    ),
    (
        "Die Händler sind es auch.",
        "# origin: machine\n# engine: deepl\n# reviewed: Bo Beispiel 2026-11-21 full\n",
        "So do the merchants.",
        "by machine (deepl), reviewed by Bo Beispiel on 21 November 2026 (full post-editing)",
    ),
    (
        "Die Kosten von Alibaba steigen nicht mehr.",
        '# origin: ai\n#, fuzzy\n#| msgid "Die Kosten steigen."\n',
        "Costs rise.",
        "by AI, out of date: the German has changed since",
    ),
    ("Ein Plan ist das nicht.", "# origin: human\n#, fuzzy\n", "That is no plan.", "by a person, not reviewed"),
    ("Es liegt nicht am Geld.", "#, fuzzy\n", "Money is not why.", "by an unrecorded hand, not reviewed"),
    ("Niemand kennt den Grund.", "", "", None),
]
SAID = {german: said for german, _, _, said in SENTENCES}
BY_SENTENCE = (
    "9 sentences: 3 translated by AI, 2 translated by a person, 1 translated by an unrecorded hand, "
    "1 translated by machine (deepl), 1 translated by machine (google), 1 with a finding, 1 out of date, "
    "1 without English, 3 reviewed by a person. "
    "Of the sentences, 1 reviewed by Ann Other on 20 November 2026 (light post-editing); "
    "1 reviewed by Bo Beispiel on 21 November 2026 (full post-editing); 1 reviewed, reviewer not recorded."
)
DISCLOSURE = (
    "Headline, summary and key points by AI, reviewed by Cy Dritte on 22 November 2026 (full post-editing). "
    + BY_SENTENCE
)
SHORT = "English by a person, by AI, by machine and by an unrecorded hand, partly reviewed"
PLAIN = "Headline and key points by a person, not reviewed by a person. 2 sentences: all translated by machine"
BOUGHT = "Alibaba kauft im Jahr 2019 den Händler Beta für 3 Millionen Euro."
GOOD = "Das ist auch für die Kunden gut."
MIXED_PAGE, PLAIN_PAGE = "articles/mixed/", "articles/plain/"


def memory(entries: list[tuple[str, str, str]]) -> str:
    """Return a translation memory of German sentences, their comments and their English."""
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    return head + "".join(f'\n{notes}msgid "{de}"\nmsgstr "{en}"\n' for de, notes, en in entries)


SEEDS = {
    "mixed.txt": f"{SENTENCES[0][0]}\n\n" + " ".join(german for german, *_ in SENTENCES[1:]) + "\n",
    "mixed.yml": """origin: ai
headline: {en: Online trade goes on growing}
summary: Trade on the web grows, says an association.
key_points:
  - {en: Sales reached $25 billion., evidence: 25 Milliarden Dollar}
topics: [Trade]
reviewed: {by: Cy Dritte, date: 2026-11-22, depth: full}
initiatives:
  - id: plan
    kind: proposal
    name: A plan
    parties: [{who: alibaba, role: author}]
    status: open
    evidence: [Der Umsatz von Alibaba]
""",
    "mixed.en.po": memory([(de, notes, en) for de, notes, en, _ in SENTENCES]),
    # A person's headline above a machine's sentences: what lists and results show is by both.
    "plain.txt": f"{BOUGHT}\n\n{GOOD}\n",
    "plain.yml": """origin: human
headline: {en: Alibaba buys Beta}
key_points:
  - {en: Alibaba buys Beta., evidence: Alibaba kauft}
topics: [Trade]
""",
    "plain.en.po": memory(
        [
            (
                BOUGHT,
                "# origin: machine\n#, fuzzy\n",
                "Alibaba buys Beta.",
            ),
            (GOOD, "# origin: machine\n#, fuzzy\n", "That is good for customers."),
        ]
    ),
    "reference/companies.yml": "companies:\n  - {id: alibaba, name: Alibaba, is: A company.}\n",
    "reference/topics.yml": "topics:\n  - {id: trade, name: Trade, is: Buying, terms: [handel, händler]}\n",
    "reference/glossary.yml": "glossary:\n  - {id: umsatz, de: Umsatz, en: sales, means: What is sold.}\n",
}


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with an article whose sentences were written and reviewed in every way there is."""
    return hostile_site(tmp_path_factory.mktemp("mixed"), SEEDS, SETTINGS)


def soup_of(site: Site, address: str) -> BeautifulSoup:
    """Return a page made by the program, or the list that goes into a handwritten one."""
    pages = {page.address: page.make().html for page in site.pages}
    html = pages[address] if address in pages else site.overviews[address].html
    return BeautifulSoup(html, "html.parser")


def flat(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def mark(element: Tag) -> str | None:
    """Return what the mark behind an English sentence says; there is one for eyes, and one for ears."""
    found = element.select_one(".brief-state")
    assert found is None or (found["role"], found["title"]) == ("img", found["aria-label"])
    return str(found["aria-label"]) if found else None


def in_brackets(german: str, english: str, usual: str) -> tuple[str, str | None]:
    """Return a sentence and what is said of its English, in brackets behind it or else once for all."""
    if english == "[No English yet]":
        return german, None
    bracket = re.search(r" \[(.+)\]$", english)
    return german, bracket[1] if bracket else usual


def on_the_page(site: Site) -> dict[str, str | None]:
    """What the article's page says."""
    pairs = soup_of(site, MIXED_PAGE).select(".brief-pair")
    return {pair.select_one("[lang=de]").text: mark(pair) for pair in pairs}


def on_paper(site: Site) -> dict[str, str | None]:
    """What the page for printing says."""
    soup = soup_of(site, "print/")
    article = next(a for a in soup.select(".brief-whole-article") if "goes on growing" in a.h2.text)
    usual = re.fullmatch(
        r"Each English sentence: (.+), unless a note .+",
        flat(article.select_one(".brief-whole-text .brief-automatic").text),
    )
    spans = [pair.select("span") for pair in article.select(".brief-whole-block .brief-whole-pair")]
    return dict(in_brackets(flat(de.text), flat(en.text), usual[1]) for de, en, *_ in spans)


def in_the_book(site: Site) -> dict[str, str | None]:
    """What the EPUB says."""
    chapter = BeautifulSoup(chapter_of(site), "html.parser")
    usual = re.fullmatch(
        r"Each English sentence: (.+), unless a note .+", flat(chapter.select_one(".brief-automatic").text)
    )
    spans = [pair.find_all("span", recursive=False) for pair in chapter.select(".pair")]
    return dict(in_brackets(flat(de.text), flat(en.text), usual[1]) for de, en in spans)


def chapter_of(site: Site) -> str:
    """Return the chapter of the mixed article."""
    with zipfile.ZipFile(io.BytesIO(site.files["briefing.epub"].make())) as book:
        chapters = [book.read(name).decode() for name in book.namelist() if "article-" in name]
    return next(chapter for chapter in chapters if "goes on growing" in chapter)


def in_plain_text(site: Site) -> dict[str, str | None]:
    """What the text in both languages says."""
    lines = site.files[f"{MIXED_PAGE}bilingual.txt"].make().decode().split("\n")
    pairs = itertools.pairwise(lines)
    return dict(in_brackets(de[4:], en[4:], "nothing") for de, en in pairs if de.startswith("DE  "))


def in_words(
    origin: str | None, engine: str | None, state: str, by: str | None, date: str | None, depth: str | None
) -> str:
    """Return what fields for programs say, in the words of the pages."""
    maker = {"ai": "by AI", "machine": "by machine", "human": "by a person"}.get(origin or "", "by an unrecorded hand")
    days = {"2026-11-20": "20 November 2026", "2026-11-21": "21 November 2026"}
    review = (
        f"reviewed by {by} on {days[date or '']} ({depth} post-editing)" if by else "reviewed, reviewer not recorded"
    )
    assert by or not (date or depth)
    states = {
        "unreviewed": "not reviewed", "flagged": "not reviewed, and a check found something", "reviewed": review,
        "stale": "out of date: the German has changed since",
    }  # fmt: skip
    assert state == "reviewed" or not by
    return f"{maker}{f' ({engine})' if engine else ''}, {states[state]}"


def in_json(site: Site) -> dict[str, str | None]:
    """What `article.json` says."""
    article = json.loads(site.files[f"{MIXED_PAGE}article.json"].make())
    validator("article.schema.json").validate(article)
    found = {}
    for sentence in (sentence for block in article["blocks"] for sentence in block["sentences"]):
        review = sentence["review"] or {"by": None, "date": None, "depth": None}
        assert (sentence["review"] is not None) == (sentence["state"] == "reviewed")
        known = (
            sentence["origin"],
            sentence["engine"],
            sentence["state"],
            review["by"],
            review["date"],
            review["depth"],
        )
        found[sentence["de"]] = None if sentence["en"] is None else in_words(*known)
    return found


def in_tmx(name: str) -> Callable[[Site], dict[str, str | None]]:
    """What a TMX says; what has no English is not in it."""

    def read(site: Site) -> dict[str, str | None]:
        found: dict[str, str | None] = {"Niemand kennt den Grund.": None}
        for unit in etree.fromstring(site.files[name].make()).iter("tu"):
            known = {prop.get("type"): prop.text for prop in unit.iter("prop")}
            if known["x-article"] == "mixed":
                keys = ("origin", "engine", "state", "reviewed-by", "review-date", "review-depth")
                found[unit.findtext(".//seg")] = in_words(*(known.get(f"x-{key}") for key in keys))
        return found

    return read


def in_po(site: Site) -> dict[str, str | None]:
    """What the PO says, which is the desk's own."""
    found: dict[str, str | None] = {}
    for entry in polib.pofile(site.files[f"{MIXED_PAGE}article.po"].make().decode()):
        notes = dict(line.split(": ", 1) for line in entry.tcomment.split("\n") if line)
        state = (
            "reviewed"
            if not entry.fuzzy
            else "stale"
            if entry.previous_msgid
            else "flagged"
            if "finding" in notes
            else "unreviewed"
        )
        by, date, depth = (
            re.fullmatch(r"(.+) (\S+) (light|full)", notes["reviewed"]).groups()
            if "reviewed" in notes
            else (None, None, None)
        )
        origin = notes.get("origin", None if entry.fuzzy else "human")
        found[entry.msgid] = in_words(origin, notes.get("engine"), state, by, date, depth) if entry.msgstr else None
    return found


def in_search(site: Site) -> dict[str, str | None]:
    """What the results of a search have to say, from either index."""
    found = []
    for language in ("de", "en"):
        soup = BeautifulSoup(site.search[language][f"{MIXED_PAGE}index.html"], "html.parser")
        made = json.loads(soup.select_one("data")["id"].replace("+", " "))["made"]
        assert made["beside"] == "by AI, reviewed by Cy Dritte on 22 November 2026 (full post-editing)"
        article = json.loads(site.files[f"{MIXED_PAGE}article.json"].make())
        sentences = [sentence for block in article["blocks"] for sentence in block["sentences"]]
        found.append({s["de"]: made.get(s["id"], made[""]) if s["en"] else None for s in sentences})
    assert found[0] == found[1]
    return found[0]


BY_SENTENCE_IN = {
    "page": on_the_page, "print": on_paper, "epub": in_the_book, "text": in_plain_text, "json": in_json,
    "tmx": in_tmx(f"{MIXED_PAGE}article.tmx"), "all.tmx": in_tmx("translations.tmx"), "po": in_po, "search": in_search,
}  # fmt: skip


@pytest.mark.parametrize("output", BY_SENTENCE_IN)
def test_every_sentence_says_who_wrote_and_reviewed_its_english(mixed: Site, output: str) -> None:
    assert BY_SENTENCE_IN[output](mixed) == SAID


@pytest.mark.parametrize(
    "address",
    [MIXED_PAGE, "companies/alibaba/", "topics/trade/", "timeline/", "figures/", "initiatives/", "glossary/"],
)
def test_a_sentence_says_so_also_away_from_its_place(mixed: Site, address: str) -> None:
    """A quotation's English stands beside its mark; only a sentence without any has none."""
    said = soup_of(mixed, address).select(".brief-said, .brief-extract")
    assert said
    known = SAID | dict.fromkeys(
        (BOUGHT, GOOD),
        "by machine, not reviewed",
    )
    for each in said:
        assert mark(each) == known[each.select_one("[lang=de]").text]


def test_an_extract_in_place_of_a_summary_says_so(mixed: Site) -> None:
    page = soup_of(mixed, PLAIN_PAGE)
    assert [mark(auto_summary) for auto_summary in page.select(".brief-extract")] == ["by machine, not reviewed"]
    for html in (soup_of(mixed, "print/").select_one(".brief-whole"), content_of(mixed, "plain")):
        assert "(by machine, not reviewed)" in flat(html.text)


def content_of(site: Site, article: str) -> BeautifulSoup:
    """Return what the JSON Feed shows of an article."""
    items = json.loads(site.files["feed.json"].make())["items"]
    content = next(item["content_html"] for item in items if item["url"].endswith(f"/{article}/"))
    return BeautifulSoup(content, "html.parser")


def graph(html: str) -> dict[str, dict[str, object]]:
    """Return the structured data in a page's head by the ends of the nodes' ids."""
    nodes = json.loads(BeautifulSoup(html, "html.parser").find("script", type="application/ld+json").string)["@graph"]
    return {node["@id"].removeprefix(SETTINGS.publisher.url): node for node in nodes}


def article_says(site: Site) -> dict[str, str]:
    """Return what each output says of the mixed article as a whole."""
    files = {path: file.make() for path, file in site.files.items()}
    texts = {name: files[f"{MIXED_PAGE}{name}"].decode() for name in ("bilingual.txt", "article.po", "citation.ris")}
    entry = next(e for e in etree.fromstring(files["feed.xml"]).iter("{*}entry") if "/mixed/" in e.findtext("{*}id"))
    item = next(item for item in json.loads(files["feed.json"])["items"] if "/mixed/" in item["id"])
    validator("feed.schema.json").validate(json.loads(files["feed.json"]))
    validator("articles.schema.json").validate(json.loads(files["articles.json"]))
    listed = next(a for a in json.loads(files["articles.json"])["articles"] if a["id"] == "mixed")
    head = next(page.make().head for page in site.pages if page.address == MIXED_PAGE)
    return {
        "page": soup_of(site, MIXED_PAGE).select_one("header .brief-disclosure").text,
        "print": next(p.text for p in soup_of(site, "print/").select(".brief-disclosure") if "Cy" in p.text),
        "epub": BeautifulSoup(chapter_of(site), "html.parser").select_one(".disclosure").text,
        "text": texts["bilingual.txt"].split("-----")[0],
        "po": texts["article.po"].split("\n")[0],
        "tmx": etree.fromstring(files[f"{MIXED_PAGE}article.tmx"]).findtext("header/note"),
        "json": json.loads(files[f"{MIXED_PAGE}article.json"])["disclosure"],
        "catalogue": listed["disclosure"],
        # At the head of what a feed reader shows.
        "atom's content": BeautifulSoup(entry.findtext("{*}content"), "html.parser").p.text,
        "json feed": item["_briefing"]["disclosure"],
        "json feed's content": content_of(site, "mixed").p.text,
        "ris": texts["citation.ris"],
        "bibtex": files[f"{MIXED_PAGE}citation.bib"].decode(),
        "schema.org": str(graph(head)[f"{MIXED_PAGE}#translation"]["creditText"]),
    }


@pytest.mark.parametrize(
    "output",
    [
        "page", "print", "epub", "text", "po", "tmx", "json", "catalogue", "atom's content", "json feed",
        "json feed's content", "ris", "bibtex", "schema.org",
    ],
)  # fmt: skip
def test_every_output_of_an_article_says_at_its_top_how_its_english_was_made(mixed: Site, output: str) -> None:
    assert DISCLOSURE in flat(article_says(mixed)[output])


def test_a_summary_that_a_feed_reader_shows_alone_says_so(mixed: Site) -> None:
    wanted = (
        "Trade on the web grows, says an association. "
        "[By AI, reviewed by Cy Dritte on 22 November 2026 (full post-editing)]"
    )
    entry = next(
        e for e in etree.fromstring(mixed.files["feed.xml"].make()).iter("{*}entry") if "/mixed/" in e.findtext("{*}id")
    )
    item = next(item for item in json.loads(mixed.files["feed.json"].make())["items"] if "/mixed/" in item["id"])
    assert entry.findtext("{*}summary") == item["summary"] == wanted
    names = [name.text for name in entry.iterfind("{*}contributor/{*}name")]
    assert names == ["Cy Dritte", "Ann Other", "Bo Beispiel"]


def test_lists_results_and_pictures_say_so_in_short(mixed: Site) -> None:
    for address in ("", "articles/"):
        assert SHORT in flat(soup_of(mixed, address).text)
        assert "English by a person and by machine, unreviewed" in flat(soup_of(mixed, address).text)
    assert mixed.cards[f"{MIXED_PAGE}social.png"].made == SHORT
    assert mixed.cards[f"{PLAIN_PAGE}social.png"].made == "English by a person and by machine, unreviewed"
    for language in ("de", "en"):
        assert SHORT in mixed.search[language][f"{MIXED_PAGE}index.html"]
    with zipfile.ZipFile(io.BytesIO(mixed.files["briefing.epub"].make())) as book:
        assert SHORT in book.read("EPUB/title.xhtml").decode()
    reference = flat(soup_of(mixed, MIXED_PAGE).select_one("#citation").text)
    makers = "by a person, by AI, by machine and by an unrecorded hand"
    assert f"English {makers}, partly reviewed by a person." in reference


def test_a_picture_shows_its_label(mixed: Site) -> None:
    card = mixed.cards[f"{PLAIN_PAGE}social.png"]
    with Image.open(io.BytesIO(CardRenderer().png(card))) as picture:
        corner = picture.convert("L").crop((500, 60, 1140, 130))
    assert min(corner.tobytes()) < 150


@pytest.mark.parametrize(
    "address",
    [
        "",
        "articles/",
        "timeline/",
        "figures/",
        "initiatives/",
        "glossary/",
        "print/",
        "companies/alibaba/",
        "topics/trade/",
    ],
)
def test_a_page_of_several_articles_says_so_at_its_top_and_to_programs(mixed: Site, address: str) -> None:
    said = (
        "By a person, by AI, by machine and by an unrecorded hand. A person reviewed 3 of the articles’ 11 sentences, "
        "and what stands beside them (headline, summary, key points) for 1 of 2 articles."
    )
    soup = soup_of(mixed, address)
    assert said in flat(soup.select_one(".brief-disclosure").text)
    before = [
        flat(element.text) for element in soup.select_one(".brief-disclosure").find_all_previous(["p", "h2", "li"])
    ]
    assert not [text for text in before if "Alibaba buys" in text or "Trade on the web" in text]
    heads = {page.address: page.make().head for page in mixed.pages}
    head = heads[address] if address in heads else head_of_handwritten(mixed, SETTINGS, address, "Title", "")
    page = graph(head)[address]
    assert page["creditText"] == f"English of the articles: {said}"
    assert str(page["digitalSourceType"]).endswith("/compositeWithTrainedAlgorithmicMedia")


def test_programs_learn_who_reviewed_and_where_each_sentence_is_told_of(mixed: Site) -> None:
    heads = {page.address: page.make().head for page in mixed.pages}
    translation = graph(heads[MIXED_PAGE])[f"{MIXED_PAGE}#translation"]
    assert [person["name"] for person in translation["editor"]] == ["Cy Dritte", "Ann Other", "Bo Beispiel"]
    assert translation["dateModified"] == "2026-11-22"
    assert translation["encoding"]["contentUrl"] == f"https://example.org/press/{MIXED_PAGE}article.json"
    assert str(translation["digitalSourceType"]).endswith("/compositeWithTrainedAlgorithmicMedia")
    article = json.loads(mixed.files[f"{MIXED_PAGE}article.json"].make())
    record = {"by": "Cy Dritte", "date": "2026-11-22", "depth": "full"}
    assert article["editorial"] == {"origin": "ai", "review": "full", "reviewed": record}


def test_nothing_claims_a_review_that_nobody_recorded(mixed: Site) -> None:
    """Of the article that no person reviewed, no output of its own says that one did."""
    own = {path: file.make().decode() for path, file in mixed.files.items() if path.startswith(PLAIN_PAGE)}
    pages = [page.make() for page in mixed.pages if page.address == PLAIN_PAGE]
    own |= {page.address: page.html + page.head for page in pages}
    # There, a space is a plus.
    own |= {language: source[f"{PLAIN_PAGE}index.html"].replace("+", " ") for language, source in mixed.search.items()}
    assert len(own) == 10
    for path, text in own.items():
        claims = re.findall(r".{30}(?<!not )(?<!none )reviewed by.{20}|Ann Other|Bo Beispiel|Cy Dritte|✓", flat(text))
        assert not claims, path
    article = json.loads(own[f"{PLAIN_PAGE}article.json"])
    assert article["editorial"] == {"origin": "human", "review": "none", "reviewed": None}
    assert {s["review"] for block in article["blocks"] for s in block["sentences"]} == {None}
    translation = graph(own[PLAIN_PAGE])[f"{PLAIN_PAGE}#translation"]
    assert not {"editor", "dateModified"} & set(translation)
    assert PLAIN in flat(own[PLAIN_PAGE])


def test_the_memory_that_is_taken_away_may_come_back(mixed: Site, tmp_path: Path) -> None:
    taken = mixed.files[f"{MIXED_PAGE}article.po"].make().decode()
    again = hostile_site(tmp_path, SEEDS | {"mixed.en.po": taken}, SETTINGS)
    assert {path: file.make() for path, file in again.files.items()} == {
        path: file.make() for path, file in mixed.files.items()
    }


def test_a_result_of_a_search_says_so_at_each_sentence(visit: Visit) -> None:
    visit.open("")
    visit.page.get_by_role("searchbox").fill("Drohnen")
    results = visit.page.locator(".brief-results-list a:has(.brief-hit)")
    expect(results.first).to_contain_text("English by AI, unreviewed")
    said = results.first.locator(".brief-hit > [lang=en] > .brief-hit-made")
    assert {" ".join(text.split()) for text in said.all_text_contents()} == {"(by AI, not reviewed)"}
