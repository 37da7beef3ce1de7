"""The door of cleaning: from captured bytes to an edition that can be read."""

from sourcebook.clean.leads import Leads, leads_of
from sourcebook.clean.pipeline import VERSION, clean
from sourcebook.clean.writing import edition_as_markdown, edition_as_text

__all__ = ["VERSION", "Leads", "clean", "edition_as_markdown", "edition_as_text", "leads_of"]
