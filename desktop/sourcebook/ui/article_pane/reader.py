"""The widget in which an article is read: it shows one document, and never goes anywhere."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from sourcebook.ui.article_pane import caret, clipboard
from sourcebook.ui.article_pane.column import White, fit_column
from sourcebook.ui.article_pane.decoration import Decoration
from sourcebook.ui.article_pane.paging import step_px
from sourcebook.ui.article_pane.sliding import SlidingBrowser
from sourcebook.ui.article_pane.tables import TABLE_LINK

IMAGE_LINK: Final = "asset:"
"""What the links begin with that ask for an image again; they are no addresses."""

_OWN_LINKS: Final = (IMAGE_LINK, TABLE_LINK, "#")
"""What no address begins with that could be copied."""

_UNKNOWN: Final = QTextDocument.ResourceType.UnknownResource
WHITE: Final = White()
_CARET_PX: Final = 2
_LEAD_PX: Final = 6
"""White above a line to which the page was moved."""

_LOWEST: Final = 0.75
"""Part of the screen below which no cursor goes: one reads on below it."""


@dataclass(frozen=True, slots=True)
class Foothold:
    """A line that must not move: its document position, and how far it is below the top edge."""

    position: int
    below_px: float


class Reader(SlidingBrowser):
    """Shows a document in one column, with what is painted around its words.

    Keys: Space, Page Up and Down, Up and Down, Home and End scroll. Left, Right or any arrow
    with Shift shows a caret at the first visible line of text, or where it was if that is on the
    screen; then the arrows move it and, with Shift, select. Escape hides it again. Tab goes
    from link to link, Enter follows one.

    Attributes:
        copied_text: Returns the canonical text between two document positions.
        text_begins: The document position after the title block.
        menu_actions: What the menu offers besides copying.
        settle: Moves the page at once to the place that it is on its way to.
        once_whole: Calls something once all of the document is built and laid out.
        is_on_its_way: Tells whether it is on its way to a place.
        keep_line: Gives the column another width by what it calls, and keeps the line.
    """

    link_followed = Signal(str)
    passage_clicked = Signal(int)  # a document position
    picture_clicked = Signal(int)  # a document position
    menu_wanted = Signal()  # the cursor stands where the menu will open
    cursor_left = Signal()
    ends_passed = Signal(bool)  # whether the end was passed; else the beginning
    scrolled = Signal()

    def __init__(self, parent: QWidget | None = None, *, white: White = WHITE) -> None:
        super().__init__(parent)
        self._white = white
        self.copied_text: Callable[[int, int], str] = lambda _start, _end: ""
        self.text_begins = 0
        self.settle: Callable[[], None] = lambda: None
        self.once_whole: Callable[[Callable[[], object]], object] = lambda act: act()
        self.is_on_its_way: Callable[[], bool] = lambda: False
        self.keep_line: Callable[[Callable[[], None]], None] = self._keep_line
        self.menu_actions: list[QAction] = []
        self._images: list[int] = []
        self._foothold: Foothold | None = None
        self._is_moving = False
        self.setOpenLinks(False)
        self.setProperty("look", "flat")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.tr("Article"))
        self.setCursorWidth(0)
        self.anchorClicked.connect(self._follow)
        self.verticalScrollBar().valueChanged.connect(self._note_scrolling)

    # what is shown

    def show_document(self, decoration: Decoration, images: list[int]) -> None:
        """Show the document of *decoration*; *images* are the positions of its pictures.

        The reader owns it, and Qt deletes it when the next one is shown.
        """
        self._decoration = decoration
        self._images = images
        self._foothold = None
        self._fit_column()
        decoration.document.setParent(self)
        self._keeping_still(lambda: self.setDocument(decoration.document))
        self.setCursorWidth(0)

    def loadResource(self, _kind: int, _name: QUrl | str) -> QImage:
        """Refuse everything; None would make Qt look for the file itself."""
        return QImage()

    def doSetSource(
        self,
        _name: QUrl | str,
        /,
        type: QTextDocument.ResourceType = _UNKNOWN,  # noqa: A002 - Qt's name
    ) -> None:
        """Stay where we are: a reader never navigates."""

    # places

    def foothold(self) -> Foothold | None:
        """Return the first visible line and how it stands, None at the very top."""
        if self._foothold is None and self._scroll():
            at = self.cursorForPosition(QPoint(self.column_left(), _LEAD_PX + 4))
            at.movePosition(QTextCursor.MoveOperation.StartOfLine)
            self._foothold = Foothold(at.position(), self.cursorRect(at).top())
        return self._foothold

    def stand_on(self, foothold: Foothold) -> None:
        """Move the page so that a line stands where it stood, as far as the page can move.

        Before the window has its size, the line is kept in mind and stood on then.
        """
        self._foothold = foothold
        line = self.cursorRect(self._cursor_at(foothold.position))
        line_px = float(line.height())
        below = min(max(foothold.below_px, -line_px), float(self.viewport().height()))
        if not self._move_page(line.top() - below) and self.isVisible():
            self._foothold = None

    def bring_up(self, position: int, below_px: float = _LEAD_PX) -> None:
        """Move the page so that the line at *position* stands *below_px* under the top edge."""
        self.stand_on(Foothold(position, below_px))

    def is_in_view(self, position: int) -> bool:
        """Tell whether a document position is on the screen."""
        line = self.cursorRect(self._cursor_at(position))
        return line.top() >= 0 and line.bottom() <= self.viewport().height()

    def line_at(self, position: int) -> QRect:
        """Return where the line at a document position is seen in the viewport."""
        return self.slid(QRectF(self.cursorRect(self._cursor_at(position)))).toRect()

    def top_position(self) -> int | None:
        """Return where the first whole visible line begins, None at the very top.

        Before the window has its size, it is the line that will be stood on.
        """
        if self._foothold is not None and not self.isVisible():
            return self._foothold.position
        return self.first_visible_position() if self._scroll() else None

    def first_visible_position(self) -> int:
        """Return the document position where the first whole visible line begins."""
        self.settle()
        left = self.column_left()
        at = self.cursorForPosition(QPoint(left, _LEAD_PX))
        if self.cursorRect(at).top() < 0:
            at = self.cursorForPosition(QPoint(left, self.cursorRect(at).bottom() + 4))
        at.movePosition(QTextCursor.MoveOperation.StartOfLine)
        return at.position()

    def last_visible_position(self) -> int:
        """Return the document position of the last letter on the screen."""
        self.settle()
        right = self.viewport().width() - self.column_left()
        return self.cursorForPosition(QPoint(right, self.viewport().height() - 2)).position()

    def column_left(self) -> int:
        """Return the pixel at which the column of the text begins."""
        return int(self._decoration.column[0]) + 1 if self._decoration else 0

    # the caret

    @property
    def is_caret_shown(self) -> bool:
        """Tell whether arrows move a caret; if not, they scroll."""
        return self.cursorWidth() > 0

    def show_caret(self) -> None:
        """Show the caret where it is, or at the first visible line if it is off the screen."""
        at = self.attention()
        if at != self.textCursor().position():
            self.put_cursor(at, at)
        self.setCursorWidth(_CARET_PX)

    def hide_caret(self) -> None:
        """Hide the caret and select nothing."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)
        self.setCursorWidth(0)

    def attention(self) -> int:
        """Return where the caret is, or the first visible line when that is off the screen.

        It is never in the title block, where nothing can be marked.
        """
        position = self.textCursor().position()
        if not self.is_in_view(position):
            position = self.first_visible_position()
        return max(position, self.text_begins)

    def step_caret(self, move: QTextCursor.MoveOperation) -> None:
        """Show the caret and move it, keeping it well inside the screen."""
        self.show_caret()
        self.moveCursor(move)
        position = self.textCursor().position()
        self.bring_in(position, position)

    def put_cursor(self, anchor: int, position: int) -> None:
        """Put the cursor at a document position, selecting from *anchor*, without scrolling."""
        scroll = self._scroll()
        cursor = self._cursor_at(anchor)
        cursor.setPosition(self._within(position), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._keeping_still(lambda: self.verticalScrollBar().setValue(scroll))

    def select(self, start: int, end: int) -> None:
        """Select from one document position to another, and bring it on the screen."""
        self.put_cursor(start, end)
        self.bring_in(start, end)

    def bring_in(self, start: int, end: int) -> None:
        """Move the page unless both positions are on the screen, with text below them."""
        first = self.cursorRect(self._cursor_at(start))
        last = self.cursorRect(self._cursor_at(end))
        height = self.viewport().height()
        if first.top() < 0 or last.bottom() > height or first.top() > height * _LOWEST:
            self.bring_up(start, height / 3)

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the column anew and keep the line that is being read."""
        if self._decoration is None or event.size().width() == event.oldSize().width():
            super().resizeEvent(event)
            return
        self.keep_line(lambda: self._keeping_still(lambda: self._resize(event)))

    def showEvent(self, event: QShowEvent) -> None:
        """Stand on the line that was asked for before there was a window."""
        # The first time, Qt would scroll to its cursor, at the beginning.
        self._keeping_still(lambda: super(Reader, self).showEvent(event))
        if self._foothold is not None:
            self.stand_on(self._foothold)

    def event(self, event: QEvent) -> bool:
        """Claim Escape before the window's own keys while there is a caret to hide."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._has_cursor
        ):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, move the caret, or select, as the class describes."""
        if event.key() == Qt.Key.Key_Escape and self._has_cursor:
            self._leave_cursor()
        elif (move := caret.selecting(event)) is not None:
            self._move_caret(move, QTextCursor.MoveMode.KeepAnchor)
        elif (move := caret.moving(event)) is not None and self._takes_caret(move):
            self._move_caret(move, QTextCursor.MoveMode.MoveAnchor)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_words()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.once_whole(self.selectAll)
        elif not self._scroll_by_key(event):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; leave Ctrl and the wheel to the window, for Qt would swell the fonts."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a click on a highlight or on its marker."""
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        point = self.unslid(event.position())
        if self._decoration is None or self.anchorAt(point.toPoint()):
            return
        picture = self._picture_at(point + QPointF(0, self._scroll()))
        if picture is not None:
            self.picture_clicked.emit(picture)
            return
        passage = self._decoration.passage_in_margin(
            event.position() + QPointF(0, self._scroll()), self.view()
        )
        if passage is not None:
            self.put_cursor(passage.start, passage.start)
        self.passage_clicked.emit(self.textCursor().position())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy what is selected, or the link under the pointer, and `menu_actions`."""
        if (
            event.reason() is QContextMenuEvent.Reason.Mouse
            and not self.textCursor().hasSelection()
        ):
            position = self.cursorForPosition(event.pos()).position()
            self.put_cursor(position, position)
            self.menu_wanted.emit()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(self.tr("Copy"), self.copy_words)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setEnabled(self.textCursor().hasSelection())
        href = self.anchorAt(self.unslid(QPointF(event.pos())).toPoint())
        if href and not href.startswith(_OWN_LINKS):
            menu.addAction(self.tr("Copy link address"), lambda: clipboard.copy(href))
        menu.addAction(self.tr("Select all"), lambda: self.once_whole(self.selectAll))
        if self.menu_actions:
            menu.addSeparator()
            menu.addActions(self.menu_actions)
        menu.popup(event.globalPos())

    def copy_words(self) -> None:
        """Copy the selected words as they stand in the canonical text, without our fonts."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            words = self.copied_text(cursor.selectionStart(), cursor.selectionEnd())
            clipboard.copy(words or cursor.selection().toPlainText())

    # inside

    @property
    def _has_cursor(self) -> bool:
        """Tell whether Escape has something to take away here."""
        is_pointing = self._decoration is not None and self._decoration.pointer is not None
        return self.is_caret_shown or is_pointing or self.textCursor().hasSelection()

    def _leave_cursor(self) -> None:
        """Let the selection go; without one, hide the caret and the reading cursor."""
        cursor = self.textCursor()
        self.hide_caret()
        if cursor.hasSelection():
            self.put_cursor(cursor.selectionStart(), cursor.selectionStart())
        else:
            self.cursor_left.emit()

    def _picture_at(self, point: QPointF) -> int | None:
        """Return the position of the picture at a point of the document."""
        layout = self.document().documentLayout()
        if not layout.imageAt(point):
            return None
        return layout.hitTest(point, Qt.HitTestAccuracy.FuzzyHit)

    def _takes_caret(self, move: QTextCursor.MoveOperation) -> bool:
        return self.is_caret_shown or caret.calls_caret(move)

    def _move_caret(self, move: QTextCursor.MoveOperation, mode: QTextCursor.MoveMode) -> None:
        if move == QTextCursor.MoveOperation.End:
            self.once_whole(lambda: self._move_caret_to(move, mode))
        else:
            self._move_caret_to(move, mode)

    def _move_caret_to(self, move: QTextCursor.MoveOperation, mode: QTextCursor.MoveMode) -> None:
        was_shown = self.is_caret_shown
        self.show_caret()
        if was_shown or mode == QTextCursor.MoveMode.KeepAnchor:
            self.moveCursor(move, mode)

    def _scroll_by_key(self, event: QKeyEvent) -> bool:
        step = step_px(event, self._line_px(), self.viewport().height())
        bar = self.verticalScrollBar()
        is_space = event.key() == Qt.Key.Key_Space
        if step is not None and is_space and step > 0 and bar.value() >= bar.maximum():
            self.once_whole(lambda: self._turn(step))
        elif step is not None and is_space:
            self._turn(step)
        elif step is not None:
            bar.setValue(bar.value() + step)
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            self.once_whole(self.go_to_end)
        else:
            return False
        return True

    def _turn(self, by_px: int) -> None:
        bar = self.verticalScrollBar()
        if self._is_at_end(forward=by_px > 0):
            self.ends_passed.emit(by_px > 0)
        else:
            bar.setValue(bar.value() + by_px)

    def go_to_end(self) -> None:
        """Show the last lines."""
        self._lay_out_all()
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def _is_at_end(self, *, forward: bool) -> bool:
        bar = self.verticalScrollBar()
        if forward and bar.value() >= bar.maximum():
            self._lay_out_all()
        return bar.value() >= bar.maximum() if forward else bar.value() <= 0

    def _follow(self, url: QUrl) -> None:
        self.link_followed.emit(bytes(url.toEncoded().data()).decode())

    def _note_scrolling(self) -> None:
        if not self._is_moving:
            self._foothold = None
            self.scrolled.emit()

    def _keep_line(self, resize: Callable[[], None]) -> None:
        foothold = self.foothold()
        resize()
        if foothold is not None:
            self.stand_on(foothold)

    def _resize(self, event: QResizeEvent) -> None:
        # Without a page nothing is laid out; else Qt would lay out all of it for the new margins.
        self.document().setPageSize(QSizeF(0, 0))
        self.verticalScrollBar().setValue(0)  # or Qt would lay out as far as it is scrolled now
        self._fit_column()
        super().resizeEvent(event)

    def _fit_column(self) -> None:
        if self._decoration is not None:
            fit_column(self._decoration, self._images, self.viewport().width(), self._white)

    def _move_page(self, by_px: float) -> bool:
        bar = self.verticalScrollBar()
        wanted = round(bar.value() + by_px)
        if wanted > bar.maximum():
            self._lay_out_all()
        self._keeping_still(lambda: bar.setValue(wanted))
        self.scrolled.emit()
        return bar.value() == wanted

    def _lay_out_all(self) -> None:
        """Lay out what is left, and let the scroll bar reach it.

        Qt lays long documents out lazily, and tells the scroll bar by a timer only.
        """
        height = self.document().documentLayout().documentSize().height()
        bar = self.verticalScrollBar()
        bar.setMaximum(max(bar.maximum(), round(height) - self.viewport().height()))

    def _keeping_still(self, move: Callable[[], None]) -> None:
        was_moving, self._is_moving = self._is_moving, True
        try:
            move()
        finally:
            self._is_moving = was_moving

    def _cursor_at(self, position: int) -> QTextCursor:
        self.settle()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._within(position))
        return cursor

    def _within(self, position: int) -> int:
        return min(max(0, position), self.document().characterCount() - 1)

    def _line_px(self) -> int:
        if self._decoration is None:
            return 20
        typography = self._decoration.typography
        return round(typography.px * typography.line_height)

    def _scroll(self) -> int:
        self.settle()
        return self.verticalScrollBar().value()
