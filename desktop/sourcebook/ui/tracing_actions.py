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
        "insert_bibliography",
        "Bibliography of the note",
        Menu.GO,
        "List all articles that the note quotes at its end, or make that list anew.",
    ),
)
"""Ways between the note and the article."""
