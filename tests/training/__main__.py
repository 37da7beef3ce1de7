"""Learn the program's numbers from examples: ``dev.py train NAME``."""

import sys
from collections.abc import Sequence

from training import clean

TRAININGS = {"clean": clean.main}
"""Name → what learns it."""


def main(arguments: Sequence[str]) -> int:
    """Run the training that is named first; return the exit status."""
    name, *rest = arguments or [""]
    if name not in TRAININGS:
        print(f"Name what to train: {', '.join(TRAININGS)}.", file=sys.stderr)
        return 2
    return TRAININGS[name](rest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
