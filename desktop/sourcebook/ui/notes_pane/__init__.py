"""The notes beside the article: typing is saving."""

from sourcebook.ui.notes_pane.manuscript import Manuscript, Standing
from sourcebook.ui.notes_pane.pane import NotesPane

__all__ = ["Manuscript", "NotesPane", "Standing"]
