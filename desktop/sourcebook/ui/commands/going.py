"""Go from pane to pane, from row to row, and to the very passage of an answer."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from sourcebook.model.anchor import Fit
from sourcebook.model.search import Found, Hit
from sourcebook.ui.article_pane import ArticlePane
from sourcebook.ui.desk import Desk
from sourcebook.ui.left_pane import LeftPane
from sourcebook.ui.library_pane import LibraryPane
from sourcebook.ui.notes_pane import NotesPane
from sourcebook.ui.notice_bar import NoticeBar

_BY_KEY: Final = Qt.FocusReason.ShortcutFocusReason


class Going(QObject):
    """Moves the keyboard, and opens what is chosen."""

    def __init__(
        self,
        *,
        desk: Desk,
        left: LeftPane,
        library: LibraryPane,
        article: ArticlePane,
        notes: NotesPane,
        notices: NoticeBar,
    ) -> None:
        super().__init__(left)
        self._desk = desk
        self._left = left
        self._library = library
        self._article = article
        self._notes = notes
        self._notices = notices
        library.chosen.connect(self.show_row)
        library.opened.connect(self.open_row)

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the table does."""
        return {
            "back": self.back,
            "focus_article": self.focus_article,
            "focus_list": self.focus_list,
            "focus_notes": self.focus_notes,
            "next_pane": self.next_pane,
            "previous_pane": self.previous_pane,
        }

    def focus_list(self) -> None:
        """Put the keyboard on the list or the answers."""
        self._left.focus_list()

    def focus_article(self) -> None:
        """Put the keyboard on the article."""
        self._article.setFocus(_BY_KEY)

    def focus_notes(self) -> None:
        """Put the keyboard into the notes."""
        self._notes.setFocus(_BY_KEY)

    def next_pane(self) -> None:
        """Go one pane on."""
        self._go(1)

    def previous_pane(self) -> None:
        """Go one pane back."""
        self._go(-1)

    def back(self) -> None:
        """Widen or leave what stands before the list on the left; else go one pane back.

        From the notes to the article, from there to the list.
        """
        pane = self.pane()
        if pane == 0 and self._left.step_back():
            return
        if pane == 2 and self._desk.article:
            self.focus_article()
        elif pane > 0:
            self.focus_list()

    def pane(self) -> int:
        """Return the pane that has the keyboard, 0 to 2 from the left."""
        widget = QApplication.focusWidget()
        panes: tuple[QWidget, ...] = (self._left, self._article, self._notes)
        for number, pane in enumerate(panes):
            if widget is not None and (pane is widget or pane.isAncestorOf(widget)):
                return number
        return 0

    def show_row(self, row_id: str) -> None:
        """Show a row of the list; the keyboard stays where it is."""
        if self._library.shows_notes:
            self._desk.open_note(row_id)
        else:
            self._desk.open_article(row_id)

    def open_row(self, row_id: str) -> None:
        """Show a row and put the keyboard on it."""
        if self._library.shows_notes:
            self._desk.open_note(row_id, self.focus_notes)
        else:
            self._desk.open_article(row_id, self.focus_article)

    def open_article(self, article_id: str) -> None:
        """Show an article, and its row if the list has it, and put the keyboard on it."""
        self._library.choose(article_id)
        self._desk.open_article(article_id, self.focus_article)

    def open_note(self, note_id: str) -> None:
        """Show a note and put the keyboard on it."""
        self._library.choose(note_id)
        self._desk.open_note(note_id, self.focus_notes)

    def open_hit(self, hit: Hit, then: Callable[[], object]) -> None:
        """Open an answer at the very passage, one found by its title where it was left.

        So is a highlight whose passage is gone, and it is told. When it is shown, do *then*.
        """

        def show_in_article() -> None:
            if hit.kind is Found.HIGHLIGHT:
                self._show_highlight(hit)
            elif hit.at >= 0:
                self._article.show_passage(hit.at, hit.at + _length_of_first_word(hit))
            self.focus_article()
            then()

        def show_in_note() -> None:
            if hit.at >= 0:
                self._notes.show_passage(hit.at, _length_of_first_word(hit))
            self.focus_notes()
            then()

        if hit.kind is Found.NOTE:
            self._desk.open_note(hit.id, show_in_note)
        else:
            self._desk.open_article(hit.article_id, show_in_article)

    def _show_highlight(self, hit: Hit) -> None:
        mark = self._desk.highlight_named(hit.id)
        if mark is not None and mark.placement.fit is not Fit.ORPHAN:
            self._article.show_passage(mark.placement.start, mark.placement.end)
        else:
            self._notices.tell(self.tr("This passage is gone from the article."))

    def _go(self, by: int) -> None:
        doors = (self.focus_list, self.focus_article, self.focus_notes)
        doors[(self.pane() + by) % len(doors)]()


def _length_of_first_word(hit: Hit) -> int:
    start, end = hit.spans[0] if hit.spans else (0, 1)
    return max(1, end - start)
