"""What is copied or dropped becomes the right source, with the address of its page."""

import pytest
from PySide6.QtCore import QMimeData, QUrl

from sourcebook.model.capture import Method, Source
from sourcebook.ui import intake

pytestmark = pytest.mark.usefixtures("qapp")

PAGE = "https://example.org/a?b=c"


def copied_html(**formats: bytes) -> QMimeData:
    mime = QMimeData()
    mime.setHtml("<p>Read <a href='/x'>this</a></p>")
    mime.setText("Read this")
    for name, data in formats.items():
        mime.setData(FORMATS[name], data)
    return mime


FORMATS = {
    "windows": 'application/x-qt-windows-mime;value="HTML Format"',
    "chromium": "chromium/x-source-url",
    "firefox": "text/x-moz-url-priv",
    "mac": "org.chromium.source-url",
}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("windows", f"Version:0.9\r\nSourceURL:{PAGE}\r\n<html>".encode()),
        ("chromium", PAGE.encode()),
        ("chromium", PAGE.encode() + b"\0"),
        ("firefox", PAGE.encode("utf-16-le")),
        ("firefox", (PAGE + "\0").encode("utf-16-le")),
        ("mac", PAGE.encode()),
    ],
)
def test_copied_html_keeps_its_links_and_the_address_of_its_page(name: str, data: bytes) -> None:
    source = intake.copied(copied_html(**{name: data}))
    assert source is not None
    assert (source.method, source.address, source.media_type) == (Method.PASTE, PAGE, "text/html")
    assert b"href=" in (source.data or b"")


@pytest.mark.parametrize("data", [b"about:blank", b"file:///etc/passwd", b"\xff\xfe", b""])
def test_an_address_that_is_none_of_the_web_is_no_base(data: bytes) -> None:
    source = intake.copied(copied_html(chromium=data))
    assert source is not None
    assert source.address == ""


def test_a_copied_address_is_fetched() -> None:
    mime = QMimeData()
    mime.setText(f"  {PAGE}\n")
    assert intake.copied(mime) == Source.at(PAGE)


def test_words_with_an_address_in_them_are_words() -> None:
    mime = QMimeData()
    mime.setText(f"See {PAGE}")
    assert intake.copied(mime) == Source.pasted_text(f"See {PAGE}")


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_clipboard_is_nothing(text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    assert intake.copied(mime) is None


def test_dropped_files_and_addresses_are_all_taken() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/folder/a b.html"), QUrl(PAGE), QUrl("ftp://example.org")])
    names = [(one.method, one.label) for one in intake.dropped(mime)]
    assert names == [(Method.FILE, "/folder/a b.html"), (Method.HTTP, PAGE)]


def test_dropped_words_are_taken_as_a_paste() -> None:
    mime = QMimeData()
    mime.setText("Some words")
    assert intake.dropped(mime) == (Source.pasted_text("Some words"),)
