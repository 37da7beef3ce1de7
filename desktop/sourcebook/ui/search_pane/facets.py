"""A band of the values that the answers have, each with its count; one key or click narrows."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from sourcebook.model.search import Choice, Count
from sourcebook.ui import fonts
from sourcebook.ui.article_pane.direction import isolated
from sourcebook.ui.search_pane import labels
from sourcebook.ui.search_pane.chips import CHIP_PX, chip_button

MOST_BUTTONS: Final = 6
"""Values of a facet with a button of their own, where there is room; the menu has all."""

MOST_SINGLE: Final = 2
"""Values that are shown though each has but one answer."""

NAME_PX: Final = 62
LONGEST_PX: Final = 96
"""How wide a value is shown at most: a long one leaves room for the menu of all."""

GAP_PX: Final = 4

FOLDED_LINES: Final = 2
"""Lines that are shown until more are wanted; their room is kept, so that no answer moves."""

LINE_GAP_PX: Final = 3
BELOW_PX: Final = 8


class Line(QWidget):
    """One facet: its name, buttons for its most frequent values, a menu of all.

    It is filled anew for other answers: making its buttons costs eight times as much. All of
    them are watched by *watcher*.
    """

    chosen = Signal(object)

    def __init__(self, watcher: QObject) -> None:
        super().__init__()
        self._watcher = watcher
        self._name = QLabel()
        self._name.setProperty("tone", "dim")
        self._name.setFont(fonts.sans(11))
        self._name.setFixedWidth(NAME_PX)
        self._counts: list[Count] = []
        self._made: list[QToolButton] = []
        self._more = self._menu_button()
        self._end: QToolButton | None = None
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_PX)
        row.addWidget(self._name)
        row.addWidget(self._more)
        row.addStretch()
        self.setMinimumWidth(NAME_PX + 40)

    @property
    def name(self) -> str:
        """Return what is counted."""
        return self._name.text()

    def fill(self, counts: Sequence[Count]) -> None:
        """Show these values, all of one facet."""
        if counts == self._counts:
            return
        self._counts = list(counts)
        facet = labels.facet(counts[0].choice.facet)
        self._name.setText(facet)
        self._more.setAccessibleName(self.tr("All of {facet}").format(facet=facet))
        while len(self._made) < min(len(counts), MOST_BUTTONS):
            self._made.append(self._button(len(self._made)))
        for button, count in zip(self._values, counts, strict=False):
            _say(button, count)
        for button in self._made[len(counts) :]:
            button.hide()
        self._fit()

    @property
    def buttons(self) -> list[QToolButton]:
        """Return the buttons that are shown, from left to right."""
        shown = [one for one in (*self._values, self._more) if not one.isHidden()]
        return shown if self._end is None or self._end.isHidden() else [*shown, self._end]

    def end_with(self, button: QToolButton) -> None:
        """Put a button at the end of the line."""
        self._end = button
        self._row.addWidget(button)

    def show_end(self, *, is_shown: bool) -> None:
        """Show the button at the end, or hide it and use its room."""
        if self._end is not None and self._end.isHidden() == is_shown:
            self._end.setVisible(is_shown)
            self._fit()

    @property
    def focused(self) -> Choice | None:
        """Return the value whose button has the keyboard; the menu stands for the first."""
        for button, count in zip(self._values, self._counts, strict=False):
            if button.hasFocus():
                return count.choice
        return self._counts[0].choice if self._more.hasFocus() else None

    def focus(self, choice: Choice) -> bool:
        """Give the keyboard to a value or one near it; False when the facet is another."""
        choices = [count.choice for count in self._counts]
        if choices[0].facet is not choice.facet:
            return False
        number = choices.index(choice) if choice in choices else 0
        button = self._values[number] if number < len(self._values) else self._more
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many buttons as have room (called by Qt)."""
        super().resizeEvent(event)
        self._fit()

    @property
    def _values(self) -> list[QToolButton]:
        """Return the buttons that stand for a value now."""
        return self._made[: len(self._counts)]

    def _fit(self) -> None:
        more_px = self._more.sizeHint().width() + GAP_PX
        end = self._end if self._end is not None and not self._end.isHidden() else None
        end_px = end.sizeHint().width() + GAP_PX if end is not None else 0
        room = self.width() - NAME_PX - end_px
        widths = [one.sizeHint().width() + GAP_PX for one in self._values]
        fits_all = len(self._counts) <= MOST_BUTTONS and sum(widths) <= room
        for number, one in enumerate(self._values):
            needed = sum(widths[: number + 1])
            one.setVisible(fits_all or needed + more_px <= room)
        self._more.setVisible(not fits_all)

    def _button(self, number: int) -> QToolButton:
        button = chip_button("")
        button.installEventFilter(self._watcher)
        button.clicked.connect(lambda: self.chosen.emit(self._counts[number].choice))
        self._row.insertWidget(1 + number, button)
        if number:
            QWidget.setTabOrder(self._made[-1], button)
        QWidget.setTabOrder(button, self._more)
        return button

    def _menu_button(self) -> QToolButton:
        button = chip_button("…")
        button.installEventFilter(self._watcher)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: _fill(menu, self._counts))
        menu.triggered.connect(lambda action: self.chosen.emit(action.data()))
        button.setMenu(menu)
        return button


