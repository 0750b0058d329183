"""`suggest`: names that seeds/reference/ does not hold yet."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click
import yaml

from briefing.cli.desk import select, valid_desk
from briefing.desk.article import Article
from briefing.desk.mentions import Mention
from briefing.german.names.ranking import rank
from briefing.german.slugs import slug_of

_SHOWN = 100
"""The most characters of a sentence that are printed."""


@click.command(
    epilog="""Example: python -m briefing suggest 005 -n 10

    Next: paste the names into the files of seeds/reference/, and complete them""",
)
@click.argument("articles", nargs=-1)
@click.option("-n", "--most", default=40, show_default=True, help="The most names to list.")
def suggest(articles: tuple[str, ...], most: int) -> None:
    """List names in ARTICLES (all, if none is named) that seeds/reference/ does not hold, the surest first.

    Each name is printed with its sentences, as an entry for companies.yml, people.yml, places.yml or another file of
    seeds/reference/. The program guesses from the way German is written: leave out what is no name. Nothing is written.
    """
    desk = valid_desk()
    sentences = [
        _SourceSentence(article, sentence.text, [m for m in article.mentions if m.sentence == sentence.id])
        for article in select(desk, articles)
        for sentence in article.sentences
    ]
    unknown = []
    for name in rank(sentence.text for sentence in sentences):
        if found := [sentences[n] for n in name.sentences if not sentences[n].is_known(name.text)]:
            unknown.append((name.text, found))
    for text, found in unknown[:most]:
        click.echo("\n".join(_entry(text, found)))
    click.echo(f"# {min(most, len(unknown))} of {len(unknown)} names that the reference data does not know")


@dataclass(frozen=True)
class _SourceSentence:
    """A sentence with its article, and the entities that the program knows in it."""

    article: Article
    text: str
    mentions: Sequence[Mention]

    def is_known(self, name: str) -> bool:
        """Return whether each place where the name stands is part of a mention."""
        starts = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?=s?(?!\w))", self.text)]
        return all(any(m.start < start + len(name) and start < m.end for m in self.mentions) for start in starts)


def _entry(name: str, found: Sequence[_SourceSentence]) -> Iterator[str]:
    yield f"# {len(found)} {'sentence' if len(found) == 1 else 'sentences'}:"
    for sentence in found[:3]:
        text = " ".join(sentence.text.split())
        yield f"#   {sentence.article.id}: {text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}"
    entity = {"id": slug_of(name), "name": name, "is": None}
    written = yaml.safe_dump([entity], allow_unicode=True, sort_keys=False).replace(" null", "").rstrip()
    yield from ("  " + line for line in written.splitlines())
