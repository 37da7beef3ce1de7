"""What an export holds: rows of tables and the bytes they name."""

from collections.abc import Iterator, Mapping
from typing import Protocol

Cell = str | int | float | None
"""A value in a row that leaves the library."""

Row = Mapping[str, Cell]
"""Column name → value."""


class Dossier(Protocol):
    """Everything that can leave a library, in an order in which it can come back."""

    def tables(self) -> tuple[str, ...]:
        """Name the tables, those that others refer to first."""

    def rows(self, table: str) -> Iterator[Row]:
        """Yield the rows of *table*, oldest first."""

    def blobs(self) -> Iterator[tuple[str, bytes]]:
        """Yield each stored file as (path in the library folder, uncompressed bytes)."""
