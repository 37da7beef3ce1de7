"""The answers to a query, shown in place of the list while there is a query."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from sourcebook.app.jobs import Jobs
from sourcebook.model.search import Answers, Choice, Hit, Request, Sort
from sourcebook.ui import fonts
from sourcebook.ui.empty_state import EmptyState
from sourcebook.ui.list_view import ListView
from sourcebook.ui.search_pane import labels
from sourcebook.ui.search_pane.chips import ChipRow, chip_button
from sourcebook.ui.search_pane.delegate import ROW_HEIGHT_PX, HitDelegate
from sourcebook.ui.search_pane.facets import FacetBand
from sourcebook.ui.search_pane.head import Head
from sourcebook.ui.search_pane.model import HitModel
from sourcebook.ui.theme import Theme
from sourcebook.ui.work import Future, Work

FIRST: Final = 16
"""How many answers are asked for at first: more than a window shows. Finding the words around
each took 95 % of the time of a question for `LIMIT`."""

LIMIT: Final = 100
"""How many answers are asked for in all; whoever does not see it among them types another word."""

COUNT_MS: Final = 200
"""Values are counted when the answers have stood so long: whoever still types is not kept."""

AGAIN_MS: Final = 1000
"""While the index is made anew the question is asked again so often at most."""


class ResultsPane(QWidget):
    """Asks and shows the answers of the newest request only.

    Signals:
        opened: An answer shall be opened at the hit (Hit).
        answered: The answers to the newest request are here.
        meant: Another query was probably meant, and is wanted (its words).
    """

    opened = Signal(object)
    answered = Signal()
    meant = Signal(str)

    def __init__(self, jobs: Jobs, work: Work, theme: Theme) -> None:
        super().__init__()
        self._jobs = jobs
        self._work = work
        self._request = Request("", limit=FIRST, wants_facets=False)
        self._answers = Answers()
        self._wants_best = False
        self._is_waiting = False
        self._has_rest = False
        self._rest: Future[Answers] | None = None
        self.setProperty("ground", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = HitModel(self)
        self.view = ListView(ROW_HEIGHT_PX, self.tr("Answers"))
        self.view.setModel(self.model)
        self.delegate = HitDelegate(theme, self.view)
        self.view.setItemDelegate(self.delegate)
        self.empty = EmptyState()
        self.head = Head()
        self.chips = ChipRow()
        self.band = FacetBand()
        self.list = QStackedWidget()
        self._slow = QLabel(self.tr("The index is being made anew; until then, words alone count."))
        self._advice = chip_button("")
        self._counting = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._lay_out()
        self._connect()
        self.apply(theme)

    @property
    def query(self) -> str:
        """Return the newest query."""
        return self._request.query

    @property
    def request(self) -> Request:
        """Return the newest request."""
        return self._request

    @property
    def current_hit(self) -> Hit | None:
        """Return the chosen answer."""
        number = self.view.current
        return self.model.hits[number] if 0 <= number < len(self.model.hits) else None

    def ask(self, query: str) -> None:
        """Answer *query*, narrowed as the one before; without words nothing narrows any more."""
        if query:
            self._ask(replace(self._request, query=query))
        else:
            self._ask(replace(self._request, query="", choices=()))

    def set_sort(self, sort: Sort) -> None:
        """Show the answers in another order."""
        self.head.set_sort(sort)
        self._ask(replace(self._request, sort=sort))

    def set_exact(self, *, is_exact: bool) -> None:
        """Let only the spellings typed count, or other names and forms, too."""
        self._ask(replace(self._request, is_exact=is_exact))

    def narrow(self, choice: Choice) -> None:
        """Show only the answers that have a value; the keyboard goes to them."""
        if choice not in self._request.choices:
            self._ask(replace(self._request, choices=(*self._request.choices, choice)))
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def widen(self, choice: Choice | None = None) -> bool:
        """Take *choice* back, or the last one made; returns False when nothing narrows."""
        choices = self._request.choices
        gone = choice or (choices[-1] if choices else None)
        if gone is None:
            return False
        self._ask(replace(self._request, choices=tuple(one for one in choices if one != gone)))
        return True

    def show_band(self, *, is_shown: bool) -> None:
        """Show what the answers can be narrowed to, or hide it."""
        self.head.band_button.setChecked(is_shown)
        self.band.setVisible(is_shown)
        if is_shown:
            self._counting.start()

    def open_current(self) -> None:
        """Open the chosen answer, else the best; if they are on their way, when they are here."""
        if self._is_waiting:
            self._wants_best = True
        elif self.model.hits:
            self.opened.emit(self.model.hits[max(0, self.view.current)])

    def apply(self, theme: Theme) -> None:
        """Change the colours."""
        self.delegate.theme = theme
        self.head.apply(theme)
        self.view.viewport().update()

    def _lay_out(self) -> None:
        self._slow.setProperty("tone", "accent")
        self._slow.setWordWrap(True)
        self._slow.setFont(fonts.sans(11))
        self._slow.setContentsMargins(22, 0, 22, 8)
        advice = QWidget()
        row = QVBoxLayout(advice)
        row.setContentsMargins(20, 0, 16, 8)
        row.addWidget(self._advice, alignment=Qt.AlignmentFlag.AlignLeading)
        self._advice_row = advice
        self.list.addWidget(self.view)
        self.list.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, self._slow, self.chips, advice, self.band):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        for widget in (self._slow, advice):
            widget.hide()
        self.show_band(is_shown=True)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.view.opened.connect(lambda _: self.open_current())
        self.head.sort_wanted.connect(self.set_sort)
        self.head.band_wanted.connect(lambda on: self.show_band(is_shown=on))
        self.chips.removed.connect(self.widen)
        self.chips.exactness_wanted.connect(lambda on: self.set_exact(is_exact=on))
        self.band.chosen.connect(self.narrow)
        self.band.left.connect(lambda: self.view.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.band.widened.connect(self.widen)
        self._advice.clicked.connect(lambda: self.meant.emit(self._answers.advice))
        self._counting.timeout.connect(self._count)
        bar = self.view.verticalScrollBar()
        bar.valueChanged.connect(lambda _: self._on_scrolled())
        bar.rangeChanged.connect(lambda _low, _high: self._on_scrolled())
        self._again.timeout.connect(lambda: self._ask(replace(self._request)))

    def _ask(self, request: Request) -> None:
        """Ask *request*; answers to older ones that come later are dropped."""
        self._request = request
        self._wants_best = False
        self._is_waiting = bool(request.query)
        self._counting.stop()
        self._again.stop()
        if not request.query:
            self._take(request, Answers())
            return
        self._work.then(
            self._jobs.search(request),
            lambda answers: self._take(request, answers),
            lambda error: self._fail(request, error),
            owner=self,
        )

    def _take(self, request: Request, answers: Answers) -> None:
        if request is not self._request:
            return
        self._is_waiting = False
        self._answers = answers
        self._has_rest = len(answers.hits) == FIRST < answers.total
        self._rest = None
        chosen = self.current_hit if self.model.hits[:FIRST] == answers.hits else None
        if chosen is None:
            self.model.set_hits(answers.hits)
            self.view.choose(0 if answers.hits else -1)
        self._say(answers)
        self._turn_to(self.view if answers.hits else self.empty)
        if answers.hits and self.band.isVisibleTo(self):
            self._counting.start()
        elif not answers.hits:
            self.band.show_counts((), 0)
        self.answered.emit()
        if self._wants_best:
            self._wants_best = False
            self.open_current()
        if not answers.is_indexed:
            self._ask_again()

    def _on_scrolled(self) -> None:
        """Ask for the rest once the reader goes down the list, or where all of it is seen.

        The values are counted along with it: two questions would cancel each other.
        """
        bar = self.view.verticalScrollBar()
        is_at_top = bar.maximum() > 0 and bar.value() == 0
        is_asked = self._rest is not None and not self._rest.cancelled()
        if not self._has_rest or self._is_waiting or is_at_top or is_asked:
            return
        self._counting.stop()
        request = self._request

        def here(answers: Answers) -> None:
            if request is self._request:
                self.model.add_hits(answers.hits)
                self.band.show_counts(answers.counts, answers.total)

        further = replace(request, offset=FIRST, limit=LIMIT - FIRST, wants_facets=True)
        self._rest = self._jobs.search(further)
        self._work.then(self._rest, here, owner=self)

    def _fail(self, request: Request, error: BaseException) -> None:
        if request is self._request:
            self._is_waiting = self._wants_best = False
        self._work.failed.emit(error)

    def _turn_to(self, shown: QWidget) -> None:
        """Show the list or what stands in its place; the keyboard stays there."""
        had_focus = self.view.hasFocus() or self.empty.hasFocus()
        self.list.setCurrentWidget(shown)
        if had_focus:
            shown.setFocus()

    def _ask_again(self) -> None:
        """Ask once more when the index is whole again."""
        request = self._request

        def whole(_: object) -> None:
            if request is self._request and request.query:
                self._again.start()

        self._work.then(self._jobs.when_index_is_current(), whole, whole, owner=self)

    def _count(self) -> None:
        """Ask for the values of the answers that are shown."""
        request, total = self._request, self._answers.total
        if not request.query or not total:
            return

        def here(answers: Answers) -> None:
            if request is self._request:
                self.band.show_counts(answers.counts, answers.total)

        counted = self._jobs.search(replace(request, limit=1, wants_facets=True))
        self._work.then(counted, here, owner=self)

    def _say(self, answers: Answers) -> None:
        said = self.tr("{count} found").format(count=f"{answers.total:,}")
        self.head.say(said if answers.total else self.tr("Nothing found"))
        self._slow.setHidden(answers.is_indexed or not self.query)
        self.chips.show_parts(self._request.choices, answers.chips, is_exact=self._request.is_exact)
        meant = self.tr("Did you mean {words}?").format(words=answers.advice)
        self._advice.setText(meant.replace("&", "&&"))
        self._advice_row.setHidden(not answers.advice)
        self._say_empty(answers)

    def _say_empty(self, answers: Answers) -> None:
        heading = self.tr("Nothing has these words")
        hint = self.tr(
            "Try fewer words, or the beginning of one. “Quotation marks” find an exact phrase. "
            "Esc brings the list back."
        )
        if self._request.choices:
            hint = self.tr("Backspace takes the last narrowing back.")
        trouble = next((chip for chip in answers.chips if chip.trouble), None)
        if trouble is not None:
            hint = labels.explained(trouble)
        self.empty.say(heading, hint)
