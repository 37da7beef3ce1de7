"""The answers to a query, shown in place of the list while there is a query."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from sourcebook.app.jobs import Jobs
from sourcebook.model.search import Answers, Hit, Request
from sourcebook.ui import fonts
from sourcebook.ui.empty_state import EmptyState
from sourcebook.ui.list_view import ListView
from sourcebook.ui.search_pane.delegate import ROW_HEIGHT_PX, HitDelegate
from sourcebook.ui.search_pane.model import HitModel
from sourcebook.ui.theme import Theme
from sourcebook.ui.work import Work

LIMIT = 100
"""How many answers are asked for; whoever does not see it among them types another word."""


class ResultsPane(QWidget):
    """Asks and shows the answers of the newest query only.

    Signals:
        opened: An answer shall be opened at the hit (Hit).
        answered: The answers to the newest query are here.
    """

    opened = Signal(object)
    answered = Signal()

    def __init__(self, jobs: Jobs, work: Work, theme: Theme) -> None:
        super().__init__()
        self._jobs = jobs
        self._work = work
        self._query = ""
        self._wants_best = False
        self._is_waiting = False
        self.setProperty("ground", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = HitModel(self)
        self.view = ListView(ROW_HEIGHT_PX, self.tr("Answers"))
        self.view.setModel(self.model)
        self.delegate = HitDelegate(theme, self.view)
        self.view.setItemDelegate(self.delegate)
        self.view.opened.connect(lambda _: self.open_current())
        self.empty = EmptyState()
        self._count = QLabel()
        self._count.setProperty("tone", "dim")
        self._count.setFont(fonts.sans(11, 600))
        self._stack = QStackedWidget()
        self._lay_out()

    @property
    def query(self) -> str:
        """Return the newest query."""
        return self._query

    @property
    def current_hit(self) -> Hit | None:
        """Return the chosen answer."""
        number = self.view.current
        return self.model.hits[number] if 0 <= number < len(self.model.hits) else None

    def ask(self, query: str) -> None:
        """Answer *query*; answers to older ones that come later are dropped."""
        self._query = query
        self._wants_best = False
        self._is_waiting = bool(query)
        if not query:
            self._take("", [])
            return

        def here(answers: Answers) -> None:
            self._take(query, list(answers.hits))

        request = Request(query, limit=LIMIT, wants_facets=False)
        self._work.then(self._jobs.search(request), here, owner=self)

    def open_current(self) -> None:
        """Open the chosen answer, else the best; if they are on their way, when they are here."""
        if self._is_waiting:
            self._wants_best = True
        elif self.model.hits:
            self.opened.emit(self.model.hits[max(0, self.view.current)])

    def apply(self, theme: Theme) -> None:
        """Change the colours."""
        self.delegate.theme = theme
        self.view.viewport().update()

    def _lay_out(self) -> None:
        self._count.setContentsMargins(22, 4, 22, 6)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._count)
        column.addWidget(self._stack)
        self.setFocusProxy(self.view)

    def _take(self, query: str, hits: list[Hit]) -> None:
        if query != self._query:
            return
        self._is_waiting = False
        self.model.set_hits(hits)
        if hits:
            self.view.choose(0)
        self._say(len(hits))
        self._stack.setCurrentWidget(self.view if hits else self.empty)
        self.answered.emit()
        if self._wants_best:
            self._wants_best = False
            self.open_current()

    def _say(self, count: int) -> None:
        many = self.tr("The best {count} answers") if count == LIMIT else self.tr("{count} found")
        self._count.setText(many.format(count=count) if count else self.tr("Nothing found"))
        heading = self.tr("Nothing has these words")
        hint = self.tr(
            "Try fewer words, or the beginning of one. “Quotation marks” find an exact phrase. "
            "Esc brings the list back."
        )
        self.empty.say(heading, hint)
