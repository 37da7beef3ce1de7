"""The answers to the newest query."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from sourcebook.model.search import Hit
from sourcebook.ui.list_view import Index

HIT_ROLE: Final = Qt.ItemDataRole.UserRole + 1


class HitModel(QAbstractTableModel):
    """One column of hits, best first."""

    hits: Sequence[Hit] = ()

    def set_hits(self, hits: Sequence[Hit]) -> None:
        """Show other answers."""
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the rows (called by Qt)."""
        return 0 if parent.isValid() else len(self.hits)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the columns (called by Qt)."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a hit, or its words (called by Qt)."""
        if not index.isValid():
            return None
        hit = self.hits[index.row()]
        answers = {
            HIT_ROLE: hit,
            Qt.ItemDataRole.DisplayRole: hit.title,
            Qt.ItemDataRole.AccessibleTextRole: f"{hit.kind}, {hit.title}, {hit.snippet}",
        }
        return answers.get(role)
