"""What notes are made of: titles, tags, quotations, beginnings; pure."""

from sourcebook.notes.mentions import context, named_at, place_links
from sourcebook.notes.quotation import escape, quotation
from sourcebook.notes.starter import starter
from sourcebook.notes.tags import tags_in
from sourcebook.notes.title import title_of, with_title
from sourcebook.notes.wikilinks import Wikilink, link_to, rename_links, wikilink_at, wikilinks

__all__ = [
    "Wikilink",
    "context",
    "escape",
    "link_to",
    "named_at",
    "place_links",
    "quotation",
    "rename_links",
    "starter",
    "tags_in",
    "title_of",
    "wikilink_at",
    "wikilinks",
    "with_title",
]
