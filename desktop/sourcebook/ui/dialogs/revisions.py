"""The earlier versions of a note, what changed since each, and the way back to it."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QWidget

from sourcebook.model.comparison import Comparison
from sourcebook.model.note import Version
from sourcebook.ui import fonts
from sourcebook.ui.dialogs.changes_text import ChangesText
from sourcebook.ui.dialogs.sheet import Sheet
from sourcebook.ui.theme import Theme

SIZE: Final = QSize(980, 680)
LIST_PX: Final = 270

REST_MS: Final = 120
"""A row is compared when the cursor has rested on it so long: one can run through thousands."""

Compare = Callable[[int, Callable[[Comparison], None]], None]
"""Compares a version, by its number, with the one that stands, and gives the answer."""


STEPS: Final = {
    Qt.Key.Key_N: 1,
    Qt.Key.Key_BracketRight: 1,
    Qt.Key.Key_P: -1,
    Qt.Key.Key_BracketLeft: -1,
}
"""Key → how many changes it goes on."""


class VersionList(QListWidget):
    """Leaves the keys that go from change to change to the dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list; Qt would look for a row that begins with a letter (called by Qt)."""
        if event.key() in STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class RevisionsDialog(Sheet):
    """Lists the versions on the left; on the right stands what changed since the chosen one.

    Up and Down choose; N and P, or ] and [, go from change to change; Enter lets the chosen version
    stand again.
    """

    def __init__(
        self,
        versions: Sequence[Version],
        restore: Callable[[int], object],
        theme: Theme,
        parent: QWidget | None,
    ) -> None:
        super().__init__(self.tr("Earlier versions of the note"), parent, width_px=700)
        self._versions = list(versions)
        self._compare: Compare | None = None
        self._restore = restore
        self._request = 0
        self.told = QLabel()
        self.told.setFont(fonts.sans(13))
        self.list = VersionList()
        self.list.setAccessibleName(self.tr("Versions"))
        self.list.setFixedWidth(LIST_PX)
        self.list.setUniformItemSizes(True)
        self.changes = ChangesText(self.tr("What changed since this version"), theme)
        self._resting = QTimer(self, singleShot=True, interval=REST_MS)
        self._resting.timeout.connect(self._ask)
        self._lay_out()
        for version in versions:
            self.list.addItem(self._label(version))
        self.list.currentRowChanged.connect(lambda _: self._resting.start())
        self.list.itemDoubleClicked.connect(lambda _: self._take())
        self.resize(SIZE)
        self.list.setCurrentRow(min(1, self.list.count() - 1))
        self.list.setFocus()

    def begin(self, compare: Compare) -> None:
        """Compare the version before the standing one with that."""
        self._compare = compare
        self._ask()

    @property
    def chosen(self) -> Version | None:
        """Return the version on which the cursor stands."""
        row = self.list.currentRow()
        return self._versions[row] if row >= 0 else None

    def say(self, words: str) -> None:
        """Say what became of the comparison."""
        self.told.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the changes, or take the version (called by Qt)."""
        if event.key() in STEPS:
            self._step(STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.list)
        row.addWidget(self.changes, 1)
        self.body.addWidget(self.told)
        self.body.addLayout(row, 1)
        self.add_words(
            self.tr(
                "\N{MINUS SIGN} stood there then · + was written since · N and P go from change to "
                "change · Enter restores the version · Esc closes"
            ),
            tone="dim",
            size_px=12,
        )

    def _label(self, version: Version) -> str:
        when = version.saved_at[:19].replace("T", " ")
        if version.stands:
            return self.tr("{when} · stands now").format(when=when)
        return self.tr("{when} · {change} bytes").format(when=when, change=f"{version.change:+,}")

    def _ask(self) -> None:
        version = self.chosen
        if version is None or self._compare is None:
            return
        self._request += 1
        request = self._request
        self.say(self.tr("Comparing…"))

        def arrived(comparison: Comparison) -> None:
            if request == self._request:
                self._put(version, comparison)

        self._compare(version.number, arrived)

    def _put(self, version: Version, comparison: Comparison) -> None:
        self.changes.compare(comparison)
        count = len(self.changes.stretches)
        if version.stands:
            self.say(self.tr("This is the version that stands."))
        elif not count:
            self.say(self.tr("The words of both are the same."))
        else:
            self.say(self.tr("%n changes since this version", "", count))
            self._step(1)

    def _step(self, by: int) -> None:
        number = self.changes.step(by)
        if number:
            words = self.tr("Change {number} of {count} since this version")
            self.say(words.format(number=number, count=len(self.changes.stretches)))

    def _take(self) -> None:
        version = self.chosen
        if version is not None and not version.stands:
            self.accept()
            self._restore(version.number)
