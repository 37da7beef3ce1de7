"""The pane of highlights: head, filter bar, and the list or what to press."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sourcebook.app import highlighting
from sourcebook.app.highlighting import Listed
from sourcebook.app.jobs import Jobs
from sourcebook.model.changes import Changes
from sourcebook.model.highlight import Order, Sought
from sourcebook.model.settings import Settings
from sourcebook.ui import colour_names
from sourcebook.ui.empty_state import EmptyState
from sourcebook.ui.highlights_pane.delegate import LEFT_PX, ROW_HEIGHT_PX, HighlightDelegate
from sourcebook.ui.highlights_pane.filter_bar import FilterBar
from sourcebook.ui.highlights_pane.head import Head
from sourcebook.ui.highlights_pane.rows import HighlightRow, row_of
from sourcebook.ui.highlights_pane.view import HighlightsView
from sourcebook.ui.keymap import Keymap, keymap
from sourcebook.ui.library_pane.model import ListModel
from sourcebook.ui.theme import Theme
from sourcebook.ui.work import Work

SOON_MS: Final = 80
"""Changes that come one after the other are taken together so often."""


class HighlightsPane(QWidget):
    """Lists highlights and follows every change of them while it is shown.

    All ids are in memory, rows are read a page at a time; both by a reader thread.

    Attributes:
        list: What takes the keys that act on highlights: the list, or what is said in its place.

    Signals:
        shown: The reader went to another row (HighlightRow).
        opened: A row shall be opened and its passage get the keyboard (HighlightRow).
        copy_wanted: The chosen highlights shall be copied.
        menu_wanted: The menu of the chosen highlights (where on the screen).
        tip_wanted: A comment shall be shown whole (its Markdown, where on the screen).
        left: The pane shall be put away.
    """

    shown = Signal(object)
    opened = Signal(object)
    copy_wanted = Signal()
    menu_wanted = Signal(QPoint)
    tip_wanted = Signal(str, QPoint)
    left = Signal()

    def __init__(self, jobs: Jobs, work: Work, theme: Theme) -> None:
        super().__init__()
        self._jobs = jobs
        self._work = work
        self._settings = Settings()
        self._keys = keymap(self._settings)
        self._sought = Sought()
        self._article_id = ""
        self._is_of_library = False
        self._request = 0
        self._is_placing = False
        self._is_asking = False
        self._is_stale = True
        self._changed: frozenset[str] = frozenset()
        self.setProperty("ground", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = Head()
        self.filter = FilterBar()
        self.model: ListModel[HighlightRow] = ListModel(self._fetch, self)
        self.view = HighlightsView(ROW_HEIGHT_PX, LEFT_PX, self.tr("Highlights"))
        self.view.setModel(self.model)
        self.view.list_by(self.model)
        self.delegate = HighlightDelegate(theme, self.view)
        self.view.setItemDelegate(self.delegate)
        self.empty = EmptyState()
        self.list = QStackedWidget()
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.reload)
        self._lay_out()
        self._connect()
        self.apply(theme, self._settings)
        self._say()

    @property
    def is_of_library(self) -> bool:
        """Tell whether the highlights of all articles are listed."""
        return self._is_of_library

    @property
    def order(self) -> Order:
        """Return the order in which they are listed."""
        return self._sought.order

    @property
    def has_keyboard(self) -> bool:
        """Tell whether keys go to the list, or to what is said in its place."""
        return self.view.hasFocus() or self.empty.hasFocus()

    @property
    def current_row(self) -> HighlightRow | None:
        """Return the current row if it is here."""
        number = self.view.current
        return self.model.row(number) if number >= 0 else None

    @property
    def chosen(self) -> list[str]:
        """Return the ids that a command means, in the order of the list.

        Those that are picked, or without any the current row.
        """
        picked = self.view.ids
        if picked:
            return [one for one in self.model.ids if one in picked]
        number = self.view.current
        return [self.model.ids[number]] if 0 <= number < len(self.model.ids) else []

    def show_article(self, article_id: str) -> None:
        """List the highlights of another article, unless those of all are listed."""
        if article_id == self._article_id:
            return
        self._article_id = article_id
        if not self._is_of_library:
            self._forget()

    def show_scope(self, *, is_of_library: bool) -> None:
        """List the highlights of the whole library, or of the article that lies open."""
        if is_of_library != self._is_of_library:
            self._is_of_library = is_of_library
            self._say()
            self._forget()

    def arrange(self, order: str, *, is_of_library: bool) -> None:
        """List as in the last window; an order that is not known changes nothing."""
        known = {one.value: one for one in Order}
        self._sought = replace(self._sought, order=known.get(order, self._sought.order))
        self.show_scope(is_of_library=is_of_library)
        self._say()

    def set_order(self, order: Order) -> None:
        """List them in another order."""
        self._sought = replace(self._sought, order=order)
        self._say()
        self.reload()

    def take(self, changes: Changes) -> None:
        """Follow what changed."""
        if changes.highlights or changes.articles:
            self._is_stale = True
            self._changed |= changes.highlights
            if changes.articles:
                self._changed |= frozenset(self.model.ids)
            if self.isVisible():
                self._soon.start()

    def catch_up(self) -> None:
        """Ask anew if anything changed while the pane was put away."""
        if self._is_stale:
            self.reload()

    def reload(self) -> None:
        """Ask what there is now; what is picked and what is current stays if it is still there.

        One question at a time: words typed meanwhile are looked for once it is answered.
        """
        self._request += 1
        if self._is_asking:
            return
        request, changed = self._request, self._changed
        self._is_stale, self._changed = False, frozenset()
        if not self._is_of_library and not self._article_id:
            self._take_ids([], frozenset())
            return
        self._sought = self.filter.sought(
            replace(self._sought, article_id="" if self._is_of_library else self._article_id)
        )

        def here(ids: list[str]) -> None:
            self._is_asking = False
            if request == self._request:
                self._take_ids(ids, changed)
            else:
                self._changed |= changed
                self.reload()

        def failed(error: BaseException) -> None:
            self._is_asking = False
            self._work.failed.emit(error)

        self._is_asking = True
        asked = self._jobs.read(highlighting.highlight_ids, self._sought)
        self._work.then(asked, here, failed, owner=self)

    def open_current(self) -> None:
        """Open the current row."""
        if row := self.current_row:
            self.opened.emit(row)

    def let_go(self) -> bool:
        """Let go of what is picked, else of what narrows the list; False if there is neither."""
        if self.view.ids:
            self.view.pick(())
        elif self.filter.sought(Sought()).is_narrowed:
            self.filter.clear()
        else:
            return False
        self.focus_list()
        return True

    def focus_filter(self) -> None:
        """Put the keyboard into the field of the filter."""
        self.filter.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.field.selectAll()

    def focus_list(self) -> None:
        """Put the keyboard on the list, or on what is said in its place."""
        shown: QWidget = self.view if self.model.ids else self.empty
        shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def name_keys(self, keys: Keymap) -> None:
        """Say these keys from now on."""
        self._keys = keys
        self._say()

    def apply(self, theme: Theme, settings: Settings) -> None:
        """Change the colours, and their names."""
        is_renamed = colour_names.given(settings) != colour_names.given(self._settings)
        self._settings = settings
        self.delegate.theme = theme
        self.head.apply(theme)
        self.filter.apply(theme, settings)
        self.view.viewport().update()
        if is_renamed:
            self.model.refresh(self.model.ids)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have the comment of a row shown whole when the pointer rests on it (called by Qt)."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self.view.indexAt(event.pos()).row()
            row = self.model.row(number) if number >= 0 else None
            if row is not None and row.markdown:
                self.tip_wanted.emit(row.markdown, event.globalPos())
            return True
        return bool(super().eventFilter(watched, event))

    def _lay_out(self) -> None:
        self.list.addWidget(self.view)
        self.list.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.filter):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.view)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.viewport().installEventFilter(self)

    def _connect(self) -> None:
        self.head.scope_wanted.connect(lambda wanted: self.show_scope(is_of_library=wanted))
        self.head.order_wanted.connect(self.set_order)
        self.head.left.connect(self.left)
        self.filter.changed.connect(self.reload)
        self.filter.went_down.connect(self._go_down)
        self.view.chosen.connect(self._on_chosen)
        self.view.opened.connect(lambda _: self.open_current())
        self.view.picked.connect(self._on_picked)
        self.view.copy_wanted.connect(self.copy_wanted)
        self.view.customContextMenuRequested.connect(self._on_menu_wanted)

    def _forget(self) -> None:
        """Begin anew with other highlights."""
        self.view.pick(())
        self._is_stale = True
        if self.isVisible():
            self.reload()

    def _fetch(self, ids: Sequence[str], take: Callable[[list[HighlightRow]], None]) -> None:
        names = colour_names.given(self._settings)
        is_of_library = self._is_of_library

        def here(found: list[Listed]) -> None:
            take(
                [
                    row_of(one, is_of_library=is_of_library, name=names[one.highlight.colour])
                    for one in found
                ]
            )

        self._work.then(self._jobs.read(highlighting.listed, ids), here, owner=self)

    def _take_ids(self, ids: list[str], changed: frozenset[str]) -> None:
        number = self.view.current
        standing = self.model.ids[number] if 0 <= number < len(self.model.ids) else ""
        self._is_placing = True
        if list(self.model.ids) == ids:
            self.model.refresh(changed)
        else:
            self.model.set_ids(ids)
            self._place(standing, number)
        self._is_placing = False
        self.view.pick([*self.view.ids.intersection(ids)])
        self._say()

    def _place(self, highlight_id: str, number: int) -> None:
        """Choose the row that was the current one, or the one now in its place."""
        known = self.model.number_of(highlight_id)
        if known >= 0:
            self.view.choose(known)
        elif number >= 0 and self.view.hasFocus() and self.model.ids:
            self.view.choose(min(number, len(self.model.ids) - 1))

    def _say(self) -> None:
        """Say how many there are, or why there are none."""
        count = len(self.model.ids)
        is_of_library = self._is_of_library
        self.head.say(is_of_library=is_of_library, count=count, picked=len(self.view.ids))
        self.head.set_order(self._sought.order, is_of_library=is_of_library)
        self.empty.say(*self._when_empty())
        had_focus = self.has_keyboard
        self.list.setCurrentWidget(self.view if count else self.empty)
        if had_focus:
            self.focus_list()

    def _when_empty(self) -> tuple[str, str]:
        if not self._is_of_library and not self._article_id:
            how = self.tr("Open one, or press {key} to list those of the whole library.")
            return self.tr("No article lies open"), how.format(key=self._key("all_highlights"))
        if self._sought.is_narrowed:
            return self.tr("No such highlight"), self.tr("{key} shows all again.").format(
                key=self._key("back")
            )
        how = self.tr("Select words in the article, or point a sentence out, and press {key}.")
        return self.tr("No highlights yet"), how.format(key=self._key("highlight"))

    def _key(self, name: str) -> str:
        return self._keys.names[name]

    def _go_down(self) -> None:
        self.focus_list()
        if self.view.current < 0 and self.model.ids:
            self.view.choose(0)

    def _on_chosen(self, _number: int) -> None:
        if not self._is_placing and (row := self.current_row):
            self.shown.emit(row)

    def _on_picked(self) -> None:
        self.delegate.picked = self.view.ids
        self._say()

    def _on_menu_wanted(self, point: QPoint) -> None:
        index: QModelIndex = self.view.indexAt(point)
        if index.isValid() or self.chosen:
            self.menu_wanted.emit(self.view.viewport().mapToGlobal(point))
