"""The search box, and its answers in place of the list."""

from sourcebook.ui.search_pane.box import SearchBox
from sourcebook.ui.search_pane.pane import ResultsPane

__all__ = ["ResultsPane", "SearchBox"]
