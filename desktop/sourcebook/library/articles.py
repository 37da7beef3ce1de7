"""Articles: add them, read them, and put them where the reader wants them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from sourcebook.base import ids as new_ids
from sourcebook.library.captures import article_with_page, put_capture
from sourcebook.library.changelog import Writing, writing
from sourcebook.library.connection import Found
from sourcebook.library.editions import metadata_of, put_edition
from sourcebook.library.highlights import highlights_placed_in, put_placement
from sourcebook.library.prepared import Prepared, prepare
from sourcebook.library.shelves import article_ids
from sourcebook.library.store import Library
from sourcebook.library.tags import names_by_article, put_tags
from sourcebook.model.anchor import Placement
from sourcebook.model.article import Article, Metadata, State, Status
from sourcebook.model.capture import Capture
from sourcebook.model.changes import Changes
from sourcebook.model.edition import Edition
from sourcebook.model.errors import AlreadyInLibrary, NotInLibrary

_BY_IDS = """
    SELECT id, address, title, subtitle, byline, site, published, language, edition_id, words,
           excerpt, added_at, changed_at, state, is_starred, read_at, trashed_at,
           status
    FROM article WHERE id IN (SELECT value FROM json_each(?))"""


def article(lib: Library, article_id: str) -> Article:
    """Return an article, also one in the trash.

    Raises:
        NotInLibrary: There is no such article.
    """
    found = articles(lib, ids=[article_id])
    if not found:
        raise NotInLibrary(id=article_id)
    return found[0]


def articles(
    lib: Library,
    *,
    shelf: str = "inbox",
    ids: Sequence[str] | None = None,
    limit: int | None = None,
) -> list[Article]:
    """Return the articles on *shelf*, newest first, or those with these *ids* in their order.

    Ids that nothing has are left out.
    """
    wanted = article_ids(lib, shelf, limit) if ids is None else ids
    rows = lib.db.rows(_BY_IDS, json.dumps(list(wanted)))
    tagged = names_by_article(lib, wanted)
    with lib.db.understanding():
        found = {row[0]: _article(row, tagged.get(row[0], ())) for row in rows}
    return [found[one] for one in wanted if one in found]


def article_by_address(lib: Library, address: str) -> Article | None:
    """Return the article with this normalised address, also from the trash."""
    found = lib.db.value("SELECT id FROM article WHERE address = ? AND address <> ''", address)
    return article(lib, found) if found else None


def article_by_bytes(lib: Library, sha256: str) -> Article | None:
    """Return the oldest article one of whose pages has these bytes, also from the trash."""
    found = article_with_page(lib, sha256)
    return article(lib, found) if found else None


def add_article(
    lib: Library,
    capture: Capture,
    edition: Edition | Prepared,
    *,
    tags: Sequence[str] = (),
    address: str = "",
    is_wall: bool = False,
) -> Changes:
    """Store a new article with its captured bytes and its first edition.

    Args:
        lib: A library opened for writing.
        capture: What was captured; its bytes are on the disk before a row names them.
        edition: What the cleaner made of it; beside a window prepared, since a huge one takes long.
        tags: Names of tags.
        address: The normalised address by which it is known again; empty when it has none.
        is_wall: It stands before many articles: its bytes at another address are another one.

    Returns:
        The article's id is the only member of ``articles``.

    Raises:
        AlreadyInLibrary: The same address or the same bytes are there; nothing was added.
    """
    prepared = edition if isinstance(edition, Prepared) else prepare(edition)
    with writing(lib, "add_article") as change:
        _refuse_known(lib, "" if is_wall and address else capture.page.sha256, address)
        article_id = new_ids.new_id()
        put_capture(lib, change, article_id, capture)
        put_edition(change, prepared)
        columns = asdict(prepared.metadata) | _shown(prepared)
        state = {"state": State.INBOX.value, "is_starred": 0, "read_at": "", "trashed_at": ""}
        times = {"added_at": change.now, "changed_at": change.now}
        change.insert("article", {"id": article_id, "address": address} | columns | state | times)
        put_tags(change, "article", article_id, tags)
    return change.changes


def add_edition(
    lib: Library,
    article_id: str,
    capture: Capture,
    edition: Edition | Prepared,
    placements: Mapping[str, Placement],
    *,
    is_shown: bool = True,
) -> Changes:
    """Give a known article a new edition, of a new capture or of one it has already.

    What the reader changed in its metadata stays; the rest follows the new edition.

    Args:
        lib: A library opened for writing.
        article_id: The article.
        capture: What was captured.
        edition: What the cleaner made of it, as in `add_article`.
        placements: For ids of highlights, where they stand in the new text.
        is_shown: Whether the article shows it; otherwise it is only kept.

    Raises:
        NotInLibrary: There is no such article, or no such highlight.
    """
    prepared = edition if isinstance(edition, Prepared) else prepare(edition)
    with writing(lib, "add_edition") as change:
        known = article(lib, article_id)
        put_capture(lib, change, article_id, capture)
        put_edition(change, prepared)
        if is_shown:
            _show(lib, change, known, prepared, placements)
    return change.changes


def add_capture(lib: Library, article_id: str, capture: Capture) -> Changes:
    """Keep that an article was captured again and gave what an edition of it is made of already.

    Raises:
        NotInLibrary: There is no such article.
    """
    with writing(lib, "add_capture", is_undoable=False) as change:
        article(lib, article_id)
        put_capture(lib, change, article_id, capture)
    return change.changes


def show_edition(
    lib: Library,
    article_id: str,
    edition: Edition | Prepared,
    placements: Mapping[str, Placement],
) -> Changes:
    """Show an edition again that an article had before.

    Args:
        lib: A library opened for writing.
        article_id: The article.
        edition: One of its stored editions.
        placements: As in `add_edition`; a highlight that had its place in it keeps that.

    Raises:
        NotInLibrary: There is no such article, or no such highlight.
    """
    prepared = edition if isinstance(edition, Prepared) else prepare(edition)
    with writing(lib, "show_edition") as change:
        known = article(lib, article_id)
        placed = highlights_placed_in(lib, prepared.id)
        new = {one: where for one, where in placements.items() if one not in placed}
        _show(lib, change, known, prepared, new)
    return change.changes


def set_metadata(lib: Library, article_id: str, metadata: Metadata) -> Changes:
    """Correct what is known of an article.

    Raises:
        NotInLibrary: There is no such article.
    """
    return _set(lib, "set_metadata", article_id, asdict(metadata))


def set_state(lib: Library, article_id: str, state: State) -> Changes:
    """Put an article on another shelf.

    Raises:
        NotInLibrary: There is no such article.
    """
    return _set(lib, "set_state", article_id, {"state": state.value})


def set_starred(lib: Library, article_id: str, is_starred: bool) -> Changes:  # noqa: FBT001 - the value itself
    """Star an article, or take the star off.

    Raises:
        NotInLibrary: There is no such article.
    """
    return _set(lib, "set_starred", article_id, {"is_starred": int(is_starred)})


def set_read(lib: Library, article_id: str, is_read: bool) -> Changes:  # noqa: FBT001 - the value itself
    """Note that an article was looked at, or that it was not.

    The program does this by itself while a person reads, so `undo` passes over it.

    Raises:
        NotInLibrary: There is no such article.
    """
    with writing(lib, "set_read", is_undoable=False) as change:
        known = article(lib, article_id)
        if bool(known.read_at) != is_read:
            columns = {"read_at": change.now if is_read else ""}
            change.update("article", {"id": article_id}, columns, {"changed_at": change.now})
    return change.changes


def _set(lib: Library, what: str, article_id: str, columns: Mapping[str, str | int]) -> Changes:
    with writing(lib, what) as change:
        article(lib, article_id)
        change.update("article", {"id": article_id}, columns, {"changed_at": change.now})
    return change.changes


def _show(
    lib: Library,
    change: Writing,
    known: Article,
    edition: Prepared,
    placements: Mapping[str, Placement],
) -> None:
    before = metadata_of(lib, known.edition_id)
    columns = _followed(known.metadata, before, edition.metadata) | _shown(edition)
    change.update("article", {"id": known.id}, columns, {"changed_at": change.now})
    for highlight_id, placement in placements.items():
        put_placement(lib, change, highlight_id, edition.id, placement)


def _refuse_known(lib: Library, sha256: str, address: str) -> None:
    """Look under the write lock, so that two programs cannot add the same article."""
    known = article_by_address(lib, address) or article_by_bytes(lib, sha256)
    if known:
        raise AlreadyInLibrary(id=known.id, title=known.metadata.title)


def _shown(edition: Prepared) -> dict[str, str | int]:
    return {
        "edition_id": edition.id,
        "words": edition.words,
        "excerpt": edition.excerpt,
        "status": edition.status.value,
    }


def _followed(known: Metadata, before: Metadata, after: Metadata) -> dict[str, str]:
    """Return the metadata of *after*, but for what the reader changed and what got lost."""
    mine, old, new = asdict(known), asdict(before), asdict(after)
    return {
        name: new[name] if new[name] and mine[name] == old[name] else mine[name] for name in new
    }


def _article(row: Found, tagged: tuple[str, ...]) -> Article:
    return Article(
        id=row[0],
        address=row[1],
        metadata=Metadata(*row[2:8]),
        edition_id=row[8],
        words=row[9],
        excerpt=row[10],
        added_at=row[11],
        changed_at=row[12],
        state=State(row[13]),
        is_starred=bool(row[14]),
        read_at=row[15],
        trashed_at=row[16],
        status=Status(row[17]),
        tags=tagged,
    )
