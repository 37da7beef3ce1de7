"""How late the window is: a timer that wants to tick every few milliseconds tells."""

import time
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QTextDocument

TICK_MS: Final = 10

MOST_MS: Final = 100
"""How much later than an idle window one may be that works: what a hand takes for at once."""

YARDSTICKS: Final = 3
"""How often the yardstick fits into `MOST_MS` on the machine on which that was set."""


class Lateness(QObject):
    """Counts from the moment it is made; `worst_ms` is how long the window did nothing else."""

    def __init__(self, tick_ms: int = TICK_MS) -> None:
        super().__init__()
        self._tick_ms = tick_ms
        self.late_ms: list[float] = []
        self._before = time.perf_counter()
        self._timer = QTimer(self, interval=tick_ms, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    @property
    def worst_ms(self) -> float:
        """Return the longest that a tick was late, one that is still awaited included."""
        waiting = (time.perf_counter() - self._before) * 1000 - self._tick_ms
        return max([*self.late_ms, waiting])

    def share_ms(self, share: float) -> float:
        """Return how late that *share* of the ticks was at most: 0.99 leaves out the worst 1 %."""
        ordered = sorted(self.late_ms)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0

    def stop(self) -> "Lateness":
        """Count no more."""
        self._timer.stop()
        return self

    def _tick(self) -> None:
        now = time.perf_counter()
        self.late_ms.append(max(0.0, (now - self._before) * 1000 - self._tick_ms))
        self._before = now


def late_from_ms() -> float:
    """Return how late a window may be: `MOST_MS`, or as many yardsticks as it is on a fast machine.

    So that “too late” is said of the program, not of a machine that is slow or busy.
    """
    return max(MOST_MS, YARDSTICKS * _yardstick_ms())


def _yardstick_ms() -> float:
    """Return what a fixed piece of a window's work costs here and now: 30,000 words laid out.

    The best of three, since any program may be held up once.
    """
    words = "The fog came early that year. " * 5000
    costs = []
    for _ in range(3):
        began = time.perf_counter()
        document = QTextDocument()
        document.setTextWidth(600)
        document.setPlainText(words.replace(". ", ".\n"))
        document.size()
        costs.append((time.perf_counter() - began) * 1000)
    return min(costs)
