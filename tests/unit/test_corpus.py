"""What joins articles, and what is worked out where no editor wrote anything."""

import gc
import sys
from collections.abc import Callable
from pathlib import Path

from briefing.articles.analysed_article import Analyser
from briefing.articles.provenance import Provenance
from briefing.corpus.corpus import Corpus, build_corpus
from briefing.desk.folder import read_desk
from briefing.desk.mentions import Mentions
from briefing.desk.reference import EntityId, EntityType
from briefing.pages.wording.disclosures import made_in_words
from briefing.translation.pairing import pair
from projects import FIVE, project

TWO_OF_FIVE = ("000_b03bb339b443b4dc", "001_7cb4263ec4e62f10")
COMPANIES = """companies:
  - {id: alpha, name: Alpha, is: A company.}
  - {id: beta, name: Beta, is: A company.}
  - {id: gamma, name: Gamma, is: A company.}
"""
TOPICS = """topics:
  - {id: logistics, name: Logistics, is: How goods travel., terms: [logistik, spedition]}
  - {id: law, name: Law, is: What courts say., terms: [gericht]}
"""


def corpus(folder: Path, articles: dict[str, str]) -> Corpus:
    seeds: dict[str, str | bytes] = dict(articles)
    seeds |= {"reference/companies.yml": COMPANIES, "reference/topics.yml": TOPICS}
    desk = read_desk(project(folder, seeds))
    assert not desk.errors, desk.errors
    analyser = Analyser(desk.reference)
    return build_corpus([analyser.analyse(article, pair(article)) for article in desk.published], desk.reference)


def corroborations(made: Corpus) -> set[tuple[str, str, str, str, bool]]:
    return {
        (article, stated.figure.text, other.analysed.article.id, other.stated.figure.text, other.agrees)
        for article, of_article in made.corroborations.items()
        for stated, found in of_article.items()
        for other in found
    }


def test_equal_figures_beside_the_same_company_agree(tmp_path: Path) -> None:
    made = corpus(
        tmp_path,
        {
            "a.txt": "Alpha zahlt 206 Millionen Dollar für den Kauf.\n",
            "b.txt": "Für 206 Millionen Dollar ist Alpha eingestiegen.\n",
            "c.txt": "Beta zahlt 206 Millionen Dollar an seine Aktionäre.\n",
            "d.txt": "Alpha hat drei Werke und zahlt in Euro: 206 Millionen Euro.\n",
        },
    )
    agreeing = {(one, other) for one, _, other, _, agrees in corroborations(made) if agrees}
    assert agreeing == {("a", "b"), ("b", "a")}


def test_an_article_is_one_echo_however_often_it_repeats_a_figure(tmp_path: Path) -> None:
    often = "".join(f"Alpha zahlt am Tag {n} wieder 206 Millionen Dollar.\n\n" for n in range(8))
    made = corpus(tmp_path, {"a.txt": often, "b.txt": "Für 206 Millionen Dollar ist Alpha eingestiegen.\n"})
    assert [(one, other) for one, _, other, _, _ in sorted(corroborations(made))] == [("a", "b"), ("b", "a")]


def test_no_more_than_and_no_less_than_do_not_agree(tmp_path: Path) -> None:
    made = corpus(
        tmp_path,
        {
            "a.txt": "Alpha zahlt bis zu 206 Millionen Dollar für den Kauf.\n",
            "b.txt": "Alpha zahlt mehr als 206 Millionen Dollar an seine Leute.\n",
        },
    )
    assert not corroborations(made)


def test_small_counts_are_no_echo(tmp_path: Path) -> None:
    made = corpus(
        tmp_path, {"a.txt": "Alpha baut drei Werke im Land.\n", "b.txt": "Alpha kauft drei Werke im Ausland.\n"}
    )
    assert not corroborations(made)


def test_other_figures_for_the_same_measure_company_and_year_differ(tmp_path: Path) -> None:
    made = corpus(
        tmp_path,
        {
            "a.txt": "Alpha hält eine 40-prozentige Beteiligung an der Firma.\n",
            "a.yml": "published: {date: 2020-02}\n",
            "b.txt": "Alpha verkauft seine 35-prozentige Beteiligung an der Firma.\n",
            "b.yml": "published: {date: 2020-06}\n",
            "c.txt": "Alpha kaufte damals eine 20-prozentige Beteiligung an der Firma.\n",
            "c.yml": "published: {date: 2015-06}\n",
        },
    )
    assert corroborations(made) == {
        ("a", "40-prozentige", "b", "35-prozentige", False),
        ("b", "35-prozentige", "a", "40-prozentige", False),
    }


def test_the_rarer_what_two_articles_share_the_nearer_they_are(tmp_path: Path) -> None:
    made = corpus(
        tmp_path,
        {
            "a.txt": "Alpha und Beta streiten sich um den Markt.\n",
            "b.txt": "Beta und Alpha bauen zusammen ein Werk.\n",
            "c.txt": "Alpha wächst auch allein im Land.\n",
            "d.txt": "Gamma hat mit alledem nichts zu tun.\n",
        },
    )
    near = {
        id: [(r.analysed.article.id, [e.name for e in r.shared]) for r in found] for id, found in made.related.items()
    }
    assert near["a"] == [("b", ["Beta", "Alpha"]), ("c", ["Alpha"])]
    assert near["d"] == []


