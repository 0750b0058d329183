"""`translate`: fill in the English of sentences that have none."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

import click
import yaml

from briefing.cli.desk import desk_lock, project_root, select, valid_desk
from briefing.translation.chain import EngineChain
from briefing.translation.cluster.client import ClusterError, connected
from briefing.translation.engines.registry import DEFAULT_ENGINES, ENGINES, engine_factories
from briefing.translation.executors import Executor, ThreadExecutor
from briefing.translation.fill import Outcome, TranslationRun

_JOBS = 8
"""Calls to engines at once, where --jobs does not say."""


@click.command(
    epilog="""Example: python -m briefing translate --engine deepl 005

    Next: python -m briefing review ARTICLE""",
)
@click.argument("articles", nargs=-1)
@click.option(
    "--engine",
    "engines",
    multiple=True,
    type=click.Choice(list(ENGINES)),
    help="Ask this engine; may be given several times, in the order in which they are asked.",
)
@click.option("--jobs", type=click.IntRange(1, 64), help="The number of calls to engines at once; 8 unless given.")
@click.option(
    "--scheduler", metavar="ADDRESS", help="Translate on the Dask cluster at tcp://HOST:PORT; see docs/scale.md."
)
@click.option(
    "--dry-run", is_flag=True, help="Print how many sentences would be asked for; ask no engine, write nothing."
)
@click.option(
    "--retry-flagged", is_flag=True, help="Ask again for English by an engine about which a check found something."
)
def translate(
    articles: tuple[str, ...],
    engines: tuple[str, ...],
    jobs: int | None,
    scheduler: str | None,
    dry_run: bool,
    retry_flagged: bool,
) -> None:
    """Translate the sentences of ARTICLES (all, if none is named) that have no English yet.

    The English goes into seeds/ARTICLE.en.po, marked as unreviewed; existing English stays, unless --retry-flagged is
    given. Engines are asked in the order of --engine, else of BRIEFING_ENGINES (google,deepl), else of
    extra.briefing.engines in mkdocs.yml. If the command is interrupted, what was translated is kept; run it again.
    """
    if scheduler and jobs:
        raise click.UsageError("--jobs is for this machine; on a cluster each worker's --nthreads decides")
    folder = project_root()
    with ExitStack() as stack:
        if not dry_run:
            stack.enter_context(desk_lock(folder))
        # Before the desk is read, which takes long if it is large: a wrong setting is told at once.
        executor = None if dry_run else stack.enter_context(_executor(_engines(engines, folder), jobs, scheduler))
        desk = valid_desk()
        wanted = [article for article in select(desk, articles) if not article.metadata.withdrawn]
        run = TranslationRun(wanted, desk.articles, folder, retry_flagged)
        if executor is None:
            _forecast(run)
            return
        try:
            with _progress(run.sentences_to_ask) as progress:
                run.execute(executor, progress)
        except KeyboardInterrupt:
            click.echo("Interrupted; what was translated is kept. Run the command again for the rest.", err=True)
            sys.exit(1)
    for outcome in run.outcomes:
        _report(outcome)
    sys.exit(1 if any(outcome.untranslated for outcome in run.outcomes) else 0)


@contextmanager
def _executor(engines: Sequence[str], jobs: int | None, scheduler: str | None) -> Iterator[Executor]:
    """Yield the executor: the workers of a cluster if a scheduler is given, else threads of this process."""
    if not scheduler:
        yield ThreadExecutor(EngineChain(engine_factories(engines), partial(click.echo, err=True)), jobs or _JOBS)
        return
    try:
        with connected(scheduler, engines, partial(click.echo, err=True)) as cluster:
            yield cluster
    except ClusterError as error:
        raise click.ClickException(str(error)) from None


def _forecast(run: TranslationRun) -> None:
    for outcome in run.outcomes:
        click.echo(f"{outcome.article.id}: {outcome.wanted - outcome.reused} to ask for, {outcome.reused} known")


def _engines(named: tuple[str, ...], folder: Path) -> tuple[str, ...]:
    if named:
        return named
    setting = os.environ.get("BRIEFING_ENGINES", "")
    wanted = [name.strip() for name in setting.split(",") if name.strip()] or _configured(folder)
    unknown = [name for name in wanted if name not in ENGINES]
    if unknown:
        raise click.UsageError(f"unknown engine {', '.join(unknown)}: the engines are {', '.join(ENGINES)}")
    return tuple(wanted)


def _configured(folder: Path) -> list[str]:
    tree = yaml.compose((folder / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    for key in ("extra", "briefing", "engines"):
        children = {name.value: value for name, value in tree.value} if isinstance(tree, yaml.MappingNode) else {}
        tree = children.get(key)
    return [node.value for node in tree.value] if isinstance(tree, yaml.SequenceNode) else list(DEFAULT_ENGINES)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    """Yield a function that counts sentences: a progress bar on a terminal, elsewhere a line for every hundred."""
    if sys.stderr.isatty():
        with click.progressbar(length=total, label="sentences", show_pos=True, file=sys.stderr) as bar:
            yield bar.update
        return
    done = shown = 0

    def line(count: int) -> None:
        nonlocal done, shown
        done += count
        if done == total or done - shown >= 100:
            shown = done
            click.echo(f"{done} of {total} sentences", err=True)

    yield line


def _report(outcome: Outcome) -> None:
    parts = [f"{outcome.translated} kept", *([f"{outcome.flagged} of them flagged"] if outcome.flagged else [])]
    parts += [*([f"{outcome.reused} reused"] if outcome.reused else []), f"{len(outcome.untranslated)} left"]
    click.echo(f"{outcome.article.id}: {', '.join(parts)}")
    for german, reasons in outcome.untranslated.items():
        click.echo(f'  left: "{german[:70]}"')
        for reason in reasons:
            click.echo(f"    {reason}")
