"""The door of cleaning: from captured bytes to an edition that can be read."""

from pathlib import Path

from sourcebook.clean.blocks import read_blocks
from sourcebook.clean.inert import inert_page
from sourcebook.clean.leads import Leads, leads_of
from sourcebook.clean.page_sources import page_sources
from sourcebook.clean.pasted import pasted_markdown
from sourcebook.clean.pictures import draw
from sourcebook.clean.pipeline import VERSION, clean, patterns_for
from sourcebook.clean.plainly import clean_plainly, unreadable
from sourcebook.clean.restoring import restored, taken_out
from sourcebook.clean.writing import edition_as_markdown, edition_as_text
from sourcebook.model.original import PagePicture

__all__ = [
    "VERSION",
    "Leads",
    "clean",
    "clean_plainly",
    "draw",
    "edition_as_markdown",
    "edition_as_text",
    "inert_page",
    "leads_of",
    "page_picture",
    "page_sources",
    "pasted_markdown",
    "patterns_for",
    "read_blocks",
    "restored",
    "taken_out",
    "unreadable",
]


def page_picture(path: Path, number: int, width_px: int) -> PagePicture:
    """Draw a page of a PDF, as `sourcebook.clean.formats.pdf.picture` says."""
    from sourcebook.clean.formats.pdf import picture  # noqa: PLC0415 - PDFium comes with the first PDF

    return picture.page_picture(path, number, width_px)
