"""The window: library | article | notes, and what joins them."""

import sys
from collections.abc import Callable
from typing import Final
from urllib.parse import unquote

from PySide6.QtCore import QByteArray, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from sourcebook.app import noting, reading
from sourcebook.app.jobs import Jobs
from sourcebook.app.noting import Saved
from sourcebook.app.session import WindowState
from sourcebook.model.changes import Changes
from sourcebook.model.errors import SourcebookError
from sourcebook.model.highlight import Colour
from sourcebook.model.own_links import NOTE_LINK, TAG_LINK
from sourcebook.ui import intake, messages
from sourcebook.ui.action_set import ActionSet
from sourcebook.ui.actions import ROW_MENU, TOOL_BUTTONS, Place
from sourcebook.ui.article_pane import ArticlePane
from sourcebook.ui.article_pane.typography import note_typography, typography
from sourcebook.ui.command_set import CommandSet
from sourcebook.ui.commands import Saving
from sourcebook.ui.cutting_actions import CUTTING_MENU
from sourcebook.ui.desk import Desk
from sourcebook.ui.highlight_actions import HIGHLIGHT_MENU
from sourcebook.ui.highlights_pane import HighlightsPane
from sourcebook.ui.images import LibraryImages
from sourcebook.ui.keymap import keymap
from sourcebook.ui.left_pane import LeftPane
from sourcebook.ui.library_pane import LibraryPane
from sourcebook.ui.notes_pane import NotesPane, Previewing, View
from sourcebook.ui.notice_bar import NoticeBar
from sourcebook.ui.panes import Panes
from sourcebook.ui.preferences import Preferences
from sourcebook.ui.progress import IndexProgress
from sourcebook.ui.reading_actions import ARTICLE_MENU
from sourcebook.ui.search_pane import Prompter, ResultsPane, SearchBox
from sourcebook.ui.theme import put_on, style_sheet
from sourcebook.ui.wish import SCHEME
from sourcebook.ui.work import Future, Work

SIZE: Final = (1400, 900)
TITLE_BAR_PX: Final = 40
"""Room for the frame that the desktop puts around a window, before it is known."""

WIDTHS: Final = (318, 742, 340)
"""Of the three panes in a new window."""

NARROWEST: Final = (220, 360, 220)
"""How narrow each pane can be made."""


