"""Say that our own code failed, what is safe, and where the report lies."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from sourcebook.ui import fonts
from sourcebook.ui.dialogs.sheet import Sheet


class CrashDialog(Sheet):
    """What is safe comes first; then the report, to copy or to find."""

    def __init__(
        self, safe: str, report: str, file: Path | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Something in Sourcebook broke"), parent, width_px=620)
        self._report = report
        self._file = file
        self.add_words(safe)
        self.add_words(
            self.tr(
                "This is a mistake in the program, not yours. The report below holds no "
                "words of your articles or notes; nothing is sent."
            ),
            tone="dim",
        )
        self.page = QPlainTextEdit(report)
        self.page.setReadOnly(True)
        self.page.setFont(fonts.mono(11))
        self.page.setMinimumHeight(200)
        self.page.setAccessibleName(self.tr("Report"))
        self.body.addWidget(self.page)
        row = QHBoxLayout()
        row.addWidget(self._button(self.tr("Copy report"), self.copy))
        if file is not None:
            row.addWidget(self._button(self.tr("Open folder"), self.open_folder))
        row.addStretch()
        self.body.addLayout(row)
        self.add_buttons(self.tr("Continue"))

    def copy(self) -> None:
        """Copy the report."""
        QGuiApplication.clipboard().setText(self._report)

    def open_folder(self) -> None:
        """Open the folder in which the report lies."""
        if self._file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.parent)))
