"""Measure how good and how fast the program is: ``dev.py bench [NAME] [--json] …``, see --help."""

import argparse
import importlib
import sys
from collections.abc import Sequence

BENCHES = {
    "aliases": "bench.aliases",
    "anchors": "bench.anchors",
    "clean": "bench.cleaning",
    "relevance": "bench.relevance",
    "metadata": "bench.metadata",
    "notes": "bench.notes",
    "parsing": "bench.parsing",
    "quotes": "bench.quotes",
    "reader": "bench.reader",
    "search": "bench.searching",
}
"""Name → module with ``run(as_json) -> int``, which prints its table."""

SIZED = {"search"}
"""Those whose ``run`` is also told a ``size``, how much is made up to be measured on, and the names
of peers that are left out."""

SEEDED = {"anchors", "quotes"}
"""Those whose ``run`` is also told a ``seed``, from which what is measured on is made."""

PEERS = ("whoosh", "fts5", "tantivy")
"""Those beside which searching is measured; Whoosh takes most of the time."""

SIZE = 100_000
"""Articles of a large archive, for which the issue of speed sets its goals."""


def main(arguments: Sequence[str]) -> int:
    """Run the benchmarks that are named, or all; return the exit status."""
    options = _parser().parse_args(arguments)
    names = options.name or list(BENCHES)
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        print(f"There is no benchmark “{unknown[0]}”: {', '.join(BENCHES)}.", file=sys.stderr)
        return 2
    if not 100 <= options.size <= 10_000_000:
        print("--size wants a number from 100 to 10,000,000.", file=sys.stderr)
        return 2
    return max(_run(name, options) for name in names)


def _run(name: str, options: argparse.Namespace) -> int:
    told: dict[str, object] = {}
    if name in SIZED:
        told["size"] = options.size
        told["without"] = frozenset(options.without)
    if name in SEEDED:
        told["seed"] = options.seed
    status: int = importlib.import_module(BENCHES[name]).run(as_json=options.json, **told)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench", description="Measure the program.")
    parser.add_argument("name", nargs="*", help=f"{', '.join(BENCHES)}; all without it")
    parser.add_argument("--json", action="store_true", help="print the numbers as JSON")
    parser.add_argument("--size", type=int, default=SIZE, help="articles that are searched")
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        choices=PEERS,
        help="a peer to leave out of search",
    )
    parser.add_argument("--seed", type=int, default=0, help="makes other texts and other changes")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
