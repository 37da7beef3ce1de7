"""What a start asks for reaches the window, and nothing else does."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.ui import wish as module
from sourcebook.ui.wish import ACTIONS, Wish


@given(st.lists(st.text(), max_size=5), st.sampled_from(["", *ACTIONS]))
def test_a_wish_comes_back_as_it_was_sent(things: list[str], action: str) -> None:
    wish = Wish(tuple(things), action)
    assert wish.encoded.count(b"\n") == 1
    assert Wish.decoded(wish.encoded) == wish


@given(st.binary(max_size=60))
def test_rubbish_is_no_wish(message: bytes) -> None:
    assert Wish.decoded(message) is None or message.strip().startswith(b"{")


@pytest.mark.parametrize(
    "message",
    [
        *(b"raise\n", b"{}", b"[]", b"[" * 100_000),
        *(b'{"things": 3, "action": ""}', b'{"things": [3], "action": ""}'),
        b'{"things": [%s"x"], "action": ""}' % (b'"x",' * 1000),
    ],
)
def test_a_message_of_another_form_is_no_wish(message: bytes) -> None:
    assert Wish.decoded(message) is None


def test_only_actions_of_the_icon_are_asked_for() -> None:
    decoded = Wish.decoded(b'{"things": [], "action": "trash"}')
    assert decoded == Wish()


def test_files_are_named_from_the_folder_of_the_start(tmp_path: Path) -> None:
    wish = Wish.of(["a b.html", "/home/ü.md", "file:///home/c%20d.pdf"], "", tmp_path)
    assert wish.files == (tmp_path / "a b.html", Path("/home/ü.md"), Path("/home/c d.pdf"))


def test_links_addresses_and_files_are_told_apart(tmp_path: Path) -> None:
    given_ = ["sourcebook:article/1", "HTTPS://example.org/x", "notes.md"]
    wish = Wish.of(given_, "search", tmp_path)
    assert wish.links == ("sourcebook:article/1",)
    assert wish.addresses == ("HTTPS://example.org/x",)
    assert wish.files == (tmp_path / "notes.md",)


def test_a_path_of_windows_in_an_address_keeps_its_drive() -> None:
    assert module._path_of("file:///C:/Users/a%20b.html") == "C:/Users/a b.html"
