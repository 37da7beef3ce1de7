"""Offer below the search box what the library knows: completions while typing, and the history."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from sourcebook.app import keeping
from sourcebook.app.jobs import Jobs
from sourcebook.model.search import Completion
from sourcebook.ui.search_pane.box import SearchBox
from sourcebook.ui.search_pane.offers import Offer
from sourcebook.ui.work import Work

LEAST_TYPED: Final = 2
"""Letters of a field's name before it is offered: one begins every other word, too."""

READY_MS: Final = 1000
"""The search process is started so long after the window: the list and the first article go
before it, and hardly anybody has typed by then."""


class Prompter(QObject):
    """Asks beside the window and fills the list below the box."""

    def __init__(self, jobs: Jobs, work: Work, box: SearchBox) -> None:
        super().__init__(box)
        self._jobs = jobs
        self._work = work
        self._box = box
        box.textEdited.connect(lambda _: self._complete())
        box.history_wanted.connect(self._show_history)
        ready = QTimer(self, singleShot=True, interval=READY_MS)
        ready.timeout.connect(jobs.prepare_search)
        ready.start()

    def _complete(self) -> None:
        text, at = self._box.text(), self._box.cursor_place

        def here(found: tuple[Completion, ...]) -> None:
            if text == self._box.text():
                self._box.offer(_offers(text, found))

        self._work.then(self._jobs.complete(text, at), here, owner=self)

    def _show_history(self) -> None:
        def here(asked: list[str]) -> None:
            if self._box.text():
                return
            self._box.offer([Offer(one, one, len(one)) for one in asked], is_for_arrows=True)
            if not asked:
                self._box.went_down.emit()

        self._work.then(self._jobs.read(keeping.questions), here, owner=self)


def _offers(text: str, found: tuple[Completion, ...]) -> list[Offer]:
    offers = []
    for one in found:
        if one.text.endswith(":") and one.end - one.start < LEAST_TYPED:
            continue
        query = f"{text[: one.start]}{one.text}{text[one.end :]}"
        cursor = one.start + len(one.text)
        if query.strip() != text.strip():
            offers.append(Offer(one.text.strip(), query, cursor, one.count))
    return offers
