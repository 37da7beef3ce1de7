"""Say how long something takes to read: minutes, and of long texts hours."""

from typing import Final

from PySide6.QtCore import QCoreApplication

_HOUR: Final = 60
_LONG: Final = 2 * _HOUR
"""From so many minutes on nobody counts in minutes."""


def reading_time(minutes: int) -> str:
    """Return ``17 min``, or ``5 h 13 min`` for what takes two hours or more."""
    if minutes < _LONG:
        return QCoreApplication.translate("ReadingTime", "%n min", "", minutes)
    hours, rest = divmod(minutes, _HOUR)
    if not rest:
        return QCoreApplication.translate("ReadingTime", "%n h", "", hours)
    words = QCoreApplication.translate("ReadingTime", "{hours} h {minutes} min")
    return words.format(hours=hours, minutes=rest)
