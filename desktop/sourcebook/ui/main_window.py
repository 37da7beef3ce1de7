"""The window: library | article | notes, and what joins them."""

import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QByteArray, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from sourcebook.app import noting, reading
from sourcebook.app.jobs import Jobs
from sourcebook.app.noting import Saved
from sourcebook.app.session import WindowState
from sourcebook.model.changes import Changes
from sourcebook.model.errors import SourcebookError
from sourcebook.model.highlight import Colour
from sourcebook.model.search import Found, Hit
from sourcebook.ui import intake, messages
from sourcebook.ui.action_set import ActionSet
from sourcebook.ui.actions import ROW_MENU, TOOL_BUTTONS, Place
from sourcebook.ui.article_pane import ArticlePane
from sourcebook.ui.article_pane.typography import typography
from sourcebook.ui.commands import (
    Adding,
    Adjusting,
    Choosing,
    CloseReading,
    Going,
    Landing,
    Marking,
    Naming,
    Organising,
    Searching,
    Target,
)
from sourcebook.ui.desk import Desk
from sourcebook.ui.images import LibraryImages
from sourcebook.ui.keymap import keymap
from sourcebook.ui.left_pane import LeftPane
from sourcebook.ui.library_pane import LibraryPane
from sourcebook.ui.notes_pane import NotesPane
from sourcebook.ui.notice_bar import NoticeBar
from sourcebook.ui.palette import Kind
from sourcebook.ui.preferences import Preferences
from sourcebook.ui.progress import IndexProgress
from sourcebook.ui.reading_actions import ARTICLE_MENU
from sourcebook.ui.search_pane import Prompter, ResultsPane, SearchBox
from sourcebook.ui.theme import put_on, style_sheet
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
        self._wants_to_close = False
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
            focus=("list", "article", "notes")[self._going.pane()],
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
        """Open the first article of a library that was made a moment ago."""

        def show(ids: list[str]) -> None:
            shown = self._desk.article
            if ids and (shown is None or shown.id in welcome.articles):
                self.library_pane.show_shelf(self.library_pane.shelf, ids[0])
                self._desk.open_article(ids[0])

        if welcome:
            listed = self._jobs.read(reading.article_ids, self.library_pane.shelf)
            self._work.then(listed, show, owner=self)

    # -- Qt asks

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when every note is on the disk; the last save may still be under way."""
        self._desk.keep_place()
        self._preferences.keep_now()
        if self.notes_pane.is_settled:
            event.accept()
            self.closed.emit()
            return
        event.ignore()
        self._wants_to_close = True
        self.notes_pane.save_now()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, addresses and words."""
        if intake.can_be_dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        event.acceptProposedAction()
        self._adding.add(intake.dropped(event.mimeData()))

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
        self.left_pane = LeftPane(self.library_pane, self.results_pane, self.search_box, progress)
        self._images = LibraryImages(self._jobs, self._work)
        self.article_pane = ArticlePane(images=self._images)
        self.notes_pane = NotesPane(self._save_note, self._work, theme, size_px)

    def _make_commands(self) -> None:
        jobs, work, notices = self._jobs, self._work, self.notices
        self._going = Going(
            desk=self._desk,
            left=self.left_pane,
            library=self.library_pane,
            article=self.article_pane,
            notes=self.notes_pane,
            notices=notices,
        )
        self._organising = Organising(jobs, work, notices, self._target, self)
        self._adding = Adding(jobs, work, notices, self._organising.undo, self)
        self._make_reading_commands()
        self._make_search_commands()
        self._adjusting = Adjusting(self._preferences, lambda: self.actions_made, self)
        self._choosing = Choosing(
            jobs,
            work,
            preferences=self._preferences,
            actions=lambda: self.actions_made,
            opens={
                Kind.ARTICLE: self._going.open_article,
                Kind.NOTE: self._going.open_note,
                Kind.TAG: self._searching.open_tag,
                Kind.SETTING: self._adjusting.open_settings,
            },
            window=self,
        )

    def _make_reading_commands(self) -> None:
        jobs, work, notices = self._jobs, self._work, self.notices
        undo = self._organising.undo
        self._marking = Marking(
            jobs, work, notices=notices, desk=self._desk, pane=self.article_pane, undo=undo
        )
        self._close_reading = CloseReading(
            notices=notices,
            desk=self._desk,
            going=self._going,
            left=self.left_pane,
            library=self.library_pane,
            article=self.article_pane,
            notes=self.notes_pane,
        )

    def _make_search_commands(self) -> None:
        jobs, work, notices = self._jobs, self._work, self.notices
        undo = self._organising.undo
        self._landing = Landing(
            jobs,
            work,
            desk=self._desk,
            going=self._going,
            results=self.results_pane,
            article=self.article_pane,
            notes=self.notes_pane,
        )
        self._searching = Searching(
            jobs,
            work,
            notices=notices,
            undo=undo,
            target=self._target,
            left=self.left_pane,
            library=self.library_pane,
            results=self.results_pane,
            box=self.search_box,
            window=self,
        )
        self._naming = Naming(
            jobs, work, notices=notices, undo=undo, selected=self._selected_name, window=self
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
        }

    def _handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the table does."""
        return {
            **self._marking.handlers,
            **self._close_reading.handlers,
            **self._search_handlers(),
            **self._going.handlers,
            **self._organising.handlers,
            **self._adjusting.handlers,
            **self._choosing.handlers,
            "add_address": self._adding.add_address,
            "add_file": self._adding.add_file,
            "choose_shelf": self.library_pane.choose_shelf,
            "new_note": self._begin_note,
            "next_item": lambda: self.left_pane.view.step(1),
            "open_item": self.left_pane.open_current,
            "paste_article": self._adding.paste,
            "previous_item": lambda: self.left_pane.view.step(-1),
            "quit": self.close,
            "search": self.left_pane.focus_search,
            "show_menu": self._show_menu,
        }

    def _search_handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of searching do."""
        return {
            **self._searching.handlers,
            "edit_names": self._naming.edit_names,
            "next_place": self._landing.next_place,
            "previous_place": self._landing.previous_place,
            "same_name": self._naming.same_name,
        }

    def _put_actions(self) -> None:
        actions = self.actions_made
        self.article_pane.set_actions(actions.some(TOOL_BUTTONS))
        self.article_pane.set_menu(actions.some(ARTICLE_MENU))
        self.library_pane.add_buttons(actions["add_address"], actions["show_menu"])
        self._menu = actions.menu(self)
        self._row_menu = QMenu(self)
        self._row_menu.addActions(actions.some(ROW_MENU))
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
        self._adding.added.connect(self._show_added)
        self.results_pane.opened.connect(self._landing.open_hit)
        self.left_pane.left_search.connect(self._landing.forget)
        self.library_pane.menu_wanted.connect(self._row_menu.popup)
        self.article_pane.highlight_requested.connect(self._highlight)
        self.article_pane.highlight_activated.connect(self._marking.comment_on)
        self.article_pane.link_activated.connect(self._follow)
        self.article_pane.images_wanted.connect(self._fetch_shown_images)
        self.notes_pane.settled.connect(self._on_settled)
        self.notes_pane.save_failed.connect(self._on_save_failed)
        self.notes_pane.conflicted.connect(self._on_conflict)
        self._preferences.changed.connect(lambda _: self.apply_settings())

    def _restore(self, state: WindowState) -> None:
        self.restoreGeometry(QByteArray.fromBase64(state.geometry.encode()))
        self._splitter.restoreState(QByteArray.fromBase64(state.splitter.encode()))
        self.library_pane.show_shelf(state.shelf, state.note_id or state.article_id)
        focus = {"article": self._going.focus_article, "notes": self._going.focus_notes}

        def come_back() -> None:
            self.notes_pane.set_cursor_place(state.note_cursor)
            focus.get(state.focus, self._going.focus_list)()

        if state.article_id:
            self._desk.open_article(state.article_id, come_back)
        elif state.note_id:
            self._desk.open_note(state.note_id, come_back)
        else:
            self._going.focus_list()
        self._say_title()

    # -- what the panes and actions ask for

    def _save_note(
        self, note_id: str, article_id: str, body: str, revision: int, session: str
    ) -> "Future[Saved]":
        return self._jobs.write(noting.save_note, note_id, article_id, body, revision, session)

    def _target(self) -> Target:
        """Return what an action means: the row if the keyboard is on the left, else the article."""
        article = self._desk.article
        if self._going.pane() != 0:
            return Target(article.id if article else "", "" if article else self._desk.note_id)
        if self.left_pane.is_searching:
            return _target_of(self.results_pane.current_hit)
        row_id = self.library_pane.current_id
        if self.library_pane.shows_notes:
            row = self.library_pane.current_row
            return Target(row.article_id if row else "", row_id)
        return Target(row_id or (article.id if article else ""))

    def _selected_name(self) -> tuple[str, ...]:
        """Return the words selected in the pane with the keyboard; on the left those found."""
        pane = self._going.pane()
        if pane == 0:
            return self.results_pane.spellings if self.left_pane.is_searching else ()
        words = (
            self.article_pane.selected_words() if pane == 1 else self.notes_pane.selected_words()
        )
        return (words,) if words else ()

    def apply_settings(self) -> None:
        """Draw everything by the settings in force."""
        settings, theme = self._preferences.settings, self._preferences.theme
        app = QApplication.instance()
        if isinstance(app, QApplication) and app.styleSheet() != style_sheet(theme):
            put_on(app, theme)
        self.actions_made.apply(theme)
        self.actions_made.bind(keymap(settings), single_keys=settings.flag("single_keys"))
        for one in (self.article_pane, self.library_pane, self.search_box):
            one.name_keys(self.actions_made.keymap)
        for pane in (
            *(self.library_pane, self.results_pane, self.search_box, self.notices),
            self._choosing.palette,
        ):
            pane.apply(theme)
        self.results_pane.follow(settings)
        self.notes_pane.apply(theme, settings.number("note_size_px"))
        self.article_pane.apply(typography(theme, settings))

    def _highlight(self, start: int, end: int, colour: str) -> None:
        usual = self._preferences.settings.text("highlight_colour")
        self._desk.highlight(start, end, Colour(colour or usual))

    def _begin_note(self) -> None:
        self._desk.begin_note()
        self._going.focus_notes()

    def _show_menu(self) -> None:
        corner = self.left_pane.rect().topRight()
        self._menu.popup(self.left_pane.mapToGlobal(corner))

    def _show_added(self, article_id: str) -> None:
        """Open what was added, unless the reader writes or has gone on reading."""
        self.library_pane.reload()
        if self._desk.article is None and not self._desk.note_id:
            self.library_pane.choose(article_id)
            self._desk.open_article(article_id)

    def _follow(self, address: str) -> None:
        QDesktopServices.openUrl(QUrl(address))

    def _fetch_shown_images(self) -> None:
        article = self._desk.article
        if article:
            self._organising.fetch_images_of(article)

    def _say_title(self) -> None:
        title = " ".join(self._desk.title.split())
        self.setWindowTitle(f"{title} — Sourcebook" if title else "Sourcebook")

    def _on_settled(self) -> None:
        if self._wants_to_close:
            self.close()

    def _on_save_failed(self, error: BaseException) -> None:
        if not isinstance(error, SourcebookError):
            self._work.failed.emit(error)
            return
        words = messages.sentence(error)
        if self._wants_to_close:
            self._wants_to_close = False
            stays = self.tr(
                "The window stays open because a note is not on the disk yet. {reason} "
                "It is tried again every few seconds."
            )
            self.notices.warn(stays.format(reason=words), self.tr("Copy the note"), self._copy_note)
        elif words not in self.notices.words:
            self.notices.warn(words, self.tr("Copy the note"), self._copy_note)

    def _copy_note(self) -> None:
        manuscript = self.notes_pane.manuscript
        if manuscript:
            QGuiApplication.clipboard().setText(manuscript.body)

    def _on_conflict(self, saved: Saved) -> None:
        other = saved.other
        words = self.tr("This note was also changed elsewhere. Both texts are kept.")
        if other is None:
            self.notices.tell(words)
        else:
            self.notices.warn(
                words, self.tr("Show the other"), lambda: self._desk.open_note(other.id)
            )


def _target_of(hit: Hit | None) -> Target:
    if hit is None:
        return Target()
    return Target(hit.article_id, hit.id if hit.kind is Found.NOTE else "")


def _as_text(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode("ascii")
