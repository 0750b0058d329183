"""A desk whose texts try to break out of every format that they are written into."""

from pathlib import Path

from briefing.settings import Settings
from briefing.site import Site, make_site

HEADLINE = r"""Profit} up 5% & "more" \input{x} $1_000 ~ #1 ^ ]]> <script>alert(1)</script> {{ 7*7 }} – „gut“"""
GERMAN = "Der Preis stieg um 5 % ]]> <script>alert(1)</script> {{ 7*7 }} &amp; „mehr“ \\ {% raw %} für die Kunden."
ENGLISH = "The price rose 5% ]]> <script>alert(1)</script> {{ 7*7 }} &amp; “more” / {% raw %} for customers."
CHANGED = "Das sagte der Verband am Montag in Berlin, und die Kosten steigen weiter."
ADDRESS = "https://example.com/a?b=c&d=1%25~(e)"
SLUG = "preis & größe {1}"

_SEEDS = {
    f"{SLUG}.txt": f"{GERMAN}\n\n{CHANGED}\n",
    f"{SLUG}.yml": f"""origin: human
headline: {{en: '{HEADLINE}', de: '{HEADLINE}'}}
summary: '{HEADLINE}'
key_points:
  - {{en: '{HEADLINE}', evidence: Der Preis stieg um 5 %}}
outlet: '{HEADLINE}'
author: '{HEADLINE}'
published: {{date: 2020-03-02, basis: stated}}
topics: ['Law <& order>']
address: '{ADDRESS}'
rights: full
rights_holder: '{HEADLINE}'
reviewed: {{by: Ann Other, date: 2020-04-01, depth: full}}
""",
    f"{SLUG}.en.po": 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    + '# reviewed: Bo 2020-05-02 full\nmsgid "{}"\nmsgstr "{}"\n'.format(GERMAN.replace("\\", "\\\\"), ENGLISH)
    + f'\n# origin: machine\n#, fuzzy\n#| msgid "Das sagte er."\nmsgid "{CHANGED}"\nmsgstr "He said so."\n',
    "001_bare.txt": "Der Handel wächst\n\nDer Handel im Netz wächst weiter, und die Kunden sind damit zufrieden.\n",
    "002_gone.txt": "Der andere Handel\n\nDer Handel im Laden wächst nicht, und die Kunden sind es nicht zufrieden.\n",
    "002_gone.yml": "withdrawn: The publisher asked for it.\nslug: gone\ntopics: ['Law <& order>']\n",
    "003_draft.txt": "Der dritte Handel\n\nDer Handel am Markt wächst nicht, und die Händler sind es nicht gern.\n",
    "003_draft.yml": "draft: true\nslug: unfinished\n",
    "reference/topics.yml": "topics:\n  - {id: law, name: 'Law <& order>', is: What courts say., terms: [gericht]}\n",
}

# U+0007 is no character of XML, not even as a reference.
SETTINGS = Settings("Bell \x07 & <b>Sons</b>", "https://example.org/press/")


def hostile_site(folder: Path, seeds: dict[str, str] | None = None, settings: Settings = SETTINGS) -> Site:
    """Return the site of the hostile desk, or of other seeds."""
    for name, text in (_SEEDS if seeds is None else seeds).items():
        path = folder / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "seeds").mkdir(parents=True, exist_ok=True)
    site = make_site(folder, settings)
    assert not site.errors, "\n".join(map(str, site.errors))
    return site
