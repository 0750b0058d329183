"""Forms of a word that a reader may search for and no stemmer relates to it.

Pagefind's stemmers (Snowball) remove regular endings, and the German one folds umlauts. What remains are plurals of
Latin nouns, participles, strong verbs, and the different spellings of British and American English.
"""

import re

from briefing.german.umlauts import transcribe_umlauts

# "Logistikzentren" is more than one "Logistikzentrum".
_PLURALS = {
    "zentrum": "zentren", "datum": "daten", "firma": "firmen", "thema": "themen", "konto": "konten",
    "risiko": "risiken", "museum": "museen", "studium": "studien", "stadium": "stadien", "ministerium": "ministerien",
    "gremium": "gremien", "kriterium": "kriterien", "medium": "medien", "virus": "viren", "zyklus": "zyklen",
    "index": "indizes", "bonus": "boni", "villa": "villen", "drama": "dramen", "organismus": "organismen",
    "mechanismus": "mechanismen", "rhythmus": "rhythmen", "visum": "visa", "kaufmann": "kaufleute", "saldo": "salden",
}  # fmt: skip
_OTHER_NUMBER = _PLURALS | {plural: one for one, plural in _PLURALS.items()}
# By the form that texts have, the infinitive; both as ends of words: "zusammengeschlossen", "ausgegeben".
_STRONG = {
    "schlossen": "schließen", "schloss": "schließen", "gangen": "gehen", "ging": "gehen", "gingen": "gehen",
    "geht": "gehen", "stieg": "steigen", "stiegen": "steigen", "fiel": "fallen", "fielen": "fallen",
    "sank": "sinken", "sunken": "sinken", "riet": "raten", "rieten": "raten", "rät": "raten", "gab": "geben",
    "gaben": "geben", "gibt": "geben", "nahm": "nehmen", "nahmen": "nehmen", "nommen": "nehmen", "nimmt": "nehmen",
    "kam": "kommen", "kamen": "kommen", "stand": "stehen", "standen": "stehen", "hielt": "halten",
    "hielten": "halten", "hält": "halten", "ließ": "lassen", "ließen": "lassen", "läßt": "lassen",
    "lässt": "lassen", "sprach": "sprechen", "sprachen": "sprechen", "sprochen": "sprechen", "spricht": "sprechen",
    "bot": "bieten", "boten": "bieten", "wuchs": "wachsen", "wächst": "wachsen", "trat": "treten",
    "traten": "treten", "tritt": "treten", "trieb": "treiben", "trieben": "treiben", "schrieb": "schreiben",
    "schrieben": "schreiben", "blieb": "bleiben", "zog": "ziehen", "zogen": "ziehen", "lag": "liegen",
    "sah": "sehen", "sieht": "sehen", "brachte": "bringen", "bracht": "bringen",
    "dacht": "denken", "dachte": "denken", "wusste": "wissen", "wußte": "wissen", "verlor": "verlieren",
    "verloren": "verlieren", "gewann": "gewinnen", "gewonnen": "gewinnen", "traf": "treffen", "troffen": "treffen",
    "begann": "beginnen", "begonnen": "beginnen", "half": "helfen", "holfen": "helfen", "griff": "greifen",
    "griffen": "greifen", "warb": "werben", "worben": "werben", "schied": "scheiden", "schieden": "scheiden",
    "fand": "finden", "funden": "finden", "band": "binden", "bunden": "binden", "schoss": "schießen", "bat": "bitten",
    "drang": "dringen", "drungen": "dringen", "trug": "tragen", "trägt": "tragen", "schlug": "schlagen",
    "fuhr": "fahren", "fährt": "fahren", "lief": "laufen", "läuft": "laufen", "hieß": "heißen",
}  # fmt: skip
_STRONG_END = re.compile(rf"(?:{'|'.join(_STRONG)})$")
# "gegründet", "angekündigt", "investierte", "plant": the stem, to which the infinitive's ending goes.
_WEAK = re.compile(
    r"(?P<before>(?:ab|an|auf|aus|bei|ein|mit|nach|um|vor|weiter|zu|zusammen)(?=ge)|)(?:ge)?(?P<stem>\w{3,}?)e?t(?:e[nrsm]?)?"
)
_ENGLISH = {
    "bought": "buy", "sold": "sell", "built": "build", "took": "take", "taken": "take", "gave": "give",
    "given": "give", "grew": "grow", "grown": "grow", "rose": "rise", "risen": "rise", "fell": "fall",
    "fallen": "fall", "spent": "spend", "held": "hold", "led": "lead", "won": "win", "lost": "lose", "made": "make",
    "paid": "pay", "met": "meet", "sought": "seek", "told": "tell", "said": "say", "wrote": "write",
    "written": "write", "went": "go", "gone": "go", "came": "come", "became": "become", "began": "begin",
    "begun": "begin", "brought": "bring", "thought": "think", "found": "find", "knew": "know", "known": "know",
    "saw": "see", "seen": "see", "spoke": "speak", "spoken": "speak", "left": "leave", "kept": "keep",
    "stood": "stand", "understood": "understand", "drew": "draw", "drawn": "draw", "chose": "choose",
    "chosen": "choose", "drove": "drive", "driven": "drive", "broke": "break", "broken": "break", "sent": "send",
    "people": "person", "men": "man", "women": "woman", "children": "child",
}  # fmt: skip
_IRREGULAR = _ENGLISH | {base: form for form, base in reversed(_ENGLISH.items())}
_SPELLINGS = (
    (re.compile(r"is(e[ds]?|er|ers|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"our(s|ed|ing|able|hood)?$"), r"or\1"),
    (re.compile(r"(?<=[bt])re(s?)$"), r"er\1"),
    (re.compile(r"ogue(s?)$"), r"og\1"),
    (re.compile(r"ence$"), "ense"),
    (re.compile(r"ll(ed|ing|er|ers)$"), r"l\1"),
    (re.compile(r"mme(s?)$"), r"m\1"),
    (re.compile(r"tranship"), "transship"),
)
_LEFT_ALONE = frozenset("our four hour tour pour raise rise wise advise promise exercise likewise otherwise".split())


def german_forms(word: str) -> tuple[str, ...]:
    """Return forms of a German word with another stem: zentrum for "Zentren", gründen for "gegründet"."""
    low = word.lower()
    for end, other in _OTHER_NUMBER.items():
        if low.endswith(end):
            return (low.removesuffix(end) + other,)
    return () if word[:1].isupper() else _infinitives(low)


def english_forms(word: str) -> tuple[str, ...]:
    """Return other forms and spellings of an English word: buy for "bought", globalization, duesseldorf."""
    low = word.lower()
    found = [_IRREGULAR[low]] if low in _IRREGULAR else []
    if low not in _LEFT_ALONE:
        found += [other for pattern, new in _SPELLINGS if (other := pattern.sub(new, low)) != low]
    if not low.isascii() and (plain := transcribe_umlauts(low)) != low:
        found.append(plain)
    return tuple(found)


def _infinitives(word: str) -> tuple[str, ...]:
    if strong := _STRONG_END.search(word):
        return (word[: strong.start()].removesuffix("ge") + _STRONG[strong[0]],)
    weak = _WEAK.fullmatch(word)
    return (f"{weak['before']}{weak['stem']}en",) if weak else ()
