"""Measure how good and how fast the program is: ``dev.py bench [NAME] [--json]``."""

import importlib
import sys
from collections.abc import Sequence

BENCHES = {
    "clean": "bench.cleaning",
    "metadata": "bench.metadata",
    "parsing": "bench.parsing",
}
"""Name → module with ``run(as_json) -> int``, which prints its table."""


def main(arguments: Sequence[str]) -> int:
    """Run the benchmarks that are named, or all; return the exit status."""
    as_json = "--json" in arguments
    names = [name for name in arguments if not name.startswith("-")] or list(BENCHES)
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        print(f"There is no benchmark “{unknown[0]}”: {', '.join(BENCHES)}.", file=sys.stderr)
        return 2
    statuses = [importlib.import_module(BENCHES[name]).run(as_json=as_json) for name in names]
    return max(statuses, default=0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
