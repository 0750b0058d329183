"""Common nouns, to tell names from them.

German writes every noun with a capital, so a name is told by being no common noun. No list of nouns is complete: this
one holds the commonest, as words and as ends of compounds ("Logistikunternehmen"), and the endings that derive nouns.
Umlauts are folded.
"""

import re

from briefing.german.umlauts import fold_umlauts

# What stands right before a name: "Konkurrenten Haier", "Logistikunternehmen Goodaymart", "Provinz Hainan".
_ROLES = frozenset(
    """abgeordnete agentur aktionsbundnis aktivist analyst anbieter angreifer anwalt arzt ausruster autobauer autor
    bauer bausparkasse beauftragte behorde berater betreiber bezirk biologe bischof borse brandmeister brauerei bruder
    bundesland burgermeister chef designer dichter dienst dienstleister direktor dirigent entwickler erfinder experte
    expertin fabrik fahrer familie filiale filmemacher firma flughafen fluglinie forscher fotograf frau freistaat
    gemeinde geograf geschaftsfuhrer geschaftsmann gesellschaft gewerkschaft gigant glaziologe grunder handelshaus
    handelskette handler hauptstadt herr hersteller historiker hochschule imperium inhaber insel institut intendant
    investor kabarettist kandidat kanton kanzlei kanzler kapitan klinik kollege kommissar komponist konkurrent konzern
    kreisstadt kunde kunstler landkreis lehrer leiter lieferant lieferdienst magazin makler manager marke meister
    milliardar minister ministerium mittelfeldspieler moderator museum musiker mutter nachbar nachfolger
    nachrichtenagentur netzwerk okologe okonom onlineshop ortsteil partei partner pilot plattform politiker popstar
    portal prasident prinz prinzessin produzent professor profi provinz psychologe rapper regisseur rentner reporter
    ressort richter riese rivale sachverstandige sanger schauspieler schriftsteller schwester senator sender software
    spediteur spielmacher sponsor sprecher stadtteil starter startup stiftung student sturmer suchmaschine tochter
    torhuter torschutze torwart trainer universitat unternehmen unternehmer vater verband verein verlag versandhaus
    versicherer verteidiger vertreter verwalter virologe vorganger vorort vorsitzende vorsitzender vorstand weberei
    weltmeister werft wettbewerber wissenschaftler zeitschrift zulieferer zusteller""".split()
)
_HEADS = frozenset(
    """abend abenteuer abkommen ablauf abschied abschluss absicht abstand abstimmung abteilung achtelfinale adresse
    affare agenda aktie aktionar album alkohol alltag alter altstadt amerikaner analyse anfang angabe angebot angriff
    angst anhanger ankunft anlage anlass anleger anleihe ansatz anschlag anspruch anteil antrag antwort anzahl anzeige
    apotheke april arbeit arbeiter arbeitgeber architektur archiv argument armee armut artikel arzneimittel aspekt
    atmosphare aufbau aufenthalt aufgabe auftrag aufwand august ausbau ausgabe auskunft ausland auslosung aussage
    ausschau ausstoss auswahl auto autobahn bahnhof ballbesitz bande bedarf bedenken befehl beginn beispiel beitrag
    belastung beleg benzin bereich bericht beruf besatzung beschaftigte beschluss besitzer besuch besucher beteiligte
    betrag betrieb beweis bewohner bewusstsein bibel bibliothek bilanz bilder blase blatt blick blume boden branche
    brief bruch bucher buchstabe budget buhne bundestag bundeswehr burger buro chance chaos charakter computer
    container dame datum dauer debatte defizit design detail deutsche dezember dialog dienstag diesel dividende
    dokument dollar donnerstag drama drittel droge drogerie drohne druck ebene effekt eigentumer einbusse eindruck
    einfluss eingang einkommen einsatz einsatzkrafte einschatzung einwohner einzelhandel elektronik element elfmeter
    eltern empfang ende energie engagement entscheid entwurf erde erfahrung erfolg ergebnis ernte ersatz euro existenz
    fachblatt fachleute fahrrad fahrt fahrzeug faktor faltblatt farbe fassung februar fehler feind fenster ferien
    festival feuer feuerwehr figur finale finanzen finger flache flamme flasche fleisch flucht fluchtling flugzeug
    folge fonds format formel forum frage franzose freitag freizeit freude freund freundin frieden frist fruhjahr
    fruhling fuhrer funftel funktion fussball galerie gebaude gebiet gebuhr geburt geburtstag gedanke gefahr gefangnis
    gefuhl gegend gegenteil gegentor gegner gehalt gehirn geist gelande gemuse genosse gerat gericht geschaft geschenk
    geschichte geschlecht geschmack geschwindigkeit gesetz gesicht gesprach gewalt gewicht gewinn gewinner gipfel glas
    glaubiger gletscher gluck grenze grossgerat grund grundlage grundstuck gruppe gutschein haken halfte handel handy
    haushalt haut herbst herkunft himmel hinsicht hintergrund hinweis hitze hochzeit hoffnung hohe holle hotel humor
    hunger idee immobilie industrie infrastruktur inhalt initiative innenstadt instrument interesse internet interview
    investition jagd jahre jahrhundert jahrzehnt januar jugend juli junge juni justiz kabel kabinett kaffee kampagne
    kampf kanal kapital kapitel karriere karte kasse katastrophe kategorie kaufer keramik kette kilo kilometer kinder
    kindergarten kiste klage klasse klima klinikum koalition kohle kommentar konflikt konkurrenz konsequenz kontakt
    konto kontrolle konzept konzert korper kosten kraft kraftwerk krankenhaus kredit krieg krise kriterium kritik
    krone kuche kultur kundgebung kunst kurssturz kuste laden lampe lander landtag lebensmittel leistung leser leute
    lieder lieferung linie liste liter logik logistik losung luft lust madchen management mannschaft markt
    markteintritt marktfuhrer maschine masse massnahme material mauer medien medikament mehrheit meinung menge mensch
    messe metall meter methode miete milch milliarde million minute mitarbeiter mitglied mitglieder mitte mitteilung
    mittel mittwoch mobel modell moment monat montag morgen motiv motor musik muskel muster nachfrage nachricht nacht
    nase nation netz niederlage niveau notruf november nummer nutzer objekt offentlichkeit oktober oper opfer
    opposition option ordnung osterreicher paket papier parkplatz parlament partie party passagier patient pauschale
    pause pendant pendler person personal perspektive pfad pferd pflicht phase philosophie physik platze player pokal
    politik polizei polizist posten praktikum praxis preis preise premiere presse priester prinzip problem produkt
    produktion profil prognose programm projekt prozent prozess psychologie publikum punkt qualitat quartal quelle
    quote radio rauch raum raume reaktion rechnung reform regel regierung region reifen reihe reise reisende religion
    rendite rente republik respekt ressource restaurant retoure rettung rezept richtung risiko rolle ruckgang ruckkehr
    runde sache saison samstag schaden schatz schaumstoff schicht schicksal schiff schlacht schluss schlussel schmerz
    schnee schnitt schrift schritt schuhe schulden schule schuler schulter schulung schutz seele seite sekunde sendung
    senior september serie server sicherheit sieger signal situation sitzung soldat sommer song sonntag sorge sorte
    speerspitze speicher spieler spielzeit spitze sprache staaten stadion stadte stahl stand standard standort start
    statistik status staub stelle steuer stichprobe stichwort stil stimme stimmung stoff story strafe strasse
    strategie strecke streik streit stress strom struktur studie studium stufe stunde sturm suche summe symbol system
    szene tabelle talent tarif tasche tater tatigkeit technik technologie teile teilnehmer telefon temperatur tempo
    termin test text theater thema theorie therapie these ticket tiere titel tonne training transport traum treffer
    trend trikot truppe turnier typ ubernahme uberschuss ubersicht ubung umbau umfang umfrage umgang umsatz umschlag
    umstand umwelt umzug unfall unterfangen unterlage unterricht unterschied unterstutzung urlaub ursache urteil
    variante verbot verbrauch verbraucher verbrechen verdacht verfahren vergleich verkauf verkaufer verkehr verletzte
    verlierer verlust vermogen versuch vertrag vertrieb video vielfalt viertel virus visier vitamin volumen vorbild
    vorjahr vorlage vorschlag vorsprung vorteil vortrag vorwurf waffe wagnis wahler wahlkampf wandel ware wasser
    website wechsel wende werbung wertpapier wettbewerb wetter widerspruch widerstand wille winter wirkung wirtschaft
    witz woche wochen wochenende wohnung worte wunder wunsch wurzel zahl zahlen zeichen zeiten zentren zentrum ziele
    zimmer zinsen zone zubehor zufall zugang zukunft zusammenhang zuschauer zustand zustellung zustimmung zutritt
    zweck zweifel""".split()
)
# Only as whole words, for names end in them: Finnland, Hartmann, Ingolstadt, Commerzbank, Volkswagen, Stuttgart.
_WORDS = frozenset(
    """akku amt app arm art auge bad bahn ball bank bau baum bein berg bett bier bild bio block blut boom boot bote
    box brand brot bruck brucke buch bund burg bus cent club dach deal ding dinge dorf duell ebit ecke ehe eis fach
    fakt fall fan fans feld fest fett film fisch flug fluss form foto franken funk fuss gang garten gas gast gaste
    geld gesetze gold gott grab grad gramm gut haar hafen hals hand haus hause heim heimat held herz hilfe hof holz
    hund jahr job joint kauf kern kind kino kirche kita klub kommune kopf kreis kreuz kurs lage lager land lauf leben
    lehre leid licht lied liga lkw loch lohn los macht mai mal mann manner markte marz mass maul meer mitternacht mond
    mord mund mut nahe name natur nord norden not obst ofen ohr ol onkel online ort ost osten paar papst park pate
    pech pfund pkw plan plane platz post quiz rad rand rang rat recht rechte rede regen rest ring rubel ruf ruhe ruhm
    salz sand satz schuss see sex shop sicht sieg silber sinn sitz sohn sonne spiel spiele sport spur staat stadt
    stamm star stein stern strich stuck stucke stuhl sud suden tag tage tal tank tanz tat team tee teil tier tipp
    tisch tod ton tor tote tour trost tur turm ufer uhr union venture verfugung visum volk wagen wahl wald wand weg
    wege weile wein weise welle welt werk werke wert west westen wind wort wut yen yuan zahn zeit zeug ziel zins zoll
    zoo zug zuge""".split()
)
KNOWN_NOUNS = _ROLES | _HEADS | _WORDS
"""The nouns listed here, in lower case, their umlauts folded."""
_TOO_LIKE_NAMES = frozenset("samsung hornung activision schilling westerwelle".split())
_DERIVED = re.compile(
    r"\w{3,}(?:ung|heit|keit|schaft|tion|sion|tat|ismus|erei|iker|ologe|ograf|ahme|eur)(?:en|n|e|s|in|innen)?"
    r"|\w{5,}(?:nis(?:se[ns]?)?|[iy]st(?:en|in)?|innen|erin|ismen|tum|linge?n?|(?:ierte|tatige|jahrige)[nr]?|ende[nr]?)"
)
_INFLECTIONS = ("", "s", "n", "e", "en", "es", "nen")
_OF_PEOPLE = (*_INFLECTIONS, "in", "innen")
_CAPITALISED = re.compile(r"(?<=[a-zäöüß,] )[A-ZÄÖÜ][\w-]{3,}")
# "Sparplan" is a plan, "Hartmann" no man: shorter ends say nothing, and something must stand before them.
_SHORTEST_HEAD, _SHORTEST_MODIFIER = 4, 3


def is_common_noun(word: str) -> bool:
    """Return whether a capitalised word is known to be a common noun; many common nouns are not known."""
    folded = fold_umlauts(word)
    if folded in _TOO_LIKE_NAMES:
        return False
    return bool(_DERIVED.fullmatch(folded)) or _has_head(folded, _HEADS, _WORDS) or introduces_names(word)


def capitalised_words(sentence: str) -> list[str]:
    """Return the nouns and names within a sentence, where only they have capitals."""
    return _CAPITALISED.findall(sentence)


def introduces_names(word: str) -> bool:
    """Return whether a word is a kind of person, company or place that a name may follow: "Konzern", "Provinz"."""
    return _has_head(fold_umlauts(word), _ROLES, frozenset({"chef", "stadt", "ort", "club", "bank"}))


def _has_head(folded: str, heads: frozenset[str], whole: frozenset[str]) -> bool:
    for inflection in _OF_PEOPLE if heads is _ROLES else _INFLECTIONS:
        if folded.endswith(inflection):
            base = folded[: len(folded) - len(inflection)]
            if base in whole or base in heads:
                return True
            if any(base[start:] in heads for start in range(_SHORTEST_MODIFIER, len(base) - _SHORTEST_HEAD + 1)):
                return True
    return False
