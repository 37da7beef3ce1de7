"""The notes beside the article: typing is saving."""

from sourcebook.ui.notes_pane.manuscript import Manuscript, Standing
from sourcebook.ui.notes_pane.pane import NotesPane
from sourcebook.ui.notes_pane.previewing import Previewing
from sourcebook.ui.notes_pane.view import View

__all__ = ["Manuscript", "NotesPane", "Previewing", "Standing", "View"]
