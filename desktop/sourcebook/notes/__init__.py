"""What notes are made of: titles, tags, quotations, beginnings; pure."""

from sourcebook.notes.quotation import escape, quotation
from sourcebook.notes.starter import starter
from sourcebook.notes.tags import tags_in
from sourcebook.notes.title import title_of

__all__ = ["escape", "quotation", "starter", "tags_in", "title_of"]
