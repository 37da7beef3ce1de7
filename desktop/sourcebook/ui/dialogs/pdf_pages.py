"""The pages of a PDF as they look, one after the other, by keys."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QSpinBox, QWidget

from sourcebook.model.original import PagePicture
from sourcebook.ui import fonts
from sourcebook.ui.dialogs.sheet import Sheet

SIZE: Final = QSize(900, 860)

ZOOM_STEP: Final = 1.25
LEAST_ZOOM: Final = 0.3
MOST_ZOOM: Final = 4.0

_FRAME_PX: Final = 6
"""Around the page; the bar's width is left free even without one, or pages would jump."""

KEPT: Final = 4
"""Pages that are kept as drawn: the one shown, its neighbours, the one before the jump."""

Draw = Callable[[int, int, Callable[[PagePicture], None], Callable[[BaseException], None]], None]
"""Draws a page by its number, so many pixels wide; gives the picture, or says what went wrong."""


class PdfPagesDialog(Sheet):
    """Shows one page at a time; the next one is drawn while this one is read.

    Keys: PageDown and PageUp by screen and on to the next page, J and K by page, + - 0 for size,
    Home and End, G for the number of a page, Escape closes.
    """

    def __init__(self, title: str, number: int, draw: Draw, parent: QWidget | None) -> None:
        super().__init__(title, parent, width_px=480)
        self._draw = draw
        self._zoom = 1.0
        self._number = number
        self._drawn: dict[tuple[int, int], PagePicture] = {}
        self._asked: set[tuple[int, int]] = set()
        self._goes_to_bottom = False
        self.paper = QLabel()
        self.paper.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.paper.setAccessibleName(self.tr("Page"))
        self.area = QScrollArea()
        self.area.setWidget(self.paper)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.field = QSpinBox()
        self.field.setRange(1, max(1, number))
        self.field.setValue(number)
        self.field.setKeyboardTracking(False)
        self.field.setAccessibleName(self.tr("Page number"))
        self.field.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.count = QLabel()
        self.count.setFont(fonts.sans(13))
        self.body.addLayout(self._row())
        self.body.addWidget(self.area, 1)
        self.add_words(
            self.tr("J and K turn pages · G goes to one · + - 0 set the size"), tone="dim"
        )
        self.field.valueChanged.connect(self.go_to)
        self.field.editingFinished.connect(self.setFocus)
        self.resize(SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    @property
    def number(self) -> int:
        """Return the page that is shown, counted from 1."""
        return self._number

    @property
    def is_drawn(self) -> bool:
        """Tell whether the page is there, not only on its way."""
        return (self._number, self._width_px()) in self._drawn

    def go_to(self, number: int, *, at_bottom: bool = False) -> None:
        """Show a page; a number beyond the last shows that."""
        number = min(max(number, 1), self.field.maximum())
        self._number, self._goes_to_bottom = number, at_bottom
        self.field.blockSignals(True)  # noqa: FBT003 - Qt's own form
        self.field.setValue(number)
        self.field.blockSignals(False)  # noqa: FBT003 - as above
        self._show()

    def resize_by(self, factor: float) -> None:
        """Show the pages larger or smaller; 0 as wide as the window."""
        self._zoom = min(max(self._zoom * factor, LEAST_ZOOM), MOST_ZOOM) if factor else 1.0
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through the document."""
        steps: dict[int, Callable[[], object]] = {
            Qt.Key.Key_J: lambda: self.go_to(self._number + 1),
            Qt.Key.Key_K: lambda: self.go_to(self._number - 1),
            Qt.Key.Key_Home: lambda: self.go_to(1),
            Qt.Key.Key_End: lambda: self.go_to(self.field.maximum()),
            Qt.Key.Key_PageDown: lambda: self._turn(forward=True),
            Qt.Key.Key_Space: lambda: self._turn(
                forward=not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            ),
            Qt.Key.Key_PageUp: lambda: self._turn(forward=False),
            Qt.Key.Key_Down: lambda: self._scroll(60),
            Qt.Key.Key_Up: lambda: self._scroll(-60),
            Qt.Key.Key_Plus: lambda: self.resize_by(ZOOM_STEP),
            Qt.Key.Key_Equal: lambda: self.resize_by(ZOOM_STEP),
            Qt.Key.Key_Minus: lambda: self.resize_by(1 / ZOOM_STEP),
            Qt.Key.Key_0: lambda: self.resize_by(0),
            Qt.Key.Key_G: self._ask_number,
        }
        step = steps.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            step()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the page as wide as there is room now."""
        super().resizeEvent(event)
        self._show()

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(QLabel(self.tr("Page")))
        row.addWidget(self.field)
        row.addWidget(self.count)
        row.addStretch()
        for words, name, factor in (
            ("\u2212", self.tr("Smaller"), 1 / ZOOM_STEP),
            ("+", self.tr("Larger"), ZOOM_STEP),
        ):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(lambda _=False, by=factor: self.resize_by(by))
            row.addWidget(button)
        close = QPushButton(self.tr("Close"))
        close.setAutoDefault(False)
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.reject)
        row.addWidget(close)
        return row

    def _ask_number(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _scroll(self, by_px: int) -> None:
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + by_px)

    def _turn(self, *, forward: bool) -> None:
        bar = self.area.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + (bar.pageStep() if forward else -bar.pageStep()))
        if bar.value() == before:
            last = self.field.maximum() if forward else 1
            if self._number != last:
                self.go_to(self._number + (1 if forward else -1), at_bottom=not forward)

    def _width_px(self) -> int:
        ratio = self.devicePixelRatioF()
        room = self.area.width() - self.area.verticalScrollBar().sizeHint().width() - _FRAME_PX
        return max(64, round(room * self._zoom * ratio))

    def _show(self) -> None:
        wanted = (self._number, self._width_px())
        if picture := self._drawn.get(wanted):
            self._put(picture)
            self._ask(self._number + 1)
        else:
            self._ask(self._number)

    def _ask(self, number: int) -> None:
        wanted = (number, self._width_px())
        is_beyond = number > self.field.maximum() and bool(self._drawn)
        if wanted in self._asked or wanted in self._drawn or is_beyond:
            return
        self._asked.add(wanted)

        def arrived(picture: PagePicture) -> None:
            self._asked.discard(wanted)
            self._keep(wanted, picture)
            if wanted[1] == self._width_px():
                self._take(picture, wanted[0])

        def failed(error: BaseException) -> None:
            self._asked.discard(wanted)
            if wanted[0] == self._number:
                self.paper.setText(str(error))
                self.paper.setWordWrap(True)

        self._draw(*wanted, arrived, failed)

    def _take(self, picture: PagePicture, asked: int) -> None:
        self.field.setMaximum(picture.count)
        self.count.setText(self.tr("of {count}").format(count=picture.count))
        if asked == self._number:
            self._number = picture.number
            self._put(picture)
            if picture.number < picture.count:
                self._ask(picture.number + 1)

    def _keep(self, key: tuple[int, int], picture: PagePicture) -> None:
        self._drawn[key] = picture
        far = sorted(self._drawn, key=lambda one: abs(one[0] - self._number))
        for one in far[KEPT:]:
            del self._drawn[one]

    def _put(self, picture: PagePicture) -> None:
        image = QImage(
            picture.data,
            picture.width,
            picture.height,
            4 * picture.width,
            QImage.Format.Format_RGB32,
        ).copy()
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self.paper.setPixmap(QPixmap.fromImage(image))
        bar = self.area.verticalScrollBar()
        self.paper.adjustSize()
        bar.setValue(bar.maximum() if self._goes_to_bottom else 0)
