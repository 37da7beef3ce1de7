"""What an action of the window is: its names, its place in the menu, and where its keys work."""

from dataclasses import dataclass
from enum import Enum, Flag, auto
from typing import Final

from PySide6.QtCore import QCoreApplication


class Place(Flag):
    """Where a key works; WINDOW is everywhere."""

    WINDOW = auto()
    LIST = auto()
    ARTICLE = auto()
    NOTES = auto()
    HIGHLIGHTS = auto()
    BOX = auto()
    READING = LIST | ARTICLE


class Menu(Enum):
    """The part of the menu that shows an action."""

    LIBRARY = auto()
    EDIT = auto()
    ARTICLE = auto()
    NOTE = auto()
    SEARCH = auto()
    GO = auto()
    VIEW = auto()
    HELP = auto()


MENU_NAMES: Final = {
    Menu.LIBRARY: "Library",
    Menu.EDIT: "Edit",
    Menu.ARTICLE: "Article",
    Menu.NOTE: "Note",
    Menu.SEARCH: "Search",
    Menu.GO: "Go",
    Menu.VIEW: "View",
    Menu.HELP: "Help",
}
"""Part of the menu → its name, in the order shown."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done; ``keys`` names each key with the places where it works."""

    name: str
    text: str
    menu: Menu
    help: str
    keys: tuple[tuple[str, Place], ...] = ()
    icon: str = ""

    @property
    def label(self) -> str:
        """Return the text in the user's language."""
        return QCoreApplication.translate("actions", self.text)

    @property
    def explanation(self) -> str:
        """Return the help sentence in the user's language."""
        return QCoreApplication.translate("actions", self.help)
