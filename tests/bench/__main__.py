"""`make bench`: reads what is wanted from the environment, measures, and says what it found."""

import json
import os
import sys
from pathlib import Path

from bench.machine import describe
from bench.page import PAGE, page
from bench.results import measure
from bench.table import plain


def main() -> None:
    """Print the table; write the JSON and the page if they are asked for."""
    rounds = int(os.environ.get("BENCH_RUNS") or 3)
    machine = describe()
    sizes = []
    for articles in map(int, (os.environ.get("BENCH_N") or "100,1000,5000").split(",")):
        print(f"measuring {articles:,} articles ...", file=sys.stderr, flush=True)
        sizes.append(measure(articles, rounds))
    print(plain(sizes))
    if target := os.environ.get("BENCH_JSON"):
        found = {"machine": machine, "sizes": [size.as_json() for size in sizes]}
        Path(target).write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    if os.environ.get("BENCH_WRITE"):
        PAGE.write_text(page(sizes, machine), encoding="utf-8")


if __name__ == "__main__":
    main()
