"""The answers to the newest query."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from sourcebook.model.search import Hit, Snippet
from sourcebook.ui.list_view import Index
from sourcebook.ui.search_pane.answer_rows import AnswerRow, Look, rows_of, sentences_of, spoken

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The role that gives an `AnswerRow`."""


class HitModel(QAbstractTableModel):
    """One column: the answers, best first, and below each the sentences that were unfolded."""

    hits: Sequence[Hit] = ()
    rows: Sequence[AnswerRow] = ()
    is_grouped = False
    fetched: Mapping[str, Sequence[Snippet]] = MappingProxyType({})

    def set_hits(self, hits: Sequence[Hit], *, is_grouped: bool, keeps_folds: bool = False) -> None:
        """Show other answers, all folded unless *keeps_folds*."""
        unfolded = {row.hit.id for row in self.rows if row.is_unfolded} if keeps_folds else set()
        known = {hit.id: hit for hit in self.hits}
        same = {hit.id for hit in hits if known.get(hit.id) == hit} if keeps_folds else set()
        self.fetched = {key: some for key, some in self.fetched.items() if key in same}
        self.beginResetModel()
        self.hits, self.is_grouped = hits, is_grouped
        self.rows = rows_of(hits, is_grouped=is_grouped, unfolded=unfolded, fetched=self.fetched)
        self.endResetModel()

    @property
    def wanting(self) -> list[Hit]:
        """Return the unfolded answers not all of whose sentences have been asked for."""
        return [
            row.hit
            for row in self.rows
            if row.is_unfolded and row.more > len(row.sentences) and row.hit.id not in self.fetched
        ]

    def take_sentences(self, hit: Hit, sentences: Sequence[Snippet]) -> None:
        """Show all sentences of an answer, which came after it; another answer has gone."""
        if hit in self.hits:
            self.fetched = {**self.fetched, hit.id: sentences or hit.more}
            self.set_hits(self.hits, is_grouped=self.is_grouped, keeps_folds=True)

    @property
    def is_mixed(self) -> bool:
        """Tell whether there are rows beside those of answers."""
        return any(row.look is not Look.ANSWER for row in self.rows)

    def unfold(self, number: int) -> bool:
        """Show the further sentences below an answer; returns False when there are none."""
        row = self.rows[number]
        found = [] if row.is_sentence else sentences_of(row)
        if row.is_unfolded or not found:
            return False
        self.beginInsertRows(QModelIndex(), number + 1, number + len(found))
        before, after = self.rows[:number], self.rows[number + 1 :]
        self.rows = [*before, row.folded(is_unfolded=True), *found, *after]
        self.endInsertRows()
        self._tell(number)
        return True

    def fold(self, number: int) -> int:
        """Hide the further sentences of an answer; returns the number of its row."""
        while self.rows[number].is_sentence:
            number -= 1
        row = self.rows[number]
        if row.is_unfolded:
            last = number + len(row.sentences)
            self.beginRemoveRows(QModelIndex(), number + 1, last)
            before, after = self.rows[:number], self.rows[last + 1 :]
            self.rows = [*before, row.folded(is_unfolded=False), *after]
            self.endRemoveRows()
            self._tell(number)
        return number

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the rows (called by Qt)."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the columns (called by Qt)."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row, or its words (called by Qt)."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        return spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _tell(self, number: int) -> None:
        index = self.index(number, 0)
        self.dataChanged.emit(index, index)
