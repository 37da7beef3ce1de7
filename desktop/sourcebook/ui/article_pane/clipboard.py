"""Put words into the clipboard, as text only."""

from PySide6.QtGui import QGuiApplication


def copy(text: str) -> None:
    """Let *text* be pasted elsewhere."""
    # A QMimeData made in Python and left in the clipboard crashes Qt at exit.
    QGuiApplication.clipboard().setText(text)
