"""A card over the text that shows a footnote beside the sign that refers to it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QLabel, QTextBrowser, QVBoxLayout, QWidget

from sourcebook.model.edition import Block, Edition, Kind
from sourcebook.ui import fonts
from sourcebook.ui.article_pane.builder import empty_document
from sourcebook.ui.article_pane.direction import is_right_to_left_language, runs_right_to_left
from sourcebook.ui.article_pane.inline import InlineWriter
from sourcebook.ui.article_pane.typography import CODE, PARAGRAPH, Typography
from sourcebook.ui.article_pane.writer import Writer

_SIZE: Final = 0.88
"""Size of a note's letters in sizes of the body's."""

_PAD_PX: Final = 14
_GAP_PX: Final = 6
"""White between the line that refers to a note and the card."""

_MOST_PART: Final = 0.45
"""Part of the screen that a long note covers at most; it scrolls then."""

_MOST_WIDE_PX: Final = 560
_LEAST_WIDE_PX: Final = 120
_ROUND_PX: Final = 8.0


class NoteCard(QFrame):
    """Shows one note; Escape takes it away.

    Signals:
        left: Escape was pressed.
        link_followed: The address of a link in the note.
    """

    left = Signal()
    link_followed = Signal(str)

    def __init__(self, ground: QWidget) -> None:
        super().__init__(ground)
        self._ground = ground
        self._typography: Typography | None = None
        self.sheet = _Sheet(self)
        self.sheet.left.connect(self.left)
        self.sheet.anchorClicked.connect(
            lambda url: self.link_followed.emit(bytes(url.toEncoded().data()).decode())
        )
        self._keys = QLabel()
        self._keys.setProperty("tone", "dim")
        self._keys.setFont(fonts.sans(11))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(_PAD_PX, _PAD_PX, _PAD_PX, _PAD_PX - 4)
        rows.setSpacing(6)
        rows.addWidget(self.sheet, 1)
        rows.addWidget(self._keys)
        self.setAccessibleName(self.tr("Footnote"))
        self.setFocusProxy(self.sheet)
        self.hide()

    def show_note(
        self,
        edition: Edition,
        note: Sequence[Block],
        beside: QRect,
        typography: Typography,
        *,
        column_left: int = 0,
    ) -> None:
        """Show *note* below the line *beside* in the ground, or above where there is more room.

        It begins no further left than the column of the text, if there is room for it.
        """
        self._typography = typography
        self.sheet.show_document(note_document(edition, note, typography))
        self._place(beside, column_left)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def name_keys(self, words: str) -> None:
        """Say below the note which keys there are."""
        self._keys.setText(words)
        self._keys.setVisible(bool(words))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card that lies over the page."""
        if self._typography is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self._typography.theme.panel))
        painter.setPen(QColor(self._typography.theme.dim))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), _ROUND_PX, _ROUND_PX)
        painter.end()

    def _place(self, beside: QRect, column_left: int) -> None:
        room = self._ground.rect().adjusted(_GAP_PX, _GAP_PX, -_GAP_PX, -_GAP_PX)
        width = max(_LEAST_WIDE_PX, min(_MOST_WIDE_PX, room.width()))
        self.sheet.document().setTextWidth(width - 2 * _PAD_PX - 2)
        keys_px = 0 if self._keys.isHidden() else self._keys.sizeHint().height() + 6
        edges = 2 * _PAD_PX + keys_px
        wanted = round(self.sheet.document().size().height()) + edges + 4
        below, above = room.bottom() - beside.bottom() - _GAP_PX, beside.top() - room.top()
        height = min(wanted, max(edges + 40, round(room.height() * _MOST_PART)))
        is_below = height <= below or below >= above
        top = beside.bottom() + _GAP_PX if is_below else beside.top() - _GAP_PX - height
        wished = max(column_left, beside.center().x() - width // 2)
        left = min(max(room.left(), wished), room.right() - width)
        self.setGeometry(max(room.left(), left), max(room.top(), top), width, height)


class _Sheet(QTextBrowser):
    """Where the words of a note are read and its links are; fetches nothing."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "flat")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(self.tr("Footnote"))

    def show_document(self, document: QTextDocument) -> None:
        """Show *document* from its beginning; Qt deletes the one before."""
        document.setParent(self)
        self.setDocument(document)
        self.verticalScrollBar().setValue(0)

    def loadResource(self, _kind: int, _name: QUrl | str) -> QImage:
        """Refuse everything; None would make Qt look for the file itself."""
        return QImage()

    def event(self, event: QEvent) -> bool:
        """Claim Escape before the window's own keys."""
        is_key = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and is_key:
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def note_document(edition: Edition, note: Sequence[Block], typography: Typography) -> QTextDocument:
    """Return a document of the words of *note*, set small."""
    small = replace(typography, px=max(11, round(typography.px * _SIZE)), is_justified=False)
    document = empty_document(small)
    writer = Writer(document)
    inline = InlineWriter(writer, small, edition.text)
    is_turned = is_right_to_left_language(edition.metadata.language)
    for block in note:
        if block.kind in {Kind.IMAGE, Kind.RULE}:
            continue
        look = CODE if block.kind is Kind.CODE else PARAGRAPH
        turned = runs_right_to_left(inline.text_of(block), otherwise=is_turned)
        form = small.block_format(replace(look, above=0, below=0.3), right_to_left=turned)
        writer.begin(form, inline.plain(look))
        if block.list_marker:
            writer.write(f"{block.list_marker} ", inline.plain(look))
        inline.write(block, look)
    return document
