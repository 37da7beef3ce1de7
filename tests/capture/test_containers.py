"""Formats are told from their bytes, and text that only looks like one is left alone."""

import gzip
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.capture.containers import container_of, message_kind
from sourcebook.model.media import DOCX, EMAIL, EPUB, MHTML, PDF, WACZ, WARC

MAIL = b"Message-ID: <1@x>\r\nFrom: A <a@x>\r\nSubject: T\r\n\r\nText."
SAVED = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\n"
    b"Subject: T\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
    b'\ttype="text/html"; boundary="x"\r\n\r\n--x'
)


def zipped(*names: str) -> bytes:
    """Return a ZIP archive with members of these names; an EPUB's first says what it is."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "application/epub+zip" if name == "mimetype" else "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", PDF),
        (b"junk before\n%PDF-1.4", PDF),
        (zipped("mimetype", "META-INF/container.xml"), EPUB),
        (zipped("[Content_Types].xml", "word/document.xml"), DOCX),
        (zipped("datapackage.json", "archive/data.warc.gz"), WACZ),
        (zipped("a.txt"), ""),
        (b"WARC/1.1\r\nWARC-Type: warcinfo\r\n", WARC),
        (gzip.compress(b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", mtime=0), WARC),
        (gzip.compress(b"other words", mtime=0), ""),
        (b"\x1f\x8bbroken", ""),
        (MAIL, EMAIL),
        (b"From a@x Mon Jan 1\n" + MAIL, EMAIL),
        (SAVED, MHTML),
        (MAIL.replace(b"A <a@x>", b"Saved by X\r\nContent-Type: text/html"), MHTML),
        (MAIL.replace(b"From", b"Content-Type: multipart/related\r\nTo"), EMAIL),
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF1234WEBPVP8 ", "image/webp"),
        (b"\x00\x00\x00\x1cftypavif", "image/avif"),
        (b"\x00\x00\x00\x1cftypheic", "image/heic"),
        (b"\x00\x00\x00\x0cJXL \r\n\x87\n", "image/jxl"),
        (b"\x00\x00\x00\x0cjP  \r\n\x87\n", "image/jp2"),
        (b"\x00\x00\x01\x00\x01\x00\x10\x10", "image/x-icon"),
        (b'<?xml version="1.0"?>\n<!-- by hand -->\n<svg width="1">', "image/svg+xml"),
        (b"<p>An <svg> in a page</p>", ""),
    ],
)
def test_a_format_is_told_from_its_bytes(data: bytes, kind: str) -> None:
    assert container_of(data) == kind


@pytest.mark.parametrize(
    "text",
    [
        "To: all\nFrom: me\n\nDear friends,",
        "Note: this is text.\n\nMore: of it.",
        "Subject: a title\nAnd a line of text\n\nText",
        "Title\n\nMessage-ID: <x>\nFrom: y",
        "",
    ],
)
def test_a_letter_is_no_message(text: str) -> None:
    assert container_of(text.encode()) == ""


def test_a_message_that_is_called_one_needs_only_a_header() -> None:
    assert message_kind(b"Subject: T\n\nText", is_claimed=True) == EMAIL
    assert message_kind(b"<p>A page", is_claimed=True) == ""


@given(st.binary(max_size=400))
def test_telling_a_format_never_raises(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"\x1f\x8b", b"From: a\n"):
        assert isinstance(container_of(start + data), str)
