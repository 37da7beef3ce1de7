"""The place where the reader was is found again."""

import pytest

from sourcebook import library
from sourcebook.library import Library
from sourcebook.model.errors import NotInLibrary
from support.making import TEXT, add_article, capture_of, edition_of


def test_a_place_is_kept_and_is_no_change(lib: Library) -> None:
    article_id = add_article(lib)
    last = library.last_seq(lib)
    assert library.place(lib, article_id) == 0
    library.set_place(lib, article_id, 7)
    library.set_place(lib, article_id, 12)
    assert library.place(lib, article_id) == 12
    assert library.last_seq(lib) == last


def test_a_place_is_never_beyond_the_end_of_a_new_edition(lib: Library) -> None:
    article_id = add_article(lib)
    library.set_place(lib, article_id, len(TEXT))
    capture = capture_of(b"shorter")
    library.add_edition(lib, article_id, capture, edition_of(capture, "Short."), {})
    assert library.place(lib, article_id) == len("Short.")


def test_a_place_needs_an_article(lib: Library) -> None:
    with pytest.raises(NotInLibrary):
        library.set_place(lib, "gone", 3)
    assert library.place(lib, "gone") == 0
