"""Change how the answers are shown, and keep questions under a name."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sourcebook.app import keeping
from sourcebook.app.jobs import Jobs
from sourcebook.model.search import SavedSearch
from sourcebook.ui import dialogs
from sourcebook.ui.left_pane import LeftPane
from sourcebook.ui.library_pane import LibraryPane
from sourcebook.ui.notice_bar import NoticeBar
from sourcebook.ui.search_pane import ResultsPane, SearchBox
from sourcebook.ui.work import Future, Work


class Searching(QObject):
    """What can be done with the question in the search box."""

    def __init__(  # noqa: PLR0913 - it joins the box, the answers and the list
        self,
        jobs: Jobs,
        work: Work,
        *,
        notices: NoticeBar,
        undo: Callable[[], object],
        left: LeftPane,
        library: LibraryPane,
        results: ResultsPane,
        box: SearchBox,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._work = work
        self._notices = notices
        self._undo = undo
        self._left = left
        self._library = library
        self._results = results
        self._box = box
        self._window = window
        library.search_chosen.connect(self.open)
        results.meant.connect(self._ask_meant)

    def open(self, saved: SavedSearch) -> None:
        """Show the answers to a saved search as they are now, narrowed by nothing else."""
        self._box.clear()
        self._box.ask_for(saved.query)
        self._results.set_sort(saved.sort)
        self._left.focus_list()

    def choose_sort(self) -> None:
        """Open the menu of orders."""
        if self._left.is_searching:
            self._results.head.sort_button.showMenu()

    def narrow(self) -> None:
        """Go to the values that the answers have; if the keyboard is there, hide them."""
        if not self._left.is_searching:
            return
        had_keyboard = self._results.band.isAncestorOf(self._window.focusWidget())
        self._results.show_band(is_shown=not had_keyboard)
        if had_keyboard or not self._results.band.focus_first():
            self._left.focus_list()

    def widen(self) -> None:
        """Take the last narrowing back."""
        if self._left.is_searching:
            self._results.widen()

    def switch_exactness(self) -> None:
        """Let only the spellings typed count, or other names and forms, too."""
        if self._left.is_searching:
            self._results.set_exact(is_exact=not self._results.request.is_exact)

    def save(self) -> None:
        """Ask for a name and keep the question under it."""
        request = self._results.request
        if not self._left.is_searching or not request.query:
            self._notices.tell(self.tr("Search for something first; then it can be saved."))
            return

        def given(name: str) -> None:
            kept = self._jobs.write(keeping.save_search, name, request.query, request.sort)
            said = self.tr("Saved: {name}. It stands in the menu above the list.")
            self._tell_when_done(kept, said.format(name=name))

        about = self.tr("What answers it is a list that keeps itself up to date.")
        self._ask_name(self.tr("Save search"), request.query, about, given)

    def rename(self) -> None:
        """Give the saved search that is shown another name."""
        saved = self._shown()
        if saved is None:
            return

        def given(name: str) -> None:
            changed = self._jobs.write(keeping.change_search, saved.id, name=name)
            self._tell_when_done(changed, self.tr("Renamed: {name}").format(name=name))

        self._ask_name(self.tr("Rename search"), saved.name, saved.query, given)

    def remove(self) -> None:
        """Remove the saved search that is shown; Undo brings it back."""
        saved = self._shown()
        if saved is not None:
            removed = self._jobs.write(keeping.remove_search, saved.id)
            self._tell_when_done(removed, self.tr("Removed: {name}").format(name=saved.name))

    def _shown(self) -> SavedSearch | None:
        query = self._results.query if self._left.is_searching else ""
        saved = next((one for one in self._library.searches if one.query == query), None)
        if saved is None:
            self._notices.tell(self.tr("Open a saved search first, from the menu above the list."))
        return saved

    def _ask_name(self, title: str, name: str, about: str, given: Callable[[str], None]) -> None:
        dialog = dialogs.NameDialog(title, name, about, self._window)
        dialog.given.connect(given)
        dialog.open()

    def _tell_when_done(self, done: "Future[Any]", words: str) -> None:
        def tell(_: object) -> None:
            self._notices.tell(words, self.tr("Undo"), self._undo)

        self._work.then(done, tell, owner=self)

    def _ask_meant(self, query: str) -> None:
        self._box.ask_for(query)
        self._left.focus_search()
