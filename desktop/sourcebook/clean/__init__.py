"""The door of cleaning: from captured bytes to an edition that can be read."""

from sourcebook.clean.leads import Leads, leads_of
from sourcebook.clean.pictures import draw
from sourcebook.clean.pipeline import VERSION, clean, patterns_for
from sourcebook.clean.plainly import clean_plainly, unreadable
from sourcebook.clean.restoring import restored, taken_out
from sourcebook.clean.writing import edition_as_markdown, edition_as_text

__all__ = [
    "VERSION",
    "Leads",
    "clean",
    "clean_plainly",
    "draw",
    "edition_as_markdown",
    "edition_as_text",
    "leads_of",
    "patterns_for",
    "restored",
    "taken_out",
    "unreadable",
]
