"""The one table of what can be done in the window: menus, keys, buttons, `?` and the manual use it.

A key belongs to places. Chords such as Ctrl+F may work in the whole window; a single
character works only while the list or the article has the focus, never while typing, and
only if the setting ``single_keys`` is on (WCAG 2.1.4).
"""

from typing import Final

from sourcebook.ui.action import MENU_NAMES, Action, Menu, Place
from sourcebook.ui.cutting_actions import CUTTING
from sourcebook.ui.examining_actions import EXAMINING
from sourcebook.ui.highlight_actions import REVIEWING
from sourcebook.ui.looking_actions import LOOKING, SPEAKING
from sourcebook.ui.note_actions import NOTING
from sourcebook.ui.note_view_actions import NOTE_VIEWS
from sourcebook.ui.reading_actions import FINDING, MARKING, MOVING
from sourcebook.ui.tracing_actions import TRACING
from sourcebook.ui.writing_actions import WRITING

__all__ = [
    "ACTIONS",
    "BY_NAME",
    "MENU_NAMES",
    "ROW_MENU",
    "TOOL_BUTTONS",
    "Action",
    "Menu",
    "Place",
    "is_single_character",
]

WINDOW, LIST, ARTICLE, NOTES = Place.WINDOW, Place.LIST, Place.ARTICLE, Place.NOTES
READING = Place.READING
ROWS = Place.LIST | Place.HIGHLIGHTS
FOUND = Place.LIST | Place.BOX

