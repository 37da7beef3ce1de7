"""Make the actions of the table work: keys where they belong, menus, buttons."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from sourcebook.model.settings import Settings
from sourcebook.ui import colour_names, icons
from sourcebook.ui.actions import (
    ACTIONS,
    MENU_NAMES,
    Action,
    Menu,
    Place,
    is_single_character,
)
from sourcebook.ui.keymap import Keymap
from sourcebook.ui.theme import Theme

_ROLES = {
    "about": QAction.MenuRole.AboutRole,
    "open_settings": QAction.MenuRole.PreferencesRole,
    "quit": QAction.MenuRole.QuitRole,
}
"""Where macOS wants these."""


class ActionSet(QObject):
    """A QAction for each row of the table, bound to what it does."""

    def __init__(
        self,
        window: QWidget,
        places: Mapping[Place, Sequence[QWidget]],
        handlers: Mapping[str, Callable[[], object]],
    ) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        self._shortcuts: list[QShortcut] = []
        self._places = places
        self._keymap = Keymap({})
        self._yielding: dict[str, list[str]] = {}
        self._is_in_notes = False
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusObjectChanged.connect(self._on_focus)
        for action in ACTIONS:
            made = self._make(action, window)
            made.triggered.connect(_without_arguments(handlers[action.name]))
            self._actions[action.name] = made

    @property
    def keymap(self) -> Keymap:
        """Return the keys in force."""
        return self._keymap

    def __getitem__(self, name: str) -> QAction:
        """Return the QAction of the action *name*."""
        return self._actions[name]

    def some(self, names: Iterable[str]) -> list[QAction]:
        """Return the QActions with these names."""
        return [self._actions[name] for name in names]

    def bind(self, keymap: Keymap, *, single_keys: bool) -> None:
        """Make these the keys; single characters are commands only with *single_keys*."""
        wanted = keymap if single_keys else _without_characters(keymap)
        if wanted == self._keymap:
            return
        self._yielding = {}
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._shortcuts = []
        self._keymap = wanted
        for action in ACTIONS:
            self._bind_keys(action, self._actions[action.name])
        self._let_yield()

    def _let_yield(self) -> None:
        """Take keys of the window away that mean something else in the notes, while those have it.

        Qt would call such a key ambiguous and do nothing.
        """
        for name, keys in self._yielding.items():
            self._actions[name].setShortcuts([QKeySequence(key) for key in keys])
        self._yielding = {}
        if not self._is_in_notes:
            return
        bindings = self._keymap.bindings.values()
        taken = {
            key
            for some in bindings
            for key, place in some
            if Place.NOTES in place and place is not Place.WINDOW
        }
        for name, some in self._keymap.bindings.items():
            keys = [key for key, place in some if place is Place.WINDOW]
            if taken & {*keys}:
                self._yielding[name] = keys
                left = [QKeySequence(key) for key in keys if key not in taken]
                self._actions[name].setShortcuts(left)

    def _on_focus(self, now: QObject | None) -> None:
        notes = self._places.get(Place.NOTES, ())
        is_in = isinstance(now, QWidget) and any(
            pane is now or pane.isAncestorOf(now) for pane in notes
        )
        if is_in != self._is_in_notes:
            self._is_in_notes = is_in
            self._let_yield()

    def menu(self, parent: QWidget) -> QMenu:
        """Return the whole menu, one submenu a part."""
        whole = QMenu(parent)
        for part in MENU_NAMES:
            self.fill(whole.addMenu(menu_name(part)), part)
        return whole

    def fill(self, menu: QMenu, part: Menu) -> None:
        """Put the actions of one part into *menu*."""
        menu.addActions([self._actions[one.name] for one in ACTIONS if one.menu is part])

    def apply(self, theme: Theme) -> None:
        """Draw the icons in the ink of *theme*."""
        for action in ACTIONS:
            if action.icon:
                self._actions[action.name].setIcon(icons.icon(action.icon, theme.dim))

    def name_colours(self, settings: Settings) -> None:
        """Tell in the actions that mark in a colour what the reader calls it."""
        for action in ACTIONS:
            self._actions[action.name].setText(colour_names.label(action, settings))

    def _make(self, action: Action, window: QWidget) -> QAction:
        made = QAction(action.label, window)
        made.setObjectName(action.name)
        made.setStatusTip(action.explanation)
        made.setMenuRole(_ROLES.get(action.name, QAction.MenuRole.NoRole))
        made.setIconVisibleInMenu(False)
        made.setIconText(action.label.removesuffix("…"))
        window.addAction(made)
        return made

    def _bind_keys(self, action: Action, made: QAction) -> None:
        keys = self._keymap[action.name]
        first = self._keymap.first(action.name)
        made.setToolTip(f"{made.iconText()} ({first})" if first else made.iconText())
        everywhere = [key for key, place in keys if place is Place.WINDOW]
        shown = everywhere or [key for key, _ in keys[:1]]
        made.setShortcuts([QKeySequence(key) for key in shown])
        made.setShortcutContext(  # else a hint in the menu: the window never has the focus
            Qt.ShortcutContext.WindowShortcut if everywhere else Qt.ShortcutContext.WidgetShortcut
        )
        for key, place in keys:
            if place is not Place.WINDOW:
                for one in place:
                    self._bind(key, one, made)

    def _bind(self, key: str, place: Place, made: QAction) -> None:
        for widget in self._places[place]:
            shortcut = QShortcut(QKeySequence(key), widget)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(made.trigger)
            self._shortcuts.append(shortcut)


def menu_name(part: Menu) -> str:
    """Return the name of a part of the menu in the user's language."""
    return QCoreApplication.translate("actions", MENU_NAMES[part])


def _without_characters(keymap: Keymap) -> Keymap:
    return Keymap(
        {
            name: tuple(one for one in bindings if not is_single_character(one[0]))
            for name, bindings in keymap.bindings.items()
        }
    )


def _without_arguments(handler: Callable[[], object]) -> Callable[[], None]:
    """Keep Qt's “checked” away from *handler*."""

    def run() -> None:
        handler()

    return run
