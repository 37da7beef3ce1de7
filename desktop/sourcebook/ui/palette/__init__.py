"""The palette: choose anything there is by a few of its letters."""

from sourcebook.ui.palette.entries import Entry, Kind, command_entries, entries_of, setting_entries
from sourcebook.ui.palette.listing import Listing
from sourcebook.ui.palette.view import Palette

__all__ = [
    "Entry",
    "Kind",
    "Listing",
    "Palette",
    "command_entries",
    "entries_of",
    "setting_entries",
]
