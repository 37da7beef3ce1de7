"""Read closely by keys: move through the text, quote, find, follow links, go on to the next."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from sourcebook.model.highlight import Highlight
from sourcebook.ui.article_pane import ArticlePane, Unit
from sourcebook.ui.article_pane.contents import contents
from sourcebook.ui.commands.going import Going
from sourcebook.ui.commands.quoting import Quoting
from sourcebook.ui.desk import Desk
from sourcebook.ui.left_pane import LeftPane
from sourcebook.ui.library_pane import LibraryPane
from sourcebook.ui.notice_bar import NoticeBar


class CloseReading(QObject):
    """Acts on the article that lies open."""

    def __init__(  # noqa: PLR0913 - it joins the article with what stands on both sides of it
        self,
        *,
        notices: NoticeBar,
        desk: Desk,
        going: Going,
        left: LeftPane,
        library: LibraryPane,
        article: ArticlePane,
        quoting: Quoting,
    ) -> None:
        super().__init__(article)
        self._notices = notices
        self._desk = desk
        self._going = going
        self._left = left
        self._library = library
        self._article = article
        self._quoting = quoting
        article.ends_passed.connect(self._pass_end)

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of close reading do."""
        cursor, article = self._article.reading_cursor, self._article
        moves = {
            f"{way}_{unit.name.lower()}": partial(cursor.move, unit, forward=way == "next")
            for unit in Unit
            for way in ("next", "previous")
        }
        return {
            **moves,
            "find_in_article": article.find_words,
            "link_hints": self.link_hints,
            "next_article": partial(self.turn, 1),
            "next_highlight": article.next_highlight,
            "previous_article": partial(self.turn, -1),
            "previous_highlight": article.previous_highlight,
            "quote": self.quote,
            "select_here": cursor.select,
            "show_contents": self.show_contents,
        }

    def quote(self) -> None:
        """Put the selection, the highlight or the sentence at the cursor into the note."""
        reading, mark = self._desk.reading, self._mark()
        passage = self._passage()
        if reading is None or passage is None:
            self._notices.tell(
                self.tr("Select words first, or press J to point a sentence out; Q then quotes it.")
            )
            return
        self._quoting.quote(reading, *passage, mark)
        self._article.point_out(*passage)

    def link_hints(self) -> None:
        """Show letters on the links that are on the screen."""
        if not self._article.offer_links():
            self._notices.tell(self.tr("There is no link on the screen."))

    def show_contents(self) -> None:
        """Let the reader choose a heading or a page to go to."""
        from sourcebook.ui.dialogs.contents import ContentsDialog  # noqa: PLC0415 - only when it is asked

        reading = self._desk.reading
        entries = contents(reading.edition) if reading else []
        if not entries:
            self._notices.tell(self.tr("This article has no headings and no pages."))
            return
        dialog = ContentsDialog(entries, self._article.place(), self._article.window())
        dialog.chosen.connect(self._article.show_place)
        dialog.open()

    def turn(self, by: int, *, at_end: bool = False) -> None:
        """Open the article *by* rows on in the list; *at_end* shows its last lines."""
        view = self._library.view if self._left.shows_highlights else self._left.view
        before = view.current
        view.step(by)
        if view.current == before:
            end = self.tr("This is the last one in the list.")
            self._notices.tell(end if by > 0 else self.tr("This is the first one in the list."))
        elif self._left.is_searching:
            self._left.open_current()
        elif self._library.shows_notes:
            self._going.show_row(self._library.current_id)
        else:
            then = self._article.go_to_end if at_end else None
            self._desk.open_article(self._library.current_id, then)

    def _pass_end(self, forward: bool) -> None:  # noqa: FBT001 - a signal's value
        self.turn(1 if forward else -1, at_end=not forward)

    def _passage(self) -> tuple[int, int] | None:
        mark = self._mark()
        if mark is not None:
            return mark.placement.start, mark.placement.end
        return self._article.passage()

    def _mark(self) -> Highlight | None:
        """Return the highlight at the cursor, unless words are selected."""
        if self._article.selection():
            return None
        return self._desk.highlight_named(self._article.highlight_at_cursor() or "")
