"""The shelves of the list: their names to people, and what each says when it is empty."""

from typing import Final

from PySide6.QtCore import QCoreApplication

NOTES: Final = "notes"
"""The shelf that holds notes instead of articles; the library's own shelves hold articles."""

TRASH: Final = "trash"

NAMES: Final = {
    "inbox": "Inbox",
    "reading": "Reading",
    "archived": "Archive",
    "starred": "Starred",
    "all": "All articles",
    NOTES: "Notes",
    TRASH: "Trash",
}
"""Shelf → name, in the order of the menu."""

_EMPTY: Final = {
    "inbox": (
        "Nothing waits to be read",
        (
            "Ctrl+L adds a web page, Ctrl+O a file, Ctrl+Shift+V what you copied. "
            "You can also drop files and addresses here."
        ),
    ),
    "reading": ("Nothing is being read", "R puts the chosen article on this shelf."),
    "archived": ("The archive is empty", "E puts the chosen article away; it stays findable."),
    "starred": ("No article has a star", "S stars the chosen article."),
    "all": ("The library is empty", "Ctrl+L adds a web page, Ctrl+O a file."),
    NOTES: ("No notes yet", "Ctrl+N begins one; or write beside an article."),
    TRASH: ("The trash is empty", "What you delete stays here for 90 days."),
}


def name(shelf: str) -> str:
    """Return what people call the shelf."""
    return QCoreApplication.translate("shelves", NAMES[shelf])


def when_empty(shelf: str) -> tuple[str, str]:
    """Return heading and hint for a shelf with nothing on it."""
    heading, hint = _EMPTY[shelf]
    return (
        QCoreApplication.translate("shelves", heading),
        QCoreApplication.translate("shelves", hint),
    )
