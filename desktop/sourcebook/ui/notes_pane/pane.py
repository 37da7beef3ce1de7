"""The right-hand pane: one note at a time, the last ones kept with their undo history."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from sourcebook.model.errors import SourcebookError
from sourcebook.model.note import Note
from sourcebook.ui import fonts, messages
from sourcebook.ui.notes_pane import text
from sourcebook.ui.notes_pane.airy import AiryLayout
from sourcebook.ui.notes_pane.colours import MarkdownColours, formats
from sourcebook.ui.notes_pane.editor import TAB_PX, Editor
from sourcebook.ui.notes_pane.find_panel import FindPanel
from sourcebook.ui.notes_pane.finding import Finding
from sourcebook.ui.notes_pane.ground import Ground, blocks_in_view
from sourcebook.ui.notes_pane.halves import Halves
from sourcebook.ui.notes_pane.manuscript import Manuscript, SaveNote, Standing
from sourcebook.ui.notes_pane.mentions_panel import MentionsPanel
from sourcebook.ui.notes_pane.verdicts import Verdicts
from sourcebook.ui.notes_pane.word_count import WordCount
from sourcebook.ui.painting import faded
from sourcebook.ui.theme import Theme
from sourcebook.ui.work import Work

KEPT: Final = 20
"""How many notes keep their undo history while others are open."""

DOCUMENT_MARGIN_PX: Final = 20

MOST_FOUND: Final = 1000
"""Places of one note that are marked; each is looked at whenever the note is painted."""

FOUND_STRENGTH: Final = 0.24
"""How strongly a place is marked, as in the article."""


class NotesPane(QWidget):
    """Shows one note and keeps the last ones.

    Signals:
        save_failed: A note could not be written to the disk (the error).
        conflicted: A note had been changed elsewhere; both texts are kept (app Saved).
        settled: Everything typed in any note is on the disk.
        turned: Another note is shown, or none; ask `manuscript`.
    """

    save_failed = Signal(object)
    conflicted = Signal(object)
    settled = Signal()
    turned = Signal()

    def __init__(self, save: SaveNote, work: Work, theme: Theme, size_px: float) -> None:
        super().__init__()
        self._save = save
        self._work = work
        self._kept: OrderedDict[Manuscript, MarkdownColours] = OrderedDict()
        self._current: Manuscript | None = None
        self._found: list[QTextCursor] = []
        self._answers: list[QTextCursor] = []
        self.setProperty("ground", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = QLabel(self.tr("Notes"))
        self._standing = QLabel()
        self._standing.setAccessibleName(self.tr("Saving of the note"))
        self._why = QLabel()
        self._why.setTextFormat(Qt.TextFormat.PlainText)
        self._why.setWordWrap(True)
        self._why.setProperty("tone", "danger")
        self._why.setContentsMargins(20, 0, 20, 8)
        self._why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._why.setAccessibleName(self.tr("Why the note is not saved"))
        self.editor = Editor(self)
        self.halves = Halves()
        self._empty_page = QTextDocument(self)
        self._empty_page.setDocumentLayout(AiryLayout(self._empty_page))
        self._panel = FindPanel()
        self.finding = Finding(self._panel, self.editor, self._mark_places)
        self._words = WordCount(self.editor)
        self.mentions = MentionsPanel(theme)
        self.verdicts = Verdicts(self.editor, self._paint_found, theme)
        self.editor.paint_margin = self.verdicts.paint
        self.editor.left.connect(self.save_now)
        self.editor.verticalScrollBar().valueChanged.connect(self._colour_seen)
        self._lay_out()
        self.apply(theme, size_px)
        self.close_note()

    @property
    def manuscript(self) -> Manuscript | None:
        """Return the note being shown."""
        return self._current

    @property
    def is_settled(self) -> bool:
        """Tell whether everything typed in any note is on the disk."""
        return all(one.is_settled for one in self._kept)

    @property
    def is_coloured(self) -> bool:
        """Tell whether the whole note that is shown is coloured."""
        return self._current is None or self._kept[self._current].is_whole

    def show_note(self, article_id: str, note: Note | None) -> None:
        """Show *note*; without one an empty page for the article, or for a new free note.

        A note that was open before comes back with its cursor and its undo history; what
        was typed and is not yet on the disk is never replaced.
        """
        kept = self._find(article_id, note)
        if kept is None:
            kept = self._open(article_id, note)
        elif note is not None or kept.note_id:
            kept.take(note)
        self._turn_to(kept)

    def close_note(self) -> None:
        """Show no note; what was typed is saved."""
        self._leave()
        self._current = None
        self.editor.setEnabled(False)
        self.finding.forget()
        self.verdicts.forget()
        self.set_found(())
        self.editor.setPlaceholderText("")
        self.editor.setDocument(self._empty_page)
        self._say_standing()
        self.turned.emit()

    def take(self, note: Note | None, note_id: str) -> None:
        """Bring a kept note up to what was saved elsewhere; None when it is gone."""
        for manuscript in self._kept:
            if manuscript.note_id == note_id:
                manuscript.take(note)
                self._say_standing()

    def restore(self, note_id: str, body: str) -> bool:
        """Let *body* stand in a note again, as one edit; False when the note lies open no more."""
        for manuscript in self._kept:
            if manuscript.note_id == note_id:
                manuscript.restore(body)
                return True
        return False

    def holds(self, note_id: str) -> bool:
        """Tell whether the note is kept here."""
        return any(one.note_id == note_id for one in self._kept)

    def save_now(self) -> None:
        """Save all that is not on the disk, without waiting for the pause in typing."""
        for manuscript in self._kept:
            if not manuscript.is_settled:
                manuscript.save()

    def show_passage(self, at: int, length: int) -> None:
        """Select the passage that begins at the code point *at*, and bring it into view."""
        if self._current is not None and not self._current.arriving.is_whole:
            self._when_whole(lambda: self.show_passage(at, length))
            return
        cursor, document = self.editor.textCursor(), self.editor.document()
        cursor.setPosition(text.position_of(document, at))
        end = text.position_of(document, at + length)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.editor.setTextCursor(cursor)
        self.editor.ensureCursorVisible()

    def set_found(self, spans: Sequence[tuple[int, int]]) -> None:
        """Mark the places that answer the search; they move with the words while one types."""
        if spans and self._current is not None and not self._current.arriving.is_whole:
            self._when_whole(lambda: self.set_found(spans))
            return
        self._answers = text.selections(self.editor.document(), spans[:MOST_FOUND])
        if not self.finding.is_open:
            self._found = self._answers
            self._paint_found()

    def _when_whole(self, then: Callable[[], None]) -> None:
        """Do something in the note that is shown once all of it is there, if it is still shown."""
        current = self._current

        def now() -> None:
            if self._current is current:
                then()

        if current is not None:
            current.arriving.when_whole(now)

    def _mark_places(self, spans: Sequence[tuple[int, int]] | None) -> None:
        """Mark what is looked for in the note; None marks again what answers the search."""
        if spans is None:
            self._found = self._answers
        else:
            self._found = text.selections(self.editor.document(), spans[:MOST_FOUND])
        self._paint_found()

    def step_found(self, *, forward: bool) -> bool:
        """Select the next or previous place that answers; False beyond the last one."""
        at = self.editor.textCursor().selectionStart()
        if forward:
            further = (one for one in self._places_found if one.selectionStart() > at)
        else:
            further = (one for one in reversed(self._places_found) if one.selectionStart() < at)
        return self._select_found(next(further, None))

    def begin_found(self, *, forward: bool) -> bool:
        """Select the first place that answers, or the last for who goes back; False without any."""
        found = self._places_found
        return self._select_found(found[0 if forward else -1] if found else None)

    @property
    def _places_found(self) -> list[QTextCursor]:
        """Return the places that still have their words."""
        return [one for one in self._found if one.hasSelection()]

    def _select_found(self, place: QTextCursor | None) -> bool:
        if place is None:
            return False
        self.editor.setTextCursor(place)
        self.editor.ensureCursorVisible()
        return True

    def append(self, words: str) -> None:
        """Put *words* under the note that is shown, after an empty line, and bring them into view.

        One undo takes them back; the keyboard and a cursor inside the note stay where they are.
        """
        if self._current is None:
            return
        self._current.arriving.finish()
        body = self._current.body.rstrip(" ")
        gap = "" if not body.strip() or body.endswith("\n\n") else "\n"
        gap += "\n" if gap and not body.endswith("\n") else ""
        cursor = QTextCursor(self._current.document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(f"{gap}{words.strip()}\n\n")
        bar = self.editor.verticalScrollBar()
        bar.setValue(bar.maximum())

    def rewrite(self, body: str) -> None:
        """Make *body* the text by one edit of what differs; one undo takes it back."""
        if self._current is not None:
            self._current.rewrite(body)

    def selected_words(self) -> str:
        """Return the selected words, or nothing."""
        return " ".join(self.editor.textCursor().selectedText().split())

    def cursor_place(self) -> int:
        """Return the code point of the cursor."""
        return text.offset_of(self.editor.document(), self.editor.textCursor().position())

    def set_cursor_place(self, at: int) -> None:
        """Put the cursor at the code point *at*, or at the end of a shorter note."""
        if self._current is not None and not self._current.arriving.is_whole:
            self._when_whole(lambda: self.set_cursor_place(at))
            return
        cursor = self.editor.textCursor()
        cursor.setPosition(text.position_of(self.editor.document(), at))
        self.editor.setTextCursor(cursor)
        self.editor.ensureCursorVisible()

    def apply(self, theme: Theme, size_px: float) -> None:
        """Change colours and the size of the text."""
        self._theme = theme
        self._size_px = size_px
        self._formats = formats(theme, size_px)
        self._title.setFont(fonts.sans(13, 600))
        self._standing.setFont(fonts.sans(12))
        self._why.setFont(fonts.sans(12))
        with ExitStack() as stack:
            for manuscript in self._kept:
                stack.enter_context(manuscript.dressing())
            self.editor.setFont(fonts.sans(size_px))
            for manuscript in self._kept:
                manuscript.document.setDefaultFont(fonts.sans(size_px))
        for colours in self._kept.values():
            colours.set_formats(self._formats)
        self.editor.ground = Ground.of(theme)
        self._panel.apply(theme)
        self.verdicts.apply(theme)
        self.mentions.apply(theme)
        self._colour_seen()
        self._paint_found()

    def _colour_seen(self) -> None:
        """Let what is on the screen not wait for its turn."""
        if self._current is not None:
            numbers = [block.blockNumber() for block, _ in blocks_in_view(self.editor)]
            if numbers:
                self._kept[self._current].colour_seen(numbers[0], numbers[-1])

    def _paint_found(self) -> None:
        marks = []
        for cursor in self._found:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            mark.format.setBackground(
                QColor(faded(self._theme.accent, self._theme.side, FOUND_STRENGTH))
            )
            marks.append(mark)
        self.editor.setExtraSelections([*self.verdicts.selections(), *marks])

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 15, 20, 6)
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._words)
        head.addSpacing(10)
        head.addWidget(self._standing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._panel)
        column.addWidget(self._why)
        self.halves.addWidget(self.editor)
        column.addWidget(self.halves, 1)
        column.addWidget(self.mentions)
        self.setFocusProxy(self.editor)

    def _find(self, article_id: str, note: Note | None) -> Manuscript | None:
        for kept in self._kept:
            if article_id and kept.article_id == article_id:
                return kept
            if note is not None and kept.note_id == note.id:
                return kept
        return None

    def _open(self, article_id: str, note: Note | None) -> Manuscript:
        manuscript = Manuscript(article_id, note, self._save, self._work, self)
        with manuscript.dressing():
            manuscript.document.setDefaultFont(fonts.sans(self._size_px))
            manuscript.document.setDocumentMargin(DOCUMENT_MARGIN_PX)
        manuscript.standing_changed.connect(self._on_standing_changed)
        manuscript.save_failed.connect(self.save_failed)
        manuscript.conflicted.connect(self.conflicted)
        self._kept[manuscript] = MarkdownColours(manuscript.document, self._formats)
        self._forget_oldest()
        return manuscript

    def _forget_oldest(self) -> None:
        for manuscript in [*self._kept][: max(0, len(self._kept) - KEPT)]:
            if manuscript.is_settled and manuscript is not self._current:
                del self._kept[manuscript]
                manuscript.deleteLater()

    def _turn_to(self, manuscript: Manuscript) -> None:
        if manuscript is self._current:
            return
        self._leave()
        self._current = manuscript
        self._kept.move_to_end(manuscript)
        self.editor.setEnabled(True)
        self.finding.forget()
        self.verdicts.forget()
        self.set_found(())
        self.editor.setDocument(manuscript.document)
        self.editor.setTabStopDistance(TAB_PX)
        self.editor.setPlaceholderText(self._invitation(manuscript))
        cursor = self.editor.textCursor()
        cursor.setPosition(manuscript.cursor_position)
        self.editor.setTextCursor(cursor)
        self.editor.verticalScrollBar().setValue(manuscript.scroll_position)
        self._colour_seen()
        self._say_standing()
        self.turned.emit()

    def _leave(self) -> None:
        if self._current is not None:
            self._current.cursor_position = self.editor.textCursor().position()
            self._current.scroll_position = self.editor.verticalScrollBar().value()
            if not self._current.is_settled:
                self._current.save()

    def _invitation(self, manuscript: Manuscript) -> str:
        if manuscript.article_id:
            return self.tr("What do you think of it?")
        return self.tr("The first line is the title.")

    def _on_standing_changed(self) -> None:
        self._say_standing()
        if self.is_settled:
            self.settled.emit()

    def _say_why(self) -> None:
        """Say in full why the note is not on the disk, while it is not."""
        trouble = self._current.trouble if self._current else None
        self._why.setVisible(trouble is not None)
        if isinstance(trouble, SourcebookError):
            self._why.setText(
                self.tr("Not saved: {why} It is tried again every few seconds.").format(
                    why=messages.sentence(trouble)
                )
            )
        elif trouble is not None:
            words = self.tr("Not saved: {why}. It is tried again every few seconds.")
            self._why.setText(words.format(why=str(trouble) or type(trouble).__name__))

    def _say_standing(self) -> None:
        standing = self._current.standing if self._current else Standing.EMPTY
        words = {
            Standing.EMPTY: "",
            Standing.SAVED: self.tr("Saved"),
            Standing.SAVING: self.tr("Saving…"),
            Standing.FAILED: self.tr("Not saved"),
        }
        self._standing.setText(words[standing])
        self._say_why()
        tone = "danger" if standing is Standing.FAILED else "dim"
        if self._standing.property("tone") != tone:
            self._standing.setProperty("tone", tone)
            self._standing.style().polish(self._standing)
