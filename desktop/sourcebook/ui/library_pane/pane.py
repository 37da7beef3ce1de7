"""The list of what is in the library: a shelf at a time, chosen and opened by key."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from sourcebook.app import keeping, noting, reading
from sourcebook.app.jobs import Jobs
from sourcebook.model.article import Article, Shelf
from sourcebook.model.changes import Changes
from sourcebook.model.note import Note
from sourcebook.model.search import SavedSearch
from sourcebook.model.settings import Settings
from sourcebook.ui import fonts
from sourcebook.ui.empty_state import EmptyState
from sourcebook.ui.keymap import Keymap, keymap
from sourcebook.ui.library_pane import shelves
from sourcebook.ui.library_pane.delegate import ROW_HEIGHT_PX, RowDelegate
from sourcebook.ui.library_pane.model import ListModel
from sourcebook.ui.library_pane.rows import Row, row_of_article, row_of_note
from sourcebook.ui.list_view import ListView
from sourcebook.ui.theme import Theme
from sourcebook.ui.work import Work

MOST_SEARCHES: Final = 40
"""Saved searches that the menu shows; more would leave the screen."""

FEW: Final = 500
"""Changed articles that are looked up one by one; for more, all ids are asked for again."""

LONGEST_NAME: Final = 48
"""Code points of the name of a search in the menu."""


class LibraryPane(QWidget):
    """The shelf switcher above, the list or what to press below.

    Signals:
        chosen: A row became the current one by key or mouse (its id).
        opened: A row shall be opened and get the focus (its id).
        shelf_changed: Another shelf is shown (its name).
        search_chosen: A saved search shall be shown (SavedSearch).
        menu_wanted: The menu of the current row (where on the screen).
    """

    chosen = Signal(str)
    opened = Signal(str)
    shelf_changed = Signal(str)
    search_chosen = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(self, jobs: Jobs, work: Work, theme: Theme) -> None:
        super().__init__()
        self._jobs = jobs
        self._work = work
        self._shelf = "inbox"
        self._keys = keymap(Settings())
        self._counts: dict[str, int] = {}
        self.searches: list[SavedSearch] = []
        self._wanted = ""
        self._request = 0
        self._arrived = 0
        self._is_placing = False
        self.setProperty("ground", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model: ListModel[Row] = ListModel(self._fetch, self)
        self.view = ListView(ROW_HEIGHT_PX, self.tr("Library"))
        self.view.setModel(self.model)
        self.delegate = RowDelegate(theme, self.view)
        self.view.setItemDelegate(self.delegate)
        self.empty = EmptyState()
        self.shelf_button = QToolButton()
        self._bar = QHBoxLayout()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._say_shelf()
        self.apply(theme)
        self.reload_searches()

    @property
    def shelf(self) -> str:
        """Return the shelf being shown."""
        return self._shelf

    @property
    def shows_notes(self) -> bool:
        """Tell whether the rows are notes."""
        return self._shelf == shelves.NOTES

    @property
    def current_id(self) -> str:
        """Return the id of the current row, or nothing."""
        number = self.view.current
        return self.model.ids[number] if 0 <= number < len(self.model.ids) else ""

    @property
    def current_row(self) -> Row | None:
        """Return the current row if it is here."""
        number = self.view.current
        return self.model.row(number) if number >= 0 else None

    def add_buttons(self, *actions: QAction) -> None:
        """Show actions as buttons at the right end of the shelf's line."""
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setIconSize(QSize(16, 16))
            button.setFixedSize(26, 24)
            self._bar.addWidget(button)

    def show_shelf(self, shelf: str, row_id: str = "") -> None:
        """Show a shelf, and on it the row *row_id* if it is there."""
        is_other = shelf != self._shelf
        self._shelf = shelf if shelf in shelves.NAMES else "inbox"
        self._wanted = row_id
        self._say_shelf()
        self.reload()
        if is_other:
            self.shelf_changed.emit(self._shelf)

    def reload(self, changed: Iterable[str] = ()) -> None:
        """Ask what is on the shelf now; rows whose ids are in *changed* are drawn anew."""
        self._request += 1
        request, changed = self._request, frozenset(changed)

        def ids_are_here(ids: list[str]) -> None:
            if request == self._request:
                self._arrived = request
                self._take_ids(ids, (), changed)

        def notes_are_here(notes: list[Note]) -> None:
            if request == self._request:
                rows = [row_of_note(note) for note in notes]
                self._take_ids([row.id for row in rows], rows, changed)

        if self.shows_notes:
            self._work.then(self._jobs.read(noting.list_notes), notes_are_here, owner=self)
        else:
            listed = self._jobs.read(reading.article_ids, self._shelf)
            self._work.then(listed, ids_are_here, owner=self)
        self._count_shelves()

    def take(self, changes: Changes) -> None:
        """Redraw what changed."""
        if self.shows_notes and (changes.articles or changes.notes):
            self.reload(changes.articles | changes.notes)
        elif changes.articles:
            self._take_articles(changes.articles)
        if changes.searches:
            self.reload_searches()

    def _take_articles(self, changed: frozenset[str]) -> None:
        """Draw *changed* articles anew; all ids are asked for only if one came or went.

        At 100,000 articles their ids take 70 ms, in which the window has to share Python with them.
        """
        if self._arrived != self._request or len(changed) > FEW:
            self.reload(changed)
            return

        def here(found: frozenset[str]) -> None:
            is_same = all((one in found) == (self.model.number_of(one) >= 0) for one in changed)
            if is_same:
                self.model.refresh(changed)
                self._count_shelves()
            else:
                self.reload(changed)

        self._work.then(self._jobs.read(reading.on_shelf, self._shelf, changed), here, owner=self)

    def _count_shelves(self) -> None:
        self._work.then(self._jobs.read(reading.shelves), self._take_counts, owner=self)

    def reload_searches(self) -> None:
        """Ask what searches are saved."""

        def here(saved: list[SavedSearch]) -> None:
            self.searches = saved

        self._work.then(self._jobs.read(keeping.saved_searches), here, owner=self)

    def choose(self, row_id: str) -> None:
        """Make a row the current one without telling anybody; nothing when it is not here."""
        number = self.model.number_of(row_id)
        self._is_placing = True
        self.view.choose(number)
        self._is_placing = False

    def choose_shelf(self) -> None:
        """Open the menu of shelves."""
        self.shelf_button.showMenu()

    def open_current(self) -> None:
        """Open the current row."""
        if self.current_id:
            self.opened.emit(self.current_id)

    def name_keys(self, keys: Keymap) -> None:
        """Say these keys from now on."""
        self._keys = keys
        self.empty.say(*shelves.when_empty(self._shelf, keys))

    def apply(self, theme: Theme) -> None:
        """Change the colours."""
        self.delegate.theme = theme
        self.shelf_button.setStyleSheet(f"QToolButton {{ color: {theme.dim}; }}")
        self.view.viewport().update()

    def _lay_out(self) -> None:
        self.shelf_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.shelf_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.shelf_button.setAccessibleName(self.tr("Shelf"))
        self.shelf_button.setMenu(self._shelf_menu())
        self.shelf_button.setFont(fonts.sans(11, 600))
        self._bar.setContentsMargins(14, 0, 12, 4)
        self._bar.setSpacing(2)
        self._bar.addWidget(self.shelf_button)
        self._bar.addStretch()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar)
        column.addWidget(self._stack)
        self.setFocusProxy(self.view)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _shelf_menu(self) -> QMenu:
        menu = QMenu(self.shelf_button)
        menu.setToolTipsVisible(True)
        group = QActionGroup(menu)
        for shelf in shelves.NAMES:
            action = menu.addAction(shelves.name(shelf))
            action.setCheckable(True)
            action.setData(shelf)
            group.addAction(action)
        menu.triggered.connect(self._on_triggered)
        menu.aboutToShow.connect(self._say_counts)
        menu.aboutToShow.connect(self._list_searches)
        return menu

    def _connect(self) -> None:
        self.view.chosen.connect(self._on_chosen)
        self.view.opened.connect(lambda _: self.open_current())
        self.view.customContextMenuRequested.connect(self._on_menu_wanted)

    def _fetch(self, ids: Sequence[str], take: Callable[[list[Row]], None]) -> None:
        def here(articles: list[Article]) -> None:
            take([row_of_article(article) for article in articles])

        self._work.then(self._jobs.read(reading.articles, ids), here, owner=self)

    def _take_ids(self, ids: list[str], rows: Iterable[Row], changed: frozenset[str]) -> None:
        standing, number = self.current_id, self.view.current
        if list(self.model.ids) == ids and not self.shows_notes:
            self.model.refresh(changed)
        else:
            self._is_placing = True
            self.model.set_ids(ids, rows)
            self._is_placing = False
        self._place(self._wanted or standing, number)
        self._say_empty()

    def _place(self, row_id: str, number: int) -> None:
        """Choose the row that was the current one, or the one now in its place."""
        if self.model.number_of(row_id) >= 0:
            self.choose(row_id)
            self._wanted = ""
        elif row_id and number >= 0 and self.view.hasFocus():
            self.view.choose(min(number, len(self.model.ids) - 1))

    def _take_counts(self, counted: tuple[Shelf, ...]) -> None:
        self._counts = {shelf.name: shelf.count for shelf in counted}
        self._say_shelf()

    def _say_shelf(self) -> None:
        count = self._count(self._shelf)
        self.shelf_button.setText(f"{shelves.name(self._shelf)}   {count}".strip())

    def _count(self, shelf: str) -> str:
        if shelf == self._shelf and shelf == shelves.NOTES:
            return str(len(self.model.ids))
        return str(self._counts[shelf]) if shelf in self._counts else ""

    def _say_counts(self) -> None:
        for action in self.shelf_button.menu().actions():
            shelf = str(action.data())
            if shelf not in shelves.NAMES:
                continue
            action.setText(f"{shelves.name(shelf)}\t{self._count(shelf)}")
            action.setChecked(shelf == self._shelf)

    def _list_searches(self) -> None:
        """Put the saved searches below the shelves."""
        menu = self.shelf_button.menu()
        for action in menu.actions():
            if action.isSeparator() or isinstance(action.data(), SavedSearch):
                menu.removeAction(action)
                action.deleteLater()
        if self.searches:
            menu.addSeparator()
        for saved in self.searches[:MOST_SEARCHES]:
            action = menu.addAction(_short(saved.name))
            action.setToolTip(saved.query)
            action.setData(saved)

    def _on_triggered(self, action: QAction) -> None:
        if isinstance(action.data(), SavedSearch):
            self.search_chosen.emit(action.data())
        else:
            self.show_shelf(str(action.data()))

    def _say_empty(self) -> None:
        self.empty.say(*shelves.when_empty(self._shelf, self._keys))
        is_empty = not self.model.ids
        had_focus = self.view.hasFocus() or self.empty.hasFocus()
        shown: QWidget = self.empty if is_empty else self.view
        self._stack.setCurrentWidget(shown)
        if had_focus:
            shown.setFocus()
        self._say_shelf()

    def _on_chosen(self, number: int) -> None:
        if not self._is_placing and number >= 0:
            self.chosen.emit(self.model.ids[number])

    def _on_menu_wanted(self, at: QPoint) -> None:
        if self.view.indexAt(at).isValid():
            self.menu_wanted.emit(self.view.viewport().mapToGlobal(at))


def _short(name: str) -> str:
    words = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"
    return words.replace("&", "&&")
