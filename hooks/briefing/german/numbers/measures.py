"""The words for what a figure measures: "Jahresumsatz", "der Händler".

A wrong guess is worse than none: a noun is taken only where German leaves no choice, and for money and percentages only
if it is one of those that are measured so ("Umsatz", "Mega-Umsatz", but not "Börsengang").
"""

from briefing.german.numbers.kinds import QuantityKind, Unit
from briefing.german.numbers.noun_phrases import adjectives_before, genitive, noun_after_adjectives
from briefing.german.numbers.qualifiers import is_sum
from briefing.german.numbers.tokens import Token, is_noun

TokenSpan = tuple[int, int]
"""The first token of a noun phrase, and the one after it."""

# Nouns that have an amount, as words and as ends of compounds.
_NOUNS = frozenset(
    """absatz absatzes abschlag abschreibungen aktie aktien aktienkurs angebot anstieg anteil anteile anteils
    arbeitslosenquote auflage aufpreis aufschlag aufwand auftragswert ausgaben auslastung ausstoß ausschüttung
    beitrag beiträge belastung belohnung beteiligung betrag beträge bewertung bilanzsumme bonus budget buße
    bußgeld bußgelder börsenwert cashflow darlehen defizit dividende durchschnitt ebit ebitda einbruch einbußen
    einkommen einlagen einnahmen einsparungen entgelt entlastung ergebnis erlös erlöse erhöhung ertrag erträge
    etat exporte fehlbetrag finanzierung fördermittel förderung gebote gebühr gebühren gehalt gehälter geldbuße
    geldstrafe gesamtwert gewinn gewinne gewinns gewinnmarge haushalt honorar hilfen importe inflation
    inflationsrate investition investitionen investitionssumme jahresfehlbetrag kapital kapitalisierung
    kaufpreis kaufsumme kosten kredit kredite kurs kurse kursgewinn kursverlust kürzung laufzeit leistung lohn
    löhne länge marge marktanteil marktwert mehrheit miete mieten minderheit minus nachlass nachfrage nennwert
    niveau plus prämie preis preise preises produktion provision prozentsatz quote rabatt rabatte rate rekord
    rekordumsatz rekordgewinn rendite renditen risiko rückgang rücklage rücklagen rückstellungen satz schaden
    schadens schadenersatz schadensersatz schulden schuldenstand schätzung senkung sonderzahlung sparziel spende
    spenden steigerung steuer steuern strafe strafen strafzahlung strafzoll strafzölle stammkapital stimmanteil
    stundenlohn subvention subventionen summe tarif teuerung teuerungsrate transaktionsvolumen trefferquote
    umfang umsatz umsatzes umsatzplus umsätze umsatzrückgang umsatzwachstum unterstützung verbrauch vergütung
    verlust verluste veränderung verlusts vermögen volumen volumens vorschuss wachstum wachstums wahlbeteiligung
    wert werte wertes werts wirtschaftsleistung zahl zahlung zahlungen zinsen zins zinssatz zölle zoll zulage
    zunahme zuschlag zuschuss zuschüsse zustimmung zuwachs zuwächse überschuss übernahmepreis überschüsse anzahl
    dauer frist höhe größe gewicht geschwindigkeit fläche temperatur tempo reichweite bruttoinlandsprodukt bip
    stromverbrauch""".split()
)
_AMOUNTS = frozenset(word + ending for word in _NOUNS for ending in ("", "e", "n", "en", "s", "es"))
_ENDS_OF_AMOUNTS = frozenset(word[-3:] for word in _AMOUNTS)
_ADDING_GENITIVES = ("zahl", "anteil", "wert", "preis", "volumen", "höhe", "summe", "kurs", "umsatz")
_VERBS = frozenset(
    """betragen beträgt betrug betrugen belaufen beläuft belief beliefen liegen liegt lag lagen läge liege gelegen
    steigen steigt stieg stiegen gestiegen steige sinken sinkt sank sanken gesunken sinke fallen fällt fiel
    fielen gefallen wachsen wächst wuchs wuchsen gewachsen wachse klettern klettert kletterte kletterten
    geklettert zulegen zulegte legte legt legten zugelegt schätzen schätzt schätzte schätzten geschätzt
    erreichen erreicht erreichte erreichten schrumpfen schrumpft schrumpfte schrumpften geschrumpft zurückgehen
    zurückgegangen schmolz schmelzen geschmolzen ging gingen geht einbrechen eingebrochen brach brachen bricht
    ausmachen machte macht machten ansteigen angestiegen anziehen angezogen zog zogen abnehmen abgenommen nahm
    nahmen zunehmen zugenommen verringern verringert verringerte verringerten erhöhen erhöht erhöhte erhöhten
    reduzieren reduziert reduzierte summieren summiert summierte beziffern beziffert bezifferte taxiert
    veranschlagt stehen steht stand standen notiert notierte verharren verharrte verbesserte verbesserten
    verbessert verschlechterte verschlechtert kommen kam kommt kamen schnellen schnellte schnellt hochgeschnellt
    verteuern verteuerte verteuert verteuerten verbilligte verbilligt verlor verloren verliert verlieren gewann
    gewonnen rutschte rutscht rutschten sackte sackt sackten absacken pendelte kostet kostete kosten rangiert
    überstieg übersteigt überschritt überschritten""".split()
)
_AUXILIARIES = frozenset(
    """soll sollen sollte sollten wird werden wurde wurden hat haben hatte hatten ist sind war waren könnte könnten
    dürfte dürften kann können muss müssen würde würden sei seien habe werde""".split()
)
_ARTICLES = frozenset(
    """der die das den dem sein seine ihr ihre unser unsere dieser diese dieses dessen deren ein eine einen einem
    einer beim""".split()
)
_INDEFINITE = frozenset({"ein", "eine", "einen", "einem"})
_PREPOSITIONS = frozenset("an auf aus bei durch für gegen in mit nach um unter von vor wegen zu zwischen über".split())
_OPENING = frozenset("auch wenn dass weil nachdem während obwohl da doch allein denn aber und zudem sodass".split())
_OF = frozenset({"von", "über"})
_AFTER_OF = frozenset(
    """insgesamt zuletzt jeweils nur immerhin zusammen umgerechnet derzeit aktuell jährlich bislang bisher gerade
    mittlerweile zunächst je""".split()
)
_NO_GENITIVE_AFTER = frozenset({"um", "zu", "mit", "zur", "minus"})
_NOT_OF_SUBJECTS = frozenset("dank durch für aus wegen trotz ohne pro je gegen in an".split())
_AROUND_SUBJECTS = _VERBS | _AUXILIARIES
_NO_OBJECTS_AFTER = _PREPOSITIONS | _ARTICLES
_CLAUSE = ',;:–—()„“”"»«'
_REACH = 24