ACTIONS: Final[tuple[Action, ...]] = (
    Action(
        "add_address",
        "Add address…",
        Menu.LIBRARY,
        "Capture a web page by its address.",
        (("Ctrl+L", WINDOW),),
        "plus",
    ),
    Action(
        "add_file",
        "Add file…",
        Menu.LIBRARY,
        "Add files as articles; images in the folder that a browser saved beside a page come too.",
        (("Ctrl+O", WINDOW),),
    ),
    Action(
        "paste_article",
        "Paste as article",
        Menu.LIBRARY,
        "Add what was copied, with its links, as an article.",
        (("Ctrl+Shift+V", WINDOW),),
    ),
    Action(
        "new_note",
        "New note",
        Menu.LIBRARY,
        "Begin a note that belongs to no article.",
        (("Ctrl+N", WINDOW),),
    ),
    Action(
        "open_settings",
        "Settings…",
        Menu.LIBRARY,
        "Change colours, text and other settings.",
        (("Ctrl+,", WINDOW),),
        "type",
    ),
    Action(
        "change_keys",
        "Change keys…",
        Menu.LIBRARY,
        "Give actions other keys, or take those of another program.",
    ),
    Action("quit", "Quit", Menu.LIBRARY, "Save and close.", (("Ctrl+Q", WINDOW),)),
    Action(
        "undo",
        "Undo",
        Menu.EDIT,
        "Take back the last change; in the notes, the last words typed.",
        (("Ctrl+Z", WINDOW),),
    ),
    Action(
        "redo",
        "Redo",
        Menu.EDIT,
        "Do again what was taken back.",
        (("Ctrl+Shift+Z", WINDOW), ("Ctrl+Y", WINDOW)),
    ),
    *MARKING,
    *CUTTING,
    *REVIEWING,
    Action(
        "edit_tags",
        "Tags…",
        Menu.ARTICLE,
        "Change the tags of the article.",
        (("T", READING),),
        "tag",
    ),
    Action(
        "archive",
        "Archive",
        Menu.ARTICLE,
        "Put the article into the archive, or back into the inbox.",
        (("E", READING),),
        "archive",
    ),
    Action(
        "keep_reading",
        "Move to Reading",
        Menu.ARTICLE,
        "Put the article on the shelf Reading, or back into the inbox.",
        (("R", READING),),
    ),
    Action(
        "star",
        "Star",
        Menu.ARTICLE,
        "Star the article, or take the star away.",
        (("S", READING),),
        "star",
    ),
    Action(
        "trash",
        "Move to trash",
        Menu.ARTICLE,
        "Put the article or note into the trash; Undo brings it back.",
        (("Del", LIST), ("#", READING)),
    ),
    Action(
        "restore",
        "Restore from trash",
        Menu.ARTICLE,
        "Bring the article or note back from the trash.",
        (("U", READING),),
    ),
    Action(
        "open_original",
        "Open original",
        Menu.ARTICLE,
        "Open the article's address in the browser.",
        (("O", READING),),
        "external-link",
    ),
    *LOOKING,
    *SPEAKING,
    Action(
        "fetch_images",
        "Fetch missing images",
        Menu.ARTICLE,
        "Get the images of the article that are not here yet, or failed before.",
    ),
    Action(
        "search",
        "Search",
        Menu.SEARCH,
        "Search articles, notes and highlights.",
        (("Ctrl+F", WINDOW), ("/", READING)),
    ),
    FINDING,
    Action(
        "next_place",
        "Next place found",
        Menu.SEARCH,
        "Go to the next place that answers the search.",
        (("F3", WINDOW),),
    ),
    Action(
        "previous_place",
        "Previous place found",
        Menu.SEARCH,
        "Go to the place before.",
        (("Shift+F3", WINDOW),),
    ),
    Action(
        "narrow",
        "Narrow the answers",
        Menu.SEARCH,
        "Go to the kinds, sites, years and tags of the answers, or hide them.",
        (("Ctrl+Shift+F", WINDOW),),
    ),
    Action(
        "widen",
        "Widen the answers",
        Menu.SEARCH,
        "Take the last narrowing back.",
        (("Backspace", LIST),),
    ),
    Action(
        "search_within",
        "Search within the answers",
        Menu.SEARCH,
        "Search on in what was found; Backspace takes it back.",
        (("Ctrl+Shift+W", WINDOW),),
    ),
    Action(
        "find_similar",
        "Find similar articles",
        Menu.SEARCH,
        "Show the articles that are like the chosen one or the one that lies open.",
        (("Ctrl+Shift+M", WINDOW),),
    ),
    Action(
        "search_meant",
        "Search for what was meant",
        Menu.SEARCH,
        "Ask what is offered above the answers: another spelling, or what was probably meant.",
        (("Alt+Return", FOUND), ("Alt+Enter", FOUND)),
    ),
    Action(
        "unfold",
        "Show more sentences",
        Menu.SEARCH,
        "Show the further sentences of the chosen answer.",
        (("Right", LIST),),
    ),
    Action(
        "fold",
        "Show fewer sentences",
        Menu.SEARCH,
        "Hide the further sentences of the chosen answer.",
        (("Left", LIST),),
    ),
    Action(
        "choose_sort",
        "Choose order",
        Menu.SEARCH,
        "Choose in which order the answers stand.",
        (("Ctrl+Shift+O", WINDOW),),
    ),
    Action(
        "group_answers",
        "Group by article",
        Menu.SEARCH,
        "Let the answers of one article stand together, or each by itself.",
        (("Ctrl+Shift+G", WINDOW),),
    ),
    Action(
        "exact_spelling",
        "Exact spelling",
        Menu.SEARCH,
        "Let only the spellings typed count, or other names and forms, too.",
        (("Ctrl+Shift+E", WINDOW),),
    ),
    Action(
        "save_search",
        "Save search…",
        Menu.SEARCH,
        "Keep the question under a name, in the menu above the list.",
        (("Ctrl+Shift+S", WINDOW),),
    ),
    Action(
        "rename_search",
        "Rename saved search…",
        Menu.SEARCH,
        "Give the saved search that is shown another name.",
    ),
    Action(
        "remove_search",
        "Remove saved search",
        Menu.SEARCH,
        "Remove the saved search that is shown; Undo brings it back.",
    ),
    Action(
        "same_name",
        "Same name as…",
        Menu.SEARCH,
        "Say which other spellings mean the selected name; among answers, those found.",
        (("Ctrl+Shift+N", WINDOW),),
    ),
    Action(
        "edit_names",
        "Names and their spellings…",
        Menu.SEARCH,
        "See, change, bring in and remove the sets of spellings.",
        (("Ctrl+Shift+A", WINDOW),),
    ),
    Action(
        "palette",
        "Go to anything…",
        Menu.GO,
        "Find an article, a note, a tag, a command or a setting by a few letters.",
        (("Ctrl+P", WINDOW),),
    ),
    Action(
        "palette_commands",
        "Do anything…",
        Menu.GO,
        "Find a command by a few letters.",
        (("Ctrl+Shift+P", WINDOW),),
    ),
    Action(
        "back",
        "Back",
        Menu.GO,
        "Widen the search, leave it, or go one pane back.",
        (("Esc", WINDOW),),
    ),
    Action(
        "choose_shelf",
        "Choose shelf",
        Menu.GO,
        "Choose what the list shows.",
        (("Ctrl+Shift+L", WINDOW), ("G", READING)),
    ),
    Action(
        "focus_list", "Go to list", Menu.GO, "Put the focus on the list.", (("Ctrl+1", WINDOW),)
    ),
    Action(
        "focus_article",
        "Go to article",
        Menu.GO,
        "Put the focus on the article.",
        (("Ctrl+2", WINDOW),),
    ),
    Action(
        "focus_notes", "Go to notes", Menu.GO, "Put the focus on the notes.", (("Ctrl+3", WINDOW),)
    ),
    Action("next_pane", "Next pane", Menu.GO, "Go one pane on.", (("F6", WINDOW),)),
    Action("previous_pane", "Previous pane", Menu.GO, "Go one pane back.", (("Shift+F6", WINDOW),)),
    Action("next_item", "Next in list", Menu.GO, "Choose the next row.", (("J", ROWS),)),
    Action("previous_item", "Previous in list", Menu.GO, "Choose the row before.", (("K", ROWS),)),
    Action(
        "open_item",
        "Open",
        Menu.GO,
        "Open the chosen row and put the focus on it.",
        (("Return", ROWS), ("Enter", ROWS)),
    ),
    *MOVING,
    *TRACING,
    *NOTING,
    *EXAMINING,
    *NOTE_VIEWS,
    *WRITING,
    Action(
        "larger_text",
        "Larger text",
        Menu.VIEW,
        "Set the article larger.",
        (("Ctrl+=", WINDOW), ("Ctrl++", WINDOW)),
    ),
    Action(
        "smaller_text", "Smaller text", Menu.VIEW, "Set the article smaller.", (("Ctrl+-", WINDOW),)
    ),
    Action(
        "normal_text",
        "Normal text size",
        Menu.VIEW,
        "Set the article in its usual size.",
        (("Ctrl+0", WINDOW),),
    ),
    Action(
        "next_theme",
        "Next theme",
        Menu.VIEW,
        "Change between light, sepia, dark and high contrast.",
        (("Ctrl+Shift+T", WINDOW),),
        "sun",
    ),
    Action(
        "show_shortcuts",
        "Keyboard shortcuts",
        Menu.HELP,
        "Show every key.",
        (("F1", WINDOW), ("?", READING)),
    ),
    Action(
        "show_manual",
        "Manual",
        Menu.HELP,
        "Read the manual.",
        (("Shift+F1", WINDOW),),
    ),
    Action("show_menu", "Menu", Menu.HELP, "Open the menu.", (("F10", WINDOW),), "menu"),
    Action(
        "look_for_update",
        "Look for a newer version",
        Menu.HELP,
        "Ask the project's server for the newest version, and say which it is.",
    ),
    Action("about", "About Sourcebook", Menu.HELP, "Show the version and the licences."),
)
"""Every action there is."""

BY_NAME: Final = {action.name: action for action in ACTIONS}
"""Name → action."""

TOOL_BUTTONS: Final = (
    "highlight",
    "edit_tags",
    "archive",
    "open_settings",
    "next_theme",
    "open_original",
)
"""The buttons above the article, from left to right."""

ROW_MENU: Final = (
    "open_item",
    "open_original",
    "view_original",
    "find_similar",
    "edit_tags",
    "star",
    "keep_reading",
    "archive",
    "restore",
    "trash",
)
"""What the menu of a row in the list offers."""


def is_single_character(key: str) -> bool:
    """Tell whether *key* would also be typed as text, as a capital letter is, too."""
    return len(key.removeprefix("Shift+")) == 1
