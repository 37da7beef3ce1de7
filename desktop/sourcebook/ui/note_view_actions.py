"""The part of the table of actions that is about looking at a note."""

from typing import Final

from sourcebook.ui.action import Action, Menu, Place

NOTE_VIEWS: Final[tuple[Action, ...]] = (
    Action(
        "preview_note",
        "Preview of the note",
        Menu.VIEW,
        "Show the note as it is read beside its source, then alone, then the source again.",
        (("Ctrl+E", Place.WINDOW),),
        "eye",
    ),
    Action(
        "note_revisions",
        "Earlier versions of the note…",
        Menu.VIEW,
        "See what changed in the note since an earlier version, and let that stand again.",
        (("Ctrl+Shift+R", Place.WINDOW),),
    ),
    Action(
        "mentions_panel",
        "Panel of what speaks of this",
        Menu.VIEW,
        "Keep below the note what speaks of what lies open, and go there; from there put it away.",
        (("Ctrl+Alt+B", Place.WINDOW),),
    ),
    Action(
        "choose_notes_folder",
        "Folder of notes…",
        Menu.LIBRARY,
        "Choose a folder in which every note is also a Markdown file.",
    ),
    Action(
        "mirror_notes",
        "Bring the folder of notes in step",
        Menu.LIBRARY,
        "Write what changed in the notes into their files, and take in what changed there.",
    ),
)
"""What changes how a note is shown, here and in files."""
