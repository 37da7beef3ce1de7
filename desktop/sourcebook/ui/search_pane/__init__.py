"""The search box, and its answers in place of the list."""

from sourcebook.ui.search_pane.box import SearchBox
from sourcebook.ui.search_pane.pane import ResultsPane
from sourcebook.ui.search_pane.prompting import Prompter

__all__ = ["Prompter", "ResultsPane", "SearchBox"]
