"""The shelves of the list: their names to people, and what each says when it is empty."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from sourcebook.ui.keymap import Keymap

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
            "{add_address} adds a web page, {add_file} a file, {paste_article} what you copied. "
            "You can also drop files and addresses here."
        ),
    ),
    "reading": ("Nothing is being read", "{keep_reading} puts the chosen article on this shelf."),
    "archived": (
        "The archive is empty",
        "{archive} puts the chosen article away; it stays findable.",
    ),
    "starred": ("No article has a star", "{star} stars the chosen article."),
    "all": ("The library is empty", "{add_address} adds a web page, {add_file} a file."),
    NOTES: ("No notes yet", "{new_note} begins one; or write beside an article."),
    TRASH: ("The trash is empty", "What you delete stays here for 90 days."),
}


def name(shelf: str) -> str:
    """Return what people call the shelf."""
    return QCoreApplication.translate("shelves", NAMES[shelf])


def when_empty(shelf: str, keys: Keymap) -> tuple[str, str]:
    """Return heading and hint for a shelf with nothing on it, with the *keys* in force."""
    heading, hint = _EMPTY[shelf]
    return (
        QCoreApplication.translate("shelves", heading),
        QCoreApplication.translate("shelves", hint).format_map(keys.names),
    )
