"""Show every key in force on one screen; typing looks for an action or a key."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sourcebook.base import fuzzy
from sourcebook.ui import fonts
from sourcebook.ui.actions import ACTIONS, MENU_NAMES, Action, Menu
from sourcebook.ui.dialogs.sheet import Sheet
from sourcebook.ui.keymap import Keymap

COLUMNS: Final = 4
HEADING_ROWS: Final = 2
"""Rows that a heading with the white above it is as high as."""

WIDTH_PX: Final = 1340
MARGIN: Final = QSize(60, 40)
"""What is left of the window beside it."""

AROUND_PX: Final = 252
"""Height of what stands above and below the groups."""


class ShortcutsDialog(Sheet):
    """Columns of groups: what can be done, and the keys for it.

    Signals:
        keys_wanted: The reader wants other keys.
    """

    keys_wanted = Signal()

    def __init__(self, keymap: Keymap, parent: QWidget | None) -> None:
        super().__init__(self.tr("Keyboard shortcuts"), parent)
        self._keymap = keymap
        self._rows: list[tuple[Action, list[QWidget]]] = []
        self._headings: dict[Menu, QLabel] = {}
        self.field = QLineEdit()
        self.field.setProperty("look", "search")
        self.field.setPlaceholderText(self.tr("Type to find an action or a key"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.textChanged.connect(self._filter)
        self.body.addWidget(self.field)
        self.body.addWidget(self._area(), 1)
        self.add_words(
            self.tr("Single characters work while the list or the article has the focus."),
            tone="dim",
            size_px=12,
        )
        self.add_buttons(self.tr("Close"), other=(self.tr("Change keys…"), self._want_keys))
        self._take_room()
        self.field.setFocus()

    @property
    def shown(self) -> list[str]:
        """Return the names of the actions that are shown."""
        return [action.name for action, widgets in self._rows if not widgets[0].isHidden()]

    def _area(self) -> QScrollArea:
        inside = QWidget()
        across = QHBoxLayout(inside)
        across.setContentsMargins(0, 0, 8, 0)
        across.setSpacing(28)
        for part in _columns(self._keymap):
            column = QVBoxLayout()
            column.setSpacing(0)
            for menu in part:
                self._add_group(column, menu)
            column.addStretch()
            across.addLayout(column, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setProperty("look", "flat")
        area.setWidget(inside)
        self._inside = inside
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _add_group(self, column: QVBoxLayout, menu: Menu) -> None:
        heading = QLabel(QCoreApplication.translate("actions", MENU_NAMES[menu]))
        heading.setFont(fonts.sans(11, 600))
        heading.setProperty("tone", "accent")
        heading.setContentsMargins(0, 10, 0, 3)
        self._headings[menu] = heading
        column.addWidget(heading)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        for row, action in enumerate(_keyed(self._keymap, menu)):
            what, keys = QLabel(action.label.removesuffix("…")), QLabel()
            what.setToolTip(action.explanation)
            keys.setText(self._keymap.short(action.name))
            keys.setToolTip(self._keymap.written(action.name))
            keys.setAccessibleName(self._keymap.written(action.name))
            keys.setProperty("tone", "dim")
            for label in (what, keys):
                label.setFont(fonts.sans(12))
                label.setTextFormat(Qt.TextFormat.PlainText)
            grid.addWidget(what, row, 0)
            grid.addWidget(keys, row, 1, Qt.AlignmentFlag.AlignRight)
            self._rows.append((action, [what, keys]))
        column.addLayout(grid)

    def _filter(self, typed: str) -> None:
        """Show the actions whose name, sentence or keys have what is typed."""
        said = [self._said(action) for action, _ in self._rows]
        found = fuzzy.find(typed, [fuzzy.prepare(words) for words in said])
        close = {one.number for one in found if one.fit <= fuzzy.Fit.INSIDE}
        keyed = {at for at, words in enumerate(said) if typed.strip().lower() in words.lower()}
        shown = set()
        for number, (action, widgets) in enumerate(self._rows):
            is_shown = number in close | keyed
            shown |= {action.menu} if is_shown else set()
            for widget in widgets:
                widget.setVisible(is_shown)
        for menu, heading in self._headings.items():
            heading.setVisible(menu in shown)

    def _said(self, action: Action) -> str:
        return f"{action.label} {action.explanation} {self._keymap.written(action.name)}"

    def _want_keys(self) -> None:
        self.accept()
        self.keys_wanted.emit()

    def _take_room(self) -> None:
        """Be as large as the groups need and the window has room for."""
        wanted = QSize(WIDTH_PX, self._inside.sizeHint().height() + AROUND_PX)
        parent = self.parentWidget()
        self.resize(wanted.boundedTo(parent.size() - MARGIN) if parent else wanted)


def _keyed(keymap: Keymap, menu: Menu) -> list[Action]:
    return [action for action in ACTIONS if action.menu is menu and keymap[action.name]]


def _columns(keymap: Keymap) -> list[list[Menu]]:
    """Share the groups out: each stands in the first column where the longest would leave room."""
    sizes = {menu: len(_keyed(keymap, menu)) + HEADING_ROWS for menu in MENU_NAMES}
    limit = max(sizes.values())
    while len(columns := _filled(sizes, limit)) > COLUMNS:
        limit += 1
    return columns


def _filled(sizes: dict[Menu, int], limit: int) -> list[list[Menu]]:
    columns: list[list[Menu]] = []
    for menu, size in sizes.items():
        fitting = (one for one in columns if sum(map(sizes.__getitem__, one)) + size <= limit)
        column = next(fitting, None)
        if column is None:
            columns.append([menu])
        else:
            column.append(menu)
    return columns
