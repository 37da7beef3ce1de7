"""The part of the table of actions that is about notes and what ties them."""

from typing import Final

from sourcebook.ui.action import Action, Menu, Place

NOTING: Final[tuple[Action, ...]] = (
    Action(
        "follow_link",
        "Follow link in note",
        Menu.GO,
        "Open what the link at the cursor of the note leads to; Ctrl and a click do so too.",
        (("Alt+Return", Place.NOTES), ("Alt+Enter", Place.NOTES)),
    ),
    Action(
        "switch_note",
        "Go to note…",
        Menu.GO,
        "Find a note by a few letters; Shift and Enter make a note of the name typed.",
        (("Ctrl+T", Place.WINDOW),),
        "note",
    ),
    Action(
        "mentions",
        "What speaks of this…",
        Menu.GO,
        "Show the notes that link to the note or article that lies open, or only name it.",
        (("Ctrl+Shift+B", Place.WINDOW),),
    ),
    Action(
        "rename_note",
        "Rename note…",
        Menu.EDIT,
        "Give the note another title; links to it in other notes follow.",
        (("F2", Place.WINDOW),),
    ),
    Action(
        "pin_note",
        "Pin note",
        Menu.EDIT,
        "Keep the note on top of the list of notes, or let it go.",
        (("Ctrl+Shift+D", Place.WINDOW),),
    ),
    Action(
        "daily_note",
        "Note of today",
        Menu.LIBRARY,
        "Open the note of this day; it is made when there is none.",
        (("Ctrl+D", Place.WINDOW),),
    ),
    Action(
        "insert_template",
        "Insert template…",
        Menu.EDIT,
        "Put a template into the note at the cursor.",
        (("Ctrl+Shift+I", Place.WINDOW),),
    ),
)
"""What is done with notes and their links."""
