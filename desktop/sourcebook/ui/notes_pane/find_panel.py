"""The fields in which words are looked for in the note, and others written in their place."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from sourcebook.ui import fonts
from sourcebook.ui.article_pane.find_bar import FindBar
from sourcebook.ui.theme import Theme

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindPanel(QWidget):
    """The bar of the article's search with two switches, and a row to replace.

    In the second field Enter replaces the place that is shown, Ctrl+Enter all of them.

    Signals:
        replace_wanted: The place that is shown is to be replaced.
        replace_all_wanted: All places are.
        switched: Case or whole words begin or cease to matter.
    """

    replace_wanted = Signal()
    replace_all_wanted = Signal()
    switched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = FindBar()
        self.bar.field.setPlaceholderText(self.tr("Find in this note"))
        self.bar.field.setAccessibleName(self.tr("Find in this note"))
        self.exact = self._switch("Aa", self.tr("Case and accents matter"))
        self.whole = self._switch("ab|", self.tr("Whole words only"))
        self.bar.row.insertWidget(1, self.whole)
        self.bar.row.insertWidget(1, self.exact)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Replace by"))
        self.field.setAccessibleName(self.tr("Replace by"))
        self.field.setFont(fonts.sans(13))
        self.field.installEventFilter(self)
        self._row = QWidget()
        self._row.setProperty("ground", "side")
        self._row.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        second = QHBoxLayout(self._row)
        second.setContentsMargins(18, 0, 14, 7)
        second.setSpacing(4)
        second.addWidget(self.field, 1)
        second.addWidget(self._button(self.tr("Replace"), self.replace_wanted))
        second.addWidget(self._button(self.tr("All"), self.replace_all_wanted))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._row)
        QWidget.setTabOrder(self.bar.field, self.field)  # the words, then those in their place
        self.bar.show()
        self.hide()

    def open(self, *, replace: bool) -> None:
        """Show the fields; that for the new words only to *replace*."""
        self.bar.show()
        self._row.setVisible(replace)
        self.show()
        self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.field.selectAll()

    def apply(self, theme: Theme) -> None:
        """Draw the icons in the ink of *theme*."""
        self.bar.apply(theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim the keys of the fields before the window's own, as the bar does."""
        return self.bar.eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Replace or leave by key (the field lets these keys through)."""
        if event.key() in _ENTERS:
            all_of_them = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.replace_all_wanted if all_of_them else self.replace_wanted).emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.bar.left.emit()
        else:
            super().keyPressEvent(event)

    def _switch(self, words: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setFont(fonts.sans(12))
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.toggled.connect(lambda _checked: self.switched.emit())
        return button

    def _button(self, words: str, wanted: SignalInstance) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setFont(fonts.sans(12))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked: wanted.emit())
        return button
