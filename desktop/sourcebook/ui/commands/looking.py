"""Look at an article in its other forms: as it was saved, and its editions side by side."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from sourcebook.app import comparing
from sourcebook.app.jobs import Jobs
from sourcebook.model.comparison import Comparison, EditionRow
from sourcebook.model.original import Look, Original, PagePicture
from sourcebook.ui.commands.organising import Target
from sourcebook.ui.notice_bar import NoticeBar
from sourcebook.ui.theme import Theme
from sourcebook.ui.work import Work


class Looking(QObject):
    """Shows what an action means, the chosen article or the one that lies open."""

    def __init__(
        self,
        jobs: Jobs,
        work: Work,
        *,
        notices: NoticeBar,
        target: Callable[[], Target],
        theme: Callable[[], Theme],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._jobs = jobs
        self._work = work
        self._notices = notices
        self._target = target
        self._window = window

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each action does."""
        return {
            "compare_editions": self.compare_editions,
            "view_original": self.view_original,
        }

    def view_original(self) -> None:
        """Show the saved original: pages in the browser, a PDF here, a file in its program."""
        article_id = self._target().article_id
        if not article_id:
            self._notices.tell(self.tr("Choose an article first."))
            return
        self._work.then(self._jobs.original(article_id), self._show, owner=self)

    def compare_editions(self) -> None:
        """Show two editions of the article side by side."""
        article_id = self._target().article_id
        if not article_id:
            self._notices.tell(self.tr("Choose an article first."))
            return
        listed = self._jobs.read(comparing.editions, article_id)
        self._work.then(listed, lambda rows: self._show_editions(article_id, rows), owner=self)

    def _show_editions(self, article_id: str, rows: Sequence[EditionRow]) -> None:
        from sourcebook.ui.dialogs.editions import EditionsDialog  # noqa: PLC0415 - only when it is asked

        if len(rows) < 2:
            said = self.tr("This article has one edition; there is nothing to compare it with.")
            self._notices.tell(said)
            return

        def compare(first: str, second: str, arrived: Callable[[Comparison], None]) -> None:
            def failed(error: BaseException) -> None:
                dialog.say(str(error))

            self._work.then(self._jobs.compare(first, second), arrived, failed, owner=dialog)

        def show(edition_id: str) -> None:
            done = self._jobs.write(comparing.show_edition, article_id, edition_id)
            self._work.then(done, lambda _: self._say_shown(), owner=self)

        dialog = EditionsDialog(rows, show, self._theme(), self._window)
        dialog.begin(compare)
        dialog.open()

    def _say_shown(self) -> None:
        self._notices.tell(self.tr("Another edition is read now; Undo goes back."))

    def _show(self, original: Original) -> None:
        if original.look is Look.PDF:
            self._show_pages(original)
        elif QDesktopServices.openUrl(QUrl.fromLocalFile(str(original.path))):
            said = self.tr("The saved copy opens in another program. Nothing in it is fetched.")
            if original.look is Look.FILE:
                said = self.tr("A copy of the original opens in the program for its kind.")
            self._notices.tell(said)
        else:
            self._notices.tell(self.tr("No program on this machine opens the original."))

    def _show_pages(self, original: Original) -> None:
        from sourcebook.ui.dialogs.pdf_pages import PdfPagesDialog  # noqa: PLC0415 - only when it is asked

        def draw(
            number: int,
            width_px: int,
            arrived: Callable[[PagePicture], None],
            failed: Callable[[BaseException], None],
        ) -> None:
            drawn = self._jobs.pdf_page(original.path, number, width_px)
            self._work.then(drawn, arrived, failed, owner=dialog)

        dialog = PdfPagesDialog(original.title, original.page, draw, self._window)
        dialog.open()
