"""Print what `bench.searching` measured as tables, with the ratios that count and their goals."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

GOALS: Final = {
    "common term": (0.15, 2.5),
    "AND of two": (0.15, 2.5),
    "phrase": (0.7, None),
    "phrase of stop words": (0.7, None),
    "prefix, 3 letters": (0.15, 2.0),
    "prefix, 2 letters": (0.15, 2.0),
    "word AND 3-letter prefix": (0.15, 2.0),
    "term + date range": (0.15, 2.5),
    "sorted by date": (0.15, 2.5),
    "fuzzy, distance 1": (None, 3.0),
}
"""Kind → the most we may take of the time of FTS5 and of tantivy, at 100,000 articles."""

MOST_TIMES: Final = 2.0
"""A key may take so many times as long to its painted answers as at the smallest size, at p95."""

MOST_LATE_MS: Final = 3.0
"""So much later than when idle may the window be that searches while articles come in, at p95."""

NOTHING: Final = "-"
NAMES: Final = ("ours", "whoosh", "fts5", "tantivy")

Report = Mapping[str, Any]


def as_text(report: Report) -> str:
    """Return all tables of *report*; times are medians and 95th percentiles of processor time."""
    return "\n".join(
        [
            f"{report['size']:,} articles, {report['build']['ours']['text_mb']:,.0f} MB of text",
            "",
            *_queries(report["queries"]),
            "",
            *_saves(report["save"]),
            "",
            *_builds(report["build"], report["merge"]),
            "",
            *window_lines(report["window"]),
        ]
    )


def _queries(rows: Sequence[Report]) -> list[str]:
    head = "".join(f"{name:>19}" for name in NAMES)
    lines = [f"{'ms, p50 / p95':<26}{head}{'÷ fts5':>15}{'÷ tantivy':>15}"]
    for row in rows:
        times = "".join(f"{_pair(row.get(f'{name}_ms')):>19}" for name in NAMES)
        most = GOALS.get(row["query"], (None, None))
        ratios = [_ratio(row, peer, goal) for peer, goal in zip(NAMES[2:], most, strict=True)]
        trouble = "" if row.get("agree", True) else "  not the same found"
        lines.append(f"{row['query']:<26}{times}{ratios[0]:>15}{ratios[1]:>15}{trouble}")
    return lines


def _pair(times: Sequence[float] | None) -> str:
    return f"{times[0]:,.2f} / {times[1]:,.2f}" if times else NOTHING


def _ratio(row: Report, peer: str, most: float | None) -> str:
    """Return our median through the peer's, and the goal; ``!`` when it is missed."""
    ours, theirs = row["ours_ms"], row.get(f"{peer}_ms")
    if not (ours and theirs):
        return NOTHING
    ratio = ours[0] / theirs[0]
    goal = "" if most is None else f" ≤ {most:g}{'!' if ratio > most else ''}"
    return f"{ratio:.2f}{goal}"


def _saves(save: Report) -> list[str]:
    names = {
        "add_ms": "add one, most",
        "found_after_add_ms": "then find it, p95",
        "update_ms": "replace one, most",
        "found_after_update_ms": "then find it, p95",
    }
    return [f"{'ms, p50 / …':<26}"] + [
        f"{label:<26}" + "".join(f"{_pair(save[key].get(name)):>19}" for name in NAMES)
        for key, label in names.items()
    ]


def _builds(build: Report, merge: Report) -> list[str]:
    built = [build.get(name) for name in NAMES]
    merged = [merge.get(name) for name in NAMES]
    lines = {
        "articles a second": [_of(one, "documents_per_s", ",.0f") for one in built],
        "size, MB": [_of(one, "size_mb", ",.0f") for one in built],
        "memory to build, MB": [_of(one, "memory_mb", ",.0f") for one in built],
        "merge all, s": [_of(one, "seconds") for one in merged],
        "memory to merge, MB": [_of(one, "memory_mb") for one in merged],
    }
    return [
        f"{label:<26}" + "".join(f"{cell:>19}" for cell in cells) for label, cells in lines.items()
    ]


def window_lines(window: Report) -> list[str]:
    """Return what `bench.window_search` measured, in milliseconds of the clock."""
    painted, busy, late = (
        window[key] for key in ("key_to_paint_ms", "busy_key_to_paint_ms", "late_ms")
    )
    base = next(iter(painted.values()))[1]
    lines = [f"{'window, ms, p50 / p95':<34}{'quiet':>19}{'articles come in':>19}{'÷ least':>15}"]
    for size, times in painted.items():
        ratio = _missed(times[1] / base, MOST_TIMES, ".2f")
        label = f"key to painted, {int(size):,}"
        lines.append(f"{label:<34}{_pair(times):>19}{_pair(busy[size]):>19}{ratio:>15}")
    lines.append(f"{'late by, ms, p50 / p95':<34}{'':>38}{'over idle':>15}")
    for state, times in late.items():
        over = _missed(times[1] - late["idle"][1], MOST_LATE_MS, "+.1f")
        lines.append(f"{state:<34}{_pair(times):>38}{'' if state == 'idle' else over:>15}")
    return lines


def _missed(value: float, most: float, form: str) -> str:
    return f"{value:{form}} ≤ {most:g}{'!' if value > most else ''}"


def _of(report: Report | None, key: str, form: str = ",.1f") -> str:
    return f"{report[key]:{form}}" if report else NOTHING
