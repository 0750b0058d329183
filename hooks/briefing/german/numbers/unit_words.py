"""The words and signs for currencies, percentages, lengths of time and measures.

Words are in lower case, signs and codes as they are written. A currency that several countries have is told by the
adjective before it.
"""

from briefing.german.scales import ABBREVIATED_SCALES, SCALES_BEFORE_A_POINT

PERCENT = "percent"

CURRENCY_SIGNS = {
    "US$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "USD": "USD", "EUR": "EUR", "GBP": "GBP",
    "CNY": "CNY", "RMB": "CNY", "JPY": "JPY", "CHF": "CHF", "HK$": "HKD", "A$": "AUD", "C$": "CAD",
}  # fmt: skip
GERMAN_CURRENCIES = {
    "us-dollar": "USD", "us dollar": "USD", "dollar": "USD", "us-dollars": "USD", "dollars": "USD",
    "hongkong-dollar": "HKD", "euro": "EUR", "euros": "EUR", "pfund": "GBP", "yuan": "CNY", "renminbi": "CNY",
    "yen": "JPY", "franken": "CHF", "schweizer franken": "CHF", "rubel": "RUB", "rupien": "INR",
}  # fmt: skip
ENGLISH_CURRENCIES = {
    "us dollars": "USD", "hong kong dollars": "HKD", "pounds": "GBP", "pound": "GBP", "swiss francs": "CHF",
    "francs": "CHF", "roubles": "RUB", "rubles": "RUB", "rupees": "INR",
}  # fmt: skip
# Rarer in the press; English texts write them so differently that they are not compared.
RARER_CURRENCY_SIGNS = {
    "US-$": "USD", "AU$": "AUD", "NZ$": "NZD", "S$": "SGD", "AUD": "AUD", "CAD": "CAD", "HKD": "HKD", "SGD": "SGD",
    "SEK": "SEK", "NOK": "NOK", "DKK": "DKK", "PLN": "PLN", "CZK": "CZK", "HUF": "HUF", "TRY": "TRY", "INR": "INR",
    "BRL": "BRL", "KRW": "KRW", "RUB": "RUB", "₹": "INR", "₽": "RUB", "₺": "TRY", "₩": "KRW", "DM": "DEM",
}  # fmt: skip
RARER_CURRENCIES = {
    "usdollar": "USD", "singapur-dollar": "SGD", "taiwan-dollar": "TWD", "euronen": "EUR", "mark": "DEM",
    "d-mark": "DEM", "reichsmark": "DEM", "zloty": "PLN", "złoty": "PLN", "forint": "HUF", "schekel": "ILS",
    "baht": "THB", "rupiah": "IDR", "rubeln": "RUB", "reais": "BRL", "hrywnja": "UAH", "griwna": "UAH", "lewa": "BGN",
    "ringgit": "MYR", "rupie": "INR", "schwedenkronen": "SEK", "won": "KRW",
}  # fmt: skip
CURRENCIES_BY_COUNTRY = {
    ("us", "dollar"): "USD", ("us-amerikanisch", "dollar"): "USD", ("amerikanisch", "dollar"): "USD",
    ("australisch", "dollar"): "AUD",
    ("kanadisch", "dollar"): "CAD", ("neuseeländisch", "dollar"): "NZD", ("taiwanisch", "dollar"): "TWD",
    ("singapurisch", "dollar"): "SGD", ("schweizer", "franken"): "CHF", ("britisch", "pfund"): "GBP",
    ("ägyptisch", "pfund"): "EGP", ("libanesisch", "pfund"): "LBP", ("syrisch", "pfund"): "SYP",
    ("schwedisch", "kronen"): "SEK", ("norwegisch", "kronen"): "NOK", ("dänisch", "kronen"): "DKK",
    ("tschechisch", "kronen"): "CZK", ("isländisch", "kronen"): "ISK", ("türkisch", "lira"): "TRY",
    ("indisch", "rupien"): "INR", ("pakistanisch", "rupien"): "PKR", ("russisch", "rubel"): "RUB",
    ("belarussisch", "rubel"): "BYN", ("chinesisch", "yuan"): "CNY", ("japanisch", "yen"): "JPY",
    ("südkoreanisch", "won"): "KRW", ("koreanisch", "won"): "KRW", ("argentinisch", "pesos"): "ARS",
    ("argentinisch", "peso"): "ARS", ("mexikanisch", "pesos"): "MXN", ("mexikanisch", "peso"): "MXN",
    ("chilenisch", "pesos"): "CLP", ("chilenisch", "peso"): "CLP", ("polnisch", "zloty"): "PLN",
    ("ungarisch", "forint"): "HUF", ("südafrikanisch", "rand"): "ZAR", ("deutsch", "mark"): "DEM",
    ("rumänisch", "lei"): "RON", ("brasilianisch", "real"): "BRL", ("thailändisch", "baht"): "THB",
}  # fmt: skip

GERMAN_PERCENT = frozenset(
    """prozent prozentig prozentige prozentigen prozentiger prozentiges prozentpunkte prozentpunkten %""".split()
)
ENGLISH_PERCENT = frozenset({"percent", "per cent", "percentage points", "percentage point", "pc", "%"})

DURATIONS = {
    "jahr": ("years", 1), "jahre": ("years", 1), "jahren": ("years", 1), "jahrzehnte": ("years", 10),
    "jahrzehnten": ("years", 10), "jahrhunderte": ("years", 100), "jahrhunderten": ("years", 100),
    "monat": ("months", 1), "monate": ("months", 1), "monaten": ("months", 1), "woche": ("weeks", 1),
    "wochen": ("weeks", 1), "tag": ("days", 1), "tage": ("days", 1), "tagen": ("days", 1), "stunde": ("hours", 1),
    "stunden": ("hours", 1), "minute": ("minutes", 1), "minuten": ("minutes", 1), "sekunde": ("seconds", 1),
    "sekunden": ("seconds", 1),
}  # fmt: skip
"""German nouns with their unit and their length in it: a decade is ten years."""
ADJECTIVES_OF_DURATION = {
    "jährig": "years", "monatig": "months", "wöchig": "weeks", "tägig": "days", "stündig": "hours",
    "minütig": "minutes", "sekündig": "seconds",
}  # fmt: skip
"""The units of "-jährig" in "44-jährig" and "dreijährig", and the like."""

PARTS = {"hälfte": 50, "viertel": 25, "vierteln": 25, "fünftel": 20, "fünfteln": 20, "zehntel": 10, "zehnteln": 10}
"""Parts in percent. A third has no exact decimal."""

UNIT_SYMBOLS = frozenset(
    """km m cm mm qm qkm ha kg g mg t l ml hl km/h PS kW MW GW TW kWh MWh GWh TWh Wh V A W kHz MHz GHz Hz KB MB GB TB kB
    Mbit Gbit dB K kcal ccm""".split()
) | {scale.title() for scale in ABBREVIATED_SCALES - SCALES_BEFORE_A_POINT}
"""Symbols and abbreviated scales that may follow digits without a space."""
NOUNS_OF_MEASURE = (
    "meter", "metern", "liter", "litern", "tonne", "tonnen", "gramm", "kilo", "kilos", "watt", "byte", "bytes", "bit",
    "hertz", "volt", "grad", "zoll", "barrel", "unzen", "hektar", "wattstunden", "kalorien", "promille",
    "basispunkte", "basispunkten", "meilen", "dezibel",
)  # fmt: skip
"""Nouns of measure, or their ends, in lower case: "Quadratmeter", "Gigabyte"."""