def measure_of(tokens: list[Token], start: int, end: int, kind: QuantityKind, unit: Unit | None) -> TokenSpan | None:
    """Return what the figure from one token up to another measures, or None where the grammar is not sure."""
    if unit and unit.word.startswith("-"):
        return _next_noun(tokens, end)
    if kind in (QuantityKind.AGE, QuantityKind.DURATION):
        return None
    if kind is QuantityKind.MULTIPLE and (following := _next_noun(tokens, end)):
        return following
    before = tokens[start - 1].lower
    if following := genitive(tokens, end):
        sure = kind is not QuantityKind.MONEY and (before not in _NO_GENITIVE_AFTER or tokens[end].lower == "des")
        return following if sure else None
    if kind in (QuantityKind.MONEY, QuantityKind.PERCENT) and (
        found := _before_of(tokens, start) or _amount_after(tokens, end)
    ):
        return found
    return _subject(tokens, start, end, kind)


def is_measured_noun(noun: Token) -> bool:
    """Return whether a noun is, or ends in, one that has an amount."""
    lower = noun.lower
    if lower[-3:] not in _ENDS_OF_AMOUNTS or not is_noun(noun):
        return False
    return any(lower[cut:] in _AMOUNTS for cut in range(len(lower) - 2))


def _next_noun(tokens: list[Token], i: int) -> TokenSpan | None:
    noun = noun_after_adjectives(tokens, i)
    return (i, noun + 1) if noun is not None else None


