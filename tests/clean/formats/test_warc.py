"""An archive of several pages says which others it holds."""

import gzip
import hashlib
import io
import json
import tracemalloc
import zipfile

import brotli
import pytest
import zstandard

from sourcebook.clean import clean
from sourcebook.clean.formats.unpacking import MAX_CODINGS, unpacked
from sourcebook.model.article import Status
from sourcebook.model.edition import Edition
from sourcebook.model.errors import CleaningFailed
from sourcebook.model.media import WACZ, WARC
from support.pages import captured, faults

STORY = "<p>The river came back to the city after forty years under stone.</p>" * 5

BROTLI = brotli.compress(STORY.encode())


def answer(address: str, page: str | bytes, kind: str = "text/html", coding: str = "") -> bytes:
    body = page.encode() if isinstance(page, str) else page
    packed = f"Content-Encoding: {coding}\r\n" if coding else ""
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{packed}\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
    return f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def archived(*pages: tuple[str, str]) -> Edition:
    data = b"".join(answer(address, page) for address, page in pages)
    edition = clean(captured(data, WARC)).edition
    assert faults(edition) == []
    return edition


def others(edition: Edition) -> list[str]:
    return [
        line for cut in edition.cuts if cut.reason == "other pages" for line in cut.text.split("\n")
    ]


def test_the_other_pages_of_an_archive_are_named() -> None:
    edition = archived(
        ("https://a.example/one", STORY),
        ("https://a.example/two", "<title>Two &amp; more</title><p>Second words.</p>"),
        ("https://a.example/three?a=1&b=2", "<p>Third words.</p>"),
        ("https://a.example/two#again", "<title>Again</title>"),
    )
    assert "The river came back" in edition.text
    assert others(edition) == [
        "Two & more",
        "https://a.example/two",
        "https://a.example/three?a=1&b=2",
    ]
    assert edition.rules == "other-pages=2"


def test_a_packed_archive_names_them_too() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        two = answer("https://a.example/2", "<title>T</title>")
        archive.writestr("archive/a.warc", answer("https://a.example/1", STORY) + two)
    edition = clean(captured(file.getvalue(), WACZ)).edition
    assert others(edition) == ["T", "https://a.example/2"]


def test_an_archive_of_one_page_names_none() -> None:
    edition = archived(("https://a.example/1", STORY), ("https://a.example/1", STORY))
    assert others(edition) == []
    assert edition.rules == ""


def test_a_title_is_words_and_no_markup() -> None:
    hostile = "<title>&lt;img src=x&gt;</title>"
    edition = archived(("https://a.example/1", STORY), ('https://a.example/"><b>', hostile))
    assert others(edition)[0] == "<img src=x>"
    assert all("<img" not in cut.html and "<b>" not in cut.html for cut in edition.cuts)


def test_of_a_thousand_pages_the_first_are_named() -> None:
    pages = [(f"https://a.example/{n}", STORY) for n in range(1000)]
    edition = archived(*pages)
    assert len(others(edition)) == 200
    assert edition.rules == "other-pages=999"


def test_a_page_packed_with_zstandard_is_read_up_to_its_limit() -> None:
    packed = zstandard.compress(STORY.encode())
    data = answer("https://a.example/one", packed, coding="zstd")
    assert clean(captured(data, WARC)).edition.text.count("The river") == 5
    assert unpacked(packed, "zstd", 100) == STORY.encode()[:100]
    assert unpacked(STORY.encode(), "zstd", 9_999) == STORY.encode()


def test_a_page_packed_with_brotli_is_read_up_to_its_limit() -> None:
    data = answer("https://a.example/one", BROTLI, coding="br")
    edition = clean(captured(data, WARC)).edition
    assert edition.text.count("The river") == 5
    assert edition.status is Status.WHOLE
    assert unpacked(BROTLI, "br", 100) == STORY.encode()[:100]
    assert unpacked(BROTLI, "br", len(STORY.encode())) == STORY.encode()
    assert unpacked(STORY.encode(), "br", 9_999) == STORY.encode()
    assert unpacked(b"", "br", 9_999) == b""
    assert unpacked(brotli.compress(b""), "br", 9_999) == b""


