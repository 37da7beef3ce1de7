"""Go through the list of highlights: show passages, and recolour, remove, copy, quote many."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolTip

from sourcebook.app import highlighting, noting
from sourcebook.app.highlighting import MOST_QUOTED, Listed
from sourcebook.app.jobs import Jobs
from sourcebook.model.changes import Changes
from sourcebook.model.highlight import Colour
from sourcebook.ui import colour_names
from sourcebook.ui.article_pane import ArticlePane
from sourcebook.ui.desk import Desk
from sourcebook.ui.highlights_pane import HighlightsPane
from sourcebook.ui.highlights_pane.rows import HighlightRow, Standing
from sourcebook.ui.left_pane import LeftPane
from sourcebook.ui.notes_pane import NotesPane
from sourcebook.ui.notice_bar import NoticeBar
from sourcebook.ui.preferences import Preferences
from sourcebook.ui.work import Work

Handlers = dict[str, Callable[[], object]]

MOST_CHANGED: Final = 2_000
"""Highlights changed at once: some 0.5 ms each, in which no note can be saved."""

LONGEST_TIP: Final = 4_000
"""Code points of a comment that are shown while the pointer rests on it."""


class Reviewing(QObject):
    """Acts on what is chosen in the list of highlights."""

    def __init__(  # noqa: PLR0913 - it joins the list with the article, the note and the threads
        self,
        jobs: Jobs,
        work: Work,
        *,
        preferences: Preferences,
        notices: NoticeBar,
        desk: Desk,
        left: LeftPane,
        pane: HighlightsPane,
        article: ArticlePane,
        notes: NotesPane,
        undo: Callable[[], None],
    ) -> None:
        super().__init__(pane)
        self._jobs = jobs
        self._work = work
        self._preferences = preferences
        self._notices = notices
        self._desk = desk
        self._left = left
        self._pane = pane
        self._article = article
        self._notes = notes
        self._undo = undo
        self._tips = 0
        desk.turned.connect(self._follow)
        work.changed.connect(pane.take)
        pane.shown.connect(self.show)
        pane.opened.connect(self.open)
        pane.left.connect(left.leave_highlights)
        pane.copy_wanted.connect(self.copy)
        pane.tip_wanted.connect(self.show_comment)
        article.highlight_pointed_at.connect(self._show_comment_of)

    def handlers(self, elsewhere: Handlers) -> Handlers:
        """Return what the actions do on the list; *elsewhere* is what they do in the article."""
        here: Handlers = {
            **{f"colour_{one}": partial(self.recolour, one) for one in Colour},
            "comment": self.comment,
            "quote": self.quote,
            "remove_highlight": self.remove,
        }
        return {
            **{name: partial(self._do, act, elsewhere[name]) for name, act in here.items()},
            "all_highlights": self.toggle_scope,
            "copy_highlights": self.copy,
            "filter_highlights": self.focus_filter,
            "show_highlights": self.toggle,
        }

    def toggle(self) -> None:
        """Show the list with the keyboard on it, or put it away."""
        if self._left.shows_highlights:
            self._left.leave_highlights()
        else:
            self._left.show_highlights()

    def toggle_scope(self) -> None:
        """List the highlights of the whole library, or again those of the article."""
        self._left.show_highlights()
        self._pane.show_scope(is_of_library=not self._pane.is_of_library)

    def focus_filter(self) -> None:
        """Let words be typed that narrow the list."""
        self._left.show_highlights()
        self._pane.focus_filter()

    def show(self, row: HighlightRow) -> None:
        """Bring the passage on the screen if its article lies open; the keyboard stays."""
        article = self._desk.article
        if article and article.id == row.article_id and row.standing is not Standing.GONE:
            self._article.show_passage(*row.place)

    def open(self, row: HighlightRow) -> None:
        """Open the article at the passage, with the keyboard on it; the list stays."""

        def show() -> None:
            mark = self._desk.highlight_named(row.id)
            if row.standing is Standing.GONE or mark is None:
                self._notices.tell(self.tr("This passage is gone from the article."))
            else:
                self._article.show_passage(mark.placement.start, mark.placement.end)
            self._article.setFocus()

        self._desk.open_article(row.article_id, show)

    def recolour(self, colour: Colour) -> None:
        """Give what is chosen another colour."""
        if ids := self._changeable():
            made = self._jobs.write(highlighting.recolour, ids, colour)
            self._work.then(made, owner=self)

    def remove(self) -> None:
        """Take away what is chosen; one undo brings all back."""

        def done(changes: Changes) -> None:
            count = len(changes.highlights)
            said = self.tr("Highlight removed.")
            if count > 1:
                said = self.tr("{count} highlights removed.").format(count=count)
            self._notices.tell(said, self.tr("Undo"), self._undo)

        if ids := self._changeable():
            self._work.then(self._jobs.write(highlighting.remove, ids), done, owner=self)

    def comment(self) -> None:
        """Ask for a comment on the highlight that is chosen, if it is one."""
        ids = self._chosen()
        if len(ids) > 1:
            self._notices.tell(self.tr("Choose one highlight to comment on it."))
        elif ids:
            asked = self._jobs.read(highlighting.listed, ids)
            self._work.then(asked, self._ask_for_comment, owner=self)

    def copy(self) -> None:
        """Copy what is chosen as Markdown."""

        def here(markdown: str) -> None:
            QGuiApplication.clipboard().setText(markdown)
            self._notices.tell(self.tr("Copied as Markdown."))

        self._with_markdown(here)

    def quote(self) -> None:
        """Put what is chosen under the note that lies open, as quotations."""
        if self._notes.manuscript is None:
            self._notices.tell(self.tr("Open an article or a note first; quotations go into it."))
            return
        into = self._notes.manuscript

        def here(markdown: str) -> None:
            if self._notes.manuscript is into:
                self._notes.append(markdown)

        self._with_markdown(here)

    def show_comment(self, markdown: str, point: QPoint) -> None:
        """Show a comment as its Markdown means it, beside the pointer."""
        self._tips += 1
        tip = self._tips

        def here(html: str) -> None:
            if tip == self._tips and html:
                QToolTip.showText(point, html, self._left.window())

        rendered = self._jobs.read(highlighting.comment_html, markdown[:LONGEST_TIP])
        self._work.then(rendered, here, owner=self)

    def _show_comment_of(self, highlight_id: str, point: QPoint) -> None:
        mark = self._desk.highlight_named(highlight_id)
        if mark is None:
            return
        name = colour_names.given(self._preferences.settings)[mark.colour]
        told = f"**{highlighting.plain(name)}**" if name else ""
        self.show_comment("\n\n".join(part for part in (told, mark.comment) if part), point)

    def _with_markdown(self, here: Callable[[str], None]) -> None:
        ids = self._chosen()
        if len(ids) > MOST_QUOTED:
            said = self.tr("Only the first {count} are taken; they are enough for one note.")
            self._notices.tell(said.format(count=MOST_QUOTED))
        if ids:
            names = colour_names.given(self._preferences.settings)
            made = self._jobs.read(highlighting.as_markdown, ids, names)
            self._work.then(made, here, owner=self)

    def _ask_for_comment(self, found: list[Listed]) -> None:
        from sourcebook.ui.dialogs.comment import CommentDialog  # noqa: PLC0415 - only when it is asked

        if not found:
            return
        mark = found[0].highlight
        dialog = CommentDialog(mark, self._pane.window())

        def keep(comment: str) -> None:
            changed = self._jobs.write(noting.change_highlight, mark.id, comment=comment)
            self._work.then(changed, owner=self)

        dialog.given.connect(keep)
        dialog.open()

    def _chosen(self) -> list[str]:
        ids = self._pane.chosen
        if not ids:
            self._notices.tell(self.tr("Choose a highlight first, by an arrow or a click."))
        return ids

    def _changeable(self) -> list[str]:
        """Return the ids of what is chosen, none when they are too many for one change."""
        ids = self._chosen()
        if len(ids) <= MOST_CHANGED:
            return ids
        said = self.tr("At most {count} highlights are changed at once: choose fewer of them.")
        self._notices.tell(said.format(count=MOST_CHANGED))
        return []

    def _do(self, here: Callable[[], object], elsewhere: Callable[[], object]) -> None:
        (here if self._pane.has_keyboard else elsewhere)()

    def _follow(self) -> None:
        article = self._desk.article
        self._pane.show_article(article.id if article else "")
