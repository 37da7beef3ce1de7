"""The line above the answers: how many there are, their order, and the band that narrows them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from sourcebook.model.search import Sort
from sourcebook.ui import fonts
from sourcebook.ui.search_pane import labels
from sourcebook.ui.theme import Theme


class Head(QWidget):
    """Says the count; holds two buttons.

    Signals:
        sort_wanted: Another order is wanted (Sort).
        grouping_wanted: Whether the answers of one article shall stand together.
        band_wanted: Whether the band shall be shown.
    """

    sort_wanted = Signal(object)
    grouping_wanted = Signal(bool)
    band_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._count = QLabel()
        self._count.setProperty("tone", "dim")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setFont(fonts.sans(11, 600))
        self._count.setMinimumWidth(0)
        self.sort_button = self._button(self.tr("Order of the answers"))
        self.sort_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.sort_button.setMenu(self._sort_menu())
        self.band_button = self._button(self.tr("Show what the answers can be narrowed to"))
        self.band_button.setCheckable(True)
        self.band_button.setText(self.tr("Narrow"))
        self.band_button.clicked.connect(self.band_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 0, 12, 6)
        row.setSpacing(2)
        row.addWidget(self._count, 1)
        row.addWidget(self.sort_button)
        row.addWidget(self.band_button)
        self.set_sort(Sort.RELEVANCE)

    @property
    def words(self) -> str:
        """Return what is said of the answers."""
        return self._count.text()

    def say(self, words: str) -> None:
        """Say how many answers there are."""
        self._count.setText(words)

    def set_sort(self, sort: Sort, *, is_indexed: bool = True) -> None:
        """Show an order as the chosen one; without an index the best cannot come first."""
        now = Sort.SAVED if sort is Sort.RELEVANCE and not is_indexed else sort
        self.sort_button.setText(f"{labels.sort(now)} ▾")
        for action in self._sorts.actions():
            action.setChecked(action.data() == sort.value)

    def show_choices(self, *, is_shown: bool) -> None:
        """Show the buttons, or hide them where there is nothing to order or to narrow."""
        for button in (self.sort_button, self.band_button):
            button.setVisible(is_shown)

    def set_grouped(self, *, is_grouped: bool) -> None:
        """Show whether the answers of one article stand together."""
        self._grouping.setChecked(is_grouped)

    def apply(self, theme: Theme) -> None:
        """Change the colours."""
        for button in (self.sort_button, self.band_button):
            button.setStyleSheet(f"QToolButton {{ color: {theme.dim}; padding: 1px 5px; }}")

    def _sort_menu(self) -> QMenu:
        menu = QMenu(self.sort_button)
        self._sorts = QActionGroup(menu)
        for sort in labels.SORTS:
            action = menu.addAction(labels.sort(sort))
            action.setCheckable(True)
            action.setData(sort.value)
            self._sorts.addAction(action)
        self._sorts.triggered.connect(lambda action: self.sort_wanted.emit(Sort(action.data())))
        menu.addSeparator()
        self._grouping = menu.addAction(self.tr("Grouped by article"))
        self._grouping.setCheckable(True)
        self._grouping.triggered.connect(self.grouping_wanted)
        return menu

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setFont(fonts.sans(11))
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
