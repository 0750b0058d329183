"""Qualifiers of figures: "rund" for about, "mehr als" for more than.

"über" and "unter" are prepositions as well ("verfügt über 20 Filialen", "unter 20 Bewerbern"); where they may be such,
they qualify nothing.
"""

from enum import StrEnum

from briefing.german.numbers.kinds import QuantityKind
from briefing.german.numbers.noun_phrases import noun_after_adjectives
from briefing.german.numbers.tokens import Token, is_noun


class Qualifier(StrEnum):
    """The relation of a true value to the one that is stated."""

    ABOUT = "about"
    ALMOST = "almost"
    MORE_THAN = "more than"
    LESS_THAN = "less than"
    UP_TO = "up to"
    AT_LEAST = "at least"
    AT_MOST = "at most"


_Q = Qualifier
_WORDS = {
    "rund": _Q.ABOUT, "etwa": _Q.ABOUT, "circa": _Q.ABOUT, "zirka": _Q.ABOUT, "ungefähr": _Q.ABOUT, "ca": _Q.ABOUT,
    "rd": _Q.ABOUT, "schätzungsweise": _Q.ABOUT, "fast": _Q.ALMOST, "knapp": _Q.ALMOST, "beinahe": _Q.ALMOST,
    "nahezu": _Q.ALMOST, "annähernd": _Q.ALMOST, "gut": _Q.MORE_THAN, "über": _Q.MORE_THAN, "unter": _Q.LESS_THAN,
    "mindestens": _Q.AT_LEAST, "wenigstens": _Q.AT_LEAST, "mind": _Q.AT_LEAST, "höchstens": _Q.AT_MOST,
    "maximal": _Q.AT_MOST, "max": _Q.AT_MOST,
}  # fmt: skip
_PAIRS = {
    ("mehr", "als"): _Q.MORE_THAN, ("weniger", "als"): _Q.LESS_THAN, ("bis", "zu"): _Q.UP_TO,
    ("bis", "zum"): _Q.UP_TO, ("bis", "zur"): _Q.UP_TO,
}  # fmt: skip
_NEGATED = {_Q.MORE_THAN: _Q.AT_MOST, _Q.LESS_THAN: _Q.AT_LEAST}
_ABBREVIATED = frozenset({"ca", "rd", "mind", "max"})
_INEXACT = frozenset({_Q.ABOUT, _Q.ALMOST})
# "ein Kredit über 5 Millionen Euro" is one of that sum.
_SUMS = (
    "vertrag", "kredit", "darlehen", "auftrag", "rechnung", "anleihe", "scheck", "zusage", "bürgschaft", "vereinbarung",
    "bescheid", "police", "abkommen", "deal", "garantie", "finanzierung", "bestellung", "order", "wette", "vertrags",
    "vertrages", "kredits", "aufträge", "verträge", "kredite", "anleihen", "rechnungen", "betrag", "forderung", "klage",
    "urteil", "paket", "vergleich", "investition", "zuschlag", "förderbescheid", "spende", "überweisung",
)  # fmt: skip
# Verbs that "über" belongs to; the beginnings of their forms.
_ABOUT_VERBS = (
    "verfüg", "bericht", "sprech", "sprach", "spricht", "gesprochen", "diskuti", "entscheid", "entschied", "verhandel",
    "informier", "beschwer", "beklag", "streit", "stritt", "berät", "berat", "beriet", "schreib", "schrieb", "freu",
    "herrsch", "abstimm", "stimm", "abgestimmt", "klag", "debattier", "nachdenk", "wach", "erzähl", "urteil",
)  # fmt: skip
_HAVING = ("verfüg", "verhandel", "streit", "stritt", "diskut")
# "erstreckt sich über zehn Jahre", "zieht sich über zwei Jahre hin"
_LASTING = (
    "erstreck", "verteil", "lauf", "läuft", "lief", "zieh", "zog", "gestreckt", "hinweg", "vertrag", "laufzeit",
    "streck", "hingezogen", "verhandel",
)  # fmt: skip
_BEFORE_ADVERBS = frozenset("knapp weit deutlich leicht etwas nur noch stets bei auf mit von".split())
# "Gold über 200 Meter", but "über 200 Meter hoch"
_DISTANCES = ("meter", "metern", "meilen")
_DIMENSIONS = frozenset("hoch lang breit tief weit groß dick entfernt hohe hohen langen lange tiefe tiefen".split())
_CLAUSE = ",;:–—()."
_REACH = 14


def qualifier_before(tokens: list[Token], first: int, end: int, kind: QuantityKind) -> tuple[Qualifier | None, int]:
    """Return the qualifier of a figure from its first token up to `end`, and the token where it begins."""
    qualifier, start = None, first
    while found := _one_before(tokens, start):
        word, begins = found
        if tokens[begins].lower in ("über", "unter") and _is_preposition(tokens, begins, end, kind):
            break
        # "bis zu rund 5 Prozent" is up to that, "knapp über 5 Prozent" more.
        if qualifier is None or qualifier in _INEXACT:
            qualifier = word
        start = begins
    if qualifier in _NEGATED and tokens[start - 1].lower == "nicht":
        return _NEGATED[qualifier], start - 1
    return qualifier, start


def of_adjective(hedge: str) -> Qualifier | None:
    """Return the qualifier that the adjective in "eine knappe Million" or "ein gutes Dutzend" is."""
    if hedge.startswith("knapp"):
        return Qualifier.ALMOST
    return Qualifier.MORE_THAN if hedge.startswith("gut") else None


def is_sum(noun: Token) -> bool:
    """Return whether "über" after a noun gives its amount, as in "ein Kredit über 5 Millionen Euro"."""
    return is_noun(noun) and noun.lower.endswith(_SUMS)


def _one_before(tokens: list[Token], i: int) -> tuple[Qualifier, int] | None:
    last = i - 1
    if tokens[last].text == "." and tokens[last - 1].lower in _ABBREVIATED:
        last -= 1
    if pair := _PAIRS.get((tokens[last - 1].lower, tokens[last].lower)):
        return pair, last - 1
    word = _WORDS.get(tokens[last].lower)
    return (word, last) if word else None


def _is_preposition(tokens: list[Token], i: int, end: int, kind: QuantityKind) -> bool:
    before = tokens[i - 1]
    if before.lower in _BEFORE_ADVERBS:
        return False
    if tokens[i].lower == "unter":
        return kind is QuantityKind.COUNT and noun_after_adjectives(tokens, end) is not None
    if tokens[end].lower.endswith(_DISTANCES) and tokens[end + 1].lower not in _DIMENSIONS:
        return True
    if is_sum(before) or _holds(tokens, i, end, _ABOUT_VERBS if kind is QuantityKind.COUNT else _HAVING):
        return True
    return (
        kind is QuantityKind.DURATION
        and before.lower not in ("seit", "nach", "vor")
        and _holds(tokens, i, end, _LASTING)
    )


def _holds(tokens: list[Token], i: int, end: int, beginnings: tuple[str, ...]) -> bool:
    """Return whether a word of the clause around the tokens from `i` up to `end` has one of the beginnings."""
    for places in (range(i - 1, max(i - _REACH, 0), -1), range(end, min(end + _REACH, len(tokens)))):
        for place in places:
            word = tokens[place]
            if not word.text or word.text in _CLAUSE:
                break
            if word.lower.startswith(beginnings) and (beginnings is _LASTING or not is_noun(word)):
                return True
    return False
