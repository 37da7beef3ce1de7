"""The part of the table of actions that ties quotations to their passages."""

from typing import Final

from sourcebook.ui.action import Action, Menu, Place

TRACING: Final[tuple[Action, ...]] = (
    Action(
        "trace_quotation",
        "Between quotation and passage",
        Menu.GO,
        "Go from the quotation at the cursor to its passage, or from the article back to it.",
        (("Ctrl+Shift+J", Place.WINDOW),),
    ),
    Action(
        "verify_quotations",
        "Verify the quotations",
        Menu.GO,
        "Compare every quotation in the note with its source, and mark what is not as it has it.",
        (("F7", Place.WINDOW),),
    ),
    Action(
        "next_wrong_quotation",
        "Next quotation that differs",
        Menu.GO,
        "Go to the next quotation in the note that is not as its source has it.",
        (("Shift+F7", Place.WINDOW),),
    ),
    Action(
        "insert_bibliography",
        "Bibliography of the note",
        Menu.GO,
        "List all articles that the note quotes at its end, or make that list anew.",
    ),
    Action(
        "save_sources",
        "Save sources of the note…",
        Menu.GO,
        "Write all articles that the note quotes to a file of BibTeX, RIS or CSL-JSON.",
    ),
    Action(
        "copy_bibtex",
        "Copy as BibTeX",
        Menu.GO,
        "Copy the article for a list of references; in the note, all articles that it quotes.",
    ),
)
"""Ways between the note and the article."""
