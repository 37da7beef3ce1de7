"""The part of the table of actions that is about looking at an article in other forms."""

from typing import Final

from sourcebook.ui.action import Action, Menu, Place

LOOKING: Final[tuple[Action, ...]] = (
    Action(
        "view_original",
        "Saved original",
        Menu.ARTICLE,
        "See the page or document as it was saved: no script runs, and nothing is fetched.",
        (("Shift+O", Place.READING),),
    ),
    Action(
        "compare_editions",
        "Compare editions…",
        Menu.ARTICLE,
        "See two editions of the article side by side, with what differs marked.",
        (("Shift+E", Place.READING),),
    ),
)
"""What shows an article as it was, or was before."""

SPEAKING: Final[tuple[Action, ...]] = (
    Action(
        "read_aloud",
        "Read aloud",
        Menu.ARTICLE,
        "Read the article aloud from the reading cursor on, or pause.",
        (("P", Place.ARTICLE),),
    ),
    Action(
        "stop_reading_aloud",
        "Stop reading aloud",
        Menu.ARTICLE,
        "Be silent and point nothing out any more.",
        (("Shift+P", Place.ARTICLE),),
    ),
)
"""What speaks."""
