"""What bytes are is told from the bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.capture.sniff import kind_of, not_text
from sourcebook.model.media import HTML, MARKDOWN, PLAIN


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF document"),
        (b"\n\n%PDF-1.4 after blank lines", "a PDF document"),
        (b"PK\x03\x04\x14\x00aaaaword/document.xml", "a Word document"),
        (b"PK\x03\x04\x14\x00mimetypeapplication/epub+zip", "an EPUB book"),
        (b"PK\x03\x04\x14\x00some.txt", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "an image"),
        (b"\x00\x00\x00\x20ftypavif", "an image"),
        (b"SQLite format 3\x00", "a database"),
        (bytes(range(256)) * 4, "binary data"),
        (b"text with a zero \x00 in it", "binary data"),
        (b"\x1f\x8b\x08\x00", "a compressed file"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, found: str) -> None:
    assert not_text(data) == found


@pytest.mark.parametrize(
    "text",
    ["Plain.", "Größe — „Zitat“", "河流回到城市", "عودة النهر", "<p>x</p>", "tab\tand\x0cpage"],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_text_in_every_encoding(text: str, codec: str) -> None:
    assert not_text(text.encode(codec)) == ""


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "cp932", "gb18030", "euc-jp"])
def test_text_in_an_old_encoding_is_text(codec: str) -> None:
    text = "Река вернулась в старое русло. " * 40
    assert not_text(text.encode(codec)) == ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<!DOCTYPE html><p>x", HTML),
        ('<?xml version="1.0"?><!-- c --><html>', HTML),
        ("\ufeff<div>x</div>", HTML),
        ("<3 is a heart", PLAIN),
        ("# Title\n\nSee [this](https://example.org).", MARKDOWN),
        ("---\ntitle: T\n---\nBody", MARKDOWN),
        ("# a comment in a script", PLAIN),
        ("Title\n\nA paragraph.", PLAIN),
    ],
)
def test_the_kind_of_text_is_told(text: str, kind: str) -> None:
    assert kind_of(text.encode()) == kind


@pytest.mark.parametrize(
    "codec", ["utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]
)
def test_a_page_of_wide_characters_is_one_with_or_without_its_mark(codec: str) -> None:
    page = "<html><p>Вода вернулась. Никто не ждал.\n".encode(codec)
    assert (kind_of(page), not_text(page)) == (HTML, "")


@given(st.binary(max_size=600))
def test_sniffing_never_raises(data: bytes) -> None:
    assert kind_of(data) in {HTML, MARKDOWN, PLAIN}
    assert isinstance(not_text(data), str)


def test_a_text_with_a_stray_zero_is_text_and_one_with_other_controls_is_not() -> None:
    text = "Вода вернулась, и никто этого не ждал. ".encode() * 9
    assert not_text(text + b"\0" + text) == ""
    assert not_text(text + b"\0\1\2" + text) == "binary data"


def test_a_web_page_with_a_stray_zero_is_text_and_one_full_of_them_is_not() -> None:
    page = b"<!DOCTYPE html><title>A</title><p>One word\0 and another, and so on.</p>"
    assert not_text(page) == ""
    assert not_text(page + bytes(range(256)) * 9) == "binary data"
