"""The part of the table of actions that is about reading one article by keys."""

from typing import Final

from sourcebook.ui.action import Action, Menu, Place

WINDOW, ARTICLE = Place.WINDOW, Place.ARTICLE
MARKED = Place.ARTICLE | Place.HIGHLIGHTS

MARKING: Final[tuple[Action, ...]] = (
    Action(
        "highlight",
        "Highlight",
        Menu.ARTICLE,
        "Mark the selected words, or the sentence of the reading cursor.",
        (("H", ARTICLE), ("Ctrl+H", ARTICLE)),
        "highlighter",
    ),
    Action(
        "colour_yellow",
        "Highlight in yellow",
        Menu.ARTICLE,
        "Mark the selection or the sentence, or recolour the highlight at the cursor.",
        (("1", MARKED),),
    ),
    Action(
        "colour_green",
        "Highlight in green",
        Menu.ARTICLE,
        "The same in green.",
        (("2", MARKED),),
    ),
    Action(
        "colour_blue",
        "Highlight in blue",
        Menu.ARTICLE,
        "The same in blue.",
        (("3", MARKED),),
    ),
    Action(
        "colour_pink",
        "Highlight in pink",
        Menu.ARTICLE,
        "The same in pink.",
        (("4", MARKED),),
    ),
    Action(
        "select_here",
        "Select at cursor",
        Menu.ARTICLE,
        "Select the sentence or word at the cursor; the keys that move then extend and shrink it.",
        (("V", ARTICLE),),
    ),
    Action(
        "quote",
        "Quote in note",
        Menu.ARTICLE,
        "Put the selection, the highlight or the sentence at the cursor into the note.",
        (("Q", MARKED),),
    ),
    Action(
        "comment",
        "Comment on highlight…",
        Menu.ARTICLE,
        "Write a comment on the highlight at the cursor.",
        (("N", MARKED), ("C", Place.HIGHLIGHTS)),
    ),
    Action(
        "remove_highlight",
        "Remove highlight",
        Menu.ARTICLE,
        "Remove the highlight at the cursor; Undo brings it back.",
        (("Del", MARKED),),
    ),
)
"""What is done with a passage."""

MOVING: Final[tuple[Action, ...]] = (
    Action(
        "next_paragraph",
        "Next paragraph",
        Menu.GO,
        "Move the reading cursor to the next paragraph; H then marks its first sentence.",
        (("J", ARTICLE), ("}", ARTICLE)),
    ),
    Action(
        "previous_paragraph",
        "Previous paragraph",
        Menu.GO,
        "Move the reading cursor to the paragraph before.",
        (("K", ARTICLE), ("{", ARTICLE)),
    ),
    Action(
        "next_sentence",
        "Next sentence",
        Menu.GO,
        "Move the reading cursor to the next sentence, or extend the selection by one.",
        ((".", ARTICLE),),
    ),
    Action(
        "previous_sentence",
        "Previous sentence",
        Menu.GO,
        "Move the reading cursor to the sentence before, or shrink the selection by one.",
        ((",", ARTICLE),),
    ),
    Action(
        "next_word",
        "Next word",
        Menu.GO,
        "Move the reading cursor to the next word, or extend the selection by one.",
        (("W", ARTICLE),),
    ),
    Action(
        "previous_word",
        "Previous word",
        Menu.GO,
        "Move the reading cursor to the word before, or shrink the selection by one.",
        (("B", ARTICLE),),
    ),
    Action(
        "next_highlight",
        "Next highlight",
        Menu.GO,
        "Go to the next highlight of the article.",
        (("]", ARTICLE),),
    ),
    Action(
        "previous_highlight",
        "Previous highlight",
        Menu.GO,
        "Go to the highlight before.",
        (("[", ARTICLE),),
    ),
    Action(
        "show_contents",
        "Contents…",
        Menu.GO,
        "Choose a heading, a chapter or a page of the article to go to.",
        (("Ctrl+J", WINDOW), ("C", ARTICLE)),
    ),
    Action(
        "link_hints",
        "Follow link by letters",
        Menu.GO,
        "Show letters on the links; typing them follows the link.",
        (("F", ARTICLE), ("Alt+F", ARTICLE)),
    ),
    Action(
        "next_article",
        "Next article",
        Menu.GO,
        "Open the next article of the list; Space at the end of an article does so too.",
        (("Ctrl+PgDown", WINDOW),),
    ),
    Action(
        "previous_article",
        "Previous article",
        Menu.GO,
        "Open the article before.",
        (("Ctrl+PgUp", WINDOW),),
    ),
)
"""Where one can go in an article, and from it."""

FINDING: Final = Action(
    "find_in_article",
    "Find in article",
    Menu.SEARCH,
    "Find words in the article that lies open; F3 and Shift+F3 go from place to place.",
    (("Ctrl+G", WINDOW),),
)
"""What looks for words in one article."""

ARTICLE_MENU: Final = (
    "highlight",
    "quote",
    "comment",
    "remove_highlight",
    "find_in_article",
    "show_contents",
)
"""What the menu of the article offers, below what copies."""
