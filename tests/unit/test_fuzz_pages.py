"""Whatever a web page holds: an article that the desk takes, or a problem, comes of it, soon and without harm."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.desk.evidence import Evidence
from briefing.desk.original import read_lines
from briefing.desk.reference import Reference
from briefing.desk.sidecar import read_metadata
from briefing.diagnostics import Diagnostic
from briefing.german.normalize import normalize
from briefing.importing.imported_article import ImportedArticle, from_html, from_text, is_html
from fuzzing import TRICKY, mangled, texts, tried
from projects import TESTS

PAGES = [path.read_bytes() for path in sorted((TESTS / "cases" / "html").glob("*.html"))]
TODAY = date(2026, 1, 1)
ENCODINGS = st.sampled_from(
    "utf-8 latin-1 cp1252 utf-16 utf-32 utf-7 idna punycode undefined rot13 base64 unicode_escape mbcs koi8-r".split()
)
TAGS = st.sampled_from(
    """html head body title h1 h2 p div span a article main section ul li table tr td br img script style noscript
    template svg math iframe form meta link time !-- ?xml !doctype ![CDATA[ b:c""".split()
)
PARAGRAPH = "<p>Die Händler in Köln liefern über die Feiertage nicht, sagte der Verband am Montag in Berlin.</p>"


@st.composite
def pages(draw: st.DrawFn) -> bytes:
    """Return a real page, damaged, or tags and texts in any order; its encoding may not be the one that it names."""
    if draw(st.booleans()):
        text = draw(mangled([page.decode("utf-8", "replace") for page in PAGES]))
    else:
        attribute = st.sampled_from(["", " class=paywall", " href='", ' id="kontakt"', " content=x name=author", " /"])
        ends = st.sampled_from([">", "", "/>"])
        tag = st.tuples(st.sampled_from(["<", "</", "<<"]), TAGS, attribute, ends).map("".join)
        text = "".join(draw(st.lists(tag | texts(4) | st.just(PARAGRAPH) | TRICKY, max_size=60)))
    if draw(st.booleans()):
        named = draw(ENCODINGS | st.text(max_size=4))
        text = f'<meta charset="{named}">{text}'
    try:
        data = text.encode(draw(ENCODINGS), "replace")
    except (LookupError, ValueError):
        data = text.encode("utf-8", "replace")
    return data[: draw(st.just(len(data)) | st.integers(0, len(data)))]


def is_taken(imported: ImportedArticle) -> None:
    """What came of a source is an article in order, with a sidecar in order."""
    assert not isinstance(read_lines(imported.original, "x"), Diagnostic)
    if imported.sidecar:
        lines = read_lines(imported.sidecar.encode(), "x")
        assert not isinstance(lines, Diagnostic)
        metadata, errors = read_metadata("\n".join(lines), "x", Evidence([]), Reference())
        assert not errors
        assert metadata.address == (normalize(imported.address) if imported.address else None)
        assert (metadata.published.date if metadata.published else None) == imported.published


@tried(40)
@given(pages() | st.binary(max_size=300), st.none() | ENCODINGS | st.text(max_size=5))
@example(PAGES[0], "rot13")
@example(PAGES[0], "idna")
@example(PAGES[0], "a\0b")
@example(b"<p>+2AA-</p>", "utf-7")
@example(f"<h1>Der \x07 Handel</h1>{PARAGRAPH * 9}".encode(), None)
@example(f"<meta name=author content='Ann &#x9f; Other'><h1>Der Handel im Netz</h1>{PARAGRAPH * 9}".encode(), None)
@example(f"<h1>Der \x9f Handel im Netz</h1>{PARAGRAPH * 9}".encode(), None)
def test_any_page_is_an_article_or_a_problem(data: bytes, encoding: str | None) -> None:
    is_html(data)
    for imported in (
        from_html(data, "a.html", encoding, "https://example.org/a", TODAY),
        from_text(data, "a.txt", encoding),
    ):
        if isinstance(imported, ImportedArticle):
            is_taken(imported)
        else:
            assert len(str(imported).splitlines()) == 1


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
LARGE = {
    "deep": f"<html><body><h1>Der Handel</h1>{'<div>' * 200_000}{PARAGRAPH * 9}",
    "deep spans": f"<html><body><p>{'<span>' * 200_000}{PARAGRAPH * 9}",
    "deep tables": f"<html><body><h1>Der Handel im Netz</h1>{PARAGRAPH * 9}{'<table><tr><td>' * 50_000}",
    "deep lists": f"<html><body><h1>Der Handel im Netz</h1>{PARAGRAPH * 9}{'<ul><li>' * 50_000}",
    "laughs": f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "lol">{LAUGHS}]><html>{PARAGRAPH * 9}<p>&l9;</p>',
    "a file": '<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/passwd">]><html><body>'
    + f"{PARAGRAPH * 9}<p>root &e;</p>",
    "one line": f"<html><body><p>{'Der Handel wächst. ' * 50_000}</p>",
    "attributes": f"<html><body><p {'a=b ' * 500_000}>{PARAGRAPH * 9}",
    "paragraphs": f"<html><body><h1>Der Handel im Netz</h1>{PARAGRAPH * 100_000}",
    "comments": "<html><body>" + "<!-- x " * 500_000,
    "instructions": "<?xml ?>" * 100_000 + "<html>",
}


@pytest.mark.parametrize("case", LARGE)
def test_a_large_page_is_an_article_or_a_problem(case: str) -> None:
    data = LARGE[case].encode()
    is_html(data)
    imported = from_html(data, "a.html", None, None, TODAY)
    if isinstance(imported, ImportedArticle):
        is_taken(imported)
        assert b"root:" not in imported.original
        assert len(imported.original) < 10 * len(data)
