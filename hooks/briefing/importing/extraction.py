"""The main content of a web page: those lines of trafilatura that belong to its headline."""

import re
from bisect import bisect_right
from collections import Counter
from itertools import accumulate, takewhile

from lxml.html import HtmlElement

from briefing.german.normalize import normalize

_BLOCKS = frozenset(
    "address article aside blockquote dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header"
    " hr li main nav ol p pre section table tbody td th thead tr ul".split()
)
_HEADINGS = frozenset("h2 h3 h4 h5 h6".split())
# Boilerplate that trafilatura lets through, for it looks for English names only, and keeps what is named "paywall"
# since some pages call the article so; an offer is short and has a link.
_BOILERPLATE = r"""//*[self::div or self::p or self::section or self::aside or self::ul][
    re:test(concat(@class, ' ', @id),
        '(^|[\s_-])(anzeigen?|werbung|affiliate|disclosure|kontakt|contact)([\s_-]|$)', 'i')
    or re:test(@class, 'paywall', 'i') and .//a[re:test(@href, 'abo|login|anmeld|subscri|regist', 'i')]
][string-length(normalize-space()) < 800 and not(.//h1)]"""
_REGULAR_EXPRESSIONS = {"re": "http://exslt.org/regular-expressions"}
_LONGEST_FIGURE = 300
"""Characters; a cell that holds more is there for the layout."""
_NEVER_A_LEAD = frozenset("aside button figure footer form nav noscript script style template".split())
_NAMED_OTHERWISE = re.compile(r"consent|cookie|newsletter|caption|share|banner|comment|hidden", re.IGNORECASE)
_SHORTEST_LEAD = 60
_SENTENCE_END = re.compile(r"[.!?…:][“”\"»«)]*$")
_SHORTEST_HEADLINE = 3
"""Words; a site's own name has fewer, or is known."""
_MOST = 0.6
_LONG = 30
"""Characters of a line, for it to be looked for inside longer blocks too."""


def simplify(tree: HtmlElement) -> None:
    """Take the boilerplate with German names out of a page, and the tables that only lay it out."""
    for element in tree.xpath(_BOILERPLATE, namespaces=_REGULAR_EXPRESSIONS):
        if element.getparent() is not None:
            element.drop_tree()
    layout = {
        table
        for table in tree.iter("table")
        if table.find(".//table") is not None or any(len(_text(cell)) > _LONGEST_FIGURE for cell in table.iter("td"))
    }
    parts = [part for part in tree.iter("tbody", "tr", "td") if next(part.iterancestors("table"), None) in layout]
    for element in [*layout, *parts]:
        element.tag = "div"


def reads_like_text(line: str) -> bool:
    """Return whether a line ends as a sentence does."""
    return _SENTENCE_END.search(line) is not None


class MainContent:
    """An article's lines and the elements of its page that hold them."""

    def __init__(self, tree: HtmlElement, lines: list[str], outlet: str | None, title: str) -> None:
        self._tree = tree
        self._lines = lines
        self._blocks = [
            (block, _text(block))
            for block in tree.iter(*_BLOCKS)
            if not any(inner.tag in _BLOCKS for inner in block.iterdescendants())
        ]
        self._whole = "\n".join(text for _, text in self._blocks)
        self._starts = list(accumulate((len(text) + 1 for _, text in self._blocks), initial=0))
        exact: dict[str, list[HtmlElement]] = {}
        for block, text in self._blocks:
            exact.setdefault(text, []).append(block)
        self._at = {line: self._around(line) or exact.get(line.removeprefix("- "), []) for line in lines}
        self._head = _headline(tree, outlet, title)
        self.headline = None if self._head is None else _text(self._head)
        self._container = self._smallest_around_most()

    def article(self) -> list[str]:
        """Return the lines with the lead that was lost, without what stands elsewhere or above the text."""
        if self._container is None:
            return self._lines
        inside = set(self._container.iter())
        lines = [
            line
            for line in self._lines
            if line != self.headline and (not (at := self._found(line)) or any(block in inside for block in at))
        ]
        first = next((i for i, line in enumerate(lines) if reads_like_text(line)), 0)
        above = [line for line in lines[:first] if any(block.tag in _HEADINGS for block in self._found(line))]
        return [*self._lost_lead(lines, inside), *above, *lines[first:]]

    def names(self, author: str) -> bool:
        """Return whether the page's head, its data or its article names somebody, and not only a teaser beside it."""
        if self._container is None:
            return True
        data = self._tree.xpath("//meta/@content | //script[contains(@type, 'json')]/text()")
        return any(author in normalize(text) for text in [*data, self._container.text_content()])

    def _smallest_around_most(self) -> HtmlElement | None:
        times = Counter(self._lines)
        found = [(len(line) * count, at) for line, count in times.items() if (at := self._found(line))]
        for ancestor in self._head.iterancestors() if self._head is not None else ():
            inside = set(ancestor.iter())
            here = sum(length for length, at in found if any(block in inside for block in at))
            if here and here >= _MOST * sum(length for length, _ in found):
                return ancestor
        return None

    def _lost_lead(self, lines: list[str], inside: set[HtmlElement]) -> list[str]:
        place = {element: i for i, element in enumerate(self._tree.iter())}
        start = place[self._head]
        found = [place[block] for line in set(lines) for block in self._found(line) if block in inside]
        end = min((i for i in found if i > start), default=start)
        return [text for block, text in self._blocks if start < place[block] < end and self._is_lead(block, text)]

    def _is_lead(self, block: HtmlElement, text: str) -> bool:
        around = [block, *takewhile(lambda element: element is not self._container, block.iterancestors())]
        return (
            len(text) >= _SHORTEST_LEAD
            and reads_like_text(text)
            and sum(len(_text(link)) for link in block.iter("a")) < len(text) / 2
            and not any(element.tag in _NEVER_A_LEAD or _NAMED_OTHERWISE.search(_name(element)) for element in around)
        )

    def _found(self, line: str) -> list[HtmlElement]:
        return self._at[line]

    def _around(self, line: str) -> list[HtmlElement]:
        """Return the blocks that hold a long line; one search through all of them, for a page may have thousands."""
        line = line.removeprefix("- ")
        found = []
        position = self._whole.find(line) if len(line) > _LONG else -1
        while position >= 0:
            place = bisect_right(self._starts, position) - 1
            found.append(self._blocks[place][0])
            position = self._whole.find(line, self._starts[place + 1])
        return found


def _headline(tree: HtmlElement, outlet: str | None, title: str) -> HtmlElement | None:
    """Return the heading that the page's title quotes, else the only one of the first rank; a logo is neither."""
    firsts, seconds = ([head for head in tree.iter(tag) if _text(head) not in ("", outlet)] for tag in ("h1", "h2"))
    whole = normalize(tree.findtext(".//title") or "")
    for head in [*firsts, *seconds]:
        text = _text(head)
        if len(text.split()) >= _SHORTEST_HEADLINE and (text in whole or text in title or (title and title in text)):
            return head
    return firsts[0] if len(firsts) == 1 else None


def _text(element: HtmlElement) -> str:
    return normalize(element.text_content().replace("\xad", ""))


def _name(element: HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"
