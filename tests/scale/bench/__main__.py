"""`make bench`: reads what is wanted from the environment, measures, and says what it found."""

import json
import os
import sys
from functools import partial
from pathlib import Path

from bench.machine import describe
from bench.page import PAGE, page
from bench.results import measure
from bench.table import plain


def main() -> None:
    """Print the table; write the JSON and the page if they are asked for."""
    rounds = int(os.environ.get("BENCH_RUNS") or 3)
    machine = describe()
    wanted = [int(articles) for articles in (os.environ.get("BENCH_N") or "100,1000,5000").split(",")]
    sizes = measure(wanted, rounds, partial(print, file=sys.stderr, flush=True))
    print(plain(sizes))
    if target := os.environ.get("BENCH_JSON"):
        found = {"machine": machine, "sizes": [size.as_json() for size in sizes]}
        Path(target).write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    if os.environ.get("BENCH_WRITE"):
        PAGE.write_text(page(sizes, machine), encoding="utf-8")


if __name__ == "__main__":
    main()
