"""What notes lead to is kept, and renaming is one change that can be taken back."""

import pytest

from sourcebook import library
from sourcebook.library import Library, Rewritten
from support.making import add_article


def add(lib: Library, body: str, *links: str) -> str:
    made = library.add_note(lib, "", body, body.splitlines()[0]).note
    library.set_note_links(lib, made.id, [("title", link) for link in links])
    return made.id


def rewritten(lib: Library, note_id: str, body: str, *links: str) -> Rewritten:
    standing = library.note(lib, note_id)
    title = body.splitlines()[0]
    kept = frozenset(("title", link) for link in links)
    return Rewritten(note_id, standing.revision, title, body, kept)


def test_notes_that_link_to_a_title_are_found_even_before_it_exists(lib: Library) -> None:
    linking = add(lib, "One [[Lamp]]", "lamp")
    add(lib, "Two")
    assert library.notes_linking(lib, [("title", "lamp")]) == [linking]
    assert library.notes_linking(lib, [("article", "lamp")]) == []
    library.trash(lib, linking)
    assert library.notes_linking(lib, [("title", "lamp")]) == []


def test_links_follow_the_words_of_the_note(lib: Library) -> None:
    linking = add(lib, "One", "a", "b")
    assert library.set_note_links(lib, linking, [("title", "b"), ("title", "c")]).notes
    assert not library.set_note_links(lib, linking, [("title", "b"), ("title", "c")])
    assert [library.notes_linking(lib, [("title", one)]) for one in "abc"] == [
        *([], [linking], [linking])
    ]


def test_rewriting_notes_is_one_change_that_is_undone_and_redone(lib: Library) -> None:
    one, two = add(lib, "One [[A]]", "a"), add(lib, "Two [[A]]", "a")
    new = [
        rewritten(lib, note, f"{name} [[B]]", "b") for note, name in ((one, "One"), (two, "Two"))
    ]
    assert library.rewrite_notes(lib, new, "rename").notes == {one, two}
    library.undo(lib)
    assert [library.note(lib, note).body for note in (one, two)] == ["One [[A]]", "Two [[A]]"]
    assert library.notes_linking(lib, [("title", "a")]) == [two, one]
    assert library.note(lib, one).revision == 3
    library.redo(lib)
    assert [library.note(lib, note).body for note in (one, two)] == ["One [[B]]", "Two [[B]]"]
    assert {row.body for row in library.revisions(lib, one)} == {"One [[A]]", "One [[B]]"}
    library.undo(lib)
    assert library.note(lib, one).body == "One [[A]]"
    assert library.check(lib) == []


def test_a_note_that_was_saved_meanwhile_is_not_rewritten(lib: Library) -> None:
    one = add(lib, "One [[A]]", "a")
    new = rewritten(lib, one, "One [[B]]", "b")
    library.save_note(lib, one, "One [[A]] and more", "One", 1, "window")
    assert not library.rewrite_notes(lib, [new], "rename")
    assert library.note(lib, one).body == "One [[A]] and more"


def test_links_of_older_notes_are_due_until_it_is_said_that_they_are_kept(lib: Library) -> None:
    linking = library.add_note(lib, "", "See [[A]]", "").note.id
    library.add_note(lib, "", "nothing", "")
    assert library.notes_without_links(lib) == [linking]
    library.say_links_are_kept(lib)
    assert library.notes_without_links(lib) == []
    assert library.links_are_kept(lib)


def test_a_pinned_note_stays_pinned_until_that_is_undone(lib: Library) -> None:
    note_id = add(lib, "One")
    library.set_pinned(lib, note_id, is_pinned=True)
    assert library.note(lib, note_id).is_pinned
    assert library.note(lib, note_id).revision == 1
    library.undo(lib)
    assert not library.note(lib, note_id).is_pinned


def test_what_has_a_title_is_found_by_any_spelling_of_it(lib: Library) -> None:
    article = add_article(lib, title="Şengal")
    first, second = add(lib, "sengal"), add(lib, "SENGAL")
    assert [one.id for one in library.named(lib, "sengal")] == [first, second, article]
    library.trash(lib, first)
    assert [(one.id, one.is_trashed) for one in library.named(lib, "sengal")] == [
        *((second, False), (article, False)),
        (first, True),
    ]


def test_a_new_title_is_known_and_the_old_one_forgotten(lib: Library) -> None:
    note_id = add(lib, "One")
    library.save_note(lib, note_id, "Two", "Two", 1, "window")
    assert library.named(lib, "one") == []
    assert [one.id for one in library.named(lib, "two")] == [note_id]


def test_an_undone_note_has_no_title_left(lib: Library) -> None:
    library.add_note(lib, "", "One", "One")
    library.undo(lib)
    assert library.named(lib, "one") == []


def test_titles_are_completed_in_their_order(lib: Library) -> None:
    for title in ("Harbour", "Harvest", "hark", "Other"):
        add(lib, title)
    library.trash(lib, add(lib, "Hard"))
    found = library.titles_beginning(lib, "har", 3)
    assert [one.title for one in found] == ["Harbour", "hark", "Harvest"]
    assert len(library.titles_beginning(lib, "", 2)) == 2


@pytest.mark.parametrize("key", ["", "%", "'", "\x00"])
def test_odd_keys_find_nothing(lib: Library, key: str) -> None:
    assert library.named(lib, key) == []
