"""Whether a sentence can be understood without those around it.

The rules read the form of the sentence and the quotation marks of its paragraph; they resolve no pronouns.
"""

import re
from collections.abc import Iterable
from enum import IntEnum

_FEWEST_WORDS = 6
# A longer one between quotation marks is no term or title but somebody's wording.
_LONGEST_TERM = 5

_WORD = re.compile(r"[^\W_][\w.:&+/’'-]*")
_CLOSING = "\"'”“’»«›‹`´)]"
_MARK = re.compile(r'[„“”"»«]')
_SINGLE = re.compile(r"['‚‘´`](?<!\w.)(?P<said>[^'‚‘’´`]+)['‘’´`](?!\w)")
# After „Wir sind offen“ - but not after „Babylon Berlin“, the title of a series.
_SPEAKER = re.compile(r"\s*(?:,\s*+(?!(?:der|die|das|dem|den|ein|eine)\b)|[-–—]\s|so\b|sag|heißt|lautet)")

_FINITE = frozenset(
    """ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können will wollen soll muss müssen darf
    dürfen mag mögen sei seien gibt gab kam ging stieg sank fiel blieb lag stand hielt nahm sprach ließ rief schrieb
    wuchs traf zog trug schlug gewann verlor begann bekam fand fuhr sah tat schloss verriet erhielt entstand bot galt
    hieß half lief rang warf brach wies schien""".split()
)
# Those of verbs with a prefix: "verwies", "entstand", "übernahm".
_STRONG = re.compile(
    r"(?:an|auf|be|ent|er|ge|miss|über|unter|ver|vor|zer)(?:wies|kam|stieg|fiel|blieb|stand|hielt|nahm|sprach|ließ|"
    r"rief|schrieb|wuchs|traf|zog|trug|schlug|warf|brach|gab|ging|griff|schied|band|schloss)"
)
# Like verbs by their ending only.
_NO_VERBS = frozenset(
    """alle allen alt andere anderen außen beide beiden bekannt bereit breit bundesweit derzeit dicht direkt dritte
    dritten eben echt eine einen einige ende erst erste ersten fast gegen gerne gesamt gestern gut hart heute hinten
    ihre ihren innen insgesamt inzwischen jederzeit jetzt kalt keine keinen laut leicht letzte letzten linke meinen
    meist mindestens mit mitten morgen neben nicht oben ohne privat recht rechte rot samt schlecht seine seinen seit
    selbst sieben sonst spät statt überhaupt unseren unten unterdessen viele vielen vorn wegen weit weltweit zuletzt
    zurzeit zweite zweiten zwischen""".split()
)
_VERB_FORM = re.compile(
    # "gekauft" is a participle, "gehört" may be finite.
    r"(?!ge(?!hört|winnt|nügt|lingt|fällt|langt|rät|währt|nießt|schieht)\w+t$)\w{2,}(?:t|te|ten|e|en|eln|ern)"
)

