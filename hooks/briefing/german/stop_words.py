"""Stop words of searches, in English and German: articles, pronouns, question words and the like."""

ENGLISH = frozenset(
    """a about all also am an and any are as at be been being but by can could did do does for from had has have
    he her his how i if in into is it its me more most much many my no not of on one or our out over she should
    so some such tell than that the their them there these they this those to up us was we were what when where
    which while who whom whose why will with would you your get gets got make makes happen happens""".split()
)
GERMAN = frozenset(
    """aber alle allem allen aller alles als am an auch auf aus bei beim bis da damit dann das dass dem den denn
    der des dessen die dies diese diesem diesen dieser dieses doch du durch ein eine einem einen einer eines er
    es etwas für gegen geht gehen gibt haben hat hatte hatten ich ihm ihn ihr ihre ihrem ihren ihrer im in ins
    ist ja kann kommt können machen macht man mehr mit muss nach nicht noch nur ob oder ohne sein seine seinem
    seinen seiner seit sich sie sind so soll sollen sollte sowie über um und uns unter viel viele vom von vor
    wann waren warum was weil welche welchem welchen welcher welches wem wen wenn wer werden weshalb wessen wie
    wieso wieviel will wir wird wo wobei wofür woher wohin womit wurde wurden zu zum zur zwischen""".split()
)
