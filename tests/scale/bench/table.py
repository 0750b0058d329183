"""Results in, the table out: for a terminal, or as Markdown for the page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.contestants import AGAIN, COLD, HUGO, MATERIAL, SEARCHED
from bench.results import Size, growth
from bench.watched_build import PICTURES, SEARCH

_Cell = Callable[[Size], float]


@dataclass(frozen=True)
class Section:
    """Rows that say the same kind of thing."""

    title: str
    note: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    """A label, and a cell for each size."""


def sections(sizes: Sequence[Size]) -> list[Section]:
    """Return all that there is to show."""
    return [_seconds(sizes), _ratios(sizes), _each(sizes), _stages(sizes), _memory(sizes)]


def plain(sizes: Sequence[Size]) -> str:
    """Return the table as a terminal shows it."""
    head = ("articles", tuple(f"{size.articles:,}" for size in sizes))
    parts = sections(sizes)
    widest = max(len(label) for section in parts for label, _ in section.rows)
    wide = max(len(cell) for section in parts for _, cells in section.rows for cell in cells)
    lines = [_line(*head, widest, wide)]
    for section in parts:
        lines += ["", section.title, *(_line(*row, widest, wide) for row in section.rows)]
    return "\n".join(lines)


def markdown(sizes: Sequence[Size]) -> str:
    """Return the table as sections of a page."""
    head = "| articles | " + " | ".join(f"{size.articles:,}" for size in sizes) + " |"
    rule = "|---|" + "--:|" * len(sizes)
    parts = []
    for section in sections(sizes):
        rows = [f"| {label} | {' | '.join(cells)} |" for label, cells in section.rows]
        parts.append("\n".join([f"## {section.title}", "", section.note, "", head, rule, *rows]))
    return "\n\n".join(parts)


def _line(label: str, cells: Sequence[str], widest: int, wide: int) -> str:
    return f"{label:<{widest}}" + "".join(f"  {cell:>{wide}}" for cell in cells)


def _row(
    label: str, sizes: Sequence[Size], cell: _Cell, form: str = ".1f", unit: str = ""
) -> tuple[str, tuple[str, ...]]:
    return label, tuple(f"{cell(size):{form}}{unit}" for size in sizes)


def _seconds(sizes: Sequence[Size]) -> Section:
    return Section(
        "Seconds",
        "“Without” leaves out the search index and the social pictures, which the others do not make; “again” is the "
        "build after that, nothing having changed; “one changed” is from saving an article until the preview shows it. "
        "The best of all rounds.",
        (
            _row("whole build", sizes, lambda size: size.best(COLD).run.seconds),
            _row("whole, again", sizes, lambda size: size.best(AGAIN).run.seconds),
            _row("search", sizes, lambda size: size.best(COLD).stages[SEARCH]),
            _row("pictures", sizes, lambda size: size.best(COLD).stages[PICTURES]),
            _row("without", sizes, lambda size: size.best(COLD).apart),
            _row("without, again", sizes, lambda size: size.best(AGAIN).apart),
            ("one changed", tuple(f"{size.reload:.1f}" if size.reload else "–" for size in sizes)),
            *(_row(name, sizes, lambda size, name=name: size.best(name).apart) for name in (MATERIAL, SEARCHED, HUGO)),
        ),
    )


def _ratios(sizes: Sequence[Size]) -> Section:
    return Section(
        "Times as long",
        "Without search and pictures, as against the same texts as plain pages. “Work” is processor time, which "
        "depends less on what else the machine does. “One changed” is against this site’s first build; the last row is "
        "the whole build beside Material with its search.",
        (
            _row("Material", sizes, lambda size: size.ratio(COLD, MATERIAL), ".2f"),
            _row("Material, again", sizes, lambda size: size.ratio(AGAIN, MATERIAL), ".2f"),
            _row("Material, work", sizes, lambda size: size.work(COLD, MATERIAL), ".2f"),
            _row("work, again", sizes, lambda size: size.work(AGAIN, MATERIAL), ".2f"),
            (
                "one changed",
                tuple(f"{size.reload / size.best(COLD).apart:.2f}" if size.reload else "–" for size in sizes),
            ),
            _row("Hugo", sizes, lambda size: size.ratio(COLD, HUGO)),
            _row("Hugo, again", sizes, lambda size: size.ratio(AGAIN, HUGO)),
            _row(
                "with search", sizes, lambda size: size.best(COLD).run.seconds / size.best(SEARCHED).run.seconds, ".2f"
            ),
        ),
    )


def _each(sizes: Sequence[Size]) -> Section:
    def grown(name: str) -> tuple[str, ...]:
        return tuple("–" if factor is None else f"{factor:.2f}" for factor in growth(sizes, name))

    return Section(
        "Milliseconds an article",
        "Without search and pictures. “Growth” compares what an article costs with the column before: 1 is a cost that "
        "does not depend on how many there are. By that of Material one sees what the machine has to do with it.",
        (
            *(
                _row(label, sizes, lambda size, name=name: 1000 * size.best(name).apart / size.articles)
                for label, name in (("this site", COLD), ("again", AGAIN), ("Material", MATERIAL), ("Hugo", HUGO))
            ),
            ("growth", grown(COLD)),
            ("growth of Material", grown(MATERIAL)),
        ),
    )


def _stages(sizes: Sequence[Size]) -> Section:
    names = list(sizes[0].best(COLD).stages)

    def cell(size: Size, stage: str) -> str:
        best = size.best(COLD)
        seconds = best.stages[stage]
        return f"{1000 * seconds / size.articles:.1f} ({seconds / best.run.seconds:.0%})"

    return Section(
        "Stages",
        "Milliseconds an article, and the share of the whole build.",
        tuple((stage, tuple(cell(size, stage) for size in sizes)) for stage in names),
    )


def _memory(sizes: Sequence[Size]) -> Section:
    def most(name: str) -> _Cell:
        return lambda size: max(attempt.run.memory for attempt in size.attempts[name])

    def together(name: str) -> _Cell:
        return lambda size: max(attempt.run.together for attempt in size.attempts[name])

    return Section(
        "Peak memory, MB",
        "Resident, of the process that builds; “with children” adds all that it has started, such as those that index "
        "for search. “Without” is until it begins with search and pictures, and so are the last two rows.",
        (
            _row("whole build", sizes, most(COLD), ".0f"),
            _row("with children", sizes, together(COLD), ".0f"),
            _row("without", sizes, lambda size: size.memory(COLD), ".0f"),
            _row("without, again", sizes, lambda size: size.memory(AGAIN), ".0f"),
            _row("Material", sizes, most(MATERIAL), ".0f"),
            _row("Material with search", sizes, most(SEARCHED), ".0f"),
            _row("Hugo", sizes, together(HUGO), ".0f"),
            _row("times Material", sizes, lambda size: size.memory(COLD) / size.memory(MATERIAL), ".2f"),
            _row("again", sizes, lambda size: size.memory(AGAIN) / size.memory(MATERIAL), ".2f"),
        ),
    )
