"""Quotation marks: English ones in every answer, and a check of a paragraph for quotations that do not close.

The check catches a quotation over two sentences of which the English of one has lost its mark: `“We wait. Nobody buys.`
"""

from collections.abc import Iterable

QUOTES = '"“”„»«'


def with_english_quotes(text: str) -> str:
    """Return a text with “ and ” in place of all kinds of double quotation marks."""
    placed = []
    for i, letter in enumerate(text):
        if letter in QUOTES:
            opens = i == 0 or text[i - 1].isspace() or text[i - 1] in "([–—-/"
            # A mark at the very end closes, even after a space.
            letter = "“" if opens and i + 1 < len(text) else "”"
        placed.append(letter)
    return "".join(placed)


def quotes_are_balanced(paragraph: Iterable[str]) -> bool:
    """Return whether every quotation that opens in a paragraph closes in it."""
    text = " ".join(paragraph)
    return text.count("“") == text.count("”")
