"""Change the settings; the fields are made from the one table of settings."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QWidget,
)

from sourcebook.model.settings import SETTINGS, Setting, Settings, Value
from sourcebook.ui import fonts
from sourcebook.ui.article_pane.typography import typography
from sourcebook.ui.dialogs.sample import Sample
from sourcebook.ui.dialogs.sheet import Sheet
from sourcebook.ui.presets import NAMES
from sourcebook.ui.theme import Theme

GROUPS: Final = {
    "Reading": (
        *("theme", "text_font", "text_size_px", "column_characters", "line_height", "justified"),
        *("note_size_px", "smart_punctuation"),
    ),
    "Writing": (
        *("pair_signs", "focus_mode", "typewriter"),
        *("mentions_panel", "notes_folder", "notes_folder_both_ways"),
    ),
    "Highlights": ("highlight_colour", "name_yellow", "name_green", "name_blue", "name_pink"),
    "Keyboard": ("key_preset", "single_keys"),
    "Search": ("search_forms", "search_sort", "search_grouped", "search_band"),
}
"""Heading → settings below it; whatever stands in no group comes last, under `OTHERS`."""

OTHERS: Final = "Capturing and keeping"

_WORDS: Final = {"contrast": "High contrast", "system": "Like the system", **NAMES}
"""What people read for a word of a setting; other words are shown as they are."""

HEIGHT_PX: Final = 430
LEAST_PX: Final = 150
AROUND_PX: Final = 380
"""Height of all but the fields, with the frame that the desktop puts around."""


class SettingsDialog(Sheet):
    """A field for each setting; a change is seen at once, in the window and in the sample.

    Whoever opens it keeps the changes when it is accepted, and takes them back when it is
    rejected.

    Signals:
        changed: A setting's name and its new value.
        keys_wanted: The reader wants other keys; the settings are accepted then.
    """

    changed = Signal(str, object)
    keys_wanted = Signal()

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(self.tr("Settings"), parent, width_px=660)
        self.sample = Sample()
        self.body.addWidget(self.sample)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        room = self.screen().availableSize().height() - AROUND_PX
        self._area.setFixedHeight(max(LEAST_PX, min(HEIGHT_PX, room)))
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._form(settings))
        self.body.addWidget(self._area)
        self.add_buttons(
            self.tr("Keep"),
            self.tr("Cancel"),
            other=(self.tr("Change keys…"), self._want_keys),
        )
        self.show_sample(theme, settings)

    def show_sample(self, theme: Theme, settings: Settings) -> None:
        """Set the sample by the settings in force."""
        self.sample.set_in(typography(theme, settings))

    def go_to(self, name: str) -> None:
        """Put the keyboard on a setting; without a name it stays on the first."""
        field = self.findChild(QWidget, name) if name else None
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._area.ensureWidgetVisible(field)

    def _want_keys(self) -> None:
        self.accept()
        self.keys_wanted.emit()

    def _form(self, settings: Settings) -> QWidget:
        inside = QWidget()
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, 14, 0)
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(20)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        named = {name for names in GROUPS.values() for name in names}
        others = tuple(one.name for one in SETTINGS if one.name not in named)
        known = {one.name: one for one in SETTINGS}
        for heading, names in {**GROUPS, OTHERS: others}.items():
            form.addRow(_heading(heading))
            for name in names:
                self._add(form, known[name], settings[name])
        return inside

    def _add(self, form: QFormLayout, setting: Setting, value: Value) -> None:
        meaning = QLabel(QCoreApplication.translate("settings", setting.meaning))
        meaning.setWordWrap(True)
        meaning.setMinimumWidth(320)
        field = self._field(setting, value)
        field.setObjectName(setting.name)
        field.setAccessibleName(meaning.text())
        meaning.setBuddy(field)
        form.addRow(meaning, field)

    def _field(self, setting: Setting, value: Value) -> QWidget:
        def tell(new: Value) -> None:
            self.changed.emit(setting.name, new)

        if setting.name == "text_font":
            return _typeface(str(value), tell)
        if isinstance(setting.default, bool):
            return _switch(bool(value), tell)
        if isinstance(setting.default, int):
            return _whole_number(setting, int(value), tell)
        if isinstance(setting.default, float):
            return _number(setting, float(value), tell)
        if setting.choices:
            return _choice(setting, str(value), tell)
        return _text(str(value), tell)


def _heading(words: str) -> QLabel:
    label = QLabel(QCoreApplication.translate("settings", words))
    label.setFont(fonts.sans(12, 600))
    label.setProperty("tone", "accent")
    label.setContentsMargins(0, 8, 0, 0)
    return label


def _typeface(value: str, tell: Callable[[Value], None]) -> QWidget:
    """Offer the typefaces that come along, then those of the system."""
    field = Chooser()
    names = [*fonts.SHIPPED, *fonts.of_system()]
    field.addItems(names if value in names else [value, *names])
    field.insertSeparator(field.findText(fonts.SHIPPED[-1]) + 1)
    field.setCurrentText(value)
    field.setMaxVisibleItems(16)
    field.currentTextChanged.connect(tell)
    return field


class Chooser(QComboBox):
    """Does not turn with the wheel of the mouse, by which somebody scrolls past it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only with the focus (called by Qt)."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _switch(value: bool, tell: Callable[[Value], None]) -> QWidget:  # noqa: FBT001 - it is the value
    field = QCheckBox()
    words = {
        False: QCoreApplication.translate("settings", "Off"),
        True: QCoreApplication.translate("settings", "On"),
    }

    def say(new: bool) -> None:  # noqa: FBT001 - Qt's signal brings it so
        field.setText(words[new])

    field.toggled.connect(say)
    field.setChecked(value)
    say(value)
    field.toggled.connect(tell)
    return field


def _whole_number(setting: Setting, value: int, tell: Callable[[Value], None]) -> QWidget:
    field = QSpinBox()
    field.setRange(int(setting.low), int(setting.high))
    field.setValue(value)
    field.valueChanged.connect(tell)
    return field


def _number(setting: Setting, value: float, tell: Callable[[Value], None]) -> QWidget:
    field = QDoubleSpinBox()
    field.setRange(setting.low, setting.high)
    field.setSingleStep(0.05)
    field.setValue(value)
    field.valueChanged.connect(tell)
    return field


def _choice(setting: Setting, value: str, tell: Callable[[Value], None]) -> QWidget:
    field = Chooser()
    for choice in setting.choices:
        words = _WORDS.get(choice, choice.capitalize())
        field.addItem(QCoreApplication.translate("settings", words), choice)
    field.setCurrentIndex(setting.choices.index(value))
    field.currentIndexChanged.connect(lambda number: tell(setting.choices[number]))
    return field


def _text(value: str, tell: Callable[[Value], None]) -> QWidget:
    field = QLineEdit(value)
    field.editingFinished.connect(lambda: tell(field.text().strip()))
    return field
