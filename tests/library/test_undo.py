"""Whatever was done is undone and redone, exactly, or it is said that it cannot be."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sourcebook import library
from sourcebook.library import Library, open_library
from sourcebook.library.changelog import writing
from sourcebook.model.anchor import Fit, Placement
from sourcebook.model.article import Metadata, State
from sourcebook.model.changes import Changes
from sourcebook.model.errors import NothingToRedo, NothingToUndo, UndoRefused
from sourcebook.model.highlight import Colour
from support.making import (
    a_picture,
    add_article,
    add_highlight,
    capture_of,
    edition_of,
    tables_of,
)

Thing = TypeVar("Thing")


def _add(lib: Library, pick: int) -> object:
    return add_article(lib, f"text {pick} {library.last_seq(lib)}")


def _edition(lib: Library, pick: int) -> object:
    article_id = _one(library.article_ids(lib, "all"), pick)
    placement = Placement(0, 1, Fit.CHANGED, 0.7)
    placements = {one.id: placement for one in library.highlights(lib, article_id)}
    capture = capture_of(f"{pick} {library.last_seq(lib)}".encode())
    return library.add_edition(lib, article_id, capture, edition_of(capture), placements)


def _article(write: Callable[[Library, str], object]) -> Callable[[Library, int], object]:
    return lambda lib, pick: write(lib, _one(_all_articles(lib), pick))


def _note(lib: Library, pick: int) -> object:
    article_id = _one(["", *library.article_ids(lib, "all")], pick)
    if article_id and library.note_of(lib, article_id):
        return None
    return library.add_note(lib, article_id, f"note {pick}", "note")


def _highlight(write: Callable[[Library, str], object]) -> Callable[[Library, int], object]:
    def act(lib: Library, pick: int) -> object:
        found = [one for a in _all_articles(lib) for one in library.highlights(lib, a)]
        return write(lib, _one(found, pick).id)

    return act


def _trash_note(lib: Library, pick: int) -> object:
    return library.trash(lib, _one(library.notes(lib, include_trashed=True), pick).id)


def _one(things: list[Thing], pick: int) -> Thing:
    return things[pick % len(things)]


def _all_articles(lib: Library) -> list[str]:
    return library.article_ids(lib, "all") + library.article_ids(lib, "trash")


ACTS: list[Callable[[Library, int], object]] = [
    _add,
    _edition,
    _note,
    _trash_note,
    _article(lambda lib, one: add_highlight(lib, one, "e")),
    _article(lambda lib, one: library.tag(lib, one, ["War", "a"])),
    _article(lambda lib, one: library.untag(lib, one, ["war"])),
    _article(lambda lib, one: library.set_state(lib, one, State.ARCHIVED)),
    _article(lambda lib, one: library.set_starred(lib, one, is_starred=True)),
    _article(lambda lib, one: library.set_metadata(lib, one, Metadata("New"))),
    _article(library.trash),
    _article(library.restore),
    _highlight(lambda lib, one: library.change_highlight(lib, one, colour=Colour.GREEN)),
    _highlight(lambda lib, one: library.change_highlight(lib, one, comment="Hm.")),
    _highlight(library.remove_highlight),
]


def act(lib: Library, number: int, pick: int) -> bool:
    """Do something; tell whether it was a change."""
    before = library.last_seq(lib)
    try:
        ACTS[number](lib, pick)
    except ZeroDivisionError:  # there is nothing yet to do it to
        return False
    return library.last_seq(lib) != before


acts = some.lists(
    some.tuples(some.integers(0, len(ACTS) - 1), some.integers(0, 9)), min_size=1, max_size=12
)


@settings(max_examples=40)
@given(todo=acts)
def test_writes_undone_one_by_one_lead_back_and_redone_lead_forth(
    todo: list[tuple[int, int]],
) -> None:
    with TemporaryDirectory() as folder, open_library(Path(folder), write=True) as lib:
        lib.db.run("PRAGMA synchronous = OFF")
        states = [tables_of(lib)]
        states += [tables_of(lib) for number, pick in todo if act(lib, number, pick)]
        for state in reversed(states[:-1]):
            library.undo(lib)
            assert tables_of(lib) == state
        with pytest.raises(NothingToUndo):
            library.undo(lib)
        for state in states[1:]:
            library.redo(lib)
            assert tables_of(lib) == state
        with pytest.raises(NothingToRedo):
            library.redo(lib)
        assert library.check(lib) == []


@settings(max_examples=25)
@given(todo=acts)
def test_images_that_come_by_themselves_do_not_stand_in_the_way(
    todo: list[tuple[int, int]],
) -> None:
    with TemporaryDirectory() as folder, open_library(Path(folder), write=True) as lib:
        lib.db.run("PRAGMA synchronous = OFF")
        done = 0
        for number, pick in todo:
            done += act(lib, number, pick)
            for one in library.articles(lib, shelf="all"):
                library.fill_asset(lib, one.edition_id, a_picture(b"%d" % (pick % 3)))
        before = tables_of(lib)
        for _ in range(done):
            library.undo(lib)
        emptied = tables_of(lib)
        assert not emptied["article"] + emptied["resource"] + emptied["edition_asset"]
        for _ in range(done):
            library.redo(lib)
        assert tables_of(lib) == before
        assert library.check(lib) == list(library.verify(lib).findings) == []


def test_undoing_tells_what_changed(lib: Library) -> None:
    article_id = add_article(lib)
    seq = library.tag(lib, article_id, ["War"]).seq
    expected = Changes(articles=frozenset({article_id}), tags=frozenset({"war"}), seq=seq + 1)
    assert library.undo(lib) == expected


def test_something_new_takes_redo_away(lib: Library) -> None:
    article_id = add_article(lib)
    library.set_starred(lib, article_id, is_starred=True)
    library.undo(lib)
    library.set_state(lib, article_id, State.READING)
    with pytest.raises(NothingToRedo):
        library.redo(lib)
    library.undo(lib)
    assert library.article(lib, article_id).state is State.INBOX


def test_undo_goes_on_past_what_was_undone_and_redone(lib: Library) -> None:
    article_id = add_article(lib)
    library.set_starred(lib, article_id, is_starred=True)
    library.undo(lib)
    library.redo(lib)
    library.undo(lib)
    library.undo(lib)
    assert library.article_ids(lib, "all") == []
    library.redo(lib)
    library.redo(lib)
    assert library.article(lib, article_id).is_starred


def test_a_note_that_was_made_and_left_empty_is_undone(lib: Library) -> None:
    note_id = library.add_note(lib, "", "", "").note.id
    assert library.undo(lib).notes == {note_id}
    assert library.notes(lib, include_trashed=True) == []


def test_undo_never_takes_written_words_away(lib: Library) -> None:
    article_id = add_article(lib)
    library.set_starred(lib, article_id, is_starred=True)
    note = library.add_note(lib, article_id, "w", "w").note
    note = library.save_note(lib, note.id, "words", "words", note.revision, "window").note
    library.undo(lib)
    assert not library.article(lib, article_id).is_starred
    assert library.note(lib, note.id) == note


def test_adding_an_article_is_not_undone_once_a_note_stands_beside_it(lib: Library) -> None:
    article_id = add_article(lib)
    note = library.add_note(lib, article_id, "w", "w").note
    library.save_note(lib, note.id, "words", "words", note.revision, "window")
    before, seq = tables_of(lib), library.last_seq(lib)
    with pytest.raises(UndoRefused, match="add article"):
        library.undo(lib)
    assert (tables_of(lib), library.last_seq(lib)) == (before, seq)


def test_a_trashed_note_comes_back_with_what_was_saved_since(lib: Library) -> None:
    note = library.add_note(lib, "", "w", "w").note
    library.trash(lib, note.id)
    library.save_note(lib, note.id, "words", "words", note.revision, "elsewhere")
    library.undo(lib)
    found = library.note(lib, note.id)
    assert (found.body, found.trashed_at) == ("words", "")


@pytest.mark.parametrize("is_added", [True, False])
def test_what_was_written_to_since_is_not_undone(lib: Library, *, is_added: bool) -> None:
    article_id = add_article(lib)
    if not is_added:
        library.set_state(lib, article_id, State.READING)
    with writing(lib, "elsewhere", is_undoable=False) as change:
        change.update("article", {"id": article_id}, {"state": "archived"})
    with pytest.raises(UndoRefused):
        library.undo(lib)
    assert library.article(lib, article_id).state is State.ARCHIVED


def test_what_was_written_beside_it_does_not_hinder_undoing(lib: Library) -> None:
    article_id = add_article(lib)
    library.set_state(lib, article_id, State.READING)
    with writing(lib, "elsewhere", is_undoable=False) as change:
        change.update("article", {"id": article_id}, {"is_starred": 1})
    library.undo(lib)
    found = library.article(lib, article_id)
    assert (found.state, found.is_starred) == (State.INBOX, True)


def test_a_note_whose_words_gave_it_tags_is_passed_over(lib: Library) -> None:
    article_id = add_article(lib)
    library.set_starred(lib, article_id, is_starred=True)
    note = library.add_note(lib, article_id, "#sea", "#sea").note
    library.set_note_tags(lib, note.id, ["sea"])
    library.undo(lib)
    assert library.note_of(lib, article_id) == note
    assert not library.article(lib, article_id).is_starred


def test_a_place_does_not_hinder_undoing(lib: Library) -> None:
    article_id = add_article(lib)
    library.set_place(lib, article_id, 5)
    library.undo(lib)
    assert library.article_ids(lib, "all") == []


def test_the_bytes_of_an_undone_article_wait_for_redo(lib: Library) -> None:
    article_id = add_article(lib)
    library.undo(lib)
    library.repair(lib)
    library.redo(lib)
    (capture,) = library.captures(lib, article_id)
    assert library.original(lib, capture.resources[0].sha256)


def test_undo_passes_over_the_mark_of_having_been_read(lib: Library) -> None:
    article_id = add_article(lib, "text")
    library.trash(lib, article_id)
    library.set_read(lib, article_id, is_read=True)
    library.undo(lib)
    assert not library.article(lib, article_id).trashed_at
    library.undo(lib)
    assert _all_articles(lib) == []
