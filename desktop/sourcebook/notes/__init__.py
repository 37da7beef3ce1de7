"""What notes are made of: titles, tags, quotations, beginnings; pure."""

from sourcebook.base.title_key import title_key
from sourcebook.notes.bibliography_block import with_bibliography
from sourcebook.notes.citing import FOOTNOTE_STYLES, PLAIN, bibliography, cite
from sourcebook.notes.file_names import SUFFIX as FILE_SUFFIX
from sourcebook.notes.file_names import file_name, is_note_file, same_name, stem_of
from sourcebook.notes.front_matter import Facts, Page, page_text, read_page
from sourcebook.notes.line_marks import Unmarked, unmarked
from sourcebook.notes.mentions import context, named_at, place_links
from sourcebook.notes.quotation import (
    escape,
    fresh_label,
    quotation,
    quotation_citing,
    quotation_with_footnote,
)
from sourcebook.notes.quotations import quotations, unchecked_links
from sourcebook.notes.reference import Item, item_of
from sourcebook.notes.rendering import note_html, plain_html
from sourcebook.notes.source_links import SourceLink, source_link_at, source_links
from sourcebook.notes.tags import tags_in
from sourcebook.notes.template import fill
from sourcebook.notes.title import title_of, with_title
from sourcebook.notes.wikilinks import Wikilink, link_to, rename_links, wikilink_at, wikilinks

__all__ = [
    "FILE_SUFFIX",
    "FOOTNOTE_STYLES",
    "PLAIN",
    "Facts",
    "Item",
    "Page",
    "SourceLink",
    "Unmarked",
    "Wikilink",
    "bibliography",
    "cite",
    "context",
    "escape",
    "file_name",
    "fill",
    "fresh_label",
    "is_note_file",
    "item_of",
    "link_to",
    "named_at",
    "note_html",
    "page_text",
    "place_links",
    "plain_html",
    "quotation",
    "quotation_citing",
    "quotation_with_footnote",
    "quotations",
    "read_page",
    "rename_links",
    "same_name",
    "source_link_at",
    "source_links",
    "stem_of",
    "tags_in",
    "title_key",
    "title_of",
    "unchecked_links",
    "unmarked",
    "wikilink_at",
    "wikilinks",
    "with_bibliography",
    "with_title",
]
