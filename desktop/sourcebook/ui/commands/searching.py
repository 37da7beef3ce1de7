"""Change how the answers are shown, and keep questions under a name."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sourcebook.app import keeping, reading
from sourcebook.app.jobs import Jobs
from sourcebook.model.article import Article
from sourcebook.model.search import Request, SavedSearch
from sourcebook.ui.commands.organising import Target
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
        target: Callable[[], Target],
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
        self._target = target
        self._left = left
        self._library = library
        self._results = results
        self._box = box
        self._window = window
        library.search_chosen.connect(self.open)
        results.meant.connect(self._ask_meant)
        results.restored.connect(self._box.ask_for)
        results.answered.connect(
            lambda: box.set_scope(is_within=bool(self._results.request.within))
        )

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the table does."""
        return {
            "choose_sort": self.choose_sort,
            "exact_spelling": self.switch_exactness,
            "find_similar": self.find_similar,
            "fold": self.fold,
            "group_answers": self.group,
            "narrow": self.narrow,
            "remove_search": self.remove,
            "rename_search": self.rename,
            "save_search": self.save,
            "search_meant": self.take_advice,
            "search_within": self.search_within,
            "unfold": self.unfold,
            "widen": self.widen,
        }

    def open(self, saved: SavedSearch) -> None:
        """Show the answers to a saved search as they are now, narrowed by nothing else."""
        self._results.leave()
        self._box.clear()
        self._results.resume(saved.asked)
        self._box.ask_for(saved.query)
        self._left.show_answers()

    def open_tag(self, tag: str) -> None:
        """Show everything that has a tag."""
        self._results.leave()
        self._box.ask_for('tag:"{}"'.format(tag.replace('"', " ")))
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

    def group(self) -> None:
        """Let the answers of one article stand together, or each by itself."""
        if self._left.is_searching:
            self._results.set_grouped(is_grouped=not self._results.model.is_grouped)

    def unfold(self) -> None:
        """Show the further sentences of the chosen answer."""
        if self._left.is_searching:
            self._results.unfold()

    def fold(self) -> None:
        """Hide them."""
        if self._left.is_searching:
            self._results.fold()

    def take_advice(self) -> None:
        """Search for what was probably meant."""
        if self._left.is_searching:
            self._results.take_advice()

    def search_within(self) -> None:
        """Search on in the answers found: the box is empty for the next question."""
        if not self._left.is_searching or not self._results.search_within():
            self._notices.tell(self.tr("Search for something first; then search within it."))
            return
        self._box.clear()
        self._left.focus_search()

    def find_similar(self) -> None:
        """Show the articles that are like the chosen one, or like the one that lies open."""
        article_id = self._target().article_id
        if not article_id:
            self._notices.tell(self.tr("Choose an article first."))
            return

        def here(found: Sequence[Article]) -> None:
            if found:
                self._results.leave()
                self._box.clear()
                self._results.ask_like(found[0].id, found[0].name)
                self._left.show_answers()

        self._work.then(self._jobs.read(reading.articles, [article_id]), here, owner=self)

    def save(self) -> None:
        """Ask for a name and keep the question under it."""
        request = self._results.request
        words = " ".join((*(one.query for one in request.within), request.query)).strip()
        if not self._left.is_searching or not words:
            self._notices.tell(self.tr("Search for something first; then it can be saved."))
            return

        def given(name: str) -> None:
            kept = self._jobs.write(keeping.save_search, name, request)
            said = self.tr("Saved: {name}. It stands in the menu above the list.")
            self._tell_when_done(kept, said.format(name=name))

        about = self.tr("What answers it is a list that keeps itself up to date.")
        self._ask_name(self.tr("Save search"), words, about, given)

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
        asked = _asked(self._results.request) if self._left.is_searching else None
        saved = next((one for one in self._library.searches if _asked(one.asked) == asked), None)
        if saved is None:
            self._notices.tell(self.tr("Open a saved search first, from the menu above the list."))
        return saved

    def _ask_name(self, title: str, name: str, about: str, given: Callable[[str], None]) -> None:
        from sourcebook.ui.dialogs.name import NameDialog  # noqa: PLC0415 - only when it is asked

        dialog = NameDialog(title, name, about, self._window)
        dialog.given.connect(given)
        dialog.open()

    def _tell_when_done(self, done: "Future[Any]", words: str) -> None:
        def tell(_: object) -> None:
            self._notices.tell(words, self.tr("Undo"), self._undo)

        self._work.then(done, tell, owner=self)

    def _ask_meant(self, query: str) -> None:
        self._box.ask_for(query)
        self._left.focus_search()


def _asked(request: Request) -> Request:
    """Return what is asked alone, without how much of it is wanted in which order."""
    return Request(
        request.query,
        choices=request.choices,
        within=request.within,
        is_exact=request.is_exact,
    )
