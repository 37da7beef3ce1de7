"""Get to a far place of a long article in short steps, so that the window waits for none."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from sourcebook.ui import fonts
from sourcebook.ui.article_pane.page import Page
from sourcebook.ui.article_pane.reader import Reader
from sourcebook.ui.theme import LIGHT, Theme

PATIENCE_S = 0.05
"""What is reached in so long is gone to at once; nobody sees it."""

_SHARE_ASIDE: Final = 0.25
"""Part of `PATIENCE_S` that a page may take which moves together with another pane."""

_STEP_S: Final = 0.012
"""Work done between two looks at what the reader does: less than a frame of a slow screen."""

_SILENT_MS: Final = 600
"""After so long on plain paper it is said what is awaited."""

_FAR: Final = 30_000
"""UTF-16 units that are laid out, and built, in less than `PATIENCE_S`."""

_LAST: Final = 2**31
"""A document position beyond all."""

_ACTS: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.ContextMenu,
    }
)
"""What a person does: it finds the page where it was asked for."""

_COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_NO_ACTS: Final = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents


@dataclass(frozen=True, slots=True)
class _Way:
    """Where to: a code point, perhaps the very document position, and what is done there."""

    offset: int
    position: int | None
    arrive: Callable[[], object]


class Arrival(QObject):
    """Builds and lays out up to a place, then does what was to be done there.

    Meanwhile the page shows what stood there, or plain paper when it is another article's.
    What a person does before waits until it is reached, and the window is drawn meanwhile:
    nothing is ever done at another place. Who types into a field or a note need not wait. The
    program itself has the rest done at once.

    Args:
        reader: Where the article is shown.
        page: Returns the page that is shown, or None.
        is_aside: Whether only what is done to the reader itself waits: other panes do not mean
            places of it.
    """

    def __init__(
        self, reader: Reader, page: Callable[[], Page | None], *, is_aside: bool = False
    ) -> None:
        super().__init__(reader)
        self._is_aside = is_aside
        self._share = _SHARE_ASIDE if is_aside else 1.0
        self._reader = reader
        self._page = page
        self._way: _Way | None = None
        self._afterwards: list[Callable[[], object]] = []
        self._has_act_waiting = False
        self._curtain = _Curtain(reader.viewport())
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        reader.settle = self.settle
        reader.once_whole = self._once_whole
        reader.is_on_its_way = lambda: self._way is not None
        reader.keep_line = self._keep_line

    @property
    def awaited(self) -> int | None:
        """Return the code point that is not reached yet, or None."""
        return self._way.offset if self._way is not None else None

    def go(
        self,
        offset: int,
        arrive: Callable[[], object],
        *,
        position: int | None = None,
        meanwhile: QPixmap | Theme | None = None,
    ) -> None:
        """Do *arrive* as soon as the text is laid out up to *offset*: at once if that is soon.

        Args:
            offset: A code point of the text.
            arrive: Moves the page there; may go on to another place.
            position: The document position meant, where the code point alone does not say it.
            meanwhile: The picture that is shown, or the theme whose paper is; without either,
                what is on the screen.
        """
        if self._way is not None:
            meanwhile = meanwhile or self._curtain.shown
        self._way = _Way(offset, position, arrive)
        if not self._reader.isVisible():
            self.settle()
            return
        if self._walk(PATIENCE_S * self._share):
            self._arrive()
            return
        self._curtain.draw(meanwhile or self._reader.picture())
        self._timer.start()
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def picture(self, position: int) -> QPixmap | None:
        """Return what the page looks like, if it may take a while to stand there again."""
        return self._reader.picture() if position > _FAR else None

    def then(self, act: Callable[[], object]) -> None:
        """Do *act* where it goes, or now if it goes nowhere; not if that place is forgotten."""
        if self._way is None:
            act()
        else:
            self._afterwards.append(act)

    def settle(self) -> None:
        """Do at once what is still to be done."""
        while self._way is not None:
            while not self._is_there():
                pass
            self._arrive()

    def forget(self) -> None:
        """Go nowhere; the page stays where it is."""
        self._afterwards.clear()
        self._end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrive before whatever a person does (called by Qt while a place is awaited)."""
        if event.type() in _ACTS and not _is_typing(event) and self._is_meant(watched, event):
            self._hold_back()
            if not isValid(watched):
                return True
        return bool(super().eventFilter(watched, event))

    def _is_meant(self, watched: QObject, event: QEvent) -> bool:
        """Tell whether what a person does may mean a place of the page."""
        if not self._is_aside:
            return True
        if isinstance(event, (QKeyEvent, QInputMethodEvent)):
            return self._reader.hasFocus()
        return watched in {self._reader, self._reader.viewport()}

    def _hold_back(self) -> None:
        """Keep what a person does waiting, and all else going on, until it is there."""
        if self._has_act_waiting:
            self.settle()
            return
        self._has_act_waiting = True
        try:
            while self._way is not None:
                QCoreApplication.processEvents(_NO_ACTS)
        finally:
            self._has_act_waiting = False

    def _arrive(self) -> None:
        way = self._way
        self._end()
        if way is not None:
            way.arrive()
        waiting, self._afterwards = self._afterwards, []
        for act in waiting:
            self.then(act)

    def _end(self) -> None:
        self._way = None
        self._timer.stop()
        self._curtain.hide()
        app = QCoreApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def _once_whole(self, act: Callable[[], object]) -> None:
        page = self._page()
        if page is not None:
            self.go(len(page.reading.edition.text), act, position=_LAST)

    def _keep_line(self, resize: Callable[[], None]) -> None:
        """Give the column another width, and stand on the same line again."""
        page, way = self._page(), self._way
        foothold = None if way is not None else self._reader.foothold()
        picture = self.picture(foothold.position if foothold is not None else 0)
        resize()
        if page is None:
            return
        page.lay_out_again()
        if way is not None:
            self._curtain.resize(self._reader.viewport().size())
        elif foothold is not None:
            at = foothold.position
            self.go(
                page.offset(at),
                lambda: self._reader.stand_on(foothold),
                position=at,
                meanwhile=picture,
            )

    def _go_on(self) -> None:
        if self._walk(_STEP_S):
            self._arrive()

    def _walk(self, seconds: float) -> bool:
        """Go on for so long; True once the place is reached."""
        until = time.monotonic() + seconds
        while not self._is_there():
            if time.monotonic() >= until:
                return False
        return True

    def _is_there(self) -> bool:
        """Take one step; True when there is none to be taken."""
        way, page = self._way, self._page()
        if way is None or page is None or not (way.offset or way.position):
            return True
        if page.is_laid_out(way.offset, way.position):
            return True
        return not page.go_on()


