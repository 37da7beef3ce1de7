"""How soon the window shows the answers to a key, and how late it is while it searches.

The window is the program's own, on Qt's platform without a screen; its library and index hold
what `bench.archive` makes. Times are those of the clock, since the window, the search process and
the index process work side by side: what counts are the ratios between sizes, and between a
window that searches and one that is idle, taken in the same run.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import QTimer

from bench import archive
from bench.corpus import Corpus, word
from bench.in_child import in_child
from bench.questions import Join, Question, questions
from bench.typist import Typist, rest
from sourcebook import library
from sourcebook.app import reading
from sourcebook.library import Library
from support.lateness import Lateness
from support.studio import Studio, open_studio

SMALL: Final = 10_000
"""The size to which the other one is compared."""

KINDS: Final = ("common term", "AND of two", "phrase", "word AND 3-letter prefix")
QUESTIONS: Final = 3
"""So many of each kind are typed: 150 keys."""

TICK_MS: Final = 5
READY_MS: Final = 3_000
"""After its start the window still fills its list and starts the search process."""

IDLE_MS: Final = 8_000
CHANGE_MS: Final = 250
CHANGED: Final = 10
"""So many articles get another title every `CHANGE_MS`, while the window is to be busy."""

Report = dict[str, object]


def measure(folder: Path, size: int) -> Report:
    """Make libraries of `SMALL` and of *size* documents in *folder* and use a window on each.

    Returns:
        All in milliseconds, [median, 95th percentile]. ``key_to_paint_ms``: by number of documents,
        from the press of a key to the end of the painting of its answers;
        ``busy_key_to_paint_ms``: the same while articles come in; ``late_ms``: how late the window
        on *size* documents is when ``idle``, while ``searching``, and when it is ``busy``:
        searching while articles come in.
    """
    found = {}
    for number in sorted({min(SMALL, size), size}):
        place = folder / str(number)
        in_child(archive.make, place / "library", number)
        found[number], _ = in_child(use, place)
    painted = {
        key: {str(number): one[key] for number, one in found.items()}
        for key in ("key_to_paint_ms", "busy_key_to_paint_ms")
    }
    return {**painted, "late_ms": found[size]["late_ms"]}


def use(home: Path) -> dict[str, object]:
    """Use a window on the library in *home*; for a process of its own."""
    os.environ["SOURCEBOOK_HOME"] = str(home)
    with open_studio(home / "library") as studio:
        studio.jobs.when_index_is_current().result()
        typist = Typist(studio.window)
        rest(READY_MS)
        typist.type("warm")
        typist.took_ms.clear()
        before = _lateness_idle()
        searching = _lateness_of_typing(typist)
        quiet, typist.took_ms = typist.took_ms, []
        with _changing(studio):
            busy = _lateness_of_typing(typist)
        studio.jobs.when_index_is_current().result()
        return {
            "key_to_paint_ms": _ms(quiet),
            "busy_key_to_paint_ms": _ms(typist.took_ms),
            "late_ms": {
                "idle": _ms(before + _lateness_idle()),
                "searching": _ms(searching),
                "busy": _ms(busy),
            },
        }


def typed() -> list[str]:
    """Return what is typed, the same for every size."""
    drawn = questions(Corpus(), SMALL, QUESTIONS)
    return [_words(question) for kind in KINDS for question in drawn[kind]]


def _words(question: Question) -> str:
    words = " ".join(question.words)
    if question.join is Join.ROW:
        return f'"{words}"'
    return f"{words} {question.prefix}".strip()


def _lateness_of_typing(typist: Typist) -> list[float]:
    lateness = Lateness(TICK_MS)
    for query in typed():
        typist.type(query)
    return lateness.stop().late_ms


def _lateness_idle() -> list[float]:
    rest(1_000)
    lateness = Lateness(TICK_MS)
    rest(IDLE_MS)
    return lateness.stop().late_ms


@contextmanager
def _changing(studio: Studio) -> Iterator[None]:
    """Let articles change all the time, so that the index has always something to take in."""
    ids = studio.jobs.read(reading.article_ids, "all").result()
    turns = count()

    def change() -> None:
        turn = next(turns)
        start = turn * 37 % len(ids)
        studio.jobs.write(_change, ids[start : start + CHANGED], word(turn))

    timer = QTimer(interval=CHANGE_MS)
    timer.timeout.connect(change)
    timer.start()
    yield
    timer.stop()


def _change(opened: Library, ids: list[str], name: str) -> None:
    for article in library.articles(opened, ids=ids):
        renamed = replace(article.metadata, title=f"{article.metadata.title} {name}")
        library.set_metadata(opened, article.id, renamed)


def _ms(milliseconds: list[float]) -> list[float]:
    """Return median and 95th percentile."""
    return [round(float(np.percentile(milliseconds, share)), 2) for share in (50, 95)]
