"""`suggest`: names that the reference data does not know yet."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click
import yaml

from briefing.cli.desk import desk_in_order, select
from briefing.desk.article import Article
from briefing.desk.mentions import Mention
from briefing.german.names.ranking import rank
from briefing.german.slugs import slug_of

_SHOWN = 100
"""Characters of a sentence."""


@click.command()
@click.argument("articles", nargs=-1)
@click.option("-n", "--most", default=40, show_default=True, help="How many names to list at most.")
def suggest(articles: tuple[str, ...], most: int) -> None:
    """List names in ARTICLES (all of them, if none is named) that seeds/reference/ does not know, the surest first.

    Each comes with how often and where it stands, as an entry to paste into companies.yml, people.yml, places.yml or
    whichever file it belongs to. The program guesses from the way German text is written: leave out what is no name.
    """
    desk = desk_in_order()
    sentences = [
        _Place(article, sentence.text, [m for m in article.mentions if m.sentence == sentence.id])
        for article in select(desk, articles)
        for sentence in article.sentences
    ]
    unknown = []
    for name in rank(place.text for place in sentences):
        if places := [sentences[n] for n in name.sentences if not sentences[n].is_known(name.text)]:
            unknown.append((name.text, places))
    for text, places in unknown[:most]:
        click.echo("\n".join(_entry(text, places)))
    click.echo(f"# {min(most, len(unknown))} of {len(unknown)} names that the reference data does not know")


@dataclass(frozen=True)
class _Place:
    article: Article
    text: str
    mentions: Sequence[Mention]

    def is_known(self, name: str) -> bool:
        """Return whether each place where the name stands is part of a mention."""
        starts = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?=s?(?!\w))", self.text)]
        return all(any(m.start < start + len(name) and start < m.end for m in self.mentions) for start in starts)


def _entry(name: str, places: Sequence[_Place]) -> Iterator[str]:
    yield f"# {len(places)} {'sentence' if len(places) == 1 else 'sentences'}:"
    for place in places[:3]:
        text = " ".join(place.text.split())
        yield f"#   {place.article.id}: {text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}"
    entity = {"id": slug_of(name), "name": name, "is": None}
    written = yaml.safe_dump([entity], allow_unicode=True, sort_keys=False).replace(" null", "").rstrip()
    yield from ("  " + line for line in written.splitlines())
