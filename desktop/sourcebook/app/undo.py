"""Take the last change back, and put it in place again."""

from sourcebook import library
from sourcebook.library import Library
from sourcebook.model.changes import Changes


def undo(opened: Library) -> Changes:
    """Take back the last change that still can be.

    Raises:
        NothingToUndo: There is none.
        UndoRefused: What it wrote was written to since, in a way that cannot be undone.
    """
    return library.undo(opened)


def redo(opened: Library) -> Changes:
    """Put the change back that was undone last.

    Raises:
        NothingToRedo: There is none.
        UndoRefused: What it would write was written to since.
    """
    return library.redo(opened)
