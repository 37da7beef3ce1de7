"""Read the manual that ships with the program."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QTextBrowser, QWidget

from sourcebook.base import paths
from sourcebook.ui import fonts
from sourcebook.ui.dialogs.sheet import Sheet


class ManualDialog(Sheet):
    """The manual as one page."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(self.tr("Manual"), parent, width_px=720)
        self.page = QTextBrowser()
        self.page.setProperty("look", "flat")
        self.page.setFont(fonts.sans(13))
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(self._follow)
        self.page.setMinimumHeight(520)
        self.page.setMarkdown(paths.resource("help/manual.md").read_text(encoding="utf-8"))
        self.page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.body.addWidget(self.page)
        self.add_buttons(self.tr("Close"))

    def _follow(self, address: QUrl) -> None:
        if address.scheme() in ("http", "https"):
            QDesktopServices.openUrl(address)
        else:
            self.page.scrollToAnchor(address.fragment())
