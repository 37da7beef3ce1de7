"""All sets of spellings: what is one name, and whether it counts."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidgetItem, QWidget

from sourcebook.model.alias import AliasSet
from sourcebook.model.changes import Changes
from sourcebook.ui.article_pane.direction import isolated
from sourcebook.ui.dialogs.keyed_list import KeyedList
from sourcebook.ui.dialogs.sheet import Sheet

ROWS = 10


class NamesDialog(Sheet):
    """Shows the sets; what is done to them is told, and they come again when it is done.

    Signals:
        sets_wanted: The sets changed, and are to be shown anew.
        made: A new set is wanted.
        edited: A set shall be changed (AliasSet).
        removed: A set shall be removed (AliasSet).
        switched: A set shall count or not (AliasSet, bool).
        import_wanted: Sets shall be brought in from a file.
        export_wanted: All sets shall be written to a file.
    """

    sets_wanted = Signal()
    made = Signal()
    edited = Signal(object)
    removed = Signal(object)
    switched = Signal(object, bool)
    import_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(self.tr("Names and their spellings"), parent, width_px=640)
        self._sets: Sequence[AliasSet] = ()
        self.add_words(
            self.tr("A search for one spelling finds them all, while the set is ticked."),
            tone="dim",
            size_px=12,
        )
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Find a name"))
        self.field.setPlaceholderText(self.tr("Find a name"))
        self.field.textChanged.connect(lambda _: self._fill())
        self.body.addWidget(self.field)
        self.list = KeyedList(self.tr("Names"), ROWS)
        self.field.returnPressed.connect(self.list.setFocus)
        self.list.taken.connect(self.edited)
        self.list.put_away.connect(self.removed)
        self.list.itemChanged.connect(self._on_ticked)
        self.list.currentRowChanged.connect(lambda _: self._look())
        self.body.addWidget(self.list)
        self._said = self.add_words("", tone="dim", size_px=12)
        self._lay_buttons()
        self._look()
        self.field.setFocus()

    def show_sets(self, sets: Sequence[AliasSet]) -> None:
        """Show the sets as they are now; the current row stays."""
        self._sets = sets
        self._fill()

    def take(self, changes: Changes) -> None:
        """Ask for the sets again when some changed."""
        if changes.alias_sets:
            self.sets_wanted.emit()

    def _lay_buttons(self) -> None:
        row = QHBoxLayout()
        making = self._button(self.tr("New…"), self.made.emit)
        self._editing = self._button(self.tr("Edit…"), lambda: self.edited.emit(self.list.chosen))
        self._removing = self._button(
            self.tr("Remove"), lambda: self.removed.emit(self.list.chosen)
        )
        bringing = self._button(self.tr("Import…"), self.import_wanted.emit)
        self._writing = self._button(self.tr("Export…"), self.export_wanted.emit)
        for button in (making, self._editing, self._removing, bringing, self._writing):
            row.addWidget(button)
        row.addStretch()
        closing = self._button(self.tr("Close"), self.reject)
        row.addWidget(closing)
        self.body.addSpacing(6)
        self.body.addLayout(row)

    def _fill(self) -> None:
        standing, number = self.list.chosen, self.list.currentRow()
        wanted = self.field.text().casefold().split()
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.list.clear()
        for one in self._sets:
            spelt = " ".join(alias.spelling for alias in one.aliases).casefold()
            if all(word in spelt for word in wanted):
                names = " = ".join(isolated(alias.spelling) for alias in one.aliases)
                self.list.add(names, one, is_on=one.is_on)
        self.list.setCurrentRow(self._number_of(standing, number))
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._look()

    def _number_of(self, standing: object, number: int) -> int:
        """Return the row of the set that was the current one, or the one now in its place."""
        ids = [one.id for one in self.list.values if isinstance(one, AliasSet)]
        if isinstance(standing, AliasSet) and standing.id in ids:
            return ids.index(standing.id)
        return min(max(0, number), self.list.count() - 1)

    def _on_ticked(self, item: QListWidgetItem) -> None:
        one = item.data(Qt.ItemDataRole.UserRole)
        is_on = item.checkState() is Qt.CheckState.Checked
        if isinstance(one, AliasSet) and one.is_on is not is_on:
            self.switched.emit(one, is_on)

    def _look(self) -> None:
        has_one = self.list.chosen is not None
        for button in (self._editing, self._removing):
            button.setEnabled(has_one)
        self._writing.setEnabled(bool(self._sets))
        if not self._sets:
            words = self.tr(
                "There are none yet. New makes one; or select a name in an article and choose "
                "“Same name as…”."
            )
        elif not self.list.count():
            words = self.tr("No name has these words.")
        else:
            words = self.tr("Space ticks, Enter changes, Delete removes; Undo brings it back.")
        self._said.setText(words)
