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
)
"""What is done with notes and their links."""
