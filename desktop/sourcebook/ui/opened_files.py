"""The application, which hears of files and links that macOS hands to the running program."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from sourcebook.ui.wish import Wish


class Application(QApplication):
    """Qt's application; a filter in its place would see every event of every widget.

    Signals:
        asked: A file was dropped on the icon, or a link was followed (a `Wish`).
    """

    asked = Signal(object)

    def event(self, event: QEvent) -> bool:
        """Take the event that only macOS sends."""
        if isinstance(event, QFileOpenEvent):
            self.asked.emit(Wish((event.file() or event.url().toString(),)))
            return True
        return super().event(event)
