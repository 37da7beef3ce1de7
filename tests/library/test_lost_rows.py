"""What somebody took out of the library file is missed, and an image of another page is told."""

import pytest

from sourcebook import library
from sourcebook.library import Library
from support.making import a_picture, add_article, add_highlight, edition_shown

PICTURE = b"another picture, as it came"


@pytest.fixture
def article_id(lib: Library) -> str:
    """Return an article with its image."""
    found = add_article(lib, title="The bridge", address="https://example.org/bridge")
    library.fill_asset(lib, edition_shown(lib, found), a_picture())
    return found


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("DELETE FROM resource WHERE number = 0", "The record of a captured page ("),
        ("DELETE FROM resource WHERE number = 1", "The record of a captured page ("),
        ("DELETE FROM cut", "Something cut from the article “The bridge” ("),
        ("DELETE FROM edition", "The text of the article “The bridge” ("),
        ("DELETE FROM capture", "The record of where a page came from ("),
        ("DELETE FROM edition_asset", "An image in the article “The bridge” ("),
        ("DELETE FROM article", "The entry of the article ("),
        ("DELETE FROM highlight", "A highlight in the article ("),
    ],
)
def test_a_row_that_was_taken_out_is_missed(
    lib: Library, article_id: str, sql: str, said: str
) -> None:
    add_highlight(lib, article_id)
    assert not library.verify(lib).findings
    lib.db.run("PRAGMA foreign_keys = OFF")
    lib.db.run(sql)
    found = library.verify(lib).findings
    assert [one for one in found if one.startswith(said)], found
    assert all("was stored and is not there any more" in one for one in found if said in one)


def test_what_was_deleted_or_undone_is_not_missed(lib: Library, article_id: str) -> None:
    highlight_id = add_highlight(lib, article_id)
    library.remove_highlight(lib, highlight_id)
    add_highlight(lib, article_id)
    library.undo(lib)
    assert not library.verify(lib).findings
    library.redo(lib)
    assert not library.verify(lib).findings


def test_an_image_that_came_with_another_page_is_told(lib: Library, article_id: str) -> None:
    other = add_article(lib, text="Another text.", title="Other", address="https://example.org/o")
    library.fill_asset(lib, edition_shown(lib, other), a_picture(PICTURE, None))
    assert not library.verify(lib).findings
    lib.db.run(
        """UPDATE edition_asset SET sha256 = (SELECT sha256 FROM edition_asset
                                              WHERE edition_id = ?) WHERE edition_id = ?""",
        edition_shown(lib, other),
        edition_shown(lib, article_id),
    )
    assert library.verify(lib).findings == (
        "The image 1 of “The bridge” did not come with its page.",
    )


def test_two_originals_that_are_drawn_alike_are_no_exchange(lib: Library, article_id: str) -> None:
    other = add_article(lib, text="Another text.", title="Other", address="https://example.org/o")
    library.fill_asset(lib, edition_shown(lib, other), a_picture(PICTURE))
    assert edition_shown(lib, article_id) != edition_shown(lib, other)
    assert not library.verify(lib).findings
