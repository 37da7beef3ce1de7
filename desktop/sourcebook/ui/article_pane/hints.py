"""Letters on the links that are on the screen: typing them follows the link."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTextBrowser, QWidget

from sourcebook.ui import fonts
from sourcebook.ui.theme import LIGHT, Theme

LETTERS: Final = "fjdkslaghrueiwovn"
"""Easy to reach on most keyboards of Latin letters, the easiest first."""

_PAD_PX: Final = 4.0
_ABOVE_PX: Final = 11.0
"""How far a label begins above its line, so that the word below can be read."""


@dataclass(frozen=True, slots=True)
class Target:
    """A link on the screen: its address, and where its first letter stands in the viewport."""

    address: str
    corner: QPointF


def labels(count: int) -> list[str]:
    """Return *count* different labels of equal length, so that none begins another."""
    length = 1
    while len(LETTERS) ** length < count:
        length += 1
    made = ("".join(letters) for letters in product(LETTERS, repeat=length))
    return [label for label, _ in zip(made, range(count), strict=False)]


class LinkHints(QWidget):
    """Lies over the text while letters are typed; any other key takes it away.

    Signals:
        followed: The letters of a link were typed (its address).
    """

    followed = Signal(str)

    def __init__(self, reader: QTextBrowser) -> None:
        super().__init__(reader.viewport())
        self._reader = reader
        self._theme = LIGHT
        self._targets: dict[str, Target] = {}
        self._typed = ""
        self.setAccessibleName(self.tr("Letters on links"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    @property
    def targets(self) -> dict[str, Target]:
        """Return the links by their letters, while they are shown."""
        return dict(self._targets)

    def offer(self, targets: Sequence[Target]) -> bool:
        """Show letters on these links; False when there are none."""
        self._targets = dict(zip(labels(len(targets)), targets, strict=True))
        self._typed = ""
        if not targets:
            return False
        self.setGeometry(self._reader.viewport().rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def apply(self, theme: Theme) -> None:
        """Use the colours of *theme*."""
        self._theme = theme

    def event(self, event: QEvent) -> bool:
        """Claim every key before the window's own keys."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Narrow the links by a letter, or leave."""
        if event.key() in {Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Control}:
            return
        typed = self._typed + event.text().lower()
        if event.key() == Qt.Key.Key_Backspace:
            typed = self._typed[:-1]
        left = [label for label in self._targets if label.startswith(typed)]
        is_letter = event.key() == Qt.Key.Key_Backspace or event.text().isalpha()
        if not is_letter or not left:
            self._leave()
        elif typed in self._targets:
            target = self._targets[typed]
            self._leave()
            self.followed.emit(target.address)
        else:
            self._typed = typed
            self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Go when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        self.hide()

    def mousePressEvent(self, _event: QEvent) -> None:
        """Go at a click."""
        self._leave()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the letters, those typed already dimmed."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = fonts.sans(11, 600)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        for label, target in self._targets.items():
            if label.startswith(self._typed):
                self._paint_label(painter, metrics, label.upper(), target.corner)
        painter.end()

    def _paint_label(
        self, painter: QPainter, metrics: QFontMetricsF, label: str, corner: QPointF
    ) -> None:
        width = metrics.horizontalAdvance(label) + 2 * _PAD_PX
        box = QRectF(corner.x() - 2, corner.y() - _ABOVE_PX, width, metrics.height())
        box.moveLeft(min(max(0.0, box.left()), self.width() - width))
        box.moveTop(max(0.0, box.top()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.accent))
        painter.drawRoundedRect(box, 3, 3)
        typed = label[: len(self._typed)]
        ink = QColor(self._theme.paper)
        painter.setPen(ink)
        begun = metrics.horizontalAdvance(typed)
        rest = box.adjusted(_PAD_PX + begun, 0, 0, 0)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rest, left, label[len(typed) :])
        ink.setAlphaF(0.5)
        painter.setPen(ink)
        painter.drawText(box.adjusted(_PAD_PX, 0, 0, 0), left, typed)

    def _leave(self) -> None:
        self.hide()
        self._reader.setFocus(Qt.FocusReason.ShortcutFocusReason)
