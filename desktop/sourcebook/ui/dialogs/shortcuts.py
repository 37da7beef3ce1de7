"""Show every key, made from the one table of actions."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from sourcebook.ui import fonts
from sourcebook.ui.actions import ACTIONS, MENU_NAMES, Action, Place
from sourcebook.ui.dialogs.sheet import Sheet

PLACE_NAMES = {
    Place.LIST: "list",
    Place.ARTICLE: "article",
    Place.NOTES: "notes",
    Place.READING: "list, article",
}
"""What is said beside a key that does not work everywhere."""


class ShortcutsDialog(Sheet):
    """Two columns: what can be done, and the keys for it."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(self.tr("Keyboard shortcuts"), parent, width_px=640)
        self.add_words(
            self.tr("Single characters work while the list or the article has the focus."),
            tone="dim",
            size_px=12,
        )
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 12, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(0, 1)
        for menu, name in MENU_NAMES.items():
            keyed = [action for action in ACTIONS if action.menu is menu and action.keys]
            self._add_heading(QCoreApplication.translate("actions", name))
            for action in keyed:
                self._add_action(action)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inside)
        area.setMinimumHeight(440)
        self.body.addWidget(area)
        self.add_buttons(self.tr("Close"))

    def _add_heading(self, name: str) -> None:
        label = QLabel(name)
        label.setFont(fonts.sans(12, 600))
        label.setProperty("tone", "accent")
        label.setContentsMargins(0, 8, 0, 0)
        self._grid.addWidget(label, self._grid.rowCount(), 0, 1, 2)

    def _add_action(self, action: Action) -> None:
        row = self._grid.rowCount()
        what = QLabel(action.label.removesuffix("…"))
        what.setToolTip(action.explanation)
        keys = QLabel(keys_of(action))
        keys.setTextFormat(Qt.TextFormat.PlainText)
        keys.setProperty("tone", "dim")
        self._grid.addWidget(what, row, 0)
        self._grid.addWidget(keys, row, 1)


def keys_of(action: Action) -> str:
    """Return the keys of *action* as this system writes them, with where they work."""
    return "   ".join(_key(key, place) for key, place in action.keys)


def _key(key: str, place: Place) -> str:
    written = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    where = PLACE_NAMES.get(place, "")
    return f"{written} ({QCoreApplication.translate('actions', where)})" if where else written
