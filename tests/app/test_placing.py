"""The line that was read is found in another edition of the article."""

import pytest

from sourcebook import library as room
from sourcebook.app import reading
from sourcebook.library import Library
from support.making import add_article, capture_of, edition_of

LINES = [f"Line {at}: the keeper wrote number {at} into the book of the lamp." for at in range(60)]
OLD = "\n".join(LINES)


def opened_at(library: Library, at: int, new: str) -> int:
    """Leave an article at *at* of its old text, and open it again in its new text."""
    article_id = add_article(library, OLD)
    room.set_place(library, article_id, at)
    capture = capture_of(b"again")
    room.add_edition(library, article_id, capture, edition_of(capture, new), {})
    return reading.open_article(library, article_id).place


def test_the_line_being_read_is_found_in_a_new_edition(library: Library) -> None:
    changed = ["An appeal stands first.", *LINES[3:30], "A line more.", *LINES[30:50], "The end."]
    new = "\n".join(changed)
    assert opened_at(library, OLD.index("Line 40:"), new) == new.index("Line 40:")


def test_a_line_that_is_gone_leaves_the_reader_where_it_stood(library: Library) -> None:
    new = "\n".join([*LINES[:40], *LINES[45:]])
    assert opened_at(library, OLD.index("Line 42:"), new) == new.index("Line 45:")


@pytest.mark.parametrize("new", ["", "Short.", OLD[:100]])
def test_a_place_is_never_beyond_the_text(library: Library, new: str) -> None:
    assert 0 <= opened_at(library, len(OLD) - 5, new) <= len(new)
    assert room.place_seen(library, "gone") == (0, "")


def test_a_place_whose_edition_is_gone_is_kept_within_the_text(library: Library) -> None:
    article_id = add_article(library, OLD)
    room.set_place(library, article_id, 500)
    with library.db.transaction():
        library.db.run("UPDATE place SET edition_id = 'gone'")
    assert reading.open_article(library, article_id).place == 500
