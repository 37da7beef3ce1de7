"""Files, standard input and pastes are kept as they came."""

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.capture import MAX_BYTES, read
from sourcebook.model.capture import Method, Source
from sourcebook.model.errors import (
    SourceEmpty,
    SourceError,
    SourceIsFolder,
    SourceMissing,
    SourceTooLarge,
    SourceUnreadable,
)
from sourcebook.model.media import EMAIL, HTML, MHTML, PDF, PLAIN
from support.site import serving


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.html", b"<p>x", "text/html"),
        ("a.HTM", b"x", "text/html"),
        ("a.xhtml", b"<html/>", "text/html"),
        ("a.txt", b"# not Markdown\n\n[a](https://b.c)", "text/plain"),
        ("a.md", b"x", "text/markdown"),
        ("a.markdown", b"x", "text/markdown"),
        ("README", b"# T\n\n[a](https://b.c)", "text/markdown"),
        ("page.php", b"<!doctype html><p>x", "text/html"),
    ],
)
def test_a_file_is_kept_with_its_kind(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    capture = read(Source.file(path))
    assert capture.page.data == data
    assert capture.media_type == capture.page.media_type == kind
    assert (capture.method, capture.source, capture.address) == (Method.FILE, str(path), "")


def test_a_saved_page_knows_its_address(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text('<link rel="canonical" href="https://example.org/a?b=1&amp;c=2"><p>x')
    assert read(Source.file(path)).address == "https://example.org/a?b=1&c=2"


def test_a_missing_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing):
        read(Source.file(tmp_path / "none.txt"))


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_an_impossible_name_is_an_error_of_the_source(name: str) -> None:
    with pytest.raises(SourceError):
        read(Source.file(Path(name)))


def test_a_folder_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceIsFolder):
        read(Source.file(tmp_path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SourceUnreadable, match="device"):
        read(Source.file(tmp_path / "pipe"))


def test_a_file_without_permission_is_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "a.txt"
    path.write_text("x")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SourceUnreadable, match="permission denied"):
        read(Source.file(path))


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_nothing_is_empty(data: bytes) -> None:
    with pytest.raises(SourceEmpty):
        read(Source.stdin(data))


def test_too_much_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(SourceTooLarge, match="200 MB"):
        read(Source.file(path))
    with pytest.raises(SourceTooLarge):
        read(Source.stdin(path.read_bytes()))


def test_a_pdf_named_html_is_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"%PDF-1.7\n")
    assert read(Source.file(path)).media_type == PDF


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.eml", b"Subject: T\n\nText.", EMAIL),
        ("a.eml", b"<p>a page after all", HTML),
        ("a.mht", b"Content-Type: multipart/related; boundary=x\n\n--x--", MHTML),
        ("a.txt", b"Subject: T\n\nText.", PLAIN),
        ("a.pdf", b"Only words.", PLAIN),
        ("a.png", b"\xff\xd8\xff\xe0", "image/jpeg"),
    ],
)
def test_the_bytes_speak_before_the_name(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert read(Source.file(path)).media_type == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Title\n\nText.", "text/plain"),
        ("<html><p>x", "text/html"),
        ("# T\n\n**b**", "text/markdown"),
    ],
)
def test_the_kind_of_standard_input_is_told(text: str, kind: str) -> None:
    capture = read(Source.stdin(text.encode()))
    assert (capture.media_type, capture.source, capture.method) == (
        kind,
        "standard input",
        Method.STDIN,
    )


def test_pasted_text_is_plain_text_whatever_it_looks_like() -> None:
    assert read(Source.pasted_text("<p># x")).media_type == "text/plain"


def test_pasted_html_has_the_address_it_was_copied_from() -> None:
    capture = read(Source.pasted_html("<p>x", "https://example.org/a"))
    assert (capture.address, capture.encoding) == ("https://example.org/a", "utf-8")
    assert read(Source.pasted_html("<p>x", "about:blank")).address == ""


def test_utf16_is_text() -> None:
    assert read(Source.stdin("Grüße aus Ufer.".encode("utf-16"))).media_type == "text/plain"


@given(st.binary(max_size=400))
def test_only_errors_of_the_source_are_raised(data: bytes) -> None:
    with suppress(SourceError):
        assert read(Source.stdin(data)).page.data == data


def test_a_password_in_an_address_is_not_kept() -> None:
    with serving() as site:
        address = site.page("/secret", b"<p>Every evening somebody lit the lamp.</p>")
        captured = read(Source.at(address.replace("://", "://ann:pass1word@")))
        assert "pass1word" not in repr(captured)
        assert "ann" not in captured.source
