"""Show the note as it is read, beside or in the place of its source, and keep it current."""

import re
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from sourcebook.app import previewing
from sourcebook.app.jobs import Jobs
from sourcebook.app.previewing import Order
from sourcebook.model.edition import Asset
from sourcebook.model.own_links import TASK_LINK
from sourcebook.model.rendering import Rendering
from sourcebook.ui.article_pane.offsets import utf16_length
from sourcebook.ui.article_pane.reading import ImageSource
from sourcebook.ui.article_pane.typography import Typography
from sourcebook.ui.notes_pane.in_step import InStep
from sourcebook.ui.notes_pane.lines import Lines
from sourcebook.ui.notes_pane.manuscript import Manuscript
from sourcebook.ui.notes_pane.pane import NotesPane
from sourcebook.ui.notes_pane.sheet import NOTHING, Sheet
from sourcebook.ui.notes_pane.view import View
from sourcebook.ui.work import Future, Work

PAUSE_MS: Final = 180
"""After the last key the note is rendered."""

LATEST_MS: Final = 1000
"""While keys keep coming it is rendered at the latest so long after the first of them."""

State = tuple[Manuscript | None, int]
"""A note, and the state of its document."""

_BOX: Final = re.compile(r"[ ]{0,3}(?:>[ ]?)*[ ]*(?:[-*+]|\d{1,9}[.)])[ ]+\[([ xX])\]")


