"""Follow what stands under the cursor of the note: a link by title, or an address."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from sourcebook.app import organising, pointing, wikilinking
from sourcebook.app.jobs import Jobs
from sourcebook.app.pointing import Pointed
from sourcebook.app.wikilinking import Meant
from sourcebook.ui.commands.going import Going
from sourcebook.ui.desk import Desk
from sourcebook.ui.notes_pane import NotesPane
from sourcebook.ui.notice_bar import NoticeBar
from sourcebook.ui.work import Work

OpenAddress = Callable[[str], bool]
"""Opens an address of its kind and tells whether it was of that kind."""


class Following(QObject):
    """Goes where links lead, and offers to make the note that is not there yet.

    Attributes:
        ways: Asked one after the other to open an address, before the browser is.
    """

    def __init__(
        self,
        jobs: Jobs,
        work: Work,
        *,
        notices: NoticeBar,
        desk: Desk,
        going: Going,
        notes: NotesPane,
    ) -> None:
        super().__init__(notes)
        self._jobs = jobs
        self._work = work
        self._notices = notices
        self._desk = desk
        self._going = going
        self._notes = notes
        self.ways: list[OpenAddress] = []
        self.follows_elsewhere: Callable[[], bool] = lambda: False
        notes.editor.link_clicked.connect(self.follow_link)

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the table does."""
        return {"follow_link": self.follow_link}

    def follow_link(self) -> None:
        """Follow the link at the cursor of the note, or the one chosen in its preview."""
        if self.follows_elsewhere():
            return
        manuscript = self._notes.manuscript
        place = self._notes.cursor_place()
        found = pointing.pointed(manuscript.body, place) if manuscript else None
        if found is None:
            self._notices.tell(self.tr("There is no link at the cursor."))
        elif found.address:
            self.open_address(found.address)
        elif found.title:
            self._follow_title(found)
        else:
            self._show_heading(found.heading)

    def open_address(self, address: str) -> None:
        """Open an address: what is ours here, the web in the browser."""
        if any(way(address) for way in self.ways):
            return
        if address.lower().startswith(("http://", "https://", "mailto:")):
            QDesktopServices.openUrl(QUrl(address))
        else:
            self._notices.tell(self.tr("This link leads nowhere that can be opened."))

    def open_title(self, title: str) -> None:
        """Open what has a title, or offer to make a note of that name."""
        self._follow_title(Pointed(title, target=title))

    def make_note(self, title: str) -> None:
        """Make a free note of that name and put the keyboard into it."""
        self._desk.begin_note()
        self._notes.append(f"# {title}")
        self._notes.save_now()
        self._going.focus_notes()

    def _follow_title(self, pointed: Pointed) -> None:
        def here(meant: Meant | None) -> None:
            if meant is None:
                words = self.tr("There is no note or article “{title}” yet.")
                self._notices.tell(
                    words.format(title=pointed.target),
                    self.tr("Make the note"),
                    lambda: self.make_note(pointed.target),
                )
            elif meant.is_trashed:
                words = self.tr("“{title}” lies in the trash.")
                self._notices.tell(
                    words.format(title=meant.title),
                    self.tr("Restore it"),
                    lambda: self._restore(meant, pointed.heading),
                )
            else:
                self._open(meant, pointed.heading)

        self._work.then(self._jobs.read(wikilinking.meant_by, pointed.target), here, owner=self)

    def _restore(self, meant: Meant, heading: str) -> None:
        done = self._jobs.write(organising.restore, meant.id)
        self._work.then(done, lambda _: self._open(meant, heading), owner=self)

    def _open(self, meant: Meant, heading: str) -> None:
        if not meant.is_note:
            self._going.open_article(meant.id)
            return

        def shown() -> None:
            self._going.focus_notes()
            self._show_heading(heading)

        self._desk.open_note(meant.id, shown)

    def _show_heading(self, heading: str) -> None:
        manuscript = self._notes.manuscript
        if heading and manuscript:
            at = pointing.heading_at(manuscript.body, heading)
            if at >= 0:
                self._notes.show_passage(at, len(heading))
            else:
                words = self.tr("The note has no heading “{heading}”.")
                self._notices.tell(words.format(heading=heading))