def test_a_page_that_is_not_packed_as_it_claims_comes_as_it_is() -> None:
    page = b"\xef\xbb\xbf<html><p>x</p>"
    assert unpacked(page, "br", 999) == page
    assert unpacked(page, "gzip, br", 999) == page


@pytest.mark.parametrize("coding", ["gzip, br", "identity,BR", "br", "br , identity, "])
def test_of_several_codings_the_last_is_undone_first(coding: str) -> None:
    page = STORY.encode()
    packed = brotli.compress(gzip.compress(page) if "gzip" in coding else page)
    assert unpacked(packed, coding, 99_999) == page
    assert len(unpacked(packed, coding, 100) or b"") <= 100
    data = answer("https://a.example/one", packed, coding=coding)
    assert clean(captured(data, WARC)).edition.text.count("The river") == 5


def test_codings_that_are_endless_are_not_undone() -> None:
    assert unpacked(STORY.encode(), ",".join(["gzip"] * MAX_CODINGS), 9_999) == STORY.encode()
    assert unpacked(STORY.encode(), ",".join(["gzip"] * (MAX_CODINGS + 1)), 9_999) is None


def test_a_small_stream_of_brotli_that_is_endless_stops_at_the_limit() -> None:
    bomb = brotli.compress(bytes(30_000_000), quality=5)
    assert len(bomb) < 10_000
    tracemalloc.start()
    found = unpacked(bomb, "br", 100_000)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == bytes(100_000)
    assert most < 2_000_000


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (b"\x1b\x00\xf8", "br"),
        (BROTLI[:-3], "br"),
        (BROTLI[: len(BROTLI) // 2], "br"),
        (BROTLI + b"more", "br"),
        (BROTLI[:20] + bytes([BROTLI[20] ^ 0xFF]) + BROTLI[21:], "br"),
        (b"plain words", "br"),
        (BROTLI, "compress"),
    ],
    ids=["start", "end lacks", "half", "more", "altered", "words", "another"],
)
def test_a_page_that_cannot_be_unpacked_is_told(body: bytes, coding: str) -> None:
    data = answer("https://a.example/one", body, coding=coding)
    with pytest.raises(CleaningFailed, match="cannot be unpacked"):
        clean(captured(data, WARC))
    edition = clean(captured(data + answer("https://a.example/two", STORY), WARC)).edition
    assert edition.status is Status.PARTIAL


def test_an_archive_of_texts_shows_its_first() -> None:
    robots = answer("https://a.example/robots.txt", "User-agent: *", "text/plain")
    text = answer("https://a.example/a.txt", "The river\n\nThe water came back.", "text/plain")
    edition = clean(captured(robots + text, WARC)).edition
    assert (edition.metadata.title, edition.text) == ("The river", "The water came back.")


def packed(stated: str) -> bytes:
    """Return a packed archive whose list says that its one file has the hash *stated*."""
    file = io.BytesIO()
    resources = [{"path": "archive/a.warc", "hash": stated}, {"path": "gone", "hash": stated}, 1]
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("archive/a.warc", answer("https://a.example/one", STORY))
        packed.writestr("datapackage.json", json.dumps({"resources": resources}))
    return file.getvalue()


def test_a_packed_archive_that_was_altered_says_which_file_was() -> None:
    known = hashlib.sha256(answer("https://a.example/one", STORY)).hexdigest()
    for stated, names in ((f"sha256:{known}", []), (f"sha256:{known[::-1]}", ["archive/a.warc"])):
        edition = clean(captured(packed(stated), WACZ)).edition
        assert [cut.text for cut in edition.cuts if cut.reason == "altered"] == names
        assert ("altered" in edition.rules) is bool(names)
        assert "The river came back" in edition.text
    assert "altered" not in clean(captured(packed("md5:1"), WACZ)).edition.rules
