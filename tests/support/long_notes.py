"""Notes of any size, made from a number alone, with all that Markdown holds."""

from itertools import count
from typing import Final

NOW: Final = "2026-11-26T12:00:00Z"

_PARTS: Final = (
    "## What the harbour {n} was",
    "",
    "The *old* harbour was built of **white stone**, and `ships` of {n} ports came to it.",
    "A [chart of the coast](https://example.org/chart/{n}) shows two moles and a lighthouse.",
    "See [[Lights of the coast]] and #sea/ports.",
    "",
    "> The light is seen from the strait, and was never put out in {n} years.",
    "",
    "- [ ] look at the ledger of {n}",
    "- [x] ask for the tables",
    "1. the mole",
    "2. the quay",
    "",
    "كانت المنارة مبنية من الحجر الأبيض فوق البحر {n}.",
    "",
    "```",
    "tides = [{n}, 2, 3]",
    "```",
    "",
)


def long_note(size: int) -> str:
    """Return Markdown of *size* letters; the same size always gives the same."""
    lines: list[str] = []
    length = 0
    for number in count(1):
        if length >= size:
            break
        for part in _PARTS:
            lines.append(part.format(n=number))
            length += len(lines[-1]) + 1
    return "\n".join(lines)[:size]
