"""German preterites and past participles, recognised by their form alone."""

import re

_SEPARABLE = """ab an auf aus bei bekannt ein fest fort frei heraus herein hervor hin hinaus hinzu los mit nach nieder
    preis statt teil um vor voran voraus weg weiter wieder zu zurück zusammen""".split()
_INSEPARABLE = "be ent emp er hinter miss über unter ver wider zer".split()
_SEPARATED = rf"(?:{'|'.join(_SEPARABLE)})?"

# With "ß" for "ss" too, as it was written until 1996.
_STRONG = re.compile(
    rf"""{_SEPARATED}(?:{"|".join(_INSEPARABLE)})?(?:band|bat|begann|bi(?:ss|ß)|blieb|bot|brach|brachte|dachte|drang|fand|
    fiel|fing|floh|flo(?:ss|ß)|flog|fuhr|gab|galt|gefiel|gelang|geno(?:ss|ß)|geriet|geschah|gestand|gewann|ging|glich|
    griff|half|hielt|hieß|hing|hob|kam|lag|las|lief|lieh|ließ|litt|lud|maß|mied|mußte|nahm|pries|rief|riet|ri(?:ss|ß)|
    sah|sang|sank|saß|schied|schien|schlo(?:ss|ß)|schlug|schnitt|schob|scho(?:ss|ß)|schrieb|schritt|schuf|schwand|
    schwieg|sprach|sprang|stand|starb|stieg|stieß|strich|stritt|tat|traf|trat|trieb|trug|verlor|wandte|warb|warf|wich|
    wies|wog|wuchs|wußte|zog|zwang)(?:e?n)?""",
    re.VERBOSE,
)
# Only after these sounds: "starte" and "berichte" may be a present subjunctive, "konkrete" is an adjective.
_WEAK = re.compile(
    r"""\w*(?:b|g|(?<![ae])(?<!stri)k|pp|m|z|[aeiouäöü]h|(?:[lmw]|kr)ach|(?<!e)uch|eich|(?<!pf)lich|sch|(?<!a)(?<!ge)l
    |(?<!a)(?<!o)(?<!we)r|nn|rn|hn|ein|ien|plan|[aä]uf|rüf|ff|pf|ss|ß|lös|reis|brems|(?<!l)au|reu|[dtnm]e)ten?""",
    re.VERBOSE,
)
_NOT_WEAK = frozenset(
    """bekannte bekannten beliebte beliebten berühmte berühmten bestimmte bestimmten gesamte gesamten größte größten
    letzte letzten vierte vierten vorletzte vorletzten möchte möchten""".split()
)
_PARTICIPLE = re.compile(
    rf"""(?:{_SEPARATED}(?:ge(?!mein|sam|rech|rade)|be(?!id|st)|ent(?!lang)|emp|er(?!st)|hinter|miss|über(?!haup)
    |unter(?!schied)|ver|wider|zer)\w{{2,}}?(?:t|(?<!lich)(?<!isch)(?<!ig)(?<!sam)(?<!bar)(?<!los)en)
    |\w{{2,}}iert)""",
    re.VERBOSE,
)
_OF_MOTION = re.compile(
    r"""\w*(?:gestiegen|gesunken|gefallen|gewachsen|gekommen|gegangen|gestorben|verstorben|getreten|gezogen|gescheitert|
    gelungen|erschienen|entstanden|geschehen|passiert|gestartet|eingetroffen|ausgeschieden|geflogen|gelaufen|gelandet|
    gereist|verschwunden|geblieben|gestürzt|gewechselt|gesprungen|gerutscht|geklettert|geflohen|geflüchtet|verunglückt|
    gewesen|geworden)""",
    re.VERBOSE,
)
_WITH_GE = re.compile(rf"(?!gehör|gelang|genehm|gewöhn){_SEPARATED}ge\w+ten?")


def is_preterite(word: str) -> bool:
    """Return whether a word may be a preterite: `sank`, `nutzte`; "erklärte" may also be a participle before a noun."""
    if (
        word.endswith(("te", "ten"))
        and _WEAK.fullmatch(word)
        and word not in _NOT_WEAK
        and not _WITH_GE.fullmatch(word)
    ):
        return True
    return is_strong(word)


def is_strong(word: str) -> bool:
    """Return whether a word is a preterite with a changed vowel: `sank`; no participle before a noun looks like it."""
    return bool(_STRONG.fullmatch(word))


def is_participle(word: str) -> bool:
    """Return whether a word may be a past participle: `genutzt`, `beschlossen`, `reagiert`."""
    return word.endswith(("t", "en")) and bool(_PARTICIPLE.fullmatch(word))


def is_participle_of_motion(word: str) -> bool:
    """Return whether a participle makes its perfect with "sein": "ist gestiegen", unlike "ist geplant"."""
    return bool(_OF_MOTION.fullmatch(word))
