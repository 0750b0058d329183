"""Numbers in words: "zwölf", "zweihundertfünfzig", "zweieinhalb"."""

from decimal import Decimal

ENGLISH_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()

GERMAN_NUMBERS = """null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn
    sechzehn siebzehn achtzehn neunzehn""".split()
_TENS = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90,
}  # fmt: skip
# Below a hundred; "zweier" and "dreier" as in "die Vertreter zweier Länder".
SMALL = (
    {word: Decimal(number) for number, word in enumerate(GERMAN_NUMBERS)}
    | {word: Decimal(number) for word, number in _TENS.items()}
    | {f"{GERMAN_NUMBERS[one]}und{word}": Decimal(one + ten) for one in range(1, 10) for word, ten in _TENS.items()}
    | {"zwo": Decimal(2), "zweier": Decimal(2), "dreier": Decimal(3), "anderthalb": Decimal("1.5")}
)
_LONGEST = 60
# One of these is in every number above "ein" that is written in words, "hälfte" and "halb" among them.
_STEMS = tuple(
    "null zwei drei vier fünf sech sieb acht neun zehn elf zwölf zwan zwo hundert tausend hälfte halb doppelt".split()
)
# What "ein" counts and does not only introduce.
_ONE_OF = tuple("illi dutzend prozent viertel euro dollar franken einjähr einmonat einwöch eintäg einstünd".split())


def may_state_a_number(text: str) -> bool:
    """Return whether a text in lower case may hold a number in words: a fast check, for most sentences hold none."""
    for stem in _STEMS:  # twice as fast as any()
        if stem in text:
            return True
    return "ein" in text and any(noun in text for noun in _ONE_OF)


def number_of(word: str) -> Decimal | None:
    """Return the number that a word in lower case stands for, or None ("tausende")."""
    if word in SMALL:
        return SMALL[word]
    if len(word) > _LONGEST:
        return None
    if word.endswith("einhalb"):
        whole = SMALL.get(word.removesuffix("einhalb"))
        return None if whole is None else whole + Decimal("0.5")
    thousands, found, rest = word.partition("tausend")
    if not found:
        return _below_thousand(word) if "hundert" in word else None
    return _sum(1000, _below_thousand(thousands or "ein"), _below_thousand(rest.removeprefix("und") or "null"))


def _below_thousand(word: str) -> Decimal | None:
    hundreds, found, rest = word.partition("hundert")
    if not found:
        return SMALL.get(word)
    return _sum(100, SMALL.get(hundreds or "ein"), SMALL.get(rest.removeprefix("und") or "null"))


def _sum(factor: int, upper: Decimal | None, lower: Decimal | None) -> Decimal | None:
    return None if upper is None or lower is None else upper * factor + lower
