"""Tables of figures in a web page, turned into paragraphs: extraction keeps no other part of a table.

Tables that merely lay a page out are no longer tables by then.
"""

from collections.abc import Iterator

from lxml.etree import SubElement
from lxml.html import HtmlElement

from briefing.german.normalize import normalize


def tables_as_rows(tree: HtmlElement) -> dict[str, str]:
    """Put a paragraph for each row into the place of every table of figures; return the rows by these paragraphs.

    A paragraph has bars between its cells, for no tab would survive in it; a row has the tabs that it has in a text.
    """
    tables = [table for table in tree.iter("table") if _holds_figures(table)]
    return dict(row for table in tables for row in _replaced(table))


def _holds_figures(table: HtmlElement) -> bool:
    rows = [cells for cells in _rows(table) if sum(map(bool, cells)) > 1]
    text = _text(table)
    links = sum(len(_text(link)) for link in table.iter("a"))
    return len(rows) > 1 and any(map(str.isdigit, text)) and links < len(text) / 2


def _replaced(table: HtmlElement) -> Iterator[tuple[str, str]]:
    rows = [cells for cells in _rows(table) if any(cells)]
    paragraphs = [normalize(" | ".join(cells)) for cells in rows]
    caption = [text for element in table.iter("caption") if (text := _text(element))]
    for element in list(table):
        table.remove(element)
    table.tag, table.text = "div", None
    for text in [*caption, *paragraphs]:
        SubElement(table, "p").text = text
    # What finds the article passes over figures, which mostly are pictures.
    for figure in table.iterancestors("figure"):
        figure.tag = "div"
    yield from zip(paragraphs, ("\t".join(cells).strip("\t") for cells in rows), strict=True)


def _rows(table: HtmlElement) -> list[list[str]]:
    return [[_text(cell) for cell in row.iterchildren("th", "td")] for row in table.iter("tr")]


def _text(element: HtmlElement) -> str:
    """Return an element's text without the letters that no tree takes (XML 1.0, 2.2) and nobody sees."""
    return "".join(letter for letter in normalize(element.text_content()) if letter.isprintable())
