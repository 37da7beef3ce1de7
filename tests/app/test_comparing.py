"""Editions are listed, compared in a helper, and any of them can be read."""

from pathlib import Path

import pytest

from sourcebook import library as rooms
from sourcebook.app import adding, comparing, cutting, noting, reading, undo
from sourcebook.app.jobs import Jobs
from sourcebook.app.opening import Library
from sourcebook.model.anchor import Fit
from sourcebook.model.capture import Source
from sourcebook.model.errors import NotInLibrary
from sourcebook.model.highlight import Colour
from sourcebook.model.settings import Settings

FIRST = "Every evening somebody climbed the steps and lit the lamp."
SECOND = "Nobody knows who wrote the book in which the ships are kept."
TEXT = f"The lamp\n\n{FIRST}\n\n{SECOND}\n"


def with_two_editions(library: Library) -> str:
    """Add an article, and leave its first paragraph out."""
    article_id = adding.add(library, Source.pasted_text(TEXT), Settings()).id
    cutting.take_out(library, article_id, 0)
    return article_id


def test_editions_are_listed_in_the_order_they_were_made(library: Library) -> None:
    one, two = comparing.editions(library, with_two_editions(library))
    assert (one.number, two.number) == (1, 2)
    assert (one.is_shown, two.is_shown) == (False, True)
    assert one.words > two.words
    assert one.made_at <= two.made_at
    assert one.capture == two.capture == 1
    assert one.cleaner


def test_an_earlier_edition_is_read_again_with_its_highlights(library: Library) -> None:
    article_id = with_two_editions(library)
    noting.highlight_quote(library, article_id, "who wrote the book", Colour.GREEN, "")
    one, two = comparing.editions(library, article_id)
    changes = comparing.show_edition(library, article_id, one.id)
    assert article_id in changes.articles
    found = reading.open_article(library, article_id)
    assert found.edition.id == one.id
    assert found.article.words == found.edition.words
    (mark,) = found.highlights
    placed = found.edition.text[mark.placement.start : mark.placement.end]
    assert (placed, mark.placement.fit) == ("who wrote the book", Fit.EXACT)
    comparing.show_edition(library, article_id, two.id)
    comparing.show_edition(library, article_id, one.id)
    undo.undo(library)
    assert reading.open_article(library, article_id).edition.id == two.id


def test_the_edition_of_another_article_is_not_shown(library: Library) -> None:
    article_id = with_two_editions(library)
    other = adding.add(library, Source.pasted_text("Other\n\nWords of another."), Settings()).id
    (foreign,) = comparing.editions(library, other)
    for wrong in (foreign.id, "nothing"):
        with pytest.raises(NotInLibrary):
            comparing.show_edition(library, article_id, wrong)
    with pytest.raises(NotInLibrary):
        comparing.editions(library, "nothing")


def test_the_library_stays_sound(library: Library) -> None:
    article_id = with_two_editions(library)
    comparing.show_edition(library, article_id, comparing.editions(library, article_id)[0].id)
    assert list(rooms.check(library)) == []


@pytest.mark.slow
def test_the_window_compares_in_a_helper(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path / "library", Settings())
    jobs.open()
    try:
        article_id = jobs.write(with_two_editions).result(60)
        one, two = jobs.read(comparing.editions, article_id).result(60)
        found = jobs.compare(one.id, two.id).result(60)
    finally:
        jobs.close()
    (difference,) = found.differences
    assert found.text[difference.start : difference.end] == FIRST
    assert difference.other_start == difference.other_end
