"""The answers to the newest query."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from sourcebook.model.search import Found, Hit
from sourcebook.ui.library_pane.rows import SEPARATOR, day
from sourcebook.ui.list_view import Index
from sourcebook.ui.search_pane import labels

HIT_ROLE: Final = Qt.ItemDataRole.UserRole + 1


class HitModel(QAbstractTableModel):
    """One column of hits, best first."""

    hits: Sequence[Hit] = ()

    def set_hits(self, hits: Sequence[Hit]) -> None:
        """Show other answers."""
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def add_hits(self, hits: Sequence[Hit]) -> None:
        """Show further answers below the others; those that are there already are passed over."""
        shown = {(hit.kind, hit.id) for hit in self.hits}
        fresh = [hit for hit in hits if (hit.kind, hit.id) not in shown]
        if fresh:
            first = len(self.hits)
            self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
            self.hits = (*self.hits, *fresh)
            self.endInsertRows()

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
            Qt.ItemDataRole.AccessibleTextRole: spoken(hit),
        }
        return answers.get(role)


def facts(hit: Hit) -> str:
    """Return what an answer is and where it is from, in a line."""
    when = hit.date or (hit.saved if hit.kind is not Found.ARTICLE else "")
    source = hit.site or hit.byline
    source = labels.ISOLATE.format(source) if source else ""
    known = (labels.kind(hit.kind), source, day(when))
    return SEPARATOR.join(fact for fact in known if fact)


def spoken(hit: Hit) -> str:
    """Return what a screen reader says of an answer."""
    return ", ".join((hit.title, facts(hit).replace(SEPARATOR, ", "), hit.snippet))
