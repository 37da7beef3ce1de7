"""How late the window is: a timer that wants to tick every few milliseconds tells."""

import time
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

TICK_MS: Final = 10


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
