"""The part of the table of actions that is about writing a note."""

from typing import Final

from sourcebook.ui.action import Action, Menu, Place

NOTES: Final = Place.NOTES

FINDING_IN_NOTE: Final[tuple[Action, ...]] = (
    Action(
        "find_in_note",
        "Find in note",
        Menu.NOTE,
        "Find words in the note: sengal finds Şengal.",
        (("Ctrl+F", NOTES),),
    ),
    Action(
        "replace_in_note",
        "Replace in note",
        Menu.NOTE,
        "Find words in the note and put others in their place.",
        (("Ctrl+H", NOTES),),
    ),
)
"""What looks for words in the note."""

WRITING: Final[tuple[Action, ...]] = (
    *FINDING_IN_NOTE,
    Action("bold", "Strong", Menu.NOTE, "Make words strong, or plain again.", (("Ctrl+B", NOTES),)),
    Action("italic", "Emphasis", Menu.NOTE, "Stress words, or not.", (("Ctrl+I", NOTES),)),
    Action(
        "strike",
        "Struck out",
        Menu.NOTE,
        "Strike words out, or not.",
        (("Ctrl+Shift+X", NOTES),),
    ),
    Action(
        "code",
        "Code",
        Menu.NOTE,
        "Set words as code, or not.",
        (("Ctrl+Shift+C", NOTES),),
    ),
    Action(
        "link",
        "Link",
        Menu.NOTE,
        "Make words a link; an address pasted over a selection does so, too.",
        (("Ctrl+K", NOTES),),
    ),
    Action(
        "paste_words",
        "Paste words only",
        Menu.NOTE,
        "Paste what was copied without its structure; else headings, lists and links come along.",
        (("Ctrl+Shift+V", NOTES),),
    ),
    Action(
        "heading",
        "Heading, smaller heading",
        Menu.NOTE,
        "Make the line a heading; again a smaller one, in the end a line of text.",
        (("Ctrl+D", NOTES),),
    ),
    Action(
        "larger_heading",
        "Larger heading",
        Menu.NOTE,
        "Go through the headings the other way.",
        (("Ctrl+Shift+D", NOTES),),
    ),
    Action(
        "block_quote",
        "Quotation",
        Menu.NOTE,
        "Make the lines a quotation, or text again.",
        (("Ctrl+Shift+B", NOTES),),
    ),
    Action(
        "bullet_list",
        "List",
        Menu.NOTE,
        "Make the lines items of a list, or text again.",
        (("Ctrl+U", NOTES),),
    ),
    Action(
        "numbered_list",
        "Numbered list",
        Menu.NOTE,
        "Make the lines numbered items, or text again.",
        (("Ctrl+R", NOTES),),
    ),
    Action(
        "task_list",
        "Tasks",
        Menu.NOTE,
        "Make the lines tasks, or text again.",
        (("Ctrl+T", NOTES),),
    ),
    Action(
        "tick_task",
        "Tick",
        Menu.NOTE,
        "Tick the task in the line, untick it, or make an item a task.",
        (("Ctrl+Return", NOTES), ("Ctrl+Enter", NOTES)),
    ),
    Action(
        "lines_up",
        "Move lines up",
        Menu.NOTE,
        "Move the line, or those selected, over the one before.",
        (("Alt+Up", NOTES),),
    ),
    Action(
        "lines_down",
        "Move lines down",
        Menu.NOTE,
        "Move the line, or those selected, below the next one.",
        (("Alt+Down", NOTES),),
    ),
    Action(
        "focus_mode",
        "Focus mode",
        Menu.NOTE,
        "Dim all paragraphs of the note but the one that is written, or not.",
        (("F9", NOTES),),
    ),
    Action(
        "typewriter",
        "Typewriter scrolling",
        Menu.NOTE,
        "Keep the line that is written in the middle of the pane, or not.",
        (("Shift+F9", NOTES),),
    ),
)
"""What is done with the words of the note."""
