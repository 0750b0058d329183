"""Splitting of German compounds: "Logistiknetzwerk" into Logistik and Netzwerk.

A word is split only where every part is known, as a noun or as the first part of one; hence "Redakteur" stays whole.
The nouns of the desk's texts add to the list here, unless they are compounds themselves: else a word would have fewer
parts the more texts there are. The libraries for this are under the GPL (compound-split) or load a
dictionary of 120 MB for each build (simplemma).
"""

import re
from collections.abc import Iterable

from briefing.german.names.nouns import KNOWN_NOUNS
from briefing.german.umlauts import fold_umlauts

# Nouns beyond those that tell names from other words.
_NOUNS = frozenset(
    """abbau abgabe abkehr absatz absprache abteil akquisition allianz anbau anfrage angestellte anreiz
    anschluss anzug arbeitsplatz assistent atom aufstieg auftritt ausfuhr ausgleich ausruster ausschuss
    aussenhandel ausstieg austausch austritt ausweis automat batterie bauer beitritt bekanntheit beobachter
    beratung berufung bestand bestellung beteiligung beziehung bieter bildung bindung borsengang brennstoff
    chemie cloud code daten debut defizit dividende drohung druck einbruch einfuhr einheit einigung einkauf
    einnahme einstieg eintritt einzelhandel emission empfanger engpass entgelt entlassung entwicklung erde
    erhebung erhohung erlaubnis erlos erpressung ertrag erwerb eskalation etat experte export fabrik fahrplan
    farbe fertigung filiale finanz firma fokus forderung forschung fracht freihandel fusion garantie geber gebot
    gegner gemeinschaft genehmigung gerucht gesamt gigant giganten gipfel globalisierung gross grosse haftung
    halle handler haube haus heimat herstellung hilfe holding import inflation information innovation insolvenz
    integration investition kapazitat kartell kenntnis kern klausel knappheit konkurrenz konsum konsument konto
    konzern kooperation kosten krise kunde kunst kurs ladung lager landwirtschaft last lebensmittel leistung
    liebling lieferant lieferkette lizenz logistik lokal luft magnet mangel marge marke marktanteil mehrheit
    meile meldung mensch merkmal mieter milliarden minderheit mindestlohn mobilitat muster netzwerk nische note
    notierung nutzung offensive okologie partnerschaft patent personal pflege pilot plan plattform platzhirsch
    polster post potenzial prasenz preis privat prufung rabatt rakete rechen recht rennen rente reserve
    ressource rettung riese rival rivale roboter rohstoff route ruckgabe ruckzug sanktion satellit sattigung
    scheck schirm schranke schwache schwelle schwung segment sektor sieger signal skala spanne spediteur sperre
    spirale sponsor steigerung stellung steuerung stillstand stimmung stopp store strafe streit stuck subvention
    technologie teilnahme tochter traum trend ubernahme uberschuss umbau umsatz unternehmen unternehmer ursprung
    verband verbindung verbot verbreitung verhandlung verkauf verlag verlust verpackung versand versicherung
    versorgung verteilung vertrieb verzicht vetter volks vorherrschaft vormacht vorsprung vorstand wachstum
    wahrung warenkorb werbung werft wettbewerb wettrennen wirkung wirtschaft wissen wissenschaft zahlung
    zentrale zertifikat zielgruppe zoll zubehor zulassung zulieferung zusage zusammenarbeit zuschuss zweig""".split()
)
# Stand before a noun and are none: stems of verbs, adjectives, and what else texts compose.
_BEFORE = frozenset(
    """allein alt billig binnen bio cyber digital dritt eigen einzel elektro ess extra fahr fern fest flach frei
    fremd fruh gebraucht gegen gemein gesamt grenz gross gruen haupt heiz hoch inlands innen intensiv internet
    jung kauf klein kurz lang leer liefer mega mehr miet mini mit mittel mobil nach neben neu nieder ober online
    polit privat rechen rein riesen roh rund schluss schnell schwer sonder spar spitzen still teil tief ultra
    umschlag unter verkehr voll vor wachs warn web weit welt werbe wirk wohn zahl ziel zusatz zwischen""".split()
)
# What joins two parts: Vertriebs-, Experten-, Industrie-, Länder-.
_LINKS = ("", "s", "es", "n", "en", "er", "e", "nen")
_INFLECTIONS = ("", "s", "es", "n", "en", "e", "er", "ern", "nen", "in", "innen")
# Such a part is a noun, known or not: Eskalations-, Herstellungs-, Bekanntheits-.
_DERIVED = re.compile(r"\w{3,}(?:ungs|heits|keits|tions|sions|schafts|tats|lings)")
_SHORTEST_PART, _LONGEST_PART = 3, 24
_SHORTEST_LAST = 4
"""Shorter ends are as often an ending: "Ent|lass|ung"."""