def _before_of(tokens: list[Token], start: int) -> TokenSpan | None:
    """Return the noun in "einen Mega-Umsatz von 25,3 Milliarden" and "eine Strafe in Höhe von 5 Millionen"."""
    place = start - 1
    while tokens[place].lower in _AFTER_OF or tokens[place].text == "+":
        place -= 1
    if tokens[place].lower not in _OF:
        return None
    place -= 1
    in_height = (tokens[place - 1].lower, tokens[place].text) == ("in", "Höhe")
    place -= 2 if in_height else 0
    first = adjectives_before(tokens, place)
    article = tokens[first - 1].lower
    if article in ("der", "des") and is_noun(tokens[first - 2]):
        return None  # In "der Rückgang der Preise von 5 Prozent" it is the fall that measures 5 per cent.
    sure = is_measured_noun(tokens[place]) or is_sum(tokens[place])
    told = article in _INDEFINITE or (first < place and article not in _NO_OBJECTS_AFTER)
    sure = sure or (in_height and is_noun(tokens[place]) and told)
    return (first, place + 1) if sure else None


def _amount_after(tokens: list[Token], end: int) -> TokenSpan | None:
    """Return the noun in "24 Milliarden Dollar Umsatz"."""
    return (end, end + 1) if is_measured_noun(tokens[end]) else None


def _subject(tokens: list[Token], start: int, end: int, kind: QuantityKind) -> TokenSpan | None:
    """Return the noun in "Der Umsatz soll über 33 Milliarden betragen" and "Im Mai stieg der Preis auf 3 Euro"."""
    left = start
    while start - left < _REACH and tokens[left - 1].text and tokens[left - 1].text not in _CLAUSE:
        left -= 1
    nouns = _amounts(tokens, left, start)
    if not nouns or start - left == _REACH or tokens[start - 1].lower in _NOT_OF_SUBJECTS:
        return None
    first = adjectives_before(tokens, nouns[-1])
    opening = first - 1 if tokens[first - 1].lower in _ARTICLES else first
    if len(nouns) > 1:
        # "Der Umsatz stieg um 5 Prozent und der Gewinn um 3 Prozent"
        gapped = tokens[opening - 1].lower == "und" and nouns[-1] == start - 2 and opening < first
        return (first, start - 1) if gapped and any(tokens[p].lower in _VERBS for p in range(left, opening)) else None
    opens = all(tokens[place].lower in _OPENING for place in range(left, opening))
    if not opens and tokens[opening - 1].lower not in _AROUND_SUBJECTS:
        return None
    if not _has_verb(tokens, opening - 1, start, end, kind) or tokens[end].lower in ("mehr", "weniger"):
        return None
    return first, _with_genitive(tokens, nouns[0])


def _amounts(tokens: list[Token], left: int, start: int) -> list[int]:
    """Return the nouns that have an amount, without "der Aktie" in "der Preis der Aktie"."""
    found, place = [], left
    while place < start:
        if is_measured_noun(tokens[place]):
            found.append(place)
            place = _with_genitive(tokens, place)
        else:
            place += 1
    return found


def _with_genitive(tokens: list[Token], noun: int) -> int:
    of = genitive(tokens, noun + 1) if tokens[noun].lower.endswith(_ADDING_GENITIVES) else None
    return of[1] if of else noun + 1


def _has_verb(tokens: list[Token], opening: int, start: int, end: int, kind: QuantityKind) -> bool:
    verbs = _AROUND_SUBJECTS if kind is QuantityKind.MULTIPLE else _VERBS
    if any(tokens[place].lower in verbs for place in range(opening, start)):
        return True
    for place in range(end, min(end + _REACH, len(tokens))):
        if not tokens[place].text or tokens[place].text in _CLAUSE:
            return False
        if tokens[place].lower in verbs:
            return True
    return False