class FacetBand(QWidget):
    """One line for each facet by which the answers differ; arrows go from value to value.

    Signals:
        chosen: The answers shall be narrowed (Choice).
        left: The keyboard shall go back to the answers.
        widened: The last narrowing shall be taken back.
    """

    chosen = Signal(object)
    left = Signal()
    widened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Narrow the answers"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 0, 14, BELOW_PX)
        self._column.setSpacing(LINE_GAP_PX)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._made: list[Line] = []
        self._lines: list[Line] = []
        self._folding: QToolButton | None = None
        self._is_unfolded = False
        self.chosen.connect(lambda _: self._fold())
        self.left.connect(self._fold)
        self._shown: list[list[Count]] = []

    @property
    def buttons(self) -> list[list[QToolButton]]:
        """Return the buttons that are shown, line by line."""
        return [line.buttons for line in self._lines if not line.isHidden()]

    def keep_room(self, *, is_kept: bool) -> None:
        """Keep the room of the folded band before its values are here, or give it back."""
        room = FOLDED_LINES * (CHIP_PX + LINE_GAP_PX) - LINE_GAP_PX + BELOW_PX
        self.setMinimumHeight(room if is_kept else 0)

    def show_counts(self, counts: Sequence[Count], total: int) -> None:
        """Show the values of *counts* that divide the *total* answers.

        A facet of which each answer has a value of its own says nothing, and is left out.
        """
        by_facet = groupby(sorted(counts, key=_place), _place)
        kept = [list(group) for _, group in by_facet]
        dividing = ([one for one in group if one.count < total] for group in kept)
        telling = [group for group in dividing if group and not _is_all_single(group)]
        if telling == self._shown:
            return
        self._shown = telling
        standing = self._choice_with_keyboard()
        while len(self._made) < len(telling):
            self._made.append(self._line())
        self._lines = self._made[: len(telling)]
        for line, group in zip(self._lines, telling, strict=True):
            line.fill(group)
        for line in self._made[len(telling) :]:
            line.hide()
        self._show_lines()
        if standing is not None:
            self._focus(standing)

    def focus_first(self) -> bool:
        """Put the keyboard on the first value; returns False when there is none."""
        if not self._lines:
            return False
        self._unfold()
        self._lines[0].buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from value to value by the arrows, below them to the answers; Enter takes one."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {
                Qt.Key.Key_Left: (0, -1),
                Qt.Key.Key_Right: (0, 1),
                Qt.Key.Key_Up: (-1, 0),
                Qt.Key.Key_Down: (1, 0),
            }
            step = steps.get(Qt.Key(event.key()))
            if not isinstance(watched, QToolButton):
                return False
            if step is not None:
                self._go(watched, *step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                is_menu = watched.popupMode() is QToolButton.ToolButtonPopupMode.InstantPopup
                press = watched.showMenu if is_menu else watched.click
                press()  # Qt presses by Space alone on some desktops
                return True
            if event.key() == Qt.Key.Key_Backspace:
                self.widened.emit()
                return True
        return bool(super().eventFilter(watched, event))

    def _line(self) -> Line:
        line = Line(self)
        line.chosen.connect(self.chosen)
        self._column.addWidget(line)
        if len(self._made) == FOLDED_LINES - 1:
            line.end_with(self._folding_button())
        return line

    def _folding_button(self) -> QToolButton:
        button = chip_button("")
        button.installEventFilter(self)
        button.clicked.connect(lambda: self._fold() if self._is_unfolded else self._unfold())
        self._folding = button
        return button

    def _unfold(self) -> None:
        self._is_unfolded = True
        self._show_lines()

    def _fold(self) -> None:
        self._is_unfolded = False
        self._show_lines()

    def _show_lines(self) -> None:
        for number, line in enumerate(self._lines):
            line.setVisible(self._is_unfolded or number < FOLDED_LINES)
        if self._folding is not None:
            self._say_folding(self._folding)
        self.updateGeometry()

    def _say_folding(self, button: QToolButton) -> None:
        hidden = self._lines[FOLDED_LINES:]
        names = ", ".join(line.name for line in hidden)
        button.setText("▴" if self._is_unfolded else f"{len(hidden)} ▾")
        said = self.tr("Fewer lines") if self._is_unfolded else self.tr("Also by: {names}")
        button.setAccessibleName(said.format(names=names))
        button.setToolTip(said.format(names=names))
        self._made[FOLDED_LINES - 1].show_end(is_shown=bool(hidden))

    def _choice_with_keyboard(self) -> Choice | None:
        """Return the value that has the keyboard; a menu stands for its first value."""
        return next((line.focused for line in self._lines if line.focused is not None), None)

    def _focus(self, choice: Choice) -> None:
        """Give the keyboard back to a value, or to another of its facet, or to the answers."""
        if not any(line.focus(choice) for line in self._lines):
            self.left.emit()

    def _go(self, button: QToolButton, down: int, right: int) -> None:
        if down > 0 and button in self.buttons[-1]:
            self._unfold()
        lines = self.buttons
        row = next(number for number, line in enumerate(lines) if button in line)
        if row + down >= len(lines):
            self.left.emit()
            return
        line = lines[max(0, row + down)]
        column = lines[row].index(button) + right
        line[min(len(line) - 1, max(0, column))].setFocus(Qt.FocusReason.ShortcutFocusReason)


def _is_all_single(group: Sequence[Count]) -> bool:
    """Tell whether each of several values has one answer: to narrow to one is to choose it."""
    return len(group) > MOST_SINGLE and all(one.count == 1 for one in group)


def _say(button: QToolButton, count: Count) -> None:
    """Let a button stand for a value."""
    name = labels.value(count.choice)
    metrics = button.fontMetrics()
    shown = metrics.elidedText(labels.short(name), Qt.TextElideMode.ElideRight, LONGEST_PX)
    words = f"{isolated(shown)}  {count.count:,}"
    button.setText(words.replace("&", "&&"))
    button.setAccessibleName(f"{name}, {count.count:,}")


def _fill(menu: QMenu, counts: Sequence[Count]) -> None:
    """Put all values into a menu when it is opened: most never are."""
    menu.clear()
    for count in counts:
        name = labels.short(labels.value(count.choice)).replace("&", "&&")
        action = menu.addAction(f"{name}\t{count.count:,}")
        action.setData(count.choice)


def _place(count: Count) -> int:
    return [*labels.FACETS].index(count.choice.facet)
