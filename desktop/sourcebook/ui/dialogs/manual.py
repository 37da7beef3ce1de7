"""Read the manual that ships with the program."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from sourcebook.base import paths
from sourcebook.ui import fonts
from sourcebook.ui.actions import ACTIONS
from sourcebook.ui.dialogs.sheet import Sheet
from sourcebook.ui.keymap import Keymap, manual_line

LINE_HEIGHT_PERCENT = 125.0


class ManualDialog(Sheet):
    """The manual as one page, with the keys in force."""

    def __init__(self, parent: QWidget | None, keymap: Keymap) -> None:
        super().__init__(self.tr("Manual"), parent, width_px=720)
        self.page = QTextBrowser()
        self.page.setProperty("look", "flat")
        self.page.setFont(fonts.sans(13))
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(self._follow)
        self.page.setMinimumHeight(520)
        self.page.setSearchPaths([str(paths.resource("help"))])  # for its pictures
        text = paths.resource("help/manual.md").read_text(encoding="utf-8")
        self.page.setMarkdown(_with_keys(text, keymap))
        _give_room(self.page.document())
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        self.body.addWidget(self.page)
        self.add_buttons(self.tr("Close"))

    def _follow(self, address: QUrl) -> None:
        if address.scheme() in ("http", "https"):
            QDesktopServices.openUrl(address)
        else:
            self.page.scrollToAnchor(address.fragment())


def _with_keys(text: str, keymap: Keymap) -> str:
    """Put the keys in force in the place of the usual ones, whose lines a test keeps."""
    usual = Keymap({action.name: action.keys for action in ACTIONS})
    for action in ACTIONS:
        text = text.replace(manual_line(action, usual), manual_line(action, keymap))
    return text


def _give_room(document: QTextDocument) -> None:
    """Set the page with air between its paragraphs, more above headings."""
    block = document.begin()
    while block.isValid():
        form = block.blockFormat()
        level = form.headingLevel()
        form.setTopMargin(22 - 3 * level if level else 0)
        form.setBottomMargin(2 if form.objectIndex() >= 0 else 8)
        proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        form.setLineHeight(LINE_HEIGHT_PERCENT, proportional)
        QTextCursor(block).setBlockFormat(form)
        block = block.next()
