"""The rows of a list: all ids in memory, pages of rows fetched when they are looked at."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from sourcebook.ui.list_view import Index

PAGE: Final = 64
"""Rows fetched at once: about six screens of them."""

PAGES_KEPT: Final = 40

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The role that gives a `Row`, or None while it is on its way."""


class AnyRow(Protocol):
    """What the rows of every list have."""

    @property
    def id(self) -> str:
        """Return what names the row."""

    @property
    def title(self) -> str:
        """Return its first words."""

    @property
    def spoken(self) -> str:
        """Return what a screen reader says."""


R = TypeVar("R", bound=AnyRow)

FetchRows = Callable[[Sequence[str], Callable[[list[R]], None]], None]
"""(ids, what takes their rows later); rows that are gone are left out."""


class ListModel(QAbstractTableModel, Generic[R]):
    """One column; 100,000 ids cost 8 MB, and no more than 2,560 rows are held."""

    def __init__(self, fetch: FetchRows[R], parent: QObject | None = None) -> None:
        self._ids: list[str] = []
        self._numbers: dict[str, int] = {}
        self._pages: OrderedDict[int, dict[str, R]] = OrderedDict()
        self._asked: set[int] = set()
        self._generation = 0
        self._fetch = fetch
        super().__init__(parent)

    @property
    def ids(self) -> Sequence[str]:
        """Return the ids in the order of the rows."""
        return self._ids

    def set_ids(self, ids: list[str], rows: Iterable[R] = ()) -> None:
        """Show other rows; *rows* that are known already need not be fetched."""
        self.beginResetModel()
        self._ids = ids
        self._numbers = {one: number for number, one in enumerate(ids)}
        self._forget_pages()
        self._keep(rows)
        self.endResetModel()

    def number_of(self, row_id: str) -> int:
        """Return the number of a row, -1 when it is not here."""
        return self._numbers.get(row_id, -1)

    def refresh(self, ids: Iterable[str]) -> None:
        """Fetch rows again; the old ones are shown until the new ones are here."""
        pages = {self._numbers[one] // PAGE for one in ids if one in self._numbers}
        for page in pages & self._pages.keys():
            self._ask(page)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the rows (called by Qt)."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the columns (called by Qt)."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row, or its words (called by Qt)."""
        if not index.isValid():
            return None
        if role == ROW_ROLE:
            return self.row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            row = self.row(index.row())
            return row.title if row else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self.row(index.row())
            return row.spoken if row else ""
        return None

    def row(self, number: int) -> R | None:
        """Return a row if it is here; else ask for its page and return None."""
        page = number // PAGE
        rows = self._pages.get(page)
        if rows is None:
            self._ask(page)
            return None
        self._pages.move_to_end(page)
        return rows.get(self._ids[number])

    def _ask(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        generation = self._generation
        ids = self._ids[page * PAGE : (page + 1) * PAGE]

        def here(rows: list[R]) -> None:
            if generation == self._generation:
                self._take(page, rows)

        self._fetch(ids, here)

    def _take(self, page: int, rows: Sequence[R]) -> None:
        self._asked.discard(page)
        self._pages[page] = {row.id: row for row in rows}
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        first = self.index(page * PAGE, 0)
        last = self.index(min(len(self._ids), (page + 1) * PAGE) - 1, 0)
        self.dataChanged.emit(first, last)

    def _keep(self, rows: Iterable[R]) -> None:
        for row in rows:
            self._pages.setdefault(self._numbers[row.id] // PAGE, {})[row.id] = row

    def _forget_pages(self) -> None:
        self._generation += 1
        self._pages.clear()
        self._asked.clear()
