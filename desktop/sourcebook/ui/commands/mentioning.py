"""Keep the panel below the note in step with what speaks of the note or article that lies open."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer

from sourcebook.app.jobs import Jobs
from sourcebook.model.changes import Changes
from sourcebook.model.mention import Mention
from sourcebook.ui.commands.going import Going
from sourcebook.ui.commands.tying import Tying
from sourcebook.ui.desk import Desk
from sourcebook.ui.notes_pane import NotesPane
from sourcebook.ui.preferences import Preferences
from sourcebook.ui.work import Work

PAUSE_MS: Final = 600
"""The panel is made anew so long after a change: notes are saved while one types."""


class Mentioning(QObject):
    """Asks the search process, and only while the panel is shown."""

    def __init__(  # noqa: PLR0913 - it joins the panel with the notes
        self,
        jobs: Jobs,
        work: Work,
        *,
        preferences: Preferences,
        desk: Desk,
        going: Going,
        notes: NotesPane,
        tying: Tying,
    ) -> None:
        super().__init__(notes)
        self._jobs = jobs
        self._work = work
        self._preferences = preferences
        self._desk = desk
        self._going = going
        self._notes = notes
        self._panel = notes.mentions
        self._request = 0
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        self._panel.opened.connect(tying.go_to)
        self._panel.link_wanted.connect(lambda mention: tying.link(mention, desk.title))
        self._panel.left.connect(going.focus_notes)
        work.changed.connect(self._on_changes)
        notes.turned.connect(self._on_turned)
        preferences.changed.connect(self._on_setting)
        self._on_setting("mentions_panel")

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the table does."""
        return {"mentions_panel": self.turn}

    def turn(self) -> None:
        """Show the panel and go there; go there; or, from there, put it away."""
        if not self._panel.isVisibleTo(self._notes):
            self._preferences.set("mentions_panel", value=True)
        elif self._panel.list.hasFocus():
            self._preferences.set("mentions_panel", value=False)
            self._going.focus_notes()
            return
        self._panel.take_keyboard()

    def _on_setting(self, name: str) -> None:
        if name in ("", "mentions_panel"):
            self._panel.setVisible(self._preferences.settings.flag("mentions_panel"))
            self._ask()

    def _on_turned(self) -> None:
        self._panel.put(())
        self._timer.start()

    def _on_changes(self, changes: Changes) -> None:
        if changes.notes or changes.articles:
            self._timer.start()

    def _ask(self) -> None:
        self._request += 1
        article = self._desk.article
        any_id = self._desk.note_id or (article.id if article else "")
        if not any_id or not self._preferences.settings.flag("mentions_panel"):
            return
        request = self._request

        def here(found: Sequence[Mention]) -> None:
            if request == self._request:
                self._panel.put(found)
                if self._panel.list.hasFocus() and self._panel.list.current < 0:
                    self._panel.take_keyboard()

        def failed(_error: BaseException) -> None:
            self._panel.put(())  # gone a moment ago, or no index: the list stays empty

        self._work.then(self._jobs.mentions(any_id), here, failed, owner=self)
