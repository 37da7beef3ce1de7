"""The part of the table of actions that is about footnotes, pictures and tables of an article."""

from typing import Final

from sourcebook.ui.action import Action, Menu, Place

ARTICLE = Place.ARTICLE

EXAMINING: Final[tuple[Action, ...]] = (
    Action(
        "go_to_footnote",
        "Go to footnote and back",
        Menu.GO,
        "Go from a reference to its footnote; in a footnote, back to where you came from.",
        (("Shift+G", ARTICLE),),
    ),
    Action(
        "leave_footnote",
        "Back from footnote",
        Menu.GO,
        "Go back to the reference from which you went to a footnote.",
        (("Backspace", ARTICLE),),
    ),
    Action(
        "show_footnote",
        "Show footnote here",
        Menu.ARTICLE,
        "Show the footnote beside its reference; the same key or Escape takes it away.",
        (("Shift+F", ARTICLE),),
    ),
    Action(
        "show_picture",
        "Show picture large",
        Menu.ARTICLE,
        "Show the picture at the reading cursor, or the first on the screen, large.",
        (("I", ARTICLE),),
    ),
    Action(
        "show_table",
        "Show table large",
        Menu.ARTICLE,
        "Show the table at the reading cursor, or the first on the screen, in its own window.",
        (("Shift+T", ARTICLE),),
    ),
)
"""What is looked at beside the running text."""