def test_topics_are_the_editors_or_follow_from_at_least_two_sentences(tmp_path: Path) -> None:
    text = "Die Logistikbranche wächst.\n\nJede Spedition stellt ein.\n\nEin Gericht entscheidet.\n"
    made = corpus(
        tmp_path,
        {"a.txt": text, "b.txt": text.replace("wächst", "leidet"), "b.yml": "summary: X.\ntopics: [Law]\n"},
    )
    topics = {b.article.id: [(t.entity.name, t.provenance, len(t.sentences)) for t in b.topics] for b in made.articles}
    assert topics == {
        "a": [("Logistics", Provenance.DERIVED, 2)],
        "b": [("Law", Provenance.EDITORIAL, 1)],
    }


def test_a_profile_counts_the_sentences_that_two_companies_share(tmp_path: Path) -> None:
    text = "Alpha trifft Beta.\n\nBeta kauft bei Alpha ein.\n\nGamma sieht Alpha zu.\n\nGamma geht.\n"
    made = corpus(tmp_path, {"a.txt": text})
    alpha = made.profiles[EntityId(EntityType.COMPANIES, "alpha")]
    assert {id.slug: n for id, n in alpha.co_mentioned.items()} == {"beta": 2, "gamma": 1}
    assert (
        alpha.sentence_count,
        len(made.profiles[EntityId(EntityType.COMPANIES, "gamma")].by_article[0].sentences),
    ) == (3, 2)


def test_dates_of_any_precision_are_in_order(tmp_path: Path) -> None:
    made = corpus(
        tmp_path,
        {
            "a.txt": "Alpha wurde 1999 gegründet.\n\nIm vergangenen Oktober kam Beta dazu.\n",
            "a.yml": "published: {date: 2014-05-20}\n",
        },
    )
    dates = [(event.date, event.stated.expression.text if event.stated else "appeared") for event in made.timeline]
    assert dates == [("1999", "1999"), ("2013-10", "Im vergangenen Oktober"), ("2014-05-20", "appeared")]


def test_an_article_without_a_summary_has_an_automatic_one(tmp_path: Path) -> None:
    text = (
        "Alpha kauft Beta für 300 Millionen Euro und wird damit zum größten Händler des Landes.\n\n"
        "„Wir freuen uns sehr“, sagte der Chef am Abend.\n\n"
        "Doch dies soll sich wohl bald ändern.\n\n"
        "Gamma verkauft im Gegenzug zwölf Werke an Alpha und verlässt den Markt.\n"
    )
    made = corpus(tmp_path, {"a.txt": text, "b.txt": text + "Mehr nicht.\n", "b.yml": "summary: Alpha buys Beta.\n"})
    a, b = sorted(made.articles, key=lambda analysed: analysed.article.id)
    assert [sentence.text.split()[0] for sentence in a.auto_summary] == ["Alpha", "Gamma"]
    assert b.auto_summary == ()


def operations(do: Callable[[], object]) -> int:
    """Return how many functions are called, which does not depend on the machine as seconds do."""
    count = 0

    def tally(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    # Other tests' libraries have functions called whenever garbage is collected.
    gc.disable()
    sys.setprofile(tally)
    try:
        do()
    finally:
        sys.setprofile(None)
        gc.enable()
    return count


def analysis(folder: Path, texts: dict[str, str], names: int = 0) -> dict[str, int]:
    """Return the operations that it takes to analyse each article."""
    made_up = "".join(f"  - {{id: x{n}, name: Firma{n} AG, is: A company.}}\n" for n in range(names))
    seeds: dict[str, str | bytes] = {f"{name}.txt": text for name, text in texts.items()}
    desk = read_desk(project(folder, seeds | {"reference/companies.yml": COMPANIES + made_up}))
    mentions, analyser = Mentions(desk.reference), Analyser(desk.reference)
    return {
        article.id: operations(
            lambda article=article: (mentions.of(article.sentences), analyser.analyse(article, pair(article)))
        )
        for article in desk.articles
    }


def test_analysis_is_linear_in_the_length_of_an_article(tmp_path: Path) -> None:
    one, other = ((FIVE / f"{stem}.txt").read_text(encoding="utf-8") for stem in TWO_OF_FIVE)
    parts = analysis(tmp_path / "parts", {"a": one, "b": other})
    whole = analysis(tmp_path / "whole", {"ab": f"{one}\n\n{other}"})
    assert whole["ab"] <= 1.05 * (parts["a"] + parts["b"])


def test_analysis_costs_the_same_however_many_articles_and_names_there_are(tmp_path: Path) -> None:
    texts = {stem: (FIVE / f"{stem}.txt").read_text(encoding="utf-8") for stem in TWO_OF_FIVE}
    first = TWO_OF_FIVE[0]
    alone = analysis(tmp_path / "alone", {first: texts[first]})
    many = analysis(tmp_path / "many", texts | {f"x{n}": f"Meldung {n} vom Tage." for n in range(50)}, names=2000)
    assert many[first] == alone[first]


def test_a_list_says_who_wrote_the_english_even_without_an_english_headline(tmp_path: Path) -> None:
    memory = '#, fuzzy\n# origin: machine\nmsgid "Beta wächst."\nmsgstr "Beta is growing."\n'
    texts = {"a.txt": "Alpha wächst.\n", "b.txt": "Beta wächst.\n", "b.en.po": memory}
    words = {analysed.article.id: made_in_words(analysed) for analysed in corpus(tmp_path, texts).articles}
    assert words == {"a": "no English yet", "b": "English by machine, unreviewed"}
