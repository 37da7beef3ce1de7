"""The part of the table of actions that is about what was cut from an article."""

from typing import Final

from sourcebook.ui.action import Action, Menu, Place

ARTICLE = Place.ARTICLE

CUTTING: Final[tuple[Action, ...]] = (
    Action(
        "show_cuts",
        "Show what was cut",
        Menu.ARTICLE,
        "Show in grey what was left out of the page, each part in its place, or hide it.",
        (("X", ARTICLE),),
    ),
    Action(
        "next_cut",
        "Next cut",
        Menu.GO,
        "Go to the next part that was left out.",
        (("Shift+J", ARTICLE),),
    ),
    Action(
        "previous_cut",
        "Previous cut",
        Menu.GO,
        "Go to the part before that was left out.",
        (("Shift+K", ARTICLE),),
    ),
    Action(
        "restore_cut",
        "Restore what was cut",
        Menu.ARTICLE,
        "Put the part that is pointed out back into the text; Undo takes it out again.",
        (("Shift+R", ARTICLE),),
    ),
    Action(
        "take_out",
        "Take out of the article",
        Menu.ARTICLE,
        "Take the paragraph, list or table at the cursor out of the text; it is kept as a cut.",
        (("Shift+X", ARTICLE),),
    ),
    Action(
        "rule_for_site",
        "Do so for the whole site",
        Menu.ARTICLE,
        "Keep or cut on all pages of the site what was restored or taken out last.",
        (("Shift+S", ARTICLE),),
    ),
    Action(
        "edit_rules",
        "Rules for sites…",
        Menu.ARTICLE,
        "See and remove the rules by which pages of a site are cleaned.",
    ),
    Action(
        "clean_again",
        "Clean again",
        Menu.ARTICLE,
        "Clean the article anew from its kept bytes, by the rules of its site; Undo takes it back.",
    ),
)
"""What is done with what was cut."""

CUTTING_MENU: Final = ("take_out", "restore_cut", "show_cuts")
"""What the menu of the article offers of it."""