def _is_typing(event: QEvent) -> bool:
    """Tell whether it writes into a field or a note: that means no place of the page."""
    if not isinstance(QApplication.focusWidget(), (QLineEdit, QPlainTextEdit)):
        return False
    if not isinstance(event, QKeyEvent):
        return isinstance(event, QInputMethodEvent)
    return event.text().isprintable() and event.text() != "" and not event.modifiers() & _COMMANDS


class _Curtain(QWidget):
    """Lies over the page while it is laid out, so that nothing else is painted there.

    Attributes:
        shown: A picture of the page, or the theme whose paper is shown.
    """

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self.shown: QPixmap | Theme = LIGHT
        self._words = QTimer(self, singleShot=True, interval=_SILENT_MS)
        self._words.timeout.connect(self.update)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()

    @property
    def words(self) -> str:
        """Return what is said on the paper, once it has been plain for a while."""
        is_silent = self._words.isActive() or isinstance(self.shown, QPixmap)
        return "" if is_silent else self.tr("Going to the place…")

    def draw(self, shown: QPixmap | Theme) -> None:
        """Cover the page."""
        self.shown = shown
        self._words.start()
        self.setGeometry(self._viewport.rect())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture; what it does not cover is paper."""
        painter = QPainter(self)
        if isinstance(self.shown, QPixmap):
            painter.fillRect(self.rect(), self.shown.copy(0, 0, 1, 1).toImage().pixelColor(0, 0))
            painter.drawPixmap(0, 0, self.shown)
        else:
            painter.fillRect(self.rect(), QColor(self.shown.paper))
            painter.setFont(fonts.sans(14))
            painter.setPen(QColor(self.shown.dim))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.words)
        painter.end()
