"""Change the settings; the fields are made from the one table of settings."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from sourcebook.model.settings import SETTINGS, Setting, Settings, Value
from sourcebook.ui.dialogs.sheet import Sheet


class SettingsDialog(Sheet):
    """A field for each setting; a change is seen at once.

    Signals:
        changed: A setting's name and its new value.
    """

    changed = Signal(str, object)

    def __init__(self, settings: Settings, parent: QWidget | None) -> None:
        super().__init__(self.tr("Settings"), parent, width_px=620)
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(20)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for setting in SETTINGS:
            meaning = QLabel(QCoreApplication.translate("settings", setting.meaning))
            meaning.setWordWrap(True)
            meaning.setMinimumWidth(300)
            field = self._field(setting, settings[setting.name])
            field.setObjectName(setting.name)
            field.setAccessibleName(meaning.text())
            meaning.setBuddy(field)
            form.addRow(meaning, field)
        self.body.addLayout(form)
        self.add_words(self.tr("Changes are kept at once."), tone="dim", size_px=12)
        self.add_buttons(self.tr("Close"))

    def _field(self, setting: Setting, value: Value) -> QWidget:
        def tell(new: Value) -> None:
            self.changed.emit(setting.name, new)

        if isinstance(setting.default, bool):
            return _switch(bool(value), tell)
        if isinstance(setting.default, int):
            return _whole_number(setting, int(value), tell)
        if isinstance(setting.default, float):
            return _number(setting, float(value), tell)
        if setting.choices:
            return _choice(setting, str(value), tell)
        return _text(str(value), tell)


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
    field = QComboBox()
    for choice in setting.choices:
        field.addItem(QCoreApplication.translate("settings", choice).capitalize(), choice)
    field.setCurrentIndex(setting.choices.index(value))
    field.currentIndexChanged.connect(lambda number: tell(setting.choices[number]))
    return field


def _text(value: str, tell: Callable[[Value], None]) -> QWidget:
    field = QLineEdit(value)
    field.editingFinished.connect(lambda: tell(field.text().strip()))
    return field
