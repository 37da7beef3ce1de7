"""Look at the footnotes, pictures and tables of the article that lies open."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from sourcebook.ui.article_pane import ArticlePane
from sourcebook.ui.notice_bar import NoticeBar


class Examining(QObject):
    """Acts on the article, and says so when there is nothing to look at."""

    def __init__(self, *, notices: NoticeBar, article: ArticlePane) -> None:
        super().__init__(article)
        self._notices = notices
        self._article = article

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of looking do."""
        return {
            "go_to_footnote": self.go_to_footnote,
            "leave_footnote": self.leave_footnote,
            "show_footnote": self.show_footnote,
            "show_picture": self.show_picture,
            "show_table": self.show_table,
        }

    def go_to_footnote(self) -> None:
        """Go from a reference to its note, or from a note back."""
        if not self._article.footnotes.jump():
            self._notices.tell(self.tr("There is no footnote on the screen."))

    def leave_footnote(self) -> None:
        """Go back to the reference that was left."""
        if not self._article.footnotes.back():
            self._notices.tell(self.tr("You did not come here from a footnote."))

    def show_footnote(self) -> None:
        """Show the note beside its reference, or take it away."""
        if not self._article.footnotes.peek():
            self._notices.tell(self.tr("There is no footnote on the screen."))

    def show_picture(self) -> None:
        """Show a picture large."""
        if not self._article.enlarging.show_picture():
            self._notices.tell(self.tr("This article has no pictures."))

    def show_table(self) -> None:
        """Show a table in its own window."""
        if not self._article.enlarging.show_table():
            self._notices.tell(self.tr("This article has no tables."))