class Compounds:
    """Splits compounds, each once, since texts share most of their words."""

    def __init__(self, nouns: Iterable[str] = ()) -> None:
        self._own = frozenset(noun for noun in map(fold_umlauts, nouns) if len(noun) >= _SHORTEST_LAST)
        self._simple: dict[str, bool] = {}
        self._parts: dict[str, tuple[str, ...]] = {}

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the parts of a compound in lower case, without linking letters, and the runs of several at either end.

        "Welthandelsplattform" gives welt, handel, plattform, handelsplattform and welthandel; a simple word, nothing.
        """
        if word not in self._parts:
            self._parts[word] = self._split(word)
        return self._parts[word]

    def _split(self, word: str) -> tuple[str, ...]:
        # One letter for one, so that a part can be cut out with its umlauts.
        whole = word.lower().replace("ß", "ss")
        folded = fold_umlauts(whole)
        # Verbs and adjectives split wrongly more often than not: "elektro-nische".
        if not word[:1].isupper() or not folded.isalpha() or len(folded) < _SHORTEST_PART + _SHORTEST_LAST:
            return ()
        best = self._best(folded)
        parts, inner = [whole[start:end] for start, end in best], best[1:-1]
        found = (*parts, *(whole[start:] for start, _ in inner), *(whole[:end] for _, end in inner))
        return tuple(dict.fromkeys(found)) if len(best) > 1 else ()

    def _best(self, word: str) -> tuple[tuple[int, int], ...]:
        """Return the positions of the fewest parts that make up a word; the work is linear in its length."""
        ways: list[tuple[tuple[int, int], ...] | None] = [None] * (len(word) + 1)
        ways[0] = ()
        for start in range(len(word)):
            so_far = ways[start]
            if so_far is None:
                continue
            for end in range(start + _SHORTEST_PART, min(len(word), start + _LONGEST_PART) + 1):
                stem = self._stem(word[start:end], start, end == len(word))
                known = ways[end]
                if stem and (known is None or len(so_far) + 1 < len(known)):
                    ways[end] = (*so_far, (start, start + stem))
        return ways[len(word)] or ()

    def _stem(self, part: str, start: int, last: bool) -> int:
        """Return the length of the known word in a part, without linking letters or inflection, or 0."""
        if last:
            # The whole word being known does not make it less of a compound.
            long_enough = start > 0 and len(part) >= _SHORTEST_LAST
            return len(part) if long_enough and self._known(part, _INFLECTIONS) else 0
        if part in _BEFORE:
            return len(part)
        known = self._known(part, _LINKS)
        return known or (len(part) - 1 if _DERIVED.fullmatch(part) else 0)

    def _known(self, part: str, endings: Iterable[str]) -> int:
        for ending in endings:
            stem = len(part) - len(ending)
            if stem >= _SHORTEST_PART and part.endswith(ending) and self._is_noun(part[:stem]):
                return stem
        return 0

    def _is_noun(self, word: str) -> bool:
        return word in KNOWN_NOUNS or word in _NOUNS or (word in self._own and self._is_simple(word))

    def _is_simple(self, noun: str) -> bool:
        if noun not in self._simple:
            # Of shorter words, hence this ends.
            self._simple[noun] = len(self._best(noun)) < 2
        return self._simple[noun]
