"""Links are kept at save, mean what they say, and follow a new title."""

import pytest

from sourcebook import library as room
from sourcebook.app import noting, organising, undo, wikilinking
from sourcebook.app.opening import Library, open_library
from support.making import add_article


def write(library: Library, body: str, note_id: str = "") -> str:
    revision = noting.open_note(library, note_id).revision if note_id else 0
    return noting.save_note(library, note_id, "", body, revision, "test").note.id


def meant(library: Library, title: str) -> tuple[str, bool]:
    found = wikilinking.meant_by(library, title)
    return (found.id, found.is_trashed) if found else ("", False)


def body(library: Library, note_id: str) -> str:
    return noting.open_note(library, note_id).body


def test_a_link_means_a_note_before_an_article_and_nothing_when_nothing_has_the_title(
    library: Library,
) -> None:
    article = add_article(library, title="The Lamp")
    assert meant(library, "the lamp") == (article, False)
    note = write(library, "# The lamp")
    assert meant(library, "THE LAMP#Oil") == (note, False)
    assert wikilinking.meant_by(library, "The Harbour") is None
    assert wikilinking.meant_by(library, "") is None


def test_a_link_to_what_lies_in_the_trash_says_so(library: Library) -> None:
    note = write(library, "# Lamp")
    organising.trash(library, note)
    assert meant(library, "lamp") == (note, True)


def test_links_follow_a_new_title_and_undo_takes_them_back(library: Library) -> None:
    lamp = write(library, "# Lamp\n")
    one = write(library, "# One\n[[lamp]] and [[Lamp|it]]")
    two = write(library, "# Two\n`[[Lamp]]` [[Lamp#Oil]] [[Other]]")
    write(library, "# Lantern\n", lamp)
    renamed = wikilinking.rename(library, lamp, "Lamp")
    assert (renamed.count, renamed.is_taken) == (2, False)
    assert body(library, one) == "# One\n[[Lantern]] and [[Lantern|it]]"
    assert body(library, two) == "# Two\n`[[Lamp]]` [[Lantern#Oil]] [[Other]]"
    undo.undo(library)
    assert body(library, one) == "# One\n[[lamp]] and [[Lamp|it]]"
    assert body(library, two) == "# Two\n`[[Lamp]]` [[Lamp#Oil]] [[Other]]"


def test_links_that_meant_an_older_note_of_the_name_stay(library: Library) -> None:
    write(library, "# Lamp\n")
    second = write(library, "# Lamp\nsecond")
    one = write(library, "[[Lamp]]")
    write(library, "# Lantern\n", second)
    assert wikilinking.rename(library, second, "Lamp").count == 0
    assert body(library, one) == "[[Lamp]]"


def test_links_do_not_go_over_to_another_note_that_has_the_new_title(library: Library) -> None:
    write(library, "# Lantern\n")
    lamp = write(library, "# Lamp\n")
    one = write(library, "[[Lamp]]")
    write(library, "# Lantern\n", lamp)
    assert wikilinking.rename(library, lamp, "Lamp").is_taken
    assert body(library, one) == "[[Lamp]]"


@pytest.mark.parametrize(("old", "new"), [("", "x"), ("Lamp", ""), ("lamp", "LAMP")])
def test_nothing_is_renamed_without_two_titles(library: Library, old: str, new: str) -> None:
    lamp = write(library, f"# {new}\n")
    one = write(library, "[[Lamp]]")
    assert not wikilinking.rename(library, lamp, old).changes
    assert body(library, one) == "[[Lamp]]"


def test_links_of_notes_from_before_are_kept_once_the_library_is_opened(library: Library) -> None:
    older = room.add_note(library, "", "[[Lamp]]", "Lamp").note.id
    library.db.run("DELETE FROM meta WHERE name = 'links'")
    library.close()
    with open_library(library.folder) as again:
        assert room.notes_linking(again, [("title", "lamp")]) == [older]


def test_a_note_with_a_line_of_a_megabyte_is_saved_with_its_links(library: Library) -> None:
    note = write(library, "# Long\n" + "[[Lamp]] word " * 80_000)
    assert room.notes_linking(library, [("title", "lamp")]) == [note]


def test_titles_and_tags_are_offered_as_they_are_written(library: Library) -> None:
    write(library, "# Harbour lights\n#sea/ports #law")
    add_article(library, title="Harbour [2] #1")
    assert (
        wikilinking.offers(library, "[[", "HARB")
        == ["Harbour lights", "Harbour 2 1|Harbour 2 #1"][::-1]
    )
    assert wikilinking.offers(library, "#", "s") == ["sea/ports"]
    assert wikilinking.offers(library, "#", "po") == ["sea/ports"]
    assert wikilinking.offers(library, "#", "x") == []


def test_a_title_is_offered_by_a_few_of_its_letters_after_those_that_begin_so(
    library: Library,
) -> None:
    write(library, "# The harbour lights")
    write(library, "# Lights out\n#light/house")
    add_article(library, title="Şengal: its lamps")
    assert wikilinking.offers(library, "[[", "lig") == ["Lights out", "The harbour lights"]
    assert wikilinking.offers(library, "[[", "hl") == ["The harbour lights"]
    assert wikilinking.offers(library, "[[", "sengal lamps") == ["Şengal: its lamps"]
    assert wikilinking.offers(library, "[[", "h") == []
    assert wikilinking.offers(library, "[[", "--") == []
    assert wikilinking.offers(library, "#", "lh") == []
