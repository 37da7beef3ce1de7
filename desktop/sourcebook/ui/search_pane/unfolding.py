"""The further sentences of unfolded answers: asked for when they are shown."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from sourcebook.app.jobs import Jobs
from sourcebook.model.search import Hit, Request, Snippet
from sourcebook.ui.search_pane.model import HitModel
from sourcebook.ui.search_pane.view import AnswersView
from sourcebook.ui.work import Work


class Unfolding(QObject):
    """Asks for the sentences of unfolded answers that did not come with them."""

    def __init__(
        self,
        jobs: Jobs,
        work: Work,
        view: AnswersView,
        model: HitModel,
        newest: Callable[[], Request],
    ) -> None:
        """Fetch whenever an answer of *view* is unfolded; *newest* tells the newest request."""
        super().__init__(view)
        self._jobs = jobs
        self._work = work
        self._view = view
        self._model = model
        self._newest = newest
        view.unfolded.connect(self.fetch)

    def fetch(self) -> None:
        """Ask for what is wanting; what comes to an older request is dropped."""
        for hit in self._model.wanting:
            self._fetch_of(hit)

    def _fetch_of(self, hit: Hit) -> None:
        request = self._newest()
        self._work.then(
            self._jobs.sentences(request, hit),
            lambda found: self._take(request, hit, found),
            owner=self,
        )

    def _take(self, request: Request, hit: Hit, found: Sequence[Snippet]) -> None:
        if request is self._newest():
            self._view.renew(lambda: self._model.take_sentences(hit, found))
