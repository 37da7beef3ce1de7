"""Ask for the address of a page to add."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from sourcebook.ui import intake
from sourcebook.ui.dialogs.sheet import Sheet


class AddressDialog(Sheet):
    """One field; an address that was copied stands in it already.

    Signals:
        given: The address to add.
    """

    given = Signal(str)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(self.tr("Add address"), parent, width_px=560)
        self.field = QLineEdit()
        self.field.setPlaceholderText("https://")
        self.field.setAccessibleName(self.tr("Address"))
        self.body.addWidget(self.field)
        self.add_words(
            self.tr("The page is fetched once and kept; from then on you read it offline."),
            tone="dim",
            size_px=12,
        )
        adding = self.add_buttons(self.tr("Add"), self.tr("Cancel"))
        copied = QGuiApplication.clipboard().text().strip()
        if intake.is_address(copied):
            self.field.setText(copied)
            self.field.selectAll()
        adding.setEnabled(bool(self.field.text()))
        self.field.textChanged.connect(lambda text: adding.setEnabled(bool(text.strip())))
        self.field.setFocus()

    def accept(self) -> None:
        """Give the address; one without a scheme is taken as https."""
        address = self.field.text().strip()
        if address:
            self.given.emit(address if "://" in address else f"https://{address}")
        super().accept()
