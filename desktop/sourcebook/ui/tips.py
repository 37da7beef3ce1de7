"""Words of others in tooltips."""

from PySide6.QtGui import Qt


def plain_tip(words: str) -> str:
    """Return *words* so that a tooltip shows them as they are.

    A tooltip has no plain text: what looks like HTML to Qt is read as HTML, and its images are
    opened as files.
    """
    return Qt.convertFromPlainText(words) if Qt.mightBeRichText(words) else words
