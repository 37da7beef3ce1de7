"""How soon an article stands on the screen, beside a bare `QTextBrowser` given the same as HTML.

Both show the same made-up articles in turns, each in a window of its own, on Qt's platform without
a screen; only ours has highlights. Times are processor time of the thread that paints, which never
sleeps while something is awaited, and medians of `ROUNDS`; what counts are the ratios.
"""

import json
import os
import sys
from collections.abc import Sequence
from statistics import median
from typing import Final

from bench.in_child import in_child
from bench.reader_views import ROUNDS, Times, memory_kb, times

SIZES: Final = (1_000, 10_000, 60_000)
HIGHLIGHTS: Final = 200

SLOWER: Final = 2.0
"""The first paint of the longest text may take so many times that of the middle one."""

OVER_HTML: Final = 4.0
"""The first paint of the middle text may take so many times that of `setHtml`."""

_ROWS: Final = {
    "first_paint_ms": "first paint",
    "first_paint_far_ms": "first paint at 90 %",
    "whole_ms": "full layout",
    "growing_p95_ms": "scroll step while it grows, p95",
    "growing_max_ms": "scroll step while it grows, longest",
    "scroll_p95_ms": "scroll step, p95",
    "find_ms": "find with most places",
    "memory_mb": "memory",
}

Report = dict[str, object]


def run(*, as_json: bool) -> int:
    """Measure and print; return the exit status."""
    report = measure(SIZES)
    print(json.dumps(report, indent=1) if as_json else _text(report))
    return 0


def measure(sizes: Sequence[int]) -> Report:
    """Show articles of these numbers of words, each size in a process of its own."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rows = {}
    for words in sizes:
        print(f"{words} words ...", file=sys.stderr, flush=True)
        found, _ = in_child(times, words, HIGHLIGHTS)
        rows[words] = {name: _both(name, found) for name in _ROWS if name != "memory_mb"}
        memory = [in_child(memory_kb, name, words, HIGHLIGHTS)[0] / 1024 for name in found]
        rows[words]["memory_mb"] = _pair(*memory)
    first = {words: rows[words]["first_paint_ms"] for words in sizes}
    *_, middle, longest = sizes
    return {
        "rounds": ROUNDS,
        "highlights": HIGHLIGHTS,
        "words": {str(words): rows[words] for words in sizes},
        "goals": {
            "longest_over_middle": _goal(first[longest][0], first[middle][0], SLOWER),
            "middle_over_html": _goal(first[middle][0], first[middle][1], OVER_HTML),
        },
    }


def _both(name: str, found: dict[str, list[Times]]) -> list[float | None]:
    """Return the medians of ours and of the bare browser, and their ratio."""
    values = [[one[name] for one in rounds if name in one] for rounds in found.values()]
    ours, bare = (median(each) if each else None for each in values)
    return _pair(ours, bare)


def _pair(ours: float | None, bare: float | None) -> list[float | None]:
    ratio = ours / bare if ours and bare else None
    return [None if one is None else round(one, 2) for one in (ours, bare, ratio)]


def _goal(value: float | None, beside: float | None, most: float) -> dict[str, float | bool]:
    ratio = round((value or 0) / (beside or 1), 2)
    return {"ratio": ratio, "most": most, "is_met": ratio <= most}


def _text(report: Report) -> str:
    """Lay the report out: for each size ours, the bare browser, and how many times as much."""
    sizes, goals = report["words"], report["goals"]
    assert isinstance(sizes, dict)
    assert isinstance(goals, dict)
    head = f"{report['highlights']} highlights, medians of {report['rounds']}"
    lines = [f"{head:42}" + "".join(f"{int(words):>19,} words" for words in sizes)]
    lines.append(" " * 42 + f"{'ours':>9}{'HTML':>9}{'ratio':>7}" * len(sizes))
    for name, label in _ROWS.items():
        unit = "MB" if name.endswith("mb") else "ms"
        cells = (
            "".join(
                f"{'-' if value is None else f'{value:.1f}':>{width}}"
                for value, width in zip(row[name], (9, 9, 7), strict=True)
            )
            for row in sizes.values()
        )
        lines.append(f"{f'{label} ({unit})':42}" + "".join(cells))
    told = {
        "longest_over_middle": "first paint of the longest text over that of the middle one",
        "middle_over_html": "first paint of the middle text over that of setHtml",
    }
    for name, label in told.items():
        one = goals[name]
        says = "met" if one["is_met"] else "missed"
        lines.append(f"{label}: {one['ratio']:.2f} (goal: at most {one['most']:g}, {says})")
    return "\n".join(lines)
