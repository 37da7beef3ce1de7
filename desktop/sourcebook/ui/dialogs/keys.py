"""Change keys: choose an action, press the key; who has it already is named before it is taken."""

from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from sourcebook.app import settings as settings_of
from sourcebook.base import fuzzy
from sourcebook.model.settings import Settings
from sourcebook.ui import fonts
from sourcebook.ui.actions import ACTIONS, BY_NAME
from sourcebook.ui.dialogs.sheet import Sheet
from sourcebook.ui.keymap import (
    PLACE_NAMES,
    Keymap,
    is_reserved,
    keymap,
    native,
    normal,
    place_for,
    preset_bindings,
)
from sourcebook.ui.presets import NAMES

NAME_ROLE: Final = Qt.ItemDataRole.UserRole
LIST_PX: Final = 400
_ROWS: Final = (
    "QTreeView::item { border-radius: 0; padding: 5px 8px; }"
    "QHeaderView::section { padding: 5px 11px; }"
)
"""A row of two columns has one ground, and its heads stand above its words."""

_MODIFIERS: Final = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_Super_L,
        Qt.Key.Key_Super_R,
        Qt.Key.Key_unknown,
        Qt.Key(0),
    }
)


class KeyField(QLineEdit):
    """Shows the key that is pressed in it instead of what it types.

    Signals:
        pressed: A key was pressed, as the table of actions writes it.
        left: Escape was pressed.
    """

    pressed = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def event(self, event: QEvent) -> bool:
        """Take every key, also those of the dialog (called by Qt)."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = written_key(event)
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                return super().event(event)
            if key == "Esc":
                self.left.emit()
            elif key:
                self.pressed.emit(key)
            return True
        return super().event(event)


class KeysDialog(Sheet):
    """A row for each action. Each change is in force and kept at once.

    Signals:
        preset_chosen: The name of the set of keys to begin with.
        changed: Which keys differ from that set (model.settings.Keys).
    """

    preset_chosen = Signal(str)
    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None) -> None:
        super().__init__(self.tr("Change keys"), parent, width_px=680)
        self._settings = settings
        self._keymap = keymap(settings)
        self._wanted = ""
        self.presets = QComboBox()
        self.field = QLineEdit()
        self.list = QTreeWidget()
        self.key_field = KeyField()
        self.said = QLabel()
        self.take_button = QPushButton(self.tr("Take it"))
        self.remove_button = QPushButton(self.tr("Remove last key"))
        self.reset_button = QPushButton(self.tr("Reset"))
        self.reset_all_button = QPushButton(self.tr("Reset all"))
        self._lay_out()
        self._fill()
        self._connect()
        self.add_buttons(self.tr("Close"))
        self.field.setFocus()

    @property
    def chosen(self) -> str:
        """Return the name of the chosen action."""
        item = self.list.currentItem()
        return str(item.data(0, NAME_ROLE)) if item is not None else ""

    def choose(self, name: str) -> None:
        """Make an action the chosen one."""
        for item in self._items():
            if item.data(0, NAME_ROLE) == name:
                self.list.setCurrentItem(item)

    def want(self, key: str) -> None:
        """Give *key* to the chosen action, or say who has it and wait for `take`."""
        name = self.chosen
        self._wanted = ""
        self.key_field.setText(native(key))
        if not name:
            self._say(self.tr("Choose an action in the list first."))
            return
        place = place_for(BY_NAME[name], key)
        clashes = self._keymap.clashes(name, key, place)
        if is_reserved(key, place):
            said = self.tr("{key} is needed for reading and writing itself; take another.")
            self._say(said.format(key=native(key)), tone="danger")
        elif clashes:
            self._wanted = key
            self._say(self._clash(key, clashes), tone="danger")
        else:
            self._wanted = key
            self.take()
        self.take_button.setVisible(bool(self._wanted))

    def take(self) -> None:
        """Give the key that was pressed to the chosen action, whoever had it."""
        if self._wanted and self.chosen:
            name, key = self.chosen, self._wanted
            place = PLACE_NAMES.get(place_for(BY_NAME[name], key), self.tr("everywhere"))
            self._take(self._keymap.with_key(name, key))
            said = self.tr("{key} is “{action}” now ({place}).")
            self._say(said.format(key=native(key), action=_plain(name), place=place))

    def remove(self) -> None:
        """Take the last key from the chosen action."""
        keys = self._keymap[self.chosen]
        if keys:
            self._take(self._keymap.without_key(self.chosen, keys[-1][0]))
            self._say(self.tr("Removed: {key}").format(key=native(keys[-1][0])))

    def reset(self) -> None:
        """Give the chosen action its usual keys again."""
        if self.chosen:
            self._take(self._keymap.reset(self.chosen, self._preset))
            self._say(self.tr("“{action}” has its usual keys.").format(action=_plain(self.chosen)))

    def reset_all(self) -> None:
        """Give every action its usual keys again."""
        self._take(Keymap(preset_bindings(self._preset)))
        self._say(self.tr("All keys are the usual ones."))

    @property
    def _preset(self) -> str:
        return self._settings.text("key_preset")

    def _take(self, keys: Keymap) -> None:
        self._wanted = ""
        self.take_button.hide()
        self._keymap = keys
        own = keys.own(self._preset)
        self._settings = settings_of.with_keys(self._settings, own)
        self.changed.emit(own)
        self._say_keys()

    def _choose_preset(self, number: int) -> None:
        preset = str(self.presets.itemData(number))
        self._settings = settings_of.changed(self._settings, "key_preset", preset)
        self._keymap = keymap(self._settings)
        self.preset_chosen.emit(preset)
        self._say_keys()
        self._say(self.tr("Keys that you changed yourself stay; “Reset all” takes them back."))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        for name, words in NAMES.items():
            self.presets.addItem(words, name)
        self.presets.setCurrentIndex([*NAMES].index(self._preset))
        self.presets.setAccessibleName(self.tr("Set of keys"))
        self.field.setPlaceholderText(self.tr("Type to find an action"))
        self.field.setAccessibleName(self.field.placeholderText())
        top.addWidget(self.field, 1)
        top.addWidget(QLabel(self.tr("Keys:")))
        top.addWidget(self.presets)
        self.list.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self.list.setAccessibleName(self.tr("Actions"))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setStyleSheet(_ROWS)
        self.list.setFixedHeight(LIST_PX)
        self.list.setFont(fonts.sans(12))
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.key_field.setPlaceholderText(self.tr("Put the focus here and press the key"))
        self.key_field.setAccessibleName(self.tr("New key"))
        bottom = QHBoxLayout()
        bottom.addWidget(self.key_field, 1)
        for button in (self.take_button, self.remove_button, self.reset_button):
            bottom.addWidget(button)
        bottom.addWidget(self.reset_all_button)
        self.take_button.hide()
        self.said.setWordWrap(True)
        self.said.setFont(fonts.sans(12))
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setMinimumHeight(36)
        self.body.addLayout(top)
        self.body.addWidget(self.list)
        self.body.addLayout(bottom)
        self.body.addWidget(self.said)
        self._say(self.tr("Choose an action, press Enter, then press its new key."))

    def _connect(self) -> None:
        for button in (
            *(self.take_button, self.remove_button, self.reset_button),
            self.reset_all_button,
        ):
            button.setAutoDefault(False)
        self.presets.activated.connect(self._choose_preset)
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self.key_field.setFocus)
        self.list.itemActivated.connect(lambda *_: self.key_field.setFocus())
        self.list.currentItemChanged.connect(lambda *_: self._forget())
        self.key_field.pressed.connect(self._on_pressed)
        self.key_field.left.connect(self._on_left)
        self.take_button.clicked.connect(self.take)
        self.remove_button.clicked.connect(self.remove)
        self.reset_button.clicked.connect(self.reset)
        self.reset_all_button.clicked.connect(self.reset_all)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the fields: it would close the dialog (called by Qt)."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _fill(self) -> None:
        for action in ACTIONS:
            item = QTreeWidgetItem([action.label.removesuffix("…"), ""])
            item.setData(0, NAME_ROLE, action.name)
            item.setToolTip(0, action.explanation)
            self.list.addTopLevelItem(item)
        self._say_keys()
        self.choose(ACTIONS[0].name)

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.list.topLevelItem(at) for at in range(self.list.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _say_keys(self) -> None:
        """Write the keys in force; those that are not the usual ones stand out."""
        own = self._keymap.own(self._preset)
        for item in self._items():
            name = str(item.data(0, NAME_ROLE))
            item.setText(1, self._keymap.written(name))
            for column in (0, 1):
                item.setFont(column, fonts.sans(12, 600 if name in own else 400))

    def _filter(self, typed: str) -> None:
        items = self._items()
        names = [fuzzy.prepare(f"{item.text(0)} {item.text(1)}") for item in items]
        found = [match.number for match in fuzzy.find(typed, names)]
        for number, item in enumerate(items):
            item.setHidden(number not in found)
        if found:
            self.list.setCurrentItem(items[found[0]])

    def _on_pressed(self, key: str) -> None:
        """Take a waiting key by Enter; anything else is a new key."""
        if self._wanted and key in ("Return", "Enter"):
            self.take()
        else:
            self.want(key)

    def _on_left(self) -> None:
        """Give up a waiting key; without one go back to the list."""
        if self._wanted:
            self._forget()
        else:
            self.list.setFocus()

    def _forget(self) -> None:
        self._wanted = ""
        self.take_button.hide()
        self.key_field.clear()
        self._say("")

    def _clash(self, key: str, clashes: list[str]) -> str:
        others = ", ".join(f"“{_plain(name)}”" for name in clashes)
        said = self.tr(
            "{key} is {others} already. Press Enter to take it from there, Esc to leave it."
        )
        return said.format(key=native(key), others=others)

    def _say(self, words: str, tone: str = "dim") -> None:
        self.said.setText(words)
        self.said.setProperty("tone", tone)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)


def written_key(event: QKeyEvent) -> str:
    """Return the key of *event* as the table writes it, nothing for a modifier alone.

    Shift belongs to a letter (Shift+N) but not to a sign that it makes (? or #), which is on
    other keys elsewhere.
    """
    key, modifiers = Qt.Key(event.key()), event.modifiers()
    if key in _MODIFIERS:
        return ""
    modifiers &= ~Qt.KeyboardModifier.KeypadModifier
    text = event.text()
    is_sign = len(text) == 1 and text.isprintable() and not text.isalnum() and not text.isspace()
    if is_sign and modifiers in (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier(0)):
        return normal(text)
    return normal(QKeySequence(QKeyCombination(modifiers, key)).toString())


def _plain(name: str) -> str:
    return BY_NAME[name].label.removesuffix("…")
