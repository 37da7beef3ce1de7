"""See and remove the rules for sites."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from sourcebook.model.changes import Changes
from sourcebook.model.site_rule import SiteRule
from sourcebook.ui.dialogs.keyed_list import KeyedList
from sourcebook.ui.dialogs.sheet import Sheet

_ROWS: Final = 9


class RulesDialog(Sheet):
    """A list of rules, site by site; Delete removes the chosen one.

    Signals:
        rules_wanted: The rules changed, and are to be shown anew.
        removed: A rule shall be removed (SiteRule).
    """

    rules_wanted = Signal()
    removed = Signal(object)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(self.tr("Rules for sites"), parent, width_px=640)
        self.add_words(
            self.tr(
                "They hold for pages that are added from now on, and for articles that are "
                "cleaned again. One that would cut half of a page is not applied."
            ),
            tone="dim",
            size_px=12,
        )
        self.list = KeyedList(self.tr("Rules"), _ROWS)
        self.list.put_away.connect(self.removed)
        self.list.currentRowChanged.connect(lambda _: self._look())
        self.body.addWidget(self.list)
        self._said = self.add_words("", tone="dim", size_px=12)
        row = QHBoxLayout()
        self._removing = QPushButton(self.tr("Remove"))
        self._removing.setAutoDefault(False)
        self._removing.clicked.connect(lambda: self.removed.emit(self.list.chosen))
        closing = QPushButton(self.tr("Close"))
        closing.setAutoDefault(False)
        closing.clicked.connect(self.accept)
        row.addWidget(self._removing)
        row.addStretch(1)
        row.addWidget(closing)
        self.body.addLayout(row)
        self._look()
        self.list.setFocus()

    def show_rules(self, rules: Sequence[SiteRule]) -> None:
        """Show the rules as they are now; the current row stays."""
        row = max(0, self.list.currentRow())
        self.list.clear()
        for one in rules:
            self.list.add(self._words_of(one), one)
        self.list.setCurrentRow(min(row, len(rules) - 1))
        self._look()

    def take(self, changes: Changes) -> None:
        """Ask for the rules again when some changed."""
        if changes.rules:
            self.rules_wanted.emit()

    def _words_of(self, one: SiteRule) -> str:
        form = (
            self.tr("{host}: keep “{sample}”") if one.keeps else self.tr("{host}: cut “{sample}”")
        )
        return form.format(host=one.host, sample=one.pattern.sample)

    def _look(self) -> None:
        """Say of the current row which blocks it means."""
        one = self.list.chosen
        self._removing.setEnabled(one is not None)
        if not isinstance(one, SiteRule):
            self._said.setText("" if self.list.count() else self.tr("There are no rules yet."))
        elif one.pattern.signature:
            told = self.tr("All blocks in {signature}")
            self._said.setText(told.format(signature=one.pattern.signature))
        else:
            self._said.setText(self.tr("All blocks with these very words"))