class Previewing(QObject):
    """Joins the notes pane with its preview.

    Renderings come from a helper process, one at a time; one that was asked for another note, or
    that a newer one has overtaken, is thrown away.

    Signals:
        link_activated: The address of a link that leads out of the note.
        view_changed: The pane shows something else now (View).
    """

    link_activated = Signal(str)
    view_changed = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        work: Work,
        *,
        pane: NotesPane,
        images: ImageSource,
        typography: Typography,
    ) -> None:
        super().__init__(pane)
        self._jobs = jobs
        self._work = work
        self._pane = pane
        self.view = View.EDIT
        self.sheet = Sheet(typography, images, pane)
        self.sheet.hide()
        pane.halves.addWidget(self.sheet)
        self._in_step = InStep(pane.editor, self.sheet)
        self._is_smart = False
        self._assets: tuple[Asset, ...] = ()
        self._request = 0
        self._under_way: Future[Rendering] | None = None
        self._is_wanted = False
        self._shown_state: State | None = None
        self._box = ""
        self._pause = self._timer(PAUSE_MS)
        self._latest = self._timer(LATEST_MS)
        pane.turned.connect(self._turn)
        pane.editor.textChanged.connect(self._on_typed)
        pane.editor.cursorPositionChanged.connect(self._on_moved)
        self.sheet.followed.connect(self._follow)
        self.sheet.shown.connect(self._on_shown)

    @property
    def is_current(self) -> bool:
        """Tell whether what is shown is what is written."""
        return self._shown_state == self._state()

    def show_next(self) -> None:
        """Go on from the source to both, from both to the preview, and back."""
        self.look(self.view.following)

    def look(self, view: View) -> None:
        """Show the source, the preview, or both; the keyboard goes with what it was on."""
        has_keyboard = self._has_keyboard()
        self.view = view
        editor, sheet = self._pane.editor, self.sheet
        editor.setVisible(view is not View.PREVIEW)
        sheet.setVisible(view is not View.EDIT)
        self._in_step.is_on = view is View.SPLIT
        front = sheet if view is View.PREVIEW else editor
        self._pane.setFocusProxy(front)
        if has_keyboard:
            front.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if view is not View.EDIT and not self.is_current:
            self.render()
        self.view_changed.emit(view)

    def show_source(self) -> bool:
        """Show the source beside the preview if only that is seen; tell whether it was seen."""
        if self.view is not View.PREVIEW:
            return True
        self.look(View.SPLIT)
        return False

    def follow_chosen(self) -> bool:
        """Follow the link on which the keyboard is in the preview; tell whether there is one."""
        return self.sheet.hasFocus() and self.sheet.follow_chosen()

    def apply(self, typography: Typography, *, is_smart: bool) -> None:
        """Change colours, letters, and whether straight quotation marks are shown curled."""
        self.sheet.set_in(typography)
        if is_smart != self._is_smart:
            self._is_smart = is_smart
            self.render_soon()

    def render_soon(self) -> None:
        """Render when typing pauses."""
        if self.view is View.EDIT:
            return
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def render(self) -> None:
        """Render what is written now; while one is under way, the next waits for it."""
        self._pause.stop()
        self._latest.stop()
        manuscript = self._pane.manuscript
        if manuscript is None:
            self.sheet.put(NOTHING)
            return
        if self._under_way is not None:
            self._is_wanted = True
            return
        self._is_wanted = False
        order = Order(manuscript.body, self._assets, self._is_smart)
        self._ask(previewing.render_here, order, self._state())

    def _ask(self, function: Callable[[Order], Rendering], order: Order, state: State) -> None:
        request = self._request
        future = self._under_way = self._jobs.scribe.ask(function, order)

        def arrived(rendering: Rendering) -> None:
            self._under_way = None
            if request == self._request:
                self._shown_state = state
                self.sheet.put(rendering)
            if self._is_wanted:
                self.render()

        def failed(_: BaseException) -> None:
            self._under_way = None
            if function is previewing.render_here and request == self._request:
                self._ask(previewing.render_plainly_here, order, state)
            elif self._is_wanted:
                self.render()

        self._work.then(future, arrived, failed, owner=self)

    def _state(self) -> State:
        return self._pane.manuscript, self._pane.editor.document().revision()

    def _has_keyboard(self) -> bool:
        widget = QApplication.focusWidget()
        return widget is not None and self._pane.isAncestorOf(widget)

    def _turn(self) -> None:
        """Another note lies open: nothing of the one before is shown any more."""
        self._request += 1
        self._assets = ()
        self._shown_state = None
        if self.view is not View.EDIT:
            self.sheet.put(NOTHING)
            self.render()
        manuscript = self._pane.manuscript
        if manuscript is None or not manuscript.article_id:
            return
        request = self._request
        found = self._jobs.read(previewing.images_of, manuscript.article_id)
        self._work.then(found, lambda assets: self._take_images(request, assets), owner=self)

    def _take_images(self, request: int, assets: tuple[Asset, ...]) -> None:
        if request == self._request and assets != self._assets:
            self._assets = assets
            self.render_soon()

    def _on_typed(self) -> None:
        if not self.is_current:
            self.render_soon()

    def _on_moved(self) -> None:
        """Let the preview follow a cursor that was put somewhere while only it is seen."""
        if self.view is View.PREVIEW and self.is_current:
            self._in_step.show_cursor()

    def _on_shown(self) -> None:
        """A rendering is on the screen: go to the lines that are written, and back to the box."""
        self._in_step.follow_editor()
        if self._box:
            self.sheet.choose_link(self._box)
            self._box = ""

    def _follow(self, address: str) -> None:
        if address.startswith(TASK_LINK):
            self._tick(address)
        else:
            self.link_activated.emit(address)

    def _tick(self, address: str) -> None:
        """Tick the task in the source, or untick it; what was changed meanwhile is left alone."""
        line = address.removeprefix(TASK_LINK)
        if not self.is_current or not line.isdecimal():
            return
        document = self._pane.editor.document()
        block = document.findBlockByNumber(Lines.of(document).block_of(int(line)))
        if found := _BOX.match(block.text()):
            cursor = QTextCursor(document)
            at = block.position() + utf16_length(found.string[: found.start(1)])
            cursor.setPosition(at)
            cursor.setPosition(at + 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText("x" if found[1] == " " else " ")
            self._box = address
            self.render()

    def _timer(self, interval_ms: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval_ms)
        timer.timeout.connect(self.render)
        return timer
