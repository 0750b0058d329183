"""The tense of the clause around a date: whether it looks back or ahead.

Press German seldom gives the year of a month or the date of a weekday: "im März" is the last one where the verb looks
back ("nutzte", "wurde", "hat genutzt") and the next one where it looks ahead ("soll", "wird", "geplant"). The present
tense tells neither: "Die Messe beginnt im März" means the nearest one, if it is near. The frame around a clause tells
nothing of it ("…, teilte der Veranstalter mit").
"""

import re
from enum import Enum
from itertools import pairwise

from briefing.german.dates.verb_forms import is_participle, is_participle_of_motion, is_preterite, is_strong


class Tense(Enum):
    """The direction of time in which a clause looks."""

    PAST = "past"
    FUTURE = "future"
    NEITHER = "neither"
    """Neither way, as in the present tense."""


_WORD = re.compile(r"\w[\w-]*")
# Neither "25,3" nor "17:30" ends a clause, and a dash does so between spaces only.
_BOUNDARY = re.compile(r"(?<!\d)[,:]|[,:](?!\d)|[;()!?„“”»«\"]|\s[–—-]\s")
# No clause is longer, in characters.
_FAR = 400
_ASIDE = re.compile(r"\s\([^()]*\)")
_JOINT = re.compile(r"\s(?:und|aber|oder|sondern|doch|sowie)\s")

_DETERMINERS = frozenset(
    """der die das den dem des ein eine einen einem einer eines kein keine keinen keiner mein meine sein seine seinen
    seiner seinem ihr ihre ihren ihrer ihrem unser unsere dies diese diesen dieser dieses diesem jene jede jeder jedes
    welche manche alle allen viele vielen mehrere mehreren einige einigen wenige andere anderen beide beiden zwei drei
    vier im am zum zur vom beim für mit ohne gegen durch als sehr""".split()
)
# "Das Werk sollte im März öffnen": whether it did, or still will, is left open.
_UNDECIDED = frozenset("sollte sollten wollte wollten würde würden hätte hätten wäre wären".split())
_SUPPOSED = frozenset(
    """soll sollen solle will wollen kann können könne muss müssen müsse darf dürfen könnte könnten dürfte dürften
    müsste müssten""".split()
)
_AHEAD = _SUPPOSED | frozenset(
    """wird werden werde wolle möchte möchten plant planen plane geplant vorgesehen angesetzt terminiert bevorsteht
    bevorstehen voraussichtlich demnächst""".split()
)
_BACK = frozenset(
    """war waren hatte hatten wurde wurden worden konnte konnten musste mussten durfte durften wusste wussten gewesen
    geworden""".split()
)
_TO_HAVE = frozenset("hat haben habe".split())
_TO_BE = frozenset("ist sind sei seien".split())
_HELPING = _AHEAD | _TO_HAVE | _TO_BE | frozenset("war waren wurde wurden".split())
_REPORTS = frozenset("sagte teilte erklärte bestätigte meldete berichtete kündigte äußerte betonte erläuterte".split())
_INFLECTED = re.compile(r"(?P<participle>\w+(?:t|en))e[mnrs]?")
_EXPECTED = ("geplant", "erwartet", "angesetzt", "vorgesehen", "terminiert", "angepeilt", "avisiert")


def tense_around(sentence: str, start: int, end: int) -> Tense | None:
    """Return the tense of the clause around `sentence[start:end]`, or None if it looks or may look both ways."""
    before = _ASIDE.sub(" ", sentence[max(0, start - _FAR) : start])
    after = _ASIDE.sub(" ", sentence[end : end + _FAR])
    before = before[max((match.end() for match in _BOUNDARY.finditer(before)), default=0) :]
    after = _BOUNDARY.split(after, maxsplit=1)[0]
    if tense := _attributive(before, after):
        return tense
    tenses = _tenses(before + after)
    if len(tenses) > 1:
        tenses = _tenses(_JOINT.split(before)[-1] + _JOINT.split(after, maxsplit=1)[0])
    return tenses.pop() if len(tenses) == 1 else None


def is_past_form(word: str) -> bool:
    """Return whether a word is a past form on its own, a preterite or a participle: `sank`, `wurde`, `gegründet`."""
    return word in _BACK or is_preterite(word) or is_participle(word)


def _attributive(before: str, after: str) -> Tense | None:
    """Return the tense of the participle that a date belongs to: "die am Montag vorgelegte Studie"."""
    words_before = before.split()
    if not words_before or words_before[-1].lower() not in _DETERMINERS:
        return None
    for word, following in pairwise(after.split()[:6]):
        match = _INFLECTED.fullmatch(word)
        if match and word[0].islower() and following[0].isupper():
            participle = match["participle"]
            if participle.endswith(_EXPECTED):
                return Tense.FUTURE
            return Tense.PAST if is_participle(participle) else None
    return None


def _tenses(clause: str) -> set[Tense]:
    words = _WORD.findall(clause)
    held = frozenset(words)
    if held & _UNDECIDED:
        return {Tense.PAST, Tense.FUTURE}
    ahead = held & _AHEAD
    if ahead and ahead <= _SUPPOSED and _is_hearsay(words):
        return {Tense.PAST}
    helped = bool(held & _HELPING)
    finite = any(_is_finite(word, before, helped) for before, word in pairwise(["", *words]))
    back = finite or bool(held & _BACK) or (not ahead and _is_perfect(words, held))
    if back and ahead == {"werden"}:  # "konnte im März eröffnet werden"
        return {Tense.PAST}
    if back or ahead:
        return {tense for tense, says in ((Tense.PAST, back), (Tense.FUTURE, ahead)) if says}
    # "Am Montag gestartet": a headline without its verb.
    return set() if any(map(is_participle, words)) else {Tense.NEITHER}


def _is_finite(word: str, before: str, helped: bool) -> bool:
    """Return whether a word is a preterite where it stands."""
    if word in _AHEAD or not is_preterite(word):
        return False
    if is_strong(word):
        # "Das wird am Montag beschlossen", but "Sie beschlossen es am Montag"
        return not (helped and word.endswith("en") and is_participle(word))
    # "die erklärte Absicht" is no verb, "Das erklärte eine Sprecherin" is one.
    return before.lower() not in _DETERMINERS or (before in ("Das", "Dies") and word.removesuffix("n") in _REPORTS)


def _is_hearsay(words: list[str]) -> bool:
    """Return whether a clause reports the past as hearsay: "soll im Jahr 2012 33 Milliarden betragen haben"."""
    return any(
        (last == "haben" and is_participle(participle))
        or (last == "sein" and (participle == "worden" or is_participle_of_motion(participle)))
        for participle, last in pairwise(words)
    )


def _is_perfect(words: list[str], held: frozenset[str]) -> bool:
    if held & _TO_BE and any(map(is_participle_of_motion, words)):
        return True
    # "Der Laden hat am Montag geöffnet" says when one may come.
    participles = (word for before, word in pairwise(["", *words]) if before != "zu" and word != "geöffnet")
    return bool(held & _TO_HAVE) and any(map(is_participle, participles))
