"""Sentence splitting for German press text.

A full stop after an abbreviation, an ordinal, a Roman numeral or an initial ends
a sentence only before a word that typically opens German sentences ("auf Platz 3. Danach"), for a capital letter alone
says little in a language that writes every noun with one ("am 5. Mai").
"""

import re
from collections.abc import Iterator

from briefing.german.scales import ABBREVIATED_SCALES

_OPENING = "\"'„“”‚‘»«›‹`´([¿¡"
_CLOSING = "\"'”“’»«›‹`´)]"
_MARKS = ".!?…"
# What can end a sentence, or opens or closes a bracket; of the letters in between, nothing else is looked at.
_TOKEN = re.compile(rf"(?<!\S)([^\s()]*+[()]\S*+|\S*[{re.escape(_MARKS)}][{re.escape(_CLOSING)}]*+(?!\S))\s*+")
# What a sentence opens with: a capital, a digit, or a name such as eBay or e-WTP; quotes or a dash may stand before.
_FIRST_WORD = re.compile(
    rf"(?:[-–—]\s+)?[{re.escape(_OPENING)}]*(?P<word>[^\W\d_a-zäöüß]\w*|[a-z]{{1,2}}-?[A-Z]\w*|\d\w*)"
)

# Always followed by what they belong to.
_NEVER_LAST = frozenset(
    """bspw bzw ca chin Dipl.-Ing Dr Dr.-Ing einschl exkl Fa Frl Hr Hrn insb insbes lt Lt Mr Mrs Nr Nrn Prof rd resp sog
    St stellv stv vgl Vgl""".split()
)
_PHRASES_NEVER_LAST = frozenset("z.B. d.h. u.U. m.E. i.d.R. s.o. s.u. o.g. i.e.".split())
# "z. B."
_ENDS_OF_PHRASES = frozenset(phrase[place:] for phrase in _PHRASES_NEVER_LAST for place in range(1, len(phrase)))
# Followed by more of the sentence unless the next word opens one.
_SELDOM_LAST = frozenset(
    """Abb Abs Abt Apr Aufl Aug Bros bzgl Chr Co Corp Dez Di Dipl Do Feb Febr em ev evtl f ff Fr geb gegr gest
    ggf ggfs Hg Hrsg Inc Ing inkl Jan Jh Jhd Jr Jul Jun jun Kap Ltd Mag max Mi min mind Mo mult Mär
    nördl Nov od Okt östl Pf Ph.D Sa Sen Sep Sept So Sr Std Str südl Tel vs westl zzgl zit Yahoo! Jeopardy!
    Joyn! Yum!""".split()
) | {scale.title() for scale in ABBREVIATED_SCALES}
# A word of its own unless a number follows ("Geräte dieser Art. Händler", "Art. 5 GG").
_NUMBERED = frozenset({"Art"})
# Ordinals and dates ("5.", "31.12."), Roman numerals, initials ("J.") and dotted abbreviations ("u.a.", "v.Chr.").
_SELDOM_LAST_FORM = re.compile(r"\d{1,2}(?:\.\d{1,2})?|[IVXLC]{1,6}|(?:[^\W\d_]\.)*(?:[^\W\d_]|Chr)")

OPENERS = frozenset(
    """aber alle allein allerdings alles als also am an andere anders auch auf aus außerdem bei beide beim bereits bis
    bislang bisher da dabei dadurch dafür dagegen daher damit danach daneben dann daran darauf daraufhin darin
    darüber darum das dass dazu dem den denn dennoch der derzeit des deshalb deswegen die dies diese diesem diesen
    dieser dieses doch dort durch ein eine einem einen einer eines einige entsprechend er erst es etwa etwas euch
    ferner für ganz gegen gestern hat heute hier hierzu hinzu ich ihm ihn ihnen ihr ihre ihren ihrer im immer in
    indes insgesamt inzwischen ist ja jede jeder jedes jedoch jemand jene jetzt kein keine keiner könnte künftig
    laut man manche mehr mein meine mit mittlerweile morgen nach nachdem nein nicht nichts niemand noch nun nur ob
    obwohl oder ohne schließlich schon seit sein seine seinen seiner seitdem sie sind so sobald sodass sogar solche
    sollte sollten somit sondern sonst später statt stattdessen trotz trotzdem über überhaupt um und uns unser
    unsere unter viele vielmehr vom von vor wann war waren warum was weder wegen weil weiter weitere weiterhin
    welche welcher wenig wenn wer werden wie wir wird wo wobei wohl während zu zudem zuletzt zum zunächst zur
    zurzeit zuvor zwar zwei zwischen""".split()
)


def split_sentences(paragraph: str) -> list[str]:
    """Return the sentences of a paragraph without the white space around them; joined, they are the paragraph.

    A quotation of several sentences is split inside, a bracket that opens within a sentence is not.
    """
    sentences, start = [], 0
    for end in [*_ends(paragraph), len(paragraph)]:
        if sentence := paragraph[start:end].strip():
            sentences.append(sentence)
        start = end
    return sentences


def _ends(paragraph: str) -> Iterator[int]:
    last_closing = paragraph.rfind(")")
    brackets, start = 0, len(paragraph) - len(paragraph.lstrip())
    for match in _TOKEN.finditer(paragraph):
        token = match[1]
        if "(" in token or ")" in token:
            opens_sentence = match.start() == start
            opened = token.count("(") - (opens_sentence and token.startswith("("))
            brackets = max(0, brackets + opened - token.count(")"))
        # A bracket that the author forgot to close holds nothing together.
        if (brackets == 0 or match.end() > last_closing) and _is_end(paragraph, match):
            yield match.end()
            brackets, start = 0, match.end()


def _is_end(paragraph: str, match: re.Match[str]) -> bool:
    token = match[1].rstrip(_CLOSING)
    if not token or token[-1] not in _MARKS:
        return False
    following = _FIRST_WORD.match(paragraph, match.end())
    if not following:
        return False
    opens = following["word"].lower() in OPENERS
    token = token.lstrip(_OPENING)
    if token.endswith(("…", "..")) or token in _SELDOM_LAST:
        return opens
    if not token.endswith("."):
        return True
    word = token[:-1]
    if word in _NEVER_LAST or token in _PHRASES_NEVER_LAST:
        return False
    if token in _ENDS_OF_PHRASES and _word_before(paragraph, match.start()) + token in _PHRASES_NEVER_LAST:
        return False
    if word in _NUMBERED:
        return not following["word"][0].isdigit()
    return opens or not (word in _SELDOM_LAST or _SELDOM_LAST_FORM.fullmatch(word))


def _word_before(paragraph: str, place: int) -> str:
    end = place
    while end and paragraph[end - 1].isspace():
        end -= 1
    start = end
    while start and not paragraph[start - 1].isspace():
        start -= 1
    return paragraph[start:end].lstrip(_OPENING)
