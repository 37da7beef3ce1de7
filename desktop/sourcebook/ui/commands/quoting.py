"""Put passages into the note in the style that was chosen, and list what the note quotes."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from sourcebook.app import citing, highlighting, quoting
from sourcebook.app.citing import Cited, Work
from sourcebook.app.jobs import Jobs
from sourcebook.app.reading import Reading
from sourcebook.base.digest import sha256
from sourcebook.model.highlight import Highlight
from sourcebook.ui import colour_names, messages
from sourcebook.ui.desk import Desk
from sourcebook.ui.notes_pane import NotesPane
from sourcebook.ui.notice_bar import NoticeBar
from sourcebook.ui.preferences import Preferences
from sourcebook.ui.work import Work as Homework


class Quoting(QObject):
    """Styles are worked out by the scribe process: the first one takes it a tenth of a second.

    Attributes:
        preferences: Say the style.
    """

    def __init__(
        self,
        jobs: Jobs,
        work: Homework,
        *,
        preferences: Preferences,
        notices: NoticeBar,
        desk: Desk,
        notes: NotesPane,
    ) -> None:
        super().__init__(notes)
        self._jobs = jobs
        self._work = work
        self.preferences = preferences
        self._notices = notices
        self._desk = desk
        self._notes = notes

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the table does."""
        return {"insert_bibliography": self.insert_bibliography}

    def quote(self, reading: Reading, start: int, end: int, mark: Highlight | None = None) -> None:
        """Put code points of an article under the note, with their source.

        Below it stands what the reader said of *mark*, if they are that highlight.
        """
        style = self.preferences.settings.text("citation_style")
        names = colour_names.given(self.preferences.settings)

        def remarked(words: str) -> str:
            return words if mark is None else highlighting.with_remark(words, mark, names)

        if style == "plain":
            self._notes.append(remarked(quoting.quoted(reading, start, end)))
            return
        text = reading.edition.text
        link = quoting.place_link(reading.article.id, start, end, sha256(text))
        into = self._notes.manuscript

        def here(cited: Cited) -> None:
            if into is None or self._notes.manuscript is not into:
                self._notices.tell(self.tr("Another note was opened, so nothing was quoted."))
                return
            words = citing.quotation(text[start:end], style, cited, link, into.body)
            self._notes.append(remarked(words))
            self._tell(cited)

        known = citing.work_of(reading.article, reading.edition.citation)
        asked = self._jobs.scribe.ask(citing.cite_here, style, known)
        self._work.then(asked, here, owner=self)

    def insert_bibliography(self) -> None:
        """Put a list of what the note quotes at its end, or make the one there is anew."""
        into = self._notes.manuscript
        style = self.preferences.settings.text("citation_style")

        def entered(cited: Cited) -> None:
            if into is not None and self._notes.manuscript is into:
                heading = self.tr("Bibliography")
                self._notes.rewrite(citing.with_bibliography(into.body, cited, heading))
                self._tell(cited)

        def found(works: list[Work]) -> None:
            if not works:
                self._notices.tell(self.tr("This note quotes no article yet."))
                return
            asked = self._jobs.scribe.ask(citing.bibliography_here, style, works)
            self._work.then(asked, entered, owner=self)

        body = into.body if into else ""
        self._work.then(self._jobs.read(citing.sources_of, body), found, owner=self)

    def _tell(self, cited: Cited) -> None:
        if cited.trouble is not None:
            self._notices.tell(messages.sentence(cited.trouble))