class MainWindow(QMainWindow):
    """Puts the panes side by side, binds the actions, comes back as it was left.

    Signals:
        closed: Everything is on the disk and the window is gone.
    """

    closed = Signal()

    def __init__(
        self, jobs: Jobs, work: Work, preferences: Preferences, state: WindowState
    ) -> None:
        super().__init__()
        self._jobs = jobs
        self._work = work
        self._preferences = preferences
        self._make_panes()
        self._desk = Desk(jobs, work, self.article_pane, self.notes_pane)
        self._make_commands()
        self._lay_out()
        self.actions_made = ActionSet(self, self._places(), self._handlers())
        self._put_actions()
        self._connect()
        self.apply_settings()
        self._restore(state)

    @property
    def desk(self) -> Desk:
        """Return what lies open."""
        return self._desk

    @property
    def state(self) -> WindowState:
        """Return how the window is left."""
        article = self._desk.article
        return WindowState(
            geometry=_as_text(self.saveGeometry()),
            splitter=_as_text(self._splitter.saveState()),
            shelf=self.library_pane.shelf,
            article_id=article.id if article else "",
            note_id="" if article else self._desk.note_id,
            note_cursor=self.notes_pane.cursor_place(),
            focus=("list", "article", "notes")[self.commands.going.pane()],
            note_view=self.previewing.view.value,
            highlights_of_library=self.highlights_pane.is_of_library,
            highlights_order=self.highlights_pane.order.value,
        )

    def what_is_safe(self) -> str:
        """Say what is on the disk, for the crash window."""
        if self.notes_pane.is_settled:
            return self.tr("Everything you wrote is saved. You can go on working.")
        return self.tr(
            "Everything up to the last seconds of typing is saved; those are still in the "
            "notes pane and are being saved now."
        )

    def say_error(self, error: SourcebookError) -> None:
        """Say an error that the user can act on."""
        self.notices.warn(messages.sentence(error))

    def come_forward(self) -> None:
        """Show the window above all others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def greet(self, welcome: Changes) -> None:
        """Open the first article of a library made a moment ago, unless a note was begun before."""

        def show(ids: list[str]) -> None:
            shown = self._desk.article
            is_idle = shown is None and self.notes_pane.manuscript is None
            if ids and (is_idle or (shown is not None and shown.id in welcome.articles)):
                self.library_pane.show_shelf(self.library_pane.shelf, ids[0])
                self._desk.open_article(ids[0])

        if welcome:
            listed = self._jobs.read(reading.article_ids, self.library_pane.shelf)
            self._work.then(listed, show, owner=self)

    # -- Qt asks

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when every note is on the disk; the last save may still be under way."""
        self._desk.keep_place()
        self.commands.tying.settle()
        self._preferences.keep_now()
        if self._saving.may_close():
            event.accept()
            self.closed.emit()
        else:
            event.ignore()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, addresses and words."""
        if intake.can_be_dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        event.acceptProposedAction()
        self.commands.adding.add(intake.dropped(event.mimeData()))

    # -- made once

    def _make_panes(self) -> None:
        theme = self._preferences.theme
        size_px = self._preferences.settings.number("note_size_px")
        self.notices = NoticeBar(theme)
        self.library_pane = LibraryPane(self._jobs, self._work, theme)
        self.results_pane = ResultsPane(self._jobs, self._work, theme)
        self.search_box = SearchBox()
        self._prompter = Prompter(self._jobs, self._work, self.search_box)
        progress = IndexProgress(self._jobs, self._work)
        self._work.changed.connect(progress.take)
        self.highlights_pane = HighlightsPane(self._jobs, self._work, theme)
        self.left_pane = LeftPane(
            self.library_pane, self.results_pane, self.highlights_pane, self.search_box, progress
        )
        self._images = LibraryImages(self._jobs, self._work)
        self.article_pane = ArticlePane(images=self._images)
        self.notes_pane = NotesPane(self._save_note, self._work, theme, size_px)
        self.previewing = Previewing(
            self._jobs,
            self._work,
            pane=self.notes_pane,
            images=self._images,
            typography=note_typography(theme, self._preferences.settings),
        )

    def _make_commands(self) -> None:
        panes = Panes(
            left=self.left_pane,
            library=self.library_pane,
            results=self.results_pane,
            highlights=self.highlights_pane,
            box=self.search_box,
            article=self.article_pane,
            notes=self.notes_pane,
            previewing=self.previewing,
            notices=self.notices,
        )
        self.commands = CommandSet(
            self._jobs,
            self._work,
            preferences=self._preferences,
            panes=panes,
            desk=self._desk,
            actions=lambda: self.actions_made,
            window=self,
        )
        self._saving = Saving(
            self._work,
            notices=self.notices,
            notes=self.notes_pane,
            show_note=self._desk.open_note,
            compare=self.commands.revising.compare_notes,
            close=self.close,
        )

    def _lay_out(self) -> None:
        self._splitter = QSplitter()
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        panes = (self.left_pane, self.article_pane, self.notes_pane)
        for pane, narrowest in zip(panes, NARROWEST, strict=True):
            pane.setMinimumWidth(narrowest)
            self._splitter.addWidget(pane)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes(WIDTHS)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._splitter, 1)
        column.addWidget(self.notices)
        self.setCentralWidget(whole)
        self.setAcceptDrops(True)
        self.resize(self._size_that_fits())

    def _size_that_fits(self) -> QSize:
        """Return the size of a new window: as planned, or what the screen has room for."""
        room = self.screen().availableSize() - QSize(0, TITLE_BAR_PX)
        return QSize(*SIZE).boundedTo(room)

    def _places(self) -> dict[Place, list[QWidget]]:
        return {
            Place.LIST: [self.library_pane, self.results_pane.list],
            Place.ARTICLE: [self.article_pane],
            Place.NOTES: [self.notes_pane],
            Place.BOX: [self.search_box],
            Place.HIGHLIGHTS: [self.highlights_pane.list],
        }

    def _handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the table does."""
        return {**self.commands.handlers, "quit": self.close, "show_menu": self._show_menu}

    def _put_actions(self) -> None:
        actions = self.actions_made
        self.article_pane.set_actions(actions.some(TOOL_BUTTONS))
        self.article_pane.set_menu(actions.some((*ARTICLE_MENU, *CUTTING_MENU)))
        self.library_pane.add_buttons(actions["add_address"], actions["show_menu"])
        self._menu = actions.menu(self)
        self._row_menu = QMenu(self)
        self._row_menu.addActions(actions.some(ROW_MENU))
        self._highlight_menu = QMenu(self)
        self._highlight_menu.addActions(actions.some(HIGHLIGHT_MENU))
        if sys.platform == "darwin":
            for menu in self._menu.findChildren(
                QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly
            ):
                self.menuBar().addMenu(menu)

    def _connect(self) -> None:
        self._work.changed.connect(self.library_pane.take)
        self._work.changed.connect(self.results_pane.take)
        self.results_pane.arranged.connect(self._preferences.set)
        self._desk.turned.connect(self._say_title)
        self.commands.adding.added.connect(self._show_added)
        self.results_pane.opened.connect(self.commands.landing.open_hit)
        self.left_pane.left_search.connect(self.commands.landing.forget)
        self.library_pane.menu_wanted.connect(self._row_menu.popup)
        self.highlights_pane.menu_wanted.connect(self._highlight_menu.popup)
        self.article_pane.highlight_requested.connect(self._highlight)
        self.article_pane.highlight_activated.connect(self.commands.marking.comment_on)
        self.article_pane.link_activated.connect(self._follow)
        self.previewing.link_activated.connect(self._follow_in_note)
        self.article_pane.images_wanted.connect(self._fetch_shown_images)
        self._preferences.changed.connect(lambda _: self.apply_settings())

    def _restore(self, state: WindowState) -> None:
        self.restoreGeometry(QByteArray.fromBase64(state.geometry.encode()))
        self._splitter.restoreState(QByteArray.fromBase64(state.splitter.encode()))
        self.library_pane.show_shelf(state.shelf, state.note_id or state.article_id)
        self.highlights_pane.arrange(
            state.highlights_order, is_of_library=state.highlights_of_library
        )
        self.previewing.look(View.named(state.note_view))
        focus = {
            "article": self.commands.going.focus_article,
            "notes": self.commands.going.focus_notes,
        }

        def come_back() -> None:
            self.notes_pane.set_cursor_place(state.note_cursor)
            focus.get(state.focus, self.commands.going.focus_list)()

        if state.article_id:
            self._desk.open_article(state.article_id, come_back)
        elif state.note_id:
            self._desk.open_note(state.note_id, come_back)
        else:
            self.commands.going.focus_list()
        self._say_title()

    # -- what the panes and actions ask for

    def _save_note(
        self, note_id: str, article_id: str, body: str, revision: int, session: str
    ) -> "Future[Saved]":
        return self._jobs.write(noting.save_note, note_id, article_id, body, revision, session)

    def apply_settings(self) -> None:
        """Draw everything by the settings in force."""
        settings, theme = self._preferences.settings, self._preferences.theme
        app = QApplication.instance()
        if isinstance(app, QApplication) and app.styleSheet() != style_sheet(theme):
            put_on(app, theme)
        self.actions_made.apply(theme)
        self.actions_made.bind(keymap(settings), single_keys=settings.flag("single_keys"))
        self.actions_made.name_colours(settings)
        self.highlights_pane.apply(theme, settings)
        for one in (self.article_pane, self.library_pane, self.highlights_pane, self.search_box):
            one.name_keys(self.actions_made.keymap)
        for pane in (
            *(self.library_pane, self.results_pane, self.search_box, self.notices),
            self.commands.choosing.palette,
            self.commands.tying.palette,
        ):
            pane.apply(theme)
        self.results_pane.follow(settings)
        self.notes_pane.apply(theme, settings.number("note_size_px"))
        self.previewing.apply(
            note_typography(theme, settings), is_smart=settings.flag("smart_punctuation")
        )
        self.article_pane.apply(typography(theme, settings))

    def _highlight(self, start: int, end: int, colour: str) -> None:
        usual = self._preferences.settings.text("highlight_colour")
        self._desk.highlight(start, end, Colour(colour or usual))

    def _show_menu(self) -> None:
        corner = self.left_pane.rect().topRight()
        self._menu.popup(self.left_pane.mapToGlobal(corner))

    def _show_added(self, article_id: str) -> None:
        """Open what was added, unless the reader writes, or is about to, or has gone on reading."""
        self.library_pane.reload()
        if self._desk.article is None and self.notes_pane.manuscript is None:
            self.library_pane.choose(article_id)
            self._desk.open_article(article_id)

    def _follow_in_note(self, address: str) -> None:
        """Open what a link of the preview names: a note by its title, a tag, or any address."""
        if address.startswith(NOTE_LINK):
            self.commands.following.open_title(unquote(address.removeprefix(NOTE_LINK)))
        elif address.startswith(TAG_LINK):
            self.commands.searching.open_tag(unquote(address.removeprefix(TAG_LINK)))
        else:
            self._follow(address)

    def _follow(self, address: str) -> None:
        if address.casefold().startswith(SCHEME):
            self.commands.tracing.open_link(address)
        else:
            QDesktopServices.openUrl(QUrl(address))

    def _fetch_shown_images(self) -> None:
        article = self._desk.article
        if article:
            self.commands.organising.fetch_images_of(article)

    def _say_title(self) -> None:
        title = " ".join(self._desk.title.split())
        self.setWindowTitle(f"{title} — Sourcebook" if title else "Sourcebook")


def _as_text(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode("ascii")
