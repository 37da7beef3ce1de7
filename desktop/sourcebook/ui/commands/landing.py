"""Land on an answer: open it at the hit, mark every place, and go from one to the next."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject

from sourcebook.app import keeping
from sourcebook.app.jobs import Jobs
from sourcebook.model.errors import NotInLibrary
from sourcebook.model.search import Hit, Request
from sourcebook.ui.article_pane import ArticlePane
from sourcebook.ui.commands.going import Going
from sourcebook.ui.desk import Desk
from sourcebook.ui.notes_pane import NotesPane
from sourcebook.ui.search_pane import ResultsPane
from sourcebook.ui.work import Work

_NOTES: Final = 2
"""The pane of the notes, counted from the left."""

Spans = tuple[tuple[int, int], ...]


class Landing(QObject):
    """Marks come from the search process, a moment after the article; they go with it."""

    def __init__(  # noqa: PLR0913 - it joins the answers with both panes
        self,
        jobs: Jobs,
        work: Work,
        *,
        desk: Desk,
        going: Going,
        results: ResultsPane,
        article: ArticlePane,
        notes: NotesPane,
    ) -> None:
        super().__init__(results)
        self._jobs = jobs
        self._work = work
        self._desk = desk
        self._going = going
        self._results = results
        self._article = article
        self._notes = notes
        self._keyboard = -1
        self._is_in_notes = False

    def open_hit(self, hit: Hit) -> None:
        """Open an answer at the passage, and remember the question."""
        request = self._results.request
        typed = request.query or (request.within[-1].query if request.within else "")
        self._work.then(self._jobs.write(keeping.remember, typed), owner=self)
        self._going.open_hit(hit, lambda: self._mark(request))

    def next_place(self) -> None:
        """Go to the next place that answers the search."""
        self._step(forward=True)

    def previous_place(self) -> None:
        """Go to the place before."""
        self._step(forward=False)

    def forget(self) -> None:
        """Take the marks away: the search is given up."""
        self._article.set_found(())
        self._notes.set_found(())

    def _step(self, *, forward: bool) -> None:
        """Go on to the next place; what was opened otherwise is marked first."""
        if not self._step_here(forward=forward) and self._results.is_asking:
            self._mark(self._results.request, lambda: self._step_here(forward=forward))

    def _step_here(self, *, forward: bool) -> bool:
        """Go on where the last step went, or where the keyboard was put since.

        Beyond the last place of a pane the first one of the other comes. The keyboard stays
        where it is: who presses a letter in the article must not type it into the note.
        """
        keyboard = self._going.pane()
        if keyboard != self._keyboard:
            self._keyboard, self._is_in_notes = keyboard, keyboard == _NOTES
        here: ArticlePane | NotesPane = self._article
        other: ArticlePane | NotesPane = self._notes
        if self._is_in_notes:
            here, other = other, here
        if here.step_found(forward=forward):
            return True
        if other.begin_found(forward=forward):
            self._is_in_notes = not self._is_in_notes
            return True
        return here.begin_found(forward=forward)

    def _mark(self, request: Request, then: Callable[[], object] | None = None) -> None:
        """Mark the places in the article and in the note that lie open.

        What is like an article answers no words, so there is nothing to mark.
        """
        self._keyboard = -1
        if request.like:
            return
        asked = replace(request, choices=())
        article, note_id = self._desk.article, self._desk.note_id

        def in_article(spans: Spans) -> None:
            if article and self._desk.article and self._desk.article.id == article.id:
                self._article.set_found(spans)
                if then is not None and spans:
                    then()

        def in_note(spans: Spans) -> None:
            if self._desk.note_id == note_id:
                self._notes.set_found(spans)
                if then is not None and spans and article is None:
                    then()

        if article:
            found = self._jobs.marks(asked, article.id)
            self._work.then(found, in_article, self._unless_gone, owner=self)
        if note_id:
            found = self._jobs.marks(asked, note_id)
            self._work.then(found, in_note, self._unless_gone, owner=self)

    def _unless_gone(self, error: BaseException) -> None:
        if not isinstance(error, NotInLibrary):
            self._work.failed.emit(error)