_POINTS_BACK = re.compile(
    r"(?:er|sie|es(?!\s+gibt)|ihm|ihn|ihr\w{0,2}|ihnen|sein\w{0,2}|deren|dessen|denen|(?:letzt|erst)er(?:er|es|en|em)"
    r"|und|oder|aber|denn|doch|jedoch|sondern|sonst|auch|so(?!\s+(?:viele?|wenige?|gut\s+wie)\b)|also|nur\s+so"
    r"|da(?:zu|bei|für|gegen|durch|her|neben|nach|mit|hinter|mals|von|vor|nn)|dar(?:an|auf|aufhin|aus|in|über|um|unter)"
    r"|demnach|dementsprechend|demgegenüber|derweil|dort|hier\w*|hinzu|deshalb|deswegen|trotzdem|dennoch|außerdem"
    r"|zudem|ferner|ebenso|ebenfalls|allerdings|stattdessen|vielmehr|folglich|somit|zugleich|gleichzeitig"
    r"|indes(?:sen)?|immerhin|einerseits|andererseits|zuvor|seitdem|seither|letztlich|schließlich|nämlich"
    r"|des\s+weiteren|zum\s+(?:einen|anderen)|im\s+gegen(?:zug|teil)|grund\s+(?:dafür|hierfür|ist|sei|war)"
    r"|(?:der|die|das)selbe\w?|(?-i:Das\s+(?:Gleiche|Selbe))|ähnlich\w{0,2}|ander\w{1,2}|weitere\w?|beide\w?"
    r"|welche\w?|wem|was|warum|alles|nein|ja"
    # "Dem kleineren Partner stehen nun Mittel offen", but "Dem Autobauer VW drohen Klagen".
    r"|dem(?=\s+(?-i:[a-zäöü]))|alle(?=\s+(?-i:[a-zäöüß]+n\s+[a-zäöü]))"
    r"|(?:der|die|das|den)\s+(?:alle[sn]?|auch|wiederum|aber|jedoch|allein|selbst))\b",
    re.IGNORECASE,
)
_DEMONSTRATIVE = re.compile(r"(?:\S+\s+){0,3}?(?:dies(?:e[mnrs]?)?|jene[mnrs]?|solch\w*|derartig\w*)\b", re.IGNORECASE)
# "In diesem Sommer" and "an diesem Montag" say when.
_THIS_TIME = re.compile(
    r"\s*(?:\w+\s+)?\w*(?:jahr|tag|woche|monat|sommer|herbst|winter|saison|abend|morgen|nacht|mittwoch|quartal|jahrzehnt)"
    r"\w{0,2}\b",
    re.IGNORECASE,
)
_ARTICLE_AND_NEXT = re.compile(r"(?:Der|Die|Das|Den)\s+(?P<next>[a-zäöü]\w+)\s*(?P<after>\S?)")

# "Bereits im März nutzte er das Forum" speaks of somebody named before; "Als Merkel kam, sprach sie" names her first.
_CLAUSE = re.compile(r"[^,;:]*")
_REFERS_BACK_INSIDE = re.compile(
    r"\s(?:er|sie|ihm|ihn|ihnen|also|nämlich|jedoch|allerdings|dagegen|hingegen|davon|dabei|dadurch|wiederum|dort|dennoch"
    r"|indes|sogar|ein\w{0,2}\s+so\s+[a-zäöü]\w+|solch\w{0,2})\b"
)
_CLEARER_IN_CONTEXT = re.compile(
    r"(?:\S+\s+){1,2}?(?:(?:sein|ihr)(?:e[mnrs]?)?|eigene[mnrs]?)\b"
    r"|(?:Der|Die|Das|Den)\s+\w*(?:[Kk]onzern|[Uu]nternehmen|[Ff]irma|[Hh]ersteller|[Hh]ändler|[Zz]ulieferer|[Gg]igant"
    r"|[Rr]iese|[Vv]erein|[Bb]ehörde|[Mm]ann|[Ff]rau|Deal|[Ss]chritt|[Ii]dee|[Pp]läne|[Mm]aßnahmen?|ligist)\s+[a-zäöü]"
)
_REPORTED = re.compile(r"\b(?:sei|seien|habe|werde|könne|solle|müsse|wolle|dürfe|gebe|gehe|komme|liege|bleibe|stehe)\b")
_SOURCE = re.compile(
    r"\b(?:sag|erklär|teilt|bericht|beton|kündig|schr[ei]|mein|glaub|verspr|räum|hieß|heißt|laut|zufolge|Angabe|Ansicht"
    r"|Information|Worten|Aussage|Auskunft|Einschätzung|Meinung|bemängel|kritisier|forder|warn|bestätig|ergänz|dass\b)",
    re.IGNORECASE,
)


class ContextDependence(IntEnum):
    """Why a sentence cannot stand alone; the higher, the worse."""

    NONE = 0
    POINTS_BACK = 1
    """It opens with a reference to the sentence before: "Das dürfte sich ändern"."""
    QUESTION = 2
    FRAGMENT = 3
    """It lacks a verb or most of its words ("HERFORD."), exclaims, or announces what follows with a colon."""
    QUOTATION = 4
    """It is or touches direct speech."""


