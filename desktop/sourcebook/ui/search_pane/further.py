"""The answers further down: asked for page by page as the reader goes there."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from sourcebook.app.jobs import Jobs
from sourcebook.model.search import Answers, Request
from sourcebook.ui.search_pane.model import HitModel
from sourcebook.ui.search_pane.view import AnswersView
from sourcebook.ui.work import Work

PAGE: Final = 100
"""Answers that are asked for at a time: finding the words around each takes about a millisecond."""

AHEAD: Final = 30
"""The next page is asked for when so few rows below the screen are left."""

MOST_AT_ONCE: Final = 1000
"""Answers further down to which the reader jumps by End; beyond them End goes on."""


class Further(QObject):
    """Knows how far the answers to the newest request are here, and asks for those below.

    Signals:
        came: The next answers are here (sequence of Hit).
    """

    came = Signal(object)

    def __init__(self, jobs: Jobs, work: Work, view: AnswersView, model: HitModel) -> None:
        super().__init__(view)
        self._jobs = jobs
        self._work = work
        self._view = view
        self._model = model
        self._request: Request | None = None
        self._reach = self._total = self._end = 0
        self._is_on_the_way = False
        view.chosen.connect(lambda _: self._look())
        view.verticalScrollBar().valueChanged.connect(lambda _: self._look())
        view.went_to_end.connect(self._go_to_end)

    def begin(self, request: Request, reach: int, total: int) -> None:
        """Take note that of the *total* answers to *request* those up to *reach* are here.

        What is on its way for another request is dropped.
        """
        if request is not self._request:
            self._is_on_the_way, self._end = False, 0
        self._request, self._reach, self._total = request, reach, total

    def _look(self) -> None:
        if self._view.last_visible + AHEAD >= len(self._model.rows):
            self._ask()

    def _go_to_end(self) -> None:
        self._end = min(self._total, self._reach + MOST_AT_ONCE)
        self._ask()

    def _ask(self) -> None:
        request = self._request
        if request is None or self._is_on_the_way or self._reach >= self._total:
            return
        self._is_on_the_way = True
        page = Request(
            request.query,
            limit=min(PAGE, self._total - self._reach),
            offset=self._reach,
            sort=request.sort,
            choices=request.choices,
            within=request.within,
            is_exact=request.is_exact,
            wants_facets=False,
        )

        def here(answers: Answers) -> None:
            if request is self._request and page.offset == self._reach:
                self._is_on_the_way = False
                self._take(page, answers)

        def failed(error: BaseException) -> None:
            if request is self._request:
                self._is_on_the_way = False
            self._work.failed.emit(error)

        self._work.then(self._jobs.search(page), here, failed, owner=self)

    def _take(self, page: Request, answers: Answers) -> None:
        """Hand over what came; who went to the end by its key, and is still there, goes on."""
        is_at_end = self._view.current == len(self._model.rows) - 1
        self._reach = page.offset + page.limit
        self.came.emit(answers.hits)
        if is_at_end and page.offset < self._end:
            self._view.choose(len(self._model.rows) - 1)
            if self._reach < self._end:
                self._ask()
        self._look()
