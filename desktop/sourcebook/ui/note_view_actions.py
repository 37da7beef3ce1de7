"""The part of the table of actions that is about looking at a note."""

from typing import Final

from sourcebook.ui.action import Action, Menu, Place

NOTE_VIEWS: Final[tuple[Action, ...]] = (
    Action(
        "preview_note",
        "Preview of the note",
        Menu.VIEW,
        "Show the note as it is read beside its source, then alone, then the source again.",
        (("Ctrl+E", Place.WINDOW),),
        "eye",
    ),
)
"""What changes how a note is shown."""