def context_dependences(sentences: Iterable[tuple[str, bool]]) -> list[ContextDependence]:
    """Return the dependence of each sentence; with it comes whether it opens a paragraph, where quotations end."""
    found, inside = [], False
    for text, opens_paragraph in sentences:
        quoted, inside = _quotation(text, inside and not opens_paragraph)
        found.append(ContextDependence.QUOTATION if quoted else _dependence_of(text))
    return found


def is_clearer_in_context(text: str) -> bool:
    """Return whether a sentence reads better after the one before it than alone.

    "Nach eigenen Aussagen seien Gespräche geplant" does not say whose; "Weitere Messungen seien nötig" not who says so.
    """
    clause = _CLAUSE.match(text)
    if clause and _REFERS_BACK_INSIDE.search(text, 0, clause.end()):
        return True
    return bool(_CLEARER_IN_CONTEXT.match(text) or (_REPORTED.search(text) and not _SOURCE.search(text)))


def _quotation(text: str, inside: bool) -> tuple[bool, bool]:
    """Return whether a sentence holds speech or part of it, and whether its end is inside a quotation."""
    # ",," is how a keyboard without „ writes it.
    text = text.replace(",,", "„")
    speech, start = inside, 0
    for mark in _MARK.finditer(text):
        before, after = text[max(mark.start() - 1, 0) : mark.start()], text[mark.end() : mark.end() + 1]
        opens = mark[0] == "„" or ((not before or before in " \u00a0([-–—/") and bool(after.strip()))
        if opens and not inside:
            inside, start = True, mark.end()
        elif not opens and inside:
            inside = False
            speech = speech or _is_speech(text, start, mark.start(), mark.end())
        elif not opens:
            # It ends what was opened nowhere: "Ich gehe“, sagte er."
            speech = True
    speech = speech or any(_is_speech(text, *match.span("said"), match.end()) for match in _SINGLE.finditer(text))
    return speech or inside, inside


def _is_speech(text: str, start: int, end: int, after: int) -> bool:
    said = text[start:end].strip()
    words = len(_WORD.findall(said))
    if words > _LONGEST_TERM or (words > 1 and said.endswith((".", "!", "?", "…", ","))):
        return True
    opens_sentence = not _WORD.search(text, 0, start)
    return text[:start].rstrip(" \u00a0„“”\"»«'‚‘´`").endswith(":") or bool(
        opens_sentence and _SPEAKER.match(text, after)
    )


def _dependence_of(text: str) -> ContextDependence:
    bare = text.rstrip(_CLOSING + " \u00a0")
    if bare.endswith("?"):
        return ContextDependence.QUESTION
    words = _WORD.findall(text)
    if len(words) < _FEWEST_WORDS or not bare.endswith((".", "…")) or not _has_finite_verb(words):
        return ContextDependence.FRAGMENT
    return ContextDependence.POINTS_BACK if _points_back(text[text.index(words[0]) :]) else ContextDependence.NONE


def _has_finite_verb(words: list[str]) -> bool:
    """Return whether a word may be finite: in "bei großen Konzernen", the ending of "großen" is an adjective's."""
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        if word in _FINITE or _STRONG.fullmatch(word):
            return True
        if word[0].islower() and word not in _NO_VERBS and _VERB_FORM.fullmatch(word):
            adjective = word.endswith(("e", "en", "ern")) and after[:1].isupper() and before[:1].islower()
            if not adjective:
                return True
    return False


def _points_back(text: str) -> bool:
    if _POINTS_BACK.match(text):
        return True
    if (match := _DEMONSTRATIVE.match(text)) and not _THIS_TIME.match(text, match.end()):
        return True
    # "Das dürfte sich ändern", but "Das chinesische Unternehmen", "Die bekannte Marke".
    match = _ARTICLE_AND_NEXT.match(text)
    if not match or match["next"] in _NO_VERBS:
        return False
    if match["next"] in _FINITE or match["next"].endswith("t"):
        return True
    return match["next"].endswith(("te", "ten")) and not match["after"].isupper()
