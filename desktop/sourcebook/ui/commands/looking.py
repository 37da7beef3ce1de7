"""Look at an article in its other forms: as it was saved."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from sourcebook.app.jobs import Jobs
from sourcebook.model.original import Look, Original, PagePicture
from sourcebook.ui.commands.organising import Target
from sourcebook.ui.dialogs.pdf_pages import PdfPagesDialog
from sourcebook.ui.notice_bar import NoticeBar
from sourcebook.ui.work import Work


class Looking(QObject):
    """Shows what an action means, the chosen article or the one that lies open."""

    def __init__(
        self,
        jobs: Jobs,
        work: Work,
        notices: NoticeBar,
        target: Callable[[], Target],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._work = work
        self._notices = notices
        self._target = target
        self._window = window

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each action does."""
        return {"view_original": self.view_original}

    def view_original(self) -> None:
        """Show the saved original: pages in the browser, a PDF here, a file in its program."""
        article_id = self._target().article_id
        if not article_id:
            self._notices.tell(self.tr("Choose an article first."))
            return
        self._work.then(self._jobs.original(article_id), self._show, owner=self)

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
