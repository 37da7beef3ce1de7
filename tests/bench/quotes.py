"""How well and how fast quotations are checked against their sources, beside two simpler ways.

All see the same quotations with the same known edits, in five languages, in the same run. The cost
is processor time a quotation; Sourcebook's includes reading the note, its links and the articles.
"""

import json
import tempfile
import time
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from rapidfuzz import fuzz

from sourcebook.library import open_library
from sourcebook.model.quotation import Outcome
from support.quoted import Case, cases, judged, texts

COUNT: Final = 1000
SEED: Final = 20261127

ALIKE: Final = 70
"""Partial ratio from which the second way takes a passage for the one that was quoted."""

Told = list[tuple[Case, Outcome]]
Row = dict[str, object]


def run(*, as_json: bool, seed: int = 0) -> int:
    """Measure and print; return the exit status."""
    some = cases(COUNT, SEED + seed)
    rows = [_row(name, method, some) for name, method in METHODS.items()]
    print(json.dumps({"quotations": COUNT, "rows": rows}, indent=1) if as_json else _text(rows))
    return 0


def verified(some: list[Case]) -> Told:
    """Check them as the program does."""
    with tempfile.TemporaryDirectory() as folder, open_library(Path(folder), write=True) as opened:
        return judged(opened, some)


def alike(some: list[Case]) -> Told:
    """Check them by what rapidfuzz thinks most alike: 100 is exact."""
    return [(case, _alike(case.words, texts()[case.language])) for case in some]


def found(some: list[Case]) -> Told:
    """Check them by looking for the very words, whatever their typography."""
    sources = {name: _bare(text) for name, text in texts().items()}
    return [
        (case, Outcome.EXACT if _bare(case.words) in sources[case.language] else Outcome.WORDS)
        for case in some
    ]


METHODS: Final[dict[str, Callable[[list[Case]], Told]]] = {
    "sourcebook": verified,
    "partial ratio": alike,
    "the very words": found,
}


def _alike(words: str, text: str) -> Outcome:
    score = fuzz.partial_ratio(words, text)
    if score == 100:
        return Outcome.EXACT
    return Outcome.WORDS if score >= ALIKE else Outcome.MISSING


def _bare(words: str) -> str:
    known = unicodedata.normalize("NFKC", words).casefold()
    return "".join(point for point in known if point.isalnum())


def _row(name: str, method: Callable[[list[Case]], Told], some: list[Case]) -> Row:
    method(some[:10])  # loads what is loaded once
    began = time.process_time()
    told = method(some)
    spent = time.process_time() - began
    said = [case.outcome is Outcome.WORDS for case, outcome in told if outcome is Outcome.WORDS]
    true = [outcome is Outcome.WORDS for case, outcome in told if case.outcome is Outcome.WORDS]
    lawful = [outcome.is_well for case, outcome in told if case.kind in ("elision", "brackets")]
    moved = [outcome for case, outcome in told if case.kind == "of another article"]
    return {
        "method": name,
        "precision": round(sum(said) / max(1, len(said)), 3),
        "recall": round(sum(true) / len(true), 3),
        "false_alarms": round(1 - sum(lawful) / len(lawful), 3),
        "attributed": round(moved.count(Outcome.ATTRIBUTION) / len(moved), 3),
        "ms": round(spent * 1000 / len(some), 3),
    }


def _text(rows: Sequence[Row]) -> str:
    """Lay the rows out; time also as a multiple of Sourcebook's."""
    heads = ("precision", "recall", "false alarms", "attributed", "ms", "times ours")
    lines = [f"{'words changed':<16}" + "".join(f"{head:>14}" for head in heads)]
    ours = float(str(rows[0]["ms"]))
    for row in rows:
        cells = [row[key] for key in ("precision", "recall", "false_alarms", "attributed", "ms")]
        cells.append(round(float(str(row["ms"])) / ours, 2))
        lines.append(f"{row['method']:<16}" + "".join(f"{cell:>14}" for cell in cells))
    return "\n".join(lines)
