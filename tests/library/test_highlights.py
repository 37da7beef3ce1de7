"""Highlights are kept with their anchor and a placement for each edition."""

import pytest

from sourcebook import library
from sourcebook.library import Library
from sourcebook.model.anchor import ORPHAN
from sourcebook.model.errors import NotInLibrary
from sourcebook.model.highlight import Colour
from support.making import TEXT, add_article, add_highlight, anchor_of, capture_of, edition_of


def test_a_highlight_is_read_as_it_was_made(lib: Library) -> None:
    article_id = add_article(lib)
    anchor, placement = anchor_of(TEXT, "the bridge at Ufer")
    changes = library.add_highlight(lib, article_id, anchor, placement, Colour.PINK, "Which?")
    (highlight_id,) = changes.highlights
    found = library.highlight(lib, highlight_id)
    assert (found.article_id, found.anchor, found.placement) == (article_id, anchor, placement)
    assert (found.colour, found.comment) == (Colour.PINK, "Which?")


def test_highlights_come_in_the_order_of_the_text_and_orphans_last(lib: Library) -> None:
    article_id = add_article(lib)
    bridge, river = (
        add_highlight(lib, article_id, "bridge"),
        add_highlight(lib, article_id, "river"),
    )
    anchor, _ = anchor_of(TEXT, "night")
    (lost,) = library.add_highlight(lib, article_id, anchor, ORPHAN).highlights
    assert [one.id for one in library.highlights(lib, article_id)] == [river, bridge, lost]


def test_colour_and_comment_change_one_by_one(lib: Library) -> None:
    highlight_id = add_highlight(lib, add_article(lib))
    library.change_highlight(lib, highlight_id, colour=Colour.BLUE)
    library.change_highlight(lib, highlight_id, comment="So?")
    found = library.highlight(lib, highlight_id)
    assert (found.colour, found.comment) == (Colour.BLUE, "So?")
    assert not library.change_highlight(lib, highlight_id, colour=Colour.BLUE)


def test_a_removed_highlight_is_gone_until_it_is_undone(lib: Library) -> None:
    article_id = add_article(lib)
    highlight_id = add_highlight(lib, article_id)
    before = library.highlight(lib, highlight_id)
    assert library.remove_highlight(lib, highlight_id).highlights == {highlight_id}
    assert library.highlights(lib, article_id) == []
    with pytest.raises(NotInLibrary):
        library.highlight(lib, highlight_id)
    library.undo(lib)
    assert library.highlight(lib, highlight_id) == before


def test_a_highlight_made_in_an_older_edition_is_placed_there_and_nowhere_else(
    lib: Library,
) -> None:
    article_id = add_article(lib)
    old = library.article(lib, article_id).edition_id
    anchor, placement = anchor_of(TEXT, "river")
    capture = capture_of(b"new")
    library.add_edition(lib, article_id, capture, edition_of(capture, "Something else."), {})
    (highlight_id,) = library.add_highlight(lib, article_id, anchor, placement).highlights
    assert library.highlight(lib, highlight_id).placement == ORPHAN
    assert lib.db.rows("SELECT edition_id FROM placement") == [(old,)]


def test_a_highlight_needs_an_article(lib: Library) -> None:
    anchor, placement = anchor_of(TEXT, "river")
    with pytest.raises(NotInLibrary):
        library.add_highlight(lib, "gone", anchor, placement)


def test_a_placement_needs_a_highlight(lib: Library) -> None:
    article_id = add_article(lib)
    capture = capture_of(b"new")
    _, placement = anchor_of(TEXT, "river")
    with pytest.raises(NotInLibrary):
        library.add_edition(lib, article_id, capture, edition_of(capture), {"gone": placement})
    assert len(library.captures(lib, article_id)) == 1


def test_many_are_changed_at_once_and_one_undo_takes_all_back(lib: Library) -> None:
    article_id = add_article(lib)
    ids = [add_highlight(lib, article_id, quote) for quote in ("river", "bridge", "night")]
    before = library.highlights(lib, article_id)
    changes = library.change_highlights(lib, [*ids[:2], "gone"], colour=Colour.GREEN)
    assert changes.highlights == {*ids[:2]}
    found = [library.highlight(lib, one).colour for one in ids]
    assert found == [Colour.GREEN, Colour.GREEN, Colour.YELLOW]
    library.undo(lib)
    assert library.highlights(lib, article_id) == before


def test_many_are_removed_at_once_and_one_undo_brings_all_back(lib: Library) -> None:
    article_id = add_article(lib)
    ids = [add_highlight(lib, article_id, quote) for quote in ("river", "bridge", "night")]
    before = library.highlights(lib, article_id)
    assert library.remove_highlights(lib, [*ids[1:], "gone"]).highlights == {*ids[1:]}
    assert [one.id for one in library.highlights(lib, article_id)] == [ids[0]]
    library.undo(lib)
    assert library.highlights(lib, article_id) == before


def test_changing_none_or_nothing_writes_nothing(lib: Library) -> None:
    highlight_id = add_highlight(lib, add_article(lib))
    seq = library.last_seq(lib)
    assert not library.change_highlights(lib, [], colour=Colour.PINK)
    assert not library.change_highlights(lib, [highlight_id])
    assert not library.remove_highlights(lib, ["gone"])
    assert library.last_seq(lib) == seq
