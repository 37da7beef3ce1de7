"""The part of the table of actions that is about the list of highlights."""

from typing import Final

from sourcebook.ui.action import Action, Menu, Place

REVIEWING: Final[tuple[Action, ...]] = (
    Action(
        "show_highlights",
        "Highlights",
        Menu.ARTICLE,
        "Show the highlights of the article in place of the list, or put them away.",
        (("Ctrl+Shift+H", Place.WINDOW),),
    ),
    Action(
        "all_highlights",
        "Highlights of the whole library",
        Menu.ARTICLE,
        "Show the highlights of all articles, or again those of the article that lies open.",
        (("A", Place.HIGHLIGHTS),),
    ),
    Action(
        "filter_highlights",
        "Filter highlights",
        Menu.ARTICLE,
        "Type words of the highlights that shall be listed.",
        (("/", Place.HIGHLIGHTS),),
    ),
    Action(
        "copy_highlights",
        "Copy highlights as Markdown",
        Menu.ARTICLE,
        "Copy the chosen highlights as quotations with their comments and sources.",
        (("Y", Place.HIGHLIGHTS),),
    ),
)
"""What is done with the list of highlights; what is done with each of them is in `MARKING`."""

HIGHLIGHT_MENU: Final = (
    "open_item",
    "colour_yellow",
    "colour_green",
    "colour_blue",
    "colour_pink",
    "comment",
    "quote",
    "copy_highlights",
    "remove_highlight",
)
"""What the menu of the list of highlights offers."""
