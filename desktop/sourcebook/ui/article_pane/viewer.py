"""Pictures of an article shown large, one at a time."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from sourcebook.ui import fonts
from sourcebook.ui.article_pane.canvas import STEP, Canvas
from sourcebook.ui.article_pane.pictures import why
from sourcebook.ui.article_pane.plates import Plate
from sourcebook.ui.article_pane.reading import ImageSource
from sourcebook.ui.theme import Theme

MOST_PIXELS: Final = 40_000_000
"""Pixels of a picture that are decoded at most: 160 MB; a larger one is drawn coarser."""

LONGEST_WORDS: Final = 600
"""Code points of a caption that are shown."""

_PAN_PX: Final = 80.0
_COARSE: Final = 0.8
"""Pixels that are this part of those wanted are fine enough."""

_ARROWS: Final = {
    Qt.Key.Key_Left: QPointF(-_PAN_PX, 0),
    Qt.Key.Key_Right: QPointF(_PAN_PX, 0),
    Qt.Key.Key_Up: QPointF(0, -_PAN_PX),
    Qt.Key.Key_Down: QPointF(0, _PAN_PX),
}
_NEXT: Final = frozenset({Qt.Key.Key_J, Qt.Key.Key_Space, Qt.Key.Key_PageDown})
_BEFORE: Final = frozenset({Qt.Key.Key_K, Qt.Key.Key_Backspace, Qt.Key.Key_PageUp})
_LARGER: Final = frozenset({Qt.Key.Key_Plus, Qt.Key.Key_Equal})
_SMALLER: Final = frozenset({Qt.Key.Key_Minus, Qt.Key.Key_Underscore})


class Viewer(QDialog):
    """Shows the pictures of one article, beginning with one of them.

    Keys: plus, minus and 0 zoom; arrows move a picture that is larger than the window, else
    left and right go to the next; J and K do so always; Escape closes.
    """

    def __init__(
        self,
        plates: Sequence[Plate],
        first: int,
        *,
        images: ImageSource,
        theme: Theme,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Picture"))
        self._plates = plates
        self._images = images
        self._asked_px = 0
        self.number = -1
        self.canvas = Canvas(theme)
        self.canvas.finer_wanted.connect(self._load)
        self._caption = QLabel()
        self._count = QLabel()
        self._lay_out()
        if parent is not None:
            self.resize(parent.window().size() * 0.94)
        self._turn_to(min(max(0, first), len(plates) - 1))

    @property
    def caption(self) -> str:
        """Return what is said of the picture."""
        return self._caption.text()

    def turn(self, by: int) -> None:
        """Show the picture *by* further on, if there is one."""
        self._turn_to(min(max(0, self.number + by), len(self._plates) - 1))

    def showEvent(self, event: QShowEvent) -> None:
        """Load the picture as large as it is now drawn."""
        super().showEvent(event)
        self.canvas.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, move, turn, or close, as the class describes."""
        key = Qt.Key(event.key())
        if key in _LARGER:
            self.canvas.zoom(STEP)
        elif key in _SMALLER:
            self.canvas.zoom(1 / STEP)
        elif key == Qt.Key.Key_0:
            self.canvas.fit()
        elif key in _NEXT or (key == Qt.Key.Key_Right and self.canvas.is_fitted):
            self.turn(1)
        elif key in _BEFORE or (key == Qt.Key.Key_Left and self.canvas.is_fitted):
            self.turn(-1)
        elif key in _ARROWS:
            self.canvas.move_view(_ARROWS[key])
        else:
            super().keyPressEvent(event)

    def _turn_to(self, number: int) -> None:
        if number == self.number:
            return
        self.number, self._asked_px = number, 0
        plate = self._plates[number]
        words = plate.words[:LONGEST_WORDS] + "…" * (len(plate.words) > LONGEST_WORDS)
        self._caption.setText(words)
        self._caption.setVisible(bool(words))
        count = self.tr("{number} of {all}").format(number=number + 1, all=len(self._plates))
        self._count.setText(count)
        if plate.asset is not None and plate.is_here:
            self.canvas.expect(plate.asset.width, plate.asset.height)
        else:
            self.canvas.say(why(plate.asset))

    def _load(self, width_px: int) -> None:
        asset = self._plates[self.number].asset
        if asset is None:
            return
        allowed = (MOST_PIXELS * asset.width / max(1, asset.height)) ** 0.5
        wanted = max(1, min(width_px, int(allowed)))
        if self._asked_px >= wanted * _COARSE:
            return
        self._asked_px = wanted
        self._images(asset, wanted, partial(_deliver, self, self.number))

    def take(self, number: int, picture: QImage) -> None:
        """Draw a picture that was asked for, if it is still looked at."""
        if number != self.number:
            return
        if not picture.isNull():
            self.canvas.draw(picture)
            return
        self.canvas.say(self.tr("This picture cannot be drawn: its file is damaged."))

    def _lay_out(self) -> None:
        self._caption.setTextFormat(Qt.TextFormat.PlainText)
        self._caption.setWordWrap(True)
        self._caption.setFont(fonts.sans(13))
        keys = QLabel(self.tr("+ and - zoom · 0 fits · J and K turn · Esc closes"))
        below = QHBoxLayout()
        for label in (self._count, keys):
            label.setProperty("tone", "dim")
            label.setFont(fonts.sans(12))
        below.addWidget(self._count)
        below.addStretch()
        below.addWidget(keys)
        foot = QVBoxLayout()
        foot.setContentsMargins(22, 0, 22, 14)
        foot.setSpacing(8)
        foot.addWidget(self._caption)
        foot.addLayout(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.canvas, 1)
        column.addLayout(foot)


def _deliver(viewer: Viewer, number: int, picture: QImage) -> None:
    """Hand a picture to the viewer, unless it was closed meanwhile."""
    if isValid(viewer):
        viewer.take(number, picture)
