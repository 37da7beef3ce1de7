"""Put the article or note at hand in order: tags, shelves, stars, the trash, undo."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from sourcebook.app import illustrating, organising, reading, undo
from sourcebook.app.jobs import Jobs
from sourcebook.model.article import Article, State
from sourcebook.model.changes import Changes
from sourcebook.model.picture import COUNTER, AssetRow
from sourcebook.ui.notice_bar import NoticeBar
from sourcebook.ui.work import Future, Work


@dataclass(frozen=True, slots=True)
class Target:
    """What an action is meant for: the chosen row, or what lies open; both may be empty.

    For a note beside an article both ids are given.
    """

    article_id: str = ""
    note_id: str = ""

    @property
    def any_id(self) -> str:
        """Return the id of the thing itself: a note in a list of notes, else the article."""
        return self.note_id or self.article_id


class Organising(QObject):
    """Each command writes one change and says so, with a way back."""

    def __init__(
        self,
        jobs: Jobs,
        work: Work,
        notices: NoticeBar,
        target: Callable[[], Target],
        window: QWidget,
        save_now: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._save_now = save_now
        self._jobs = jobs
        self._work = work
        self._notices = notices
        self._target = target
        self._window = window

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the table does."""
        return {
            "archive": self.archive,
            "edit_tags": self.edit_tags,
            "fetch_images": self.fetch_images,
            "keep_reading": self.keep_reading,
            "open_original": self.open_original,
            "redo": self.redo,
            "restore": self.restore,
            "star": self.star,
            "trash": self.trash,
            "undo": self.undo,
        }

    def archive(self) -> None:
        """Put the article into the archive, or back into the inbox."""
        self._move(State.ARCHIVED, self.tr("Archived: {title}"))

    def keep_reading(self) -> None:
        """Put the article on the shelf Reading, or back into the inbox."""
        self._move(State.READING, self.tr("Moved to Reading: {title}"))

    def star(self) -> None:
        """Star the article, or take the star off."""

        def change(article: Article) -> None:
            wanted = not article.is_starred
            self._write(self._jobs.write(organising.star, article.id, starred=wanted))

        self._with_article(change)

    def edit_tags(self) -> None:
        """Ask for the tags of the article."""

        def ask(article: Article) -> None:
            known = self._jobs.read(reading.tags)
            self._work.then(known, lambda tags: self._ask_tags(article, tags), owner=self)

        self._with_article(ask)

    def trash(self) -> None:
        """Put the article or note into the trash."""
        target = self._target()
        if target.any_id:
            self._save_now()  # words saved after it would bring the note back
            done = self._jobs.write(organising.trash, target.any_id)
            self._write(done, self.tr("Moved to the trash."))

    def restore(self) -> None:
        """Take the article or note out of the trash."""
        target = self._target()
        if target.any_id:
            done = self._jobs.write(organising.restore, target.any_id)
            self._write(done, self.tr("Restored from the trash."))

    def open_original(self) -> None:
        """Open the article's address in the browser."""

        def show(article: Article) -> None:
            if article.address:
                QDesktopServices.openUrl(QUrl(article.address))
            else:
                self._notices.tell(
                    self.tr("This article has no address: it was pasted or added from a file.")
                )

        self._with_article(show)

    def fetch_images(self) -> None:
        """Get the images of the article that are not here."""
        self._with_article(self.fetch_images_of)

    def fetch_images_of(self, article: Article) -> None:
        """Get the images of *article* that are not here, and say how many are then."""

        def done(_: None) -> None:
            found = self._jobs.read(illustrating.images, article.id)
            self._work.then(found, tell, owner=self)

        def tell(rows: Sequence[AssetRow]) -> None:
            pictures = [row for row in rows if row.reason != COUNTER]
            here = sum(row.state == "here" for row in pictures)
            words = self.tr("{here} of {all} images of this article are here.")
            self._notices.tell(words.format(here=here, all=len(pictures)))

        self._notices.tell(self.tr("Getting the images that are not here…"))
        self._work.then(self._jobs.fetch_images(article.edition_id), done, owner=self)

    def undo(self) -> None:
        """Take back the last change."""
        undone = self._jobs.write(undo.undo)
        self._write(undone, self.tr("Undone."), self.tr("Redo"), self.redo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._write(self._jobs.write(undo.redo), self.tr("Done again."))

    def _move(self, state: State, words: str) -> None:
        def change(article: Article) -> None:
            wanted = State.INBOX if article.state is state else state
            back = self.tr("Back in the inbox: {title}")
            said = (words if wanted is state else back).format(title=article.metadata.title)
            self._write(self._jobs.write(organising.set_state, article.id, wanted), said)

        self._with_article(change)

    def _ask_tags(self, article: Article, counted: Sequence[tuple[str, int]]) -> None:
        from sourcebook.ui.dialogs.tags import TagsDialog  # noqa: PLC0415 - only when it is asked

        dialog = TagsDialog(article.tags, [tag for tag, _ in counted], self._window)
        dialog.given.connect(
            lambda tags: self._write(self._jobs.write(organising.set_tags, article.id, tags))
        )
        dialog.open()

    def _with_article(self, then: Callable[[Article], None]) -> None:
        """Do *then* with the article as it stands in the library now."""
        article_id = self._target().article_id
        if not article_id:
            self._notices.tell(self.tr("Choose an article first."))
            return

        def here(found: Sequence[Article]) -> None:
            if found:
                then(found[0])

        self._work.then(self._jobs.read(reading.articles, [article_id]), here, owner=self)

    def _write(
        self,
        future: "Future[Changes]",
        words: str = "",
        button: str = "",
        action: Callable[[], None] | None = None,
    ) -> None:
        def done(_: Changes) -> None:
            if words:
                self._notices.tell(words, button or self.tr("Undo"), action or self.undo)

        self._work.then(future, done, owner=self)
