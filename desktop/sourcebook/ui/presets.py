"""Sets of keys to begin with, for hands that learned another program.

Each names only the actions whose keys differ from the table of actions. Sources: the lists of keys
that Zotero and Readwise Reader publish, and Vim's normal mode.
"""

from collections.abc import Mapping
from typing import Final

from sourcebook.ui.action import Place

Binding = tuple[str, Place]
"""A key as Qt writes it everywhere, and where it works."""

Bindings = tuple[Binding, ...]

_WINDOW, _LIST, _ARTICLE, _READING = Place.WINDOW, Place.LIST, Place.ARTICLE, Place.READING
_HIGHLIGHTS = Place.HIGHLIGHTS
_ROWS, _MARKED = _LIST | _HIGHLIGHTS, _ARTICLE | _HIGHLIGHTS

PRESETS: Final[Mapping[str, Mapping[str, Bindings]]] = {
    "sourcebook": {},
    "zotero": {
        "search": (("Ctrl+Shift+K", _WINDOW), ("Ctrl+F", _WINDOW), ("/", _READING)),
        "highlight": (("Ctrl+Alt+1", _ARTICLE), ("H", _ARTICLE)),
        "new_note": (("Ctrl+Shift+O", _WINDOW), ("Ctrl+N", _WINDOW)),
        "choose_sort": (("Ctrl+Alt+O", _WINDOW),),
        "add_address": (("Ctrl+Shift+S", _WINDOW), ("Ctrl+L", _WINDOW)),
        "save_search": (("Ctrl+Alt+S", _WINDOW),),
        "keep_reading": (("`", _READING), ("R", _READING)),
        "next_item": (("Down", _LIST), ("J", _ROWS)),
        "previous_item": (("Up", _LIST), ("K", _ROWS)),
    },
    "reader": {
        "palette": (("Ctrl+K", _WINDOW), ("Ctrl+P", _WINDOW)),
        "keep_reading": (("L", _READING), ("R", _READING)),
        "restore": (("I", _READING), ("U", _READING)),
        "show_picture": (("Shift+I", _ARTICLE),),
        "focus_notes": (("Ctrl+3", _WINDOW), ("Shift+N", _READING)),
        "undo": (("Ctrl+Z", _WINDOW), ("Z", _READING)),
    },
    "vim": {
        "palette_commands": (("Ctrl+Shift+P", _WINDOW), (":", _READING)),
        "previous_pane": (("Shift+F6", _WINDOW), ("H", _READING)),
        "next_pane": (("F6", _WINDOW), ("L", _READING)),
        "highlight": (("M", _ARTICLE), ("Ctrl+H", _ARTICLE)),
        "comment": (("I", _MARKED),),
        "show_picture": (("Shift+I", _ARTICLE),),
        "next_place": (("F3", _WINDOW), ("N", _READING)),
        "previous_place": (("Shift+F3", _WINDOW), ("Shift+N", _READING)),
        "undo": (("Ctrl+Z", _WINDOW), ("U", _READING)),
        "redo": (("Ctrl+Shift+Z", _WINDOW), ("Ctrl+R", _READING)),
        "restore": (("Shift+U", _READING),),
        "trash": (("D", _LIST), ("Del", _LIST), ("#", _READING)),
        "remove_highlight": (("D", _MARKED), ("Del", _MARKED)),
        "open_item": (("Return", _ROWS), ("Enter", _ROWS), ("I", _LIST)),
    },
}
"""Name of a set → action → its keys there."""

NAMES: Final = {
    "sourcebook": "Sourcebook",
    "zotero": "Like Zotero",
    "reader": "Like Reader",
    "vim": "Like Vim",
}
"""Name of a set → what people read."""
