"""Show what was cut from the article, bring it back, or take a part of the article out."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from sourcebook.app.jobs import Jobs
from sourcebook.app.ruling import Wish
from sourcebook.model.changes import Changes
from sourcebook.model.edition import Edition, Kind
from sourcebook.ui.article_pane import ArticlePane
from sourcebook.ui.commands.ruling import Ruling
from sourcebook.ui.desk import Desk
from sourcebook.ui.notice_bar import NoticeBar
from sourcebook.ui.work import Future, Work


class Cutting(QObject):
    """Acts on the cut that is pointed out, or on the paragraph of the reading cursor."""

    def __init__(  # noqa: PLR0913 - it joins the page with the library, and both with rules
        self,
        jobs: Jobs,
        work: Work,
        *,
        notices: NoticeBar,
        desk: Desk,
        pane: ArticlePane,
        undo: Callable[[], None],
        ruling: Ruling,
    ) -> None:
        super().__init__(pane)
        self._jobs = jobs
        self._work = work
        self._notices = notices
        self._desk = desk
        self._pane = pane
        self._undo = undo
        self._ruling = ruling
        self._is_busy = False
        self._is_prepared = False
        pane.restoring_wanted.connect(self.restore_number)
        desk.turned.connect(self._on_turned)

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of cutting do."""
        return {
            "next_cut": partial(self.step, forward=True),
            "previous_cut": partial(self.step, forward=False),
            "restore_cut": self.restore,
            "show_cuts": self.show_cuts,
            "take_out": self.take_out,
        }

    def show_cuts(self) -> None:
        """Show what was cut from the article in its place, or hide it."""
        margin = self._pane.margin
        if margin.is_shown:
            margin.toggle()
            self._notices.tell(self.tr("What was cut is hidden."))
        elif self._has_cuts():
            margin.toggle()
            self._prepare()
            reading = self._desk.reading
            count = len(reading.edition.cuts) if reading else 0
            several = self.tr(
                "{count} parts were cut and stand in grey: Shift+J goes to the next one, "
                "Shift+R restores it."
            )
            one = self.tr("1 part was cut and stands in grey: Shift+R restores it.")
            self._notices.tell(one if count == 1 else several.format(count=count))

    def step(self, *, forward: bool) -> None:
        """Point out the next cut, or the one before."""
        if self._has_cuts():
            self._pane.margin.step(forward=forward)
            self._prepare()

    def restore(self) -> None:
        """Put the cut that is pointed out back into the text."""
        number = self._pane.margin.pointed
        if number is not None:
            self.restore_number(number)
        elif self._has_cuts():
            self._notices.tell(
                self.tr("Point out what to restore first: Shift+J goes to what was cut next.")
            )

    def restore_number(self, number: int) -> None:
        """Put a cut, counted from 0, back into the text."""
        reading = self._desk.reading
        if reading is not None and number < len(reading.edition.cuts) and not self._is_busy:
            made = self._jobs.restore_cut(reading.article.id, reading.edition.id, number)
            lines = tuple(reading.edition.cuts[number].text.split("\n"))
            wish = Wish(lines, keeps=True)
            self._tell(made, self.tr("Restored."), reading.edition.id, wish)

    def take_out(self) -> None:
        """Take the paragraph, list or table at the reading cursor out of the text."""
        reading = self._desk.reading
        if reading is None or self._is_busy:
            return
        paragraph = self._pane.selection() or self._pane.reading_cursor.paragraph()
        if paragraph is not None:
            made = self._jobs.take_out(reading.article.id, reading.edition.id, paragraph[0])
            wish = Wish(_lines_around(reading.edition, paragraph[0]), keeps=False)
            words = self.tr("Taken out of the article; it is kept among what was cut.")
            self._tell(made, words, reading.edition.id, wish)
        elif self._pane.margin.pointed is not None:
            self._notices.tell(self.tr("This is cut already."))
        elif self._pane.reading_cursor.show():
            self._prepare()
            self._notices.tell(
                self.tr("This paragraph is at the cursor: press the key again to take it out.")
            )

    def _prepare(self) -> None:
        """Have the helper started that will be wanted next; once is enough."""
        if not self._is_prepared:
            self._is_prepared = True
            self._jobs.prepare_cutting()

    def _has_cuts(self) -> bool:
        """Tell whether anything was cut; if not, say so."""
        reading = self._desk.reading
        if reading is not None and not reading.edition.cuts:
            self._notices.tell(self.tr("Nothing was cut from this page."))
        return reading is not None and bool(reading.edition.cuts)

    def _tell(self, made: "Future[Changes]", words: str, edition_id: str, wish: Wish) -> None:
        """Say what was done when it is; until the page shows it, keys do nothing more."""
        self._is_busy = True

        def done(_: Changes) -> None:
            offer = self._ruling.offer(edition_id, wish)
            rule = self._ruling.rule_for_site
            self._notices.tell(words, self.tr("Undo"), self._undo, further=(offer, rule))

        def failed(error: BaseException) -> None:
            self._is_busy = False
            self._work.failed.emit(error)

        self._work.then(made, done, failed, owner=self)

    def _on_turned(self) -> None:
        self._is_busy = False


def _lines_around(edition: Edition, at: int) -> tuple[str, ...]:
    """Return the words of the block at a place; of a list or table those of all its blocks."""
    blocks = [block for block in edition.blocks if block.start < block.end]
    here = next((n for n, one in enumerate(blocks) if at < one.end), None)
    if here is None:
        return ()

    def goes_with(number: int) -> bool:
        one, other = blocks[here], blocks[number]
        if one.table:
            return other.table == one.table
        return one.kind is Kind.LIST_ITEM is other.kind

    first = last = here
    while first > 0 and goes_with(first - 1):
        first -= 1
    while last + 1 < len(blocks) and goes_with(last + 1):
        last += 1
    return tuple(edition.text[one.start : one.end] for one in blocks[first : last + 1])
