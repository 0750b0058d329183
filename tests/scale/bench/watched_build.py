"""Builds the project in the working directory as `mkdocs build --strict` does, and writes down what each stage took.

In: the folder for the site and the file for the report. Out: the site, and JSON of the seconds by stage, by the clock
and of processor time, and of the moment at which all but search and pictures was done. It runs in a process of its own,
and the production code knows nothing of it: what it times is wrapped here.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.__main__ import cli

from briefing import site
from briefing.publishing.social_cards import CardRenderer
from briefing.search import bundles

MKDOCS, SEARCH, PICTURES = "MkDocs", "search", "pictures"
"""The stages that `make_site` does not tell of, since others than itself do them; search and pictures only in part."""


class Clock:
    """Adds up the seconds of each stage, told when the next one begins."""

    def __init__(self, stage: str) -> None:
        self.seconds: dict[str, float] = {}
        self.processor: dict[str, float] = {}
        """The seconds that processors worked for it, children included."""
        self.apart_until: float | None = None
        """The moment at which search begins, which pictures follow; by then all else is done."""
        self._stage = stage
        self._since = time.perf_counter(), sum(os.times()[:4])

    def __call__(self, stage: str) -> None:
        """Begin a stage, which ends the one before."""
        now = time.perf_counter(), sum(os.times()[:4])
        for spent, since, until in zip((self.seconds, self.processor), self._since, now, strict=True):
            spent[self._stage] = spent.get(self._stage, 0) + until - since
        self._stage, self._since = stage, now

    def during(self, stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that counts as a stage of its own, wherever it is called."""

        def timed(*arguments: Any, **named: Any) -> Any:
            before = self._stage
            self(stage)
            try:
                return work(*arguments, **named)
            finally:
                self(before)

        return timed


def watch(clock: Clock) -> None:
    """Have the clock told of every stage; what makes search and pictures possible counts as theirs."""
    make_site = site.make_site

    def watched(*arguments: Any) -> site.Site:
        made = make_site(*arguments, watch=clock)
        clock(MKDOCS)
        return made

    # Raises AttributeError when one of them has moved, rather than count it elsewhere.
    replaced = {"make_site": watched} | {
        name: clock.during(stage, getattr(site, name))
        for name, stage in (("search_bundles", SEARCH), ("cards", PICTURES))
    }
    for name, function in replaced.items():
        setattr(site, name, function)
    index = clock.during(SEARCH, bundles.index)

    def watched_index(*arguments: Any) -> None:
        clock.apart_until = time.perf_counter()
        index(*arguments)

    bundles.index = watched_index  # type: ignore[assignment]
    CardRenderer.render = clock.during(PICTURES, CardRenderer.render)  # type: ignore[method-assign]


def main(folder: str, report: str) -> None:
    """Build, and write the report."""
    clock = Clock(MKDOCS)
    watch(clock)
    cli(["build", "--strict", "--site-dir", folder], standalone_mode=False)
    clock("")
    told = {"seconds": clock.seconds, "processor": clock.processor, "apart until": clock.apart_until}
    Path(report).write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
