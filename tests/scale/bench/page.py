"""Results in, the page `docs/benchmark.md` out; nobody writes it by hand."""

from collections.abc import Mapping, Sequence

from bench.results import Size
from bench.table import markdown
from projects import ROOT

PAGE = ROOT / "docs" / "benchmark.md"
_INTRODUCTION = """---
title: What a build costs
description: >-
  How long this site takes to build, and how much memory, with a hundred articles and with thousands, beside the same
  texts under plain MkDocs and Hugo.
---
# What a build costs

`make bench BENCH_WRITE=1` measured this and wrote this page. It makes a desk of so many articles out of the paragraphs
of the first five, each with its summary, key points, figures, initiatives and English, and builds the site strictly.
Beside it, it builds the same words as plain Markdown pages with Material for MkDocs (out of the navigation, without
plugins; then with Material’s own search) and with Hugo (one bare template). These two have no evidence to find, no
pages on companies and topics, no lists, feeds or exports to make.

All take turns, {rounds}. Seconds depend on the machine; trust the ratios.
"""


def page(sizes: Sequence[Size], machine: Mapping[str, str]) -> str:
    """Return the page as Markdown."""
    rounds = {len(attempts) for size in sizes for attempts in size.attempts.values()}
    introduction = _INTRODUCTION.replace("{rounds}", " or ".join(_times(number) for number in sorted(rounds)))
    desk = "\n".join(
        f"- {size.articles:,} articles: {size.sentences:,} sentences, {size.distinct:,} of them different;"
        f" {size.names:,} made-up companies are known."
        for size in sizes
    )
    about = "\n".join(f"- {name}: {value}" for name, value in machine.items())
    return f"{introduction}\n{markdown(sizes)}\n\n## The desks\n\n{desk}\n\n## The machine\n\n{about}\n"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
