"""How well and how fast passages are found again, beside two simpler ways.

All see the same passages of the same texts in the same run. *Right* is an overlap of at least 0.8
with where the words went, or rightly “not found”; *wrong* is placed elsewhere. The cost is
processor time a passage, the work for the whole text shared by the passages asked for in it.
"""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from rapidfuzz import fuzz

from sourcebook.annotate import carry, resolve
from sourcebook.model.anchor import Anchor, Fit, Placement
from support.anchoring import KINDS, Tally, own_texts, page_texts, tally
from support.changed_texts import Span

SHARED: Final = Path(__file__).resolve().parents[3] / "shared"
TEXTS: Final = 10
"""Written texts, and real pages, that are changed in each way."""

CHANGES: Final = 11
"""The seed of the changes, to which that of the run is added."""

LEAST_RATIO: Final = 70
"""Partial ratio from which the second baseline calls a passage found."""


def run(*, as_json: bool, seed: int = 0) -> int:
    """Measure and print; return the exit status.

    With a *seed* that nothing was tuned on, texts and changes are others (the pages are the same).
    """
    texts = {**own_texts(TEXTS, seed), "real pages": page_texts(SHARED, TEXTS)}
    rows = [
        _row(
            name,
            kind_name,
            [tally(texts[name], kind, one, CHANGES + seed) for one in METHODS.values()],
        )
        for name in texts
        if texts[name]
        for kind_name, kind in KINDS.items()
    ]
    print(json.dumps({"rows": rows}, indent=1) if as_json else _text(rows))
    return 0


def carried(old: str, new: str, anchors: Sequence[Anchor]) -> list[Span | None]:
    """Find passages as the program does when it has the old text."""
    return [_span(one) for one in carry(old, new, anchors)]


def resolved(_old: str, new: str, anchors: Sequence[Anchor]) -> list[Span | None]:
    """Find passages as the program does when it has the anchors alone."""
    return [_span(resolve(new, anchor)) for anchor in anchors]


def exact_with_context(_old: str, new: str, anchors: Sequence[Anchor]) -> list[Span | None]:
    """Find the same words, where most of the same code points stand around them."""
    return [_exact(new, anchor) for anchor in anchors]


def partial_ratio(_old: str, new: str, anchors: Sequence[Anchor]) -> list[Span | None]:
    """Find what rapidfuzz thinks most alike."""
    found = [fuzz.partial_ratio_alignment(anchor.quote, new) for anchor in anchors]
    return [
        (one.dest_start, one.dest_end) if one is not None and one.score >= LEAST_RATIO else None
        for one in found
    ]


METHODS: Final[dict[str, Callable[[str, str, Sequence[Anchor]], list[Span | None]]]] = {
    "sourcebook": carried,
    "without the old text": resolved,
    "exact + context": exact_with_context,
    "partial ratio": partial_ratio,
}


def _span(placement: Placement) -> Span | None:
    return None if placement.fit is Fit.ORPHAN else (placement.start, placement.end)


def _exact(text: str, anchor: Anchor) -> Span | None:
    size, best, best_score = len(anchor.quote), None, -1.0
    at = text.find(anchor.quote)
    while at >= 0:
        before, after = text[max(0, at - 32) : at], text[at + size : at + size + 32]
        score = fuzz.ratio(before, anchor.prefix) + fuzz.ratio(after, anchor.suffix)
        if score > best_score:
            best, best_score = (at, at + size), score
        at = text.find(anchor.quote, at + 1)
    return best


def _row(texts: str, kind: str, tallies: Sequence[Tally]) -> dict[str, object]:
    return {
        "texts": texts,
        "change": kind,
        "passages": tallies[0].count,
        "methods": {
            name: {
                "right": round(one.percent(one.right), 2),
                "wrong": round(one.percent(one.wrong), 2),
                "ms_mean": round(sum(one.costs_ms) / len(one.costs_ms), 3),
                "ms_max": round(max(one.costs_ms), 3),
            }
            for name, one in zip(METHODS, tallies, strict=True)
        },
    }


def _text(rows: Sequence[dict[str, object]]) -> str:
    """Lay the rows out: for each method right and wrong in percent, mean and longest time in ms."""
    head = f"{'':34}" + "".join(f"{name:>28}" for name in METHODS)
    lines = [head, f"{'':34}" + f"{'right wrong   ms   max':>28}" * len(METHODS)]
    for row in rows:
        methods = row["methods"]
        assert isinstance(methods, dict)
        cells = (
            f"{one['right']:6.2f} {one['wrong']:5.2f} {one['ms_mean']:5.2f} {one['ms_max']:6.2f}"
            for one in methods.values()
        )
        label = f"{row['texts']}, {row['change']} ({row['passages']})"
        lines.append(f"{label:34}" + "".join(f"{cell:>28}" for cell in cells))
    return "\n".join(lines)
