"""The left-hand pane's list: what is in the library, a shelf at a time."""

from sourcebook.ui.library_pane.pane import LibraryPane
from sourcebook.ui.library_pane.rows import Row, row_of_article, row_of_note

__all__ = ["LibraryPane", "Row", "row_of_article", "row_of_note"]
