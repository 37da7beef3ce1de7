"""Mark passages of the article: highlight, recolour, comment, remove."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from sourcebook.app import noting
from sourcebook.app.jobs import Jobs
from sourcebook.model.changes import Changes
from sourcebook.model.highlight import Colour, Highlight
from sourcebook.ui.article_pane import ArticlePane
from sourcebook.ui.desk import Desk
from sourcebook.ui.notice_bar import NoticeBar
from sourcebook.ui.work import Work


class Marking(QObject):
    """Acts on the selection, or on the highlight at the cursor."""

    def __init__(
        self,
        jobs: Jobs,
        work: Work,
        *,
        notices: NoticeBar,
        desk: Desk,
        pane: ArticlePane,
        undo: Callable[[], None],
    ) -> None:
        super().__init__(pane)
        self._jobs = jobs
        self._work = work
        self._notices = notices
        self._desk = desk
        self._pane = pane
        self._undo = undo

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of marking do."""
        return {
            **{f"colour_{one}": partial(self.mark_in, one) for one in Colour},
            "comment": self.comment,
            "highlight": self.mark,
            "remove_highlight": self.remove,
        }

    def mark(self) -> None:
        """Highlight the selection or the sentence that is pointed out in the usual colour."""
        if self._is_marked_already():
            self._notices.tell(
                self.tr(
                    "This sentence is highlighted: 1 to 4 change its colour, Delete removes it."
                )
            )
        elif not self._pane.request_highlight():
            self._point_out()

    def mark_in(self, colour: Colour) -> None:
        """Give the highlight at the cursor *colour*; else highlight as `mark` does."""
        highlight = None if self._pane.selection() else self._here()
        if highlight is not None:
            if highlight.colour is not colour:
                self._change(highlight, colour=colour)
        elif not self._pane.request_highlight(colour):
            self._point_out()

    def comment(self) -> None:
        """Ask for a comment on the highlight at the cursor."""
        highlight = self._here()
        if highlight is None:
            self._say_none_here()
        else:
            self.comment_on(highlight.id)

    def comment_on(self, highlight_id: str) -> None:
        """Ask for a comment on a highlight."""
        from sourcebook.ui.dialogs.comment import CommentDialog  # noqa: PLC0415 - only when it is asked

        highlight = self._desk.highlight_named(highlight_id)
        if highlight is None:
            return
        dialog = CommentDialog(highlight, self._pane.window())
        dialog.given.connect(lambda comment: self._change(highlight, comment=comment))
        dialog.open()

    def remove(self) -> None:
        """Take the highlight at the cursor away."""
        highlight = self._here()
        if highlight is None:
            self._say_none_here()
            return

        def done(_: Changes) -> None:
            self._notices.tell(self.tr("Highlight removed."), self.tr("Undo"), self._undo)

        removed = self._jobs.write(noting.remove_highlight, highlight.id)
        self._work.then(removed, done, owner=self)

    def _change(
        self, highlight: Highlight, *, colour: Colour | None = None, comment: str | None = None
    ) -> None:
        changed = self._jobs.write(
            noting.change_highlight, highlight.id, colour=colour, comment=comment
        )
        self._work.then(changed, owner=self)

    def _here(self) -> Highlight | None:
        return self._desk.highlight_named(self._pane.highlight_at_cursor() or "")

    def _is_marked_already(self) -> bool:
        """Tell whether the very sentence that is pointed out is a highlight."""
        here = None if self._pane.selection() else self._here()
        return here is not None and self._pane.passage() == (
            here.placement.start,
            here.placement.end,
        )

    def _point_out(self) -> None:
        """Show what would be marked before it is: a sentence on the screen."""
        if self._pane.reading_cursor.show():
            self._notices.tell(
                self.tr("This sentence is at the cursor: press the key again to mark it.")
            )

    def _say_none_here(self) -> None:
        self._notices.tell(
            self.tr(
                "Put the cursor on a highlight first: ] goes to the next one, [ to the one before."
            )
        )
