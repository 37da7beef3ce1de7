"""One SQLite file with everything the reader has; the only room that says SQL.

Every function takes the `Library` first. Those that write carry out one transaction, return
`Changes` or a value that holds it, and are on the disk when they return.
"""

from sourcebook.library.aliases import (
    PutAliasSet,
    add_spellings,
    alias_set,
    alias_sets,
    alias_sets_with,
    key_of,
    merge_alias_sets,
    put_alias_set,
    remove_alias_set,
    set_alias_set_on,
)
from sourcebook.library.articles import (
    add_article,
    add_capture,
    add_edition,
    article,
    article_by_address,
    article_by_bytes,
    articles,
    set_metadata,
    set_read,
    set_starred,
    set_state,
    show_edition,
)
from sourcebook.library.assets import (
    asset_bytes,
    asset_rows,
    assets_of,
    fill_asset,
    redraw,
    untried_editions,
)
from sourcebook.library.backup import backup, backup_is_due
from sourcebook.library.blobs import original
from sourcebook.library.blobs import put as store_original
from sourcebook.library.captures import CaptureRow, ResourceRow, capture_of, captures
from sourcebook.library.changelog import changes_since, data_version, last_seq
from sourcebook.library.check import Proof, check, verify
from sourcebook.library.dossier import LibraryDossier, dossier, take_in
from sourcebook.library.editions import (
    citation_of,
    edition,
    edition_by_bytes,
    edition_text,
    edition_with_text,
    editions,
    text_by_sha256,
)
from sourcebook.library.highlight_list import highlight_ids
from sourcebook.library.highlights import (
    add_highlight,
    change_highlight,
    change_highlights,
    highlight,
    highlights,
    highlights_with,
    remove_highlight,
    remove_highlights,
)
from sourcebook.library.identify import resolve_id
from sourcebook.library.leaves import (
    facet_counts,
    ids_between,
    ids_with,
    ordered,
    tagged,
    values_in_use,
)
from sourcebook.library.links import (
    Link,
    Rewritten,
    links_are_kept,
    notes_linking,
    notes_without_links,
    rewrite_notes,
    say_links_are_kept,
    set_note_links,
)
from sourcebook.library.named import Named, named, titles_beginning
from sourcebook.library.note_versions import revision, versions
from sourcebook.library.notes import (
    SavedNote,
    add_note,
    note,
    note_of,
    note_revisions,
    notes,
    revisions,
    save_note,
    set_pinned,
)
from sourcebook.library.outbox import (
    Pending,
    documents,
    enqueue_all,
    pending,
    pending_count,
    pending_seqs,
    strike,
)
from sourcebook.library.places import place, place_seen, set_place
from sourcebook.library.prepared import Prepared, prepare
from sourcebook.library.proof import Damage, LostDrawing, lost_drawings
from sourcebook.library.repair import recover, repair
from sourcebook.library.searches import (
    KeptSearch,
    change_search,
    remove_search,
    save_search,
    saved_searches,
)
from sourcebook.library.shelves import article_ids, on_shelf, shelves
from sourcebook.library.site_rules import add_site_rules, remove_site_rule, site_rules
from sourcebook.library.store import Library, open_library
from sourcebook.library.tags import set_note_tags, tag, tags, untag
from sourcebook.library.titles import titles
from sourcebook.library.trash import restore, trash
from sourcebook.library.undo import redo, undo

__all__ = [
    "CaptureRow",
    "Damage",
    "KeptSearch",
    "Library",
    "LibraryDossier",
    "Link",
    "LostDrawing",
    "Named",
    "Pending",
    "Prepared",
    "Proof",
    "PutAliasSet",
    "ResourceRow",
    "Rewritten",
    "SavedNote",
    "add_article",
    "add_capture",
    "add_edition",
    "add_highlight",
    "add_note",
    "add_site_rules",
    "add_spellings",
    "alias_set",
    "alias_sets",
    "alias_sets_with",
    "article",
    "article_by_address",
    "article_by_bytes",
    "article_ids",
    "articles",
    "asset_bytes",
    "asset_rows",
    "assets_of",
    "backup",
    "backup_is_due",
    "capture_of",
    "captures",
    "change_highlight",
    "change_highlights",
    "change_search",
    "changes_since",
    "check",
    "citation_of",
    "data_version",
    "documents",
    "dossier",
    "edition",
    "edition_by_bytes",
    "edition_text",
    "edition_with_text",
    "editions",
    "enqueue_all",
    "facet_counts",
    "fill_asset",
    "highlight",
    "highlight_ids",
    "highlights",
    "highlights_with",
    "ids_between",
    "ids_with",
    "key_of",
    "last_seq",
    "links_are_kept",
    "lost_drawings",
    "merge_alias_sets",
    "named",
    "note",
    "note_of",
    "note_revisions",
    "notes",
    "notes_linking",
    "notes_without_links",
    "on_shelf",
    "open_library",
    "ordered",
    "original",
    "pending",
    "pending_count",
    "pending_seqs",
    "place",
    "place_seen",
    "prepare",
    "put_alias_set",
    "recover",
    "redo",
    "redraw",
    "remove_alias_set",
    "remove_highlight",
    "remove_highlights",
    "remove_search",
    "remove_site_rule",
    "repair",
    "resolve_id",
    "restore",
    "revision",
    "revisions",
    "rewrite_notes",
    "save_note",
    "save_search",
    "saved_searches",
    "say_links_are_kept",
    "set_alias_set_on",
    "set_metadata",
    "set_note_links",
    "set_note_tags",
    "set_pinned",
    "set_place",
    "set_read",
    "set_starred",
    "set_state",
    "shelves",
    "show_edition",
    "site_rules",
    "store_original",
    "strike",
    "tag",
    "tagged",
    "tags",
    "take_in",
    "text_by_sha256",
    "titles",
    "titles_beginning",
    "trash",
    "undo",
    "untag",
    "untried_editions",
    "values_in_use",
    "verify",
    "versions",
]
