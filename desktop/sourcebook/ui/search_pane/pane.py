"""The answers to a query, shown in place of the list while there is a query."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from sourcebook.app.jobs import Jobs
from sourcebook.model.changes import Changes
from sourcebook.model.search import Answers, Choice, Earlier, Hit, Request, Sort
from sourcebook.model.settings import Settings
from sourcebook.ui import fonts
from sourcebook.ui.empty_state import EmptyState
from sourcebook.ui.search_pane import labels
from sourcebook.ui.search_pane.advice import AdviceRow, meant, would_help
from sourcebook.ui.search_pane.answer_rows import Look, spellings_in
from sourcebook.ui.search_pane.chips import ChipRow
from sourcebook.ui.search_pane.delegate import HitDelegate
from sourcebook.ui.search_pane.facets import FacetBand
from sourcebook.ui.search_pane.freshness import Freshness
from sourcebook.ui.search_pane.further import PAGE, Further
from sourcebook.ui.search_pane.head import Head
from sourcebook.ui.search_pane.model import HitModel
from sourcebook.ui.search_pane.unfolding import Unfolding
from sourcebook.ui.search_pane.view import AnswersView
from sourcebook.ui.theme import Theme
from sourcebook.ui.work import Work

FIRST: Final = 16
"""How many answers are asked for at first: more than a window shows. Finding the words around
each takes most of the time of a question for a page of them."""

MOST_RENEWED: Final = 1000
"""Answers that are asked for again when the library changed; those further down stay as they
are."""

REST_MS: Final = 200
"""The rest is asked for, and values are counted, when the first answers have stood so long:
whoever still types is not kept."""


class ResultsPane(QWidget):
    """Asks and shows the answers of the newest request only.

    Signals:
        opened: An answer shall be opened at the hit (Hit).
        answered: The answers to the newest request are here.
        meant: Another query was probably meant, and is wanted (its words).
        restored: An earlier query narrows no longer; it is the query again (its words).
        left: The question shall be given up.
        arranged: A setting by which answers are shown has another value (name, value).
    """

    opened = Signal(object)
    answered = Signal()
    meant = Signal(str)
    restored = Signal(str)
    left = Signal()
    arranged = Signal(str, object)

    def __init__(self, jobs: Jobs, work: Work, theme: Theme) -> None:
        super().__init__()
        self._jobs = jobs
        self._work = work
        self._usual_sort = Sort.RELEVANCE
        self._request = self._no_request()
        self._like_title = ""
        self._answers = Answers()
        self._wants_best = False
        self._is_waiting = self._is_refreshing = self._is_late = False
        self.setProperty("ground", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = HitModel(self)
        self.view = AnswersView(self.model, self.tr("Answers"))
        self.delegate = HitDelegate(theme, self.view)
        self.view.setItemDelegate(self.delegate)
        self.empty = EmptyState()
        self.head = Head()
        self.chips = ChipRow()
        self.band = FacetBand()
        self.list = QStackedWidget()
        self._slow = QLabel()
        self.advice = AdviceRow()
        self._resting = QTimer(self, singleShot=True, interval=REST_MS)
        self._freshness = Freshness(jobs, work, self)
        self._unfolding = Unfolding(jobs, work, self.view, self.model, lambda: self._request)
        self._further = Further(jobs, work, self.view, self.model)
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
    def is_asking(self) -> bool:
        """Tell whether there is a question, in words or another."""
        request = self._request
        return bool(request.query or request.within or request.like)

    @property
    def current_hit(self) -> Hit | None:
        """Return the chosen answer, at the sentence that is chosen."""
        number = self.view.current
        return self.model.rows[number].hit if 0 <= number < len(self.model.rows) else None

    @property
    def spellings(self) -> tuple[str, ...]:
        """Return how the words found are spelt in the answers, the most frequent first."""
        return spellings_in(self.model.hits)

    def ask(self, query: str) -> None:
        """Answer *query*, narrowed as the one before; without words nothing narrows any more.

        Earlier queries go on to narrow without words: their answers are shown until some come.
        """
        if query or self._request.within:
            self._ask(replace(self._request, query=query, like=""))
        else:
            self.leave()

    def resume(self, asked: Request) -> None:
        """Ask a question that was kept, in its order and narrowed as it was."""
        self.head.set_sort(asked.sort)
        self._ask(replace(asked, wants_facets=False))

    def ask_like(self, article_id: str, title: str) -> None:
        """Show the articles that are like one."""
        self._like_title = title
        self._ask(replace(self._no_request(), like=article_id))

    def search_within(self) -> str:
        """Let the query that is answered narrow those to come; return it, or nothing."""
        query = self.query
        if query:
            within = (*self._request.within, Earlier(query, self._request.is_whole))
            self._request = replace(self._request, query="", within=within)
        return query

    def leave(self) -> None:
        """Give the question up, with all that narrowed it; the usual order comes back."""
        self.head.set_sort(self._usual_sort)
        self._ask(self._no_request())

    def follow(self, settings: Settings) -> None:
        """Show answers as the settings say."""
        sort = Sort(settings.text("search_sort"))
        if sort is not self._usual_sort:
            self._usual_sort = sort
            self.set_sort(sort)
        self.set_grouped(is_grouped=settings.flag("search_grouped"))
        self.show_band(is_shown=settings.flag("search_band"))

    def take(self, changes: Changes) -> None:
        """Ask again when the library changed, unless nothing is asked."""
        if self.is_asking:
            self._freshness.take(changes)

    def set_sort(self, sort: Sort) -> None:
        """Show the answers in another order."""
        self.head.set_sort(sort)
        self._ask(replace(self._request, sort=sort))

    def set_grouped(self, *, is_grouped: bool) -> None:
        """Let the answers of one article stand together, or each by itself."""
        self.head.set_grouped(is_grouped=is_grouped)
        if is_grouped != self.model.is_grouped:
            self._show(self.model.hits, is_grouped=is_grouped)
            self._say(self._answers)
            self.arranged.emit("search_grouped", is_grouped)

    def set_exact(self, *, is_exact: bool) -> None:
        """Let only the spellings typed count, or other names and forms, too."""
        self._ask(replace(self._request, is_exact=is_exact))

    def narrow(self, choice: Choice) -> None:
        """Show only the answers that have a value; the keyboard goes to them."""
        if choice not in self._request.choices:
            self._ask(replace(self._request, choices=(*self._request.choices, choice)))
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def widen(self, gone: Choice | Earlier | None = None) -> bool:
        """Take a choice or an earlier query back, or the last one made; False without any."""
        narrowings = self._narrowings
        gone = gone or (narrowings[-1] if narrowings else None)
        if gone is None:
            return False
        within = tuple(one for one in self._request.within if one != gone)
        choices = tuple(one for one in self._request.choices if one != gone)
        wider = replace(self._request, choices=choices, within=within)
        if isinstance(gone, Earlier) and not wider.query:
            self._request = wider
            self.restored.emit(gone.query)
        else:
            self._ask(wider)
        return True

    def show_band(self, *, is_shown: bool) -> None:
        """Show what the answers can be narrowed to, or hide it."""
        self.head.band_button.setChecked(is_shown)
        if is_shown == self.band.isVisibleTo(self):
            return
        self.band.setVisible(is_shown)
        self.arranged.emit("search_band", is_shown)
        if is_shown:
            self._resting.start()

    def unfold(self) -> None:
        """Show the further sentences of the chosen answer."""
        self.view.unfold(self.view.current)

    def fold(self) -> None:
        """Hide the further sentences of the chosen answer."""
        self.view.fold(self.view.current)

    def take_advice(self) -> bool:
        """Ask what was probably meant; returns False when nothing else was."""
        advice = meant(self._answers)
        if advice:
            self.meant.emit(advice)
        return bool(advice)

    def open_current(self) -> None:
        """Open the chosen answer, else the best; if they are on their way, when they are here.

        When nothing was found, ask what was probably meant if that may find something.
        """
        if self._is_waiting:
            self._wants_best = True
        elif self.model.rows:
            self.opened.emit(self.model.rows[max(0, self.view.current)].hit)
        elif would_help(self._answers):
            self.take_advice()

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
        self.list.addWidget(self.view)
        self.list.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, self._slow, self.chips, self.advice, self.band):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        self._slow.hide()
        self.head.band_button.setChecked(True)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.view.opened.connect(lambda _: self.open_current())
        self.delegate.turn_wanted.connect(self.view.turn)
        self.head.sort_wanted.connect(self._choose_sort)
        self.head.grouping_wanted.connect(lambda on: self.set_grouped(is_grouped=on))
        self.head.band_wanted.connect(lambda on: self.show_band(is_shown=on))
        self.chips.removed.connect(self.widen)
        self.chips.left.connect(self.left)
        self.chips.exactness_wanted.connect(lambda on: self.set_exact(is_exact=on))
        self.band.chosen.connect(self.narrow)
        self.band.left.connect(lambda: self.view.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.band.widened.connect(self.widen)
        self.advice.taken.connect(self.take_advice)
        self._resting.timeout.connect(self._complete)
        self._freshness.due.connect(self._refresh)
        self.view.came_to_rest.connect(self._refresh_if_late)
        self._further.came.connect(self._append)

    def _no_request(self) -> Request:
        return Request("", limit=FIRST, sort=self._usual_sort, wants_facets=False)

    @property
    def _narrowings(self) -> tuple[Choice | Earlier, ...]:
        return (*self._request.within, *self._request.choices)

    def _choose_sort(self, sort: Sort) -> None:
        self._usual_sort = sort
        self.set_sort(sort)
        self.arranged.emit("search_sort", sort.value)

    def _ask(self, request: Request) -> None:
        """Ask *request*; answers to older ones that come later are dropped."""
        request = self._request = replace(request, limit=PAGE if request.like else FIRST)
        self._wants_best = False
        self._is_waiting = self.is_asking
        self._is_refreshing = self._is_late = False
        self._resting.stop()
        if not self.is_asking:
            self._take(request, Answers())
            return
        self._work.then(
            self._jobs.search(request),
            lambda answers: self._take(request, answers),
            lambda error: self._fail(request, error),
            owner=self,
        )

    def _refresh(self) -> None:
        """Ask the same again; whoever goes through the answers is not disturbed meanwhile."""
        if not self.is_asking:
            return
        if self._is_waiting or self.view.is_moving:
            self._is_late = True
            return
        self._is_late, self._is_refreshing = False, True
        limit = min(MOST_RENEWED, max(PAGE, len(self.model.hits)))
        request = self._request = replace(self._request, limit=limit)
        self._work.then(
            self._jobs.search(request),
            lambda answers: self._take_again(request, answers),
            lambda error: self._fail(request, error),
            owner=self,
        )

    def _refresh_if_late(self) -> None:
        if self._is_late:
            self._refresh()

    def _take(self, request: Request, answers: Answers) -> None:
        if request is not self._request:
            return
        self._is_waiting = False
        if not answers.is_indexed:
            self.band.show_counts((), 0)  # counting takes a second; the old ones tell of another
        shown = self.model.hits
        is_shown = shown[:FIRST] == answers.hits and len(shown) <= answers.total
        if not is_shown or self.current_hit is None:
            self._show(answers.hits, is_grouped=self.model.is_grouped)
        self._say_all(answers)
        self.answered.emit()
        if self._wants_best and answers.hits:
            self.open_current()
        self._wants_best = False
        self._freshness.answered(answers)
        self._refresh_if_late()

    def _take_again(self, request: Request, answers: Answers) -> None:
        """Show what answers the same question now; where the reader looks nothing moves."""
        if request is not self._request:
            return
        self._is_refreshing = False
        if self.view.is_moving:
            self._is_late = True
            return
        is_ranked = answers.is_indexed and not self._answers.is_indexed
        self._renew(_joined(answers.hits, self.model.hits[request.limit :]), is_ranked=is_ranked)
        self._say_all(answers)
        self._freshness.answered(answers)

    def _show(self, hits: Sequence[Hit], *, is_grouped: bool) -> None:
        self.model.set_hits(hits, is_grouped=is_grouped)
        self.view.fit_rows()
        self.view.choose_first()

    def _renew(self, hits: Sequence[Hit], *, is_ranked: bool = False) -> None:
        """Show other answers to the same question, perhaps for the first time in a good order."""
        if self.model.hits != hits:
            grouped = self.model.is_grouped
            self.view.renew(
                lambda: self.model.set_hits(hits, is_grouped=grouped, keeps_folds=True),
                is_ranked=is_ranked,
            )
            self._unfolding.fetch()

    def _append(self, hits: Sequence[Hit]) -> None:
        self._renew(_joined(self.model.hits, hits))
        self._say(self._answers)

    def _say_all(self, answers: Answers) -> None:
        self._answers = answers
        reach = max(self._request.limit, len(self.model.hits))
        is_begun = reach >= PAGE and not self._request.like  # before that the rest is on its way
        self._further.begin(self._request, reach, answers.total if is_begun else 0)
        self._say(answers)
        self._turn_to(self.view if answers.hits or not self.is_asking else self.empty)
        if answers.hits:
            self._resting.start()
        divides = answers.total > 1 and not self._request.like  # one answer is not divided
        self.band.keep_room(is_kept=divides)
        if not divides:
            self.band.show_counts((), 0)

    def _fail(self, request: Request, error: BaseException) -> None:
        if request is self._request:
            self._is_waiting = self._wants_best = self._is_refreshing = False
        self._work.failed.emit(error)

    def _turn_to(self, shown: QWidget) -> None:
        """Show the list or what stands in its place; the keyboard stays there."""
        had_focus = self.view.hasFocus() or self.empty.hasFocus()
        self.list.setCurrentWidget(shown)
        if had_focus:
            shown.setFocus()

    def _complete(self) -> None:
        """Ask for the further answers, and for the values of all, when the first ones stand."""
        request, total = self._request, self._answers.total
        if not self.is_asking or not total or self._is_refreshing:
            return  # what is asked again is completed when it is here
        counts = self.band.isVisibleTo(self) and not request.like
        has_rest = len(self.model.hits) < min(total, PAGE)
        if not counts and not has_rest:
            return

        def here(answers: Answers) -> None:
            if request is not self._request:
                return
            if counts:
                self.band.show_counts(answers.counts, answers.total)
            if has_rest:
                self._further.begin(request, PAGE, answers.total)
                self._renew(answers.hits)
                self._say(self._answers)

        limit = PAGE if has_rest else 1
        whole = self._jobs.search(replace(request, limit=limit, wants_facets=counts))
        self._work.then(whole, here, owner=self)

    def _say(self, answers: Answers) -> None:
        self.head.say(self._said(answers))
        is_scanned = self.is_asking and not answers.is_indexed
        self.head.set_sort(self._request.sort, is_indexed=not is_scanned)
        self.head.show_choices(is_shown=not self._request.like)
        self._slow.setText(labels.without_index(answers))
        self._slow.setVisible(is_scanned)
        self.chips.show_parts(
            self._narrowings,
            answers.chips,
            is_exact=self._request.is_exact,
            like=self._like_title if self._request.like else "",
        )
        self.advice.say(answers)
        self._say_empty(answers)

    def _said(self, answers: Answers) -> str:
        if not answers.total:
            return self.tr("Nothing found") if self.is_asking else ""
        if self._request.like:
            return self.tr("{count} similar").format(count=f"{answers.total:,}")
        leads = sum(row.look is Look.ANSWER for row in self.model.rows)
        if self.model.is_grouped and answers.total == len(self.model.hits) != leads:
            said = self.tr("{count} in {articles} articles")
            return said.format(count=f"{answers.total:,}", articles=f"{leads:,}")
        said = self.tr("At least {count}") if answers.is_partial else self.tr("{count} found")
        return said.format(count=f"{answers.total:,}")

    def _say_empty(self, answers: Answers) -> None:
        heading = labels.nothing_found(answers.chips)
        hint = self.tr(
            "Try fewer words, or the beginning of one. “Quotation marks” find an exact phrase. "
            "Esc brings the list back."
        )
        if self._request.like:
            heading = self.tr("Nothing is like this article")
            hint = self.tr("Esc brings the list back.")
        elif self._narrowings:
            hint = self.tr("Esc takes the last narrowing back.")
        elif would_help(answers):
            hint = self.tr("Enter searches for what was probably meant.")
        elif labels.is_in_trouble(answers.chips):
            hint = self.tr("Esc brings the list back.")
        self.empty.say(heading, hint)


def _joined(hits: Sequence[Hit], further: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return *hits* and those of *further* that are not among them: what changed may come twice."""
    known = {hit.id for hit in hits}
    return (*hits, *(hit for hit in further if hit.id not in known))
