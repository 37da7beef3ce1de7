"""Read the article aloud, sentence by sentence, with the reading cursor on what is spoken."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from sourcebook.app.jobs import Jobs
from sourcebook.ui.article_pane import ArticlePane
from sourcebook.ui.desk import Desk
from sourcebook.ui.notice_bar import NoticeBar
from sourcebook.ui.preferences import Preferences
from sourcebook.ui.work import Work

SETTLE_MS: Final = 180
"""After a move of the cursor the voice waits so long: whoever holds a key hears nothing."""


class ReadingAloud(QObject):
    """Speaks what the reading cursor points out, and moves it on.

    Moving the cursor by any key or by the mouse goes on from there; selecting words pauses.
    """

    def __init__(
        self,
        jobs: Jobs,
        work: Work,
        *,
        notices: NoticeBar,
        preferences: Preferences,
        desk: Desk,
        article: ArticlePane,
    ) -> None:
        super().__init__(article)
        self._jobs = jobs
        self._work = work
        self._notices = notices
        self._preferences = preferences
        self._desk = desk
        self._article = article
        self._spoken: tuple[int, int] | None = None
        self._turn = 0
        self._settling = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settling.timeout.connect(self._follow)
        article.cursor_moved.connect(self._take_move)
        desk.turned.connect(self._take_turn)
        self._edition_id = ""

    @property
    def is_reading(self) -> bool:
        """Tell whether the voice speaks, or is about to."""
        return self._spoken is not None

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the actions do."""
        return {"read_aloud": self.toggle, "stop_reading_aloud": self.stop}

    def toggle(self) -> None:
        """Begin at the reading cursor, or pause there."""
        if self.is_reading:
            self.pause()
            return
        reading = self._desk.reading
        if reading is None or not reading.edition.text.strip():
            self._notices.tell(self.tr("Open an article first; P then reads it aloud."))
            return
        self._edition_id = reading.edition.id
        cursor = self._article.reading_cursor
        if self._article.selection() is not None:
            cursor.select()  # lets the selection go, and stays at its beginning
        cursor.show()
        self._speak()

    def pause(self) -> None:
        """Be silent; the sentence stays pointed out."""
        self._turn += 1
        self._spoken = None
        self._settling.stop()
        self._jobs.hush()

    def stop(self) -> None:
        """Be silent, and point nothing out."""
        if self.is_reading:
            self.pause()
        self._article.reading_cursor.hide()

    def _speak(self) -> None:
        sentence = self._article.reading_cursor.sentence()
        reading = self._desk.reading
        if sentence is None or reading is None:
            self.pause()
            return
        self._turn += 1
        turn, self._spoken = self._turn, sentence
        rate = round(self._preferences.settings.number("voice_rate"))
        language = reading.edition.metadata.language
        said = self._jobs.speak(self._article.words(*sentence), language, rate)
        self._work.then(
            said,
            lambda is_whole: self._go_on(turn, is_whole=is_whole),
            lambda error: self._fail(turn, error),
            owner=self,
        )

    def _go_on(self, turn: int, *, is_whole: bool) -> None:
        if turn != self._turn or self._settling.isActive():
            return
        before, self._spoken = self._spoken, None  # the move is ours
        if is_whole and self._article.reading_cursor.go_on():
            self._speak()
            return
        self.pause()
        if is_whole and before is not None:
            self._notices.tell(self.tr("This was the end of the article."))

    def _fail(self, turn: int, error: BaseException) -> None:
        if turn == self._turn:
            self.pause()
            self._work.failed.emit(error)

    def _take_move(self) -> None:
        if not self.is_reading:
            return
        if self._article.selection() is not None:
            self.pause()
        elif self._article.reading_cursor.sentence() != self._spoken:
            self._jobs.hush()
            self._settling.start()

    def _follow(self) -> None:
        """Speak what the cursor was moved to."""
        if self.is_reading:
            self._speak()

    def _take_turn(self) -> None:
        """Be silent when another article lies open."""
        reading = self._desk.reading
        if self.is_reading and (reading is None or reading.edition.id != self._edition_id):
            self.pause()
