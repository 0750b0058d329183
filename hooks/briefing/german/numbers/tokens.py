"""The words, numbers and signs of a sentence, with their positions.

Empty tokens before the first and after the last let the grammar look a few tokens back and ahead without checks.
"""

import re

MARGIN = 8
"""Empty tokens at each end; whatever looks further back or ahead checks the bounds."""

# European letters: a class of them is twice as fast as one of all letters.
_LETTER = "[A-Za-zÀ-ÖØ-öø-ɏẞ]"
_TOKEN = re.compile(
    # Online-Händler, S&P, JD.com, US-$
    rf"{_LETTER}+(?:[-‑&]{_LETTER}+|\.[a-z]{{2,3}}(?!{_LETTER})|-?\$)*"
    r"|[1-9]\d{0,2}(?:\s\d{3})+(?!\d)(?:,\d+)?"  # 23 500, as many papers group digits
    r"|\d+(?:[.,:/'’]\d+)*"  # 25,3 and 70.000, but also 17.30, 2:1 and 2012/13
    r"|\S"
)


class Token:
    """A word, a number or a sign."""

    __slots__ = ("end", "lower", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        """As the sentence writes it."""
        self.lower = text.lower()
        """In lower case."""
        self.start = start
        self.end = end
        """Offsets in the sentence."""

    def touches(self, following: "Token") -> bool:
        """Return whether the following token comes right after it, without a space."""
        return self.end == following.start and bool(self.text and following.text)


_MARGIN = [Token("", place, place) for place in range(MARGIN)]


def tokens_of(sentence: str) -> list[Token]:
    """Return the tokens of a sentence between two margins of empty ones."""
    tokens = (Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(sentence))
    return [*_MARGIN, *tokens, *_MARGIN]


def is_noun(token: Token) -> bool:
    """Return whether a token is written as German writes nouns and names; "iPhone-Nutzer" and "eBay" are."""
    text = token.text
    return text[:1].isalpha() and (text[0].isupper() or text[1:2].isupper())


def opens(tokens: list[Token], i: int) -> bool:
    """Return whether a token opens the sentence or a quotation, where every word may have a capital."""
    before = tokens[i - 1].text
    return not before or before in "„“”\"'»«›‹‚‘´`(–—-•·…:.?!"


def closes(tokens: list[Token], i: int) -> bool:
    """Return whether nothing but closing quotes and brackets stands from a place to the end of the sentence."""
    return not tokens[i].text or (tokens[i].text in "“”\"'»«’‘)" and not tokens[i + 1].text)
