"""What notes are made of: titles, tags, quotations, beginnings; pure."""

from sourcebook.notes.line_marks import Unmarked, unmarked
from sourcebook.notes.own_links import NOTE_LINK, TAG_LINK, TASK_LINK
from sourcebook.notes.quotation import escape, quotation
from sourcebook.notes.rendering import note_html, plain_html
from sourcebook.notes.starter import starter
from sourcebook.notes.tags import tags_in
from sourcebook.notes.title import title_of
from sourcebook.notes.wikilinks import Wikilink, link_to, rename_links, wikilink_at, wikilinks

__all__ = [
    "NOTE_LINK",
    "TAG_LINK",
    "TASK_LINK",
    "Unmarked",
    "Wikilink",
    "escape",
    "link_to",
    "note_html",
    "plain_html",
    "quotation",
    "rename_links",
    "starter",
    "tags_in",
    "title_of",
    "unmarked",
    "wikilink_at",
    "wikilinks",
]
