"""The left-hand pane: the search box, below it the list, the answers to a query, or highlights."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sourcebook.ui.highlights_pane import HighlightsPane
from sourcebook.ui.library_pane import LibraryPane
from sourcebook.ui.list_view import ListView
from sourcebook.ui.search_pane import ResultsPane, SearchBox

IN_NOTES: Final = "in:notes "
"""What stands before the words when notes alone are searched."""


class LeftPane(QWidget):
    """Shows the answers while there is a query, else the list; keeps the list's selection.

    The highlights stand before either until they are put away, or another query is typed.

    Signals:
        left_search: The query was given up; the list is back.
    """

    left_search = Signal()

    def __init__(
        self,
        library: LibraryPane,
        results: ResultsPane,
        highlights: HighlightsPane,
        box: SearchBox,
        below: QWidget,
    ) -> None:
        super().__init__()
        self.setProperty("ground", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._library = library
        self._results = results
        self._highlights = highlights
        self._box = box
        self._stack = QStackedWidget()
        self._stack.addWidget(library)
        self._stack.addWidget(results)
        self._stack.addWidget(highlights)
        top = QHBoxLayout()
        top.setContentsMargins(14, 14, 14, 8)
        top.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack)
        column.addWidget(below)
        box.asked.connect(self._on_asked)
        box.went_down.connect(self.focus_list)
        box.entered.connect(self._on_entered)
        box.widened.connect(self._on_widened)
        results.left.connect(self.leave_search)

    @property
    def is_searching(self) -> bool:
        """Tell whether the answers stand in place of the list."""
        return self._stack.currentWidget() is self._results

    @property
    def shows_highlights(self) -> bool:
        """Tell whether the highlights stand in place of the list or the answers."""
        return self._stack.currentWidget() is self._highlights

    @property
    def is_in_search_box(self) -> bool:
        """Tell whether the keyboard is in the search box."""
        return self._box.hasFocus()

    @property
    def view(self) -> ListView:
        """Return the list being shown."""
        if self.shows_highlights:
            return self._highlights.view
        return self._results.view if self.is_searching else self._library.view

    def focus_list(self) -> None:
        """Put the keyboard on the list, on its first row if none is chosen."""
        if self.shows_highlights:
            self._highlights.focus_list()
            return
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.view.current < 0 and self.view.model().rowCount():
            self.view.choose(0)

    def focus_search(self) -> None:
        """Put the keyboard into the search box, its words selected.

        From the list of notes only notes are searched: their answers stand in its place.
        """
        self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        is_list = self._stack.currentWidget() is self._library
        if is_list and self._library.shows_notes and not self._box.text().strip():
            self._box.setText(IN_NOTES)
        else:
            self._box.selectAll()

    def leave_search(self) -> None:
        """Give the query up; the list comes back as it was."""
        self._results.leave()
        self._box.clear()
        self._show(self._library)
        self._library.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.left_search.emit()

    def show_highlights(self) -> None:
        """Put the highlights in place of the list, and the keyboard on them."""
        self._show(self._highlights)
        self._highlights.catch_up()
        self._highlights.focus_list()

    def leave_highlights(self) -> None:
        """Put the highlights away; what stood there before comes back."""
        self._show(self._results if self._results.is_asking else self._library)
        self.focus_list()

    def step_back(self) -> bool:
        """Let go of what is chosen or narrowed on the left, or leave it; False for the list."""
        if self.shows_highlights and not self.is_in_search_box:
            if not self._highlights.let_go():
                self.leave_highlights()
        elif self.is_searching or self.is_in_search_box:
            self.widen_or_leave()
        else:
            return False
        return True

    def show_answers(self) -> None:
        """Put the answers in place of the list, and the keyboard on them."""
        self._show(self._results)
        self.focus_list()

    def widen_or_leave(self) -> None:
        """Take the last narrowing of the answers back; without one, give the query up."""
        if not self._results.widen():
            self.leave_search()

    def open_current(self) -> None:
        """Open the chosen row or answer."""
        if self.shows_highlights:
            self._highlights.open_current()
        elif self.is_searching:
            self._results.open_current()
        else:
            self._library.open_current()

    def _on_asked(self, query: str) -> None:
        self._results.ask(query)
        self._show(self._results if self._results.is_asking else self._library)

    def _on_entered(self) -> None:
        if self.is_searching:
            self._results.open_current()
        else:
            self.focus_list()

    def _on_widened(self) -> None:
        if self.is_searching:
            self._results.widen()

    def _show(self, pane: QWidget) -> None:
        """Put *pane* above the other; the keyboard goes along, or Qt gives it to any button."""
        if self._stack.currentWidget() is pane:
            return
        widget = QApplication.focusWidget()
        had_focus = widget is not None and self._stack.isAncestorOf(widget)
        self._stack.setCurrentWidget(pane)
        if had_focus:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
