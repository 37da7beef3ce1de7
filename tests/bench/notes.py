"""How soon a key typed into a note stands on the screen, by the size of the note.

The notes pane stands in a window of its own, on Qt's platform without a screen. Keys are typed in
the middle of made-up notes, one after the other as by a quick typist, with a new line now and
then; saving runs as in the program, to a disk that takes everything at once. Times are processor
time of the thread that paints; what counts are the ratios.
"""

import json
import os
import sys
import time
from concurrent.futures import Future
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.in_child import in_child
from sourcebook.app.noting import Saved
from sourcebook.model.changes import Changes
from sourcebook.model.note import Note
from sourcebook.ui import fonts, theme
from sourcebook.ui.notes_pane import NotesPane
from sourcebook.ui.work import Work
from support.long_notes import NOW, long_note

SIZES: Final = (1_000, 200_000, 5_000_000)
"""Letters of the notes."""

ONE_LINE: Final = 1_000_000
"""Letters of the note that is one line."""

KEYS: Final = 300
LINE_EVERY: Final = 40
SIZE: Final = 420, 900

OVER_SMALL: Final = 2.0
"""The p95 at 200 kB may be so many times that at 1 kB."""

FRAME_MS: Final = 1000 / 60
BLOCKED_MS: Final = 100.0

Report = dict[str, object]


def run(*, as_json: bool) -> int:
    """Measure and print; return the exit status."""
    report = measure()
    print(json.dumps(report, indent=1) if as_json else _text(report))
    return 0


def measure(sizes: tuple[int, ...] = SIZES, one_line: int = ONE_LINE) -> Report:
    """Type into notes of these sizes, each in a process of its own."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rows = {}
    for name, size, is_line in [
        *((f"{size}", size, False) for size in sizes),
        ("line", one_line, True),
    ]:
        print(f"{size} letters{' in one line' if is_line else ''} ...", file=sys.stderr, flush=True)
        rows[name], _ = in_child(times, size, is_line)
    small, middle = (rows[str(size)]["key_p95_ms"] for size in sizes[:2])
    held = max(row[name] for row in rows.values() for name in ("open_held_ms", "key_max_ms"))
    return {
        "keys": KEYS,
        "notes": {name: {of: round(ms, 2) for of, ms in row.items()} for name, row in rows.items()},
        "goals": {
            "middle_over_small": _goal(middle / small, OVER_SMALL),
            "middle_ms": _goal(middle, FRAME_MS),
            "longest_held_ms": _goal(held, BLOCKED_MS),
        },
    }


def times(size: int, is_line: bool) -> dict[str, float]:  # noqa: FBT001 - called in a child
    """Open a note and type into it; for a process of its own."""
    application = QApplication.instance() or QApplication([])
    fonts.load_fonts()
    pane = NotesPane(_save, Work(), theme.LIGHT, 14)
    pane.setFixedSize(*SIZE)
    pane.show()
    application.processEvents()
    body = long_note(size)
    if is_line:
        body = body.replace("\n", " ")
    took = {"open_ms": 0.0, "open_held_ms": 0.0}
    began = time.thread_time()
    pane.show_note("", Note("n", "", "", body, 1, NOW))
    held = _ms_since(began)
    while not pane.is_coloured:
        step = time.thread_time()
        application.processEvents()
        held = max(held, _ms_since(step))
    took |= {"open_ms": _ms_since(began), "open_held_ms": held}
    pane.set_cursor_place(size // 2)
    _until_painted(pane)
    keys = _typed(pane)
    return took | {
        "key_p50_ms": float(np.percentile(keys, 50)),
        "key_p95_ms": float(np.percentile(keys, 95)),
        "key_max_ms": max(keys),
    }


def _typed(pane: NotesPane) -> list[float]:
    words = "the harbour of **stone** and #sea "
    took = []
    for number in range(KEYS):
        began = time.thread_time()
        if number % LINE_EVERY == LINE_EVERY - 1:
            QTest.keyClick(pane.editor, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(pane.editor, words[number % len(words)])
        _until_painted(pane)
        took.append(_ms_since(began))
    return took


def _save(note_id: str, article_id: str, body: str, revision: int, _session: str) -> Future[Saved]:
    done: Future[Saved] = Future()
    note = Note(note_id or "n", article_id, "", body, revision + 1, NOW)
    done.set_result(Saved(note, Changes()))
    return done


def _until_painted(pane: NotesPane) -> None:
    watch = _Watch(pane)
    pane.editor.viewport().update(pane.editor.cursorRect())
    while not watch.is_painted:
        QApplication.processEvents()


class _Watch(QObject):
    """Sees when a window has painted."""

    def __init__(self, window: QObject) -> None:
        super().__init__()
        self.is_painted = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Let the window paint, and note it (called by Qt)."""
        if event.type() != QEvent.Type.UpdateRequest:
            return False
        watched.removeEventFilter(self)
        handled = watched.event(event)
        self.is_painted = True
        return handled


def _ms_since(began: float) -> float:
    return 1000 * (time.thread_time() - began)


def _goal(value: float, most: float) -> dict[str, float | bool]:
    return {"value": round(value, 2), "most": round(most, 2), "is_met": value <= most}


_ROWS: Final = {
    "open_ms": "opened, laid out, coloured",
    "open_held_ms": "longest the window is held meanwhile",
    "key_p50_ms": "key to paint, median",
    "key_p95_ms": "key to paint, p95",
    "key_max_ms": "key to paint, longest",
}

_GOALS: Final = {
    "middle_over_small": "p95 of the second note over that of the first",
    "middle_ms": "p95 of the second note (ms)",
    "longest_held_ms": "longest the window is held (ms)",
}


def _text(report: Report) -> str:
    """Lay the report out, a column for each note."""
    notes, goals = report["notes"], report["goals"]
    assert isinstance(notes, dict)
    assert isinstance(goals, dict)
    heads = ["one line" if name == "line" else f"{int(name):,}" for name in notes]
    lines = [f"{'letters; ms':40}" + "".join(f"{head:>12}" for head in heads)]
    for name, label in _ROWS.items():
        lines.append(f"{label:40}" + "".join(f"{row[name]:12.2f}" for row in notes.values()))
    for name, label in _GOALS.items():
        one = goals[name]
        says = "met" if one["is_met"] else "missed"
        lines.append(f"{label}: {one['value']:.2f} (goal: at most {one['most']:g}, {says})")
    return "\n".join(lines)
