"""`review`: a person reads one article's unreviewed English, sentence by sentence."""

import sys
from datetime import date

import click

from briefing.cli.desk import desk_lock, project_root, select, valid_desk
from briefing.desk.article import Article
from briefing.desk.authorship import Depth, Review
from briefing.desk.original import CONTROL
from briefing.german.normalize import normalize
from briefing.translation.checks.missing_names import names_in
from briefing.translation.checks.pair import Pair
from briefing.translation.checks.sentence_checks import findings
from briefing.translation.memory_file import MemoryFile
from briefing.translation.pairing import State, pair


@click.command(
    epilog="""Example: python -m briefing review 005 --by "Ann Other"

    Next: python -m briefing check ARTICLE""",
)
@click.argument("article")
@click.option("--by", prompt="Your name, as readers will see it", help="The reviewer's name, as readers will see it.")
@click.option(
    "--depth", type=click.Choice(list(Depth)), default=Depth.FULL, show_default=True,
    help="How deeply you edit; readers are told.",
)  # fmt: skip
def review(article: str, by: str, depth: str) -> None:
    """Go through the unreviewed sentences of ARTICLE: accept, edit in $EDITOR, skip, or quit.

    Each accepted sentence is written at once to seeds/ARTICLE.en.po, with your name and the date.
    """
    folder = project_root()
    name = normalize(by)
    if not name or CONTROL.search(name):
        raise click.UsageError("--by names nobody: give the reviewer's name")
    with desk_lock(folder):
        [selected] = select(valid_desk(), [article])
        file = MemoryFile(selected, folder)
        record = Review(name, date.today().isoformat(), Depth(depth))
        accepted = _review(selected, file, record)
    click.echo(f"{accepted} reviewed")
    sys.exit(0)


def _review(article: Article, file: MemoryFile, record: Review) -> int:
    translation = pair(article)
    todo = [s for s in article.sentences if translation.english[s.id].state is not State.REVIEWED]
    accepted = 0
    done: set[str] = set()
    for number, sentence in enumerate(todo, 1):
        if normalize(sentence.text) in done:
            continue
        english = translation.english[sentence.id].text or ""
        click.echo(f"\n[{number}/{len(todo)}] {sentence.text}\n{english or '(no English yet)'}")
        found = findings(Pair(sentence.text, english, names_in(article, sentence.id))) if english else []
        for finding in found:
            click.secho(f"  ! {finding.what}", fg="yellow")
        choice = _ask(bool(english))
        if choice == "q":
            break
        if choice == "e":
            english = _edited(sentence.text, english)
        if choice in "ae" and english:
            # Each is written at once: a review is a person's time.
            file.accept(sentence.text, english, record)
            file.save()
            done.add(normalize(sentence.text))
            accepted += 1
    return accepted


def _ask(has_english: bool) -> str:
    choices = ["a", "e", "s", "q"] if has_english else ["e", "s", "q"]
    words = {"a": "[a]ccept", "e": "[e]dit", "s": "[s]kip", "q": "[q]uit"}
    answer: str = click.prompt(
        ", ".join(words[c] for c in choices), type=click.Choice(choices), show_choices=False, default="s"
    )
    return answer


def _edited(german: str, english: str) -> str:
    note = "# Lines that begin with # are left out. The German:\n"
    text = click.edit(f"{english}\n{note}# {german}\n")
    if text is None:
        return ""
    written = normalize(" ".join(line for line in text.split("\n") if not line.startswith("#")))
    if control := CONTROL.search(written):
        click.secho(f"  ! not taken: it holds U+{ord(control[0]):04X}, which belongs in no text", fg="yellow")
        return ""
    return written
