"""The file of a note has a name that every system takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.notes import file_name, same_name

ID = "0197b2c4-0000-7000-8000-00000abcdef0"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The ferry", "The ferry.md"),
        ('What/is\\this: "a" <b>|*?', "What is this a b.md"),
        ("CON", "CON note.md"),
        ("nul.txt", "nul txt.md"),
        ("Comfort", "Comfort.md"),
        ("...hidden. ", "hidden.md"),
        ("", "Untitled.md"),
        ("\u202eevil", "evil.md"),
        ("Şengal — شنگال", "Şengal — شنگال.md"),
        ("e\u0301", "é.md"),
    ],
)
def test_a_title_makes_a_name(title: str, name: str) -> None:
    assert file_name(title, ID, set()) == name


def test_two_notes_of_one_title_have_two_names_on_every_system() -> None:
    first = file_name("Ferry", ID, set())
    second = file_name("FERRY", ID, {same_name(first)})
    assert second == "FERRY bcdef0.md"
    third = file_name("ferry", ID, {same_name(first), same_name(second)})
    assert third == f"ferry {ID}.md"


@given(st.text(st.characters()))
def test_any_title_makes_a_name_that_can_be_written(title: str) -> None:
    name = file_name(title, ID, set())
    assert len(name.encode("utf-8")) <= 140
    assert not set(name) & set('<>:"/\\|?*\n\r\t\x00')
    assert name.endswith(".md")
    assert name.removesuffix(".md").strip(" .") == name.removesuffix(".md") != ""
