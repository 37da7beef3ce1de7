"""Ask for the name of something."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from sourcebook.ui.dialogs.sheet import Sheet

LONGEST = 200
"""Code points of a name that still fits a menu."""


class NameDialog(Sheet):
    """One field, with a name in it already.

    Signals:
        given: The name.
    """

    given = Signal(str)

    def __init__(self, title: str, name: str, about: str, parent: QWidget | None) -> None:
        super().__init__(title, parent)
        self.field = QLineEdit(name[:LONGEST])
        self.field.setMaxLength(LONGEST)
        self.field.setAccessibleName(self.tr("Name"))
        self.field.selectAll()
        self.body.addWidget(self.field)
        self.add_words(about, tone="dim", size_px=12)
        keeping = self.add_buttons(self.tr("Keep"), self.tr("Cancel"))
        keeping.setEnabled(bool(name.strip()))
        self.field.textChanged.connect(lambda text: keeping.setEnabled(bool(text.strip())))
        self.field.setFocus()

    def accept(self) -> None:
        """Give the name; an empty one is none."""
        name = " ".join(self.field.text().split())
        if name:
            self.given.emit(name)
            super().accept()
