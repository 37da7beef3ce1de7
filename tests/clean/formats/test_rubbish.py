"""Containers that are broken, cut short or made to hurt end in a draft or in words, in time."""

import gzip
import io
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.capture.containers import container_of
from sourcebook.clean import clean
from sourcebook.clean.formats import reader_of
from sourcebook.model.article import Status
from sourcebook.model.edition import Edition
from sourcebook.model.errors import CleaningFailed, SourcebookError
from sourcebook.model.media import EMAIL, HTML, MHTML, WACZ, WARC
from support.pages import captured, faults

FOLDER = Path(__file__).resolve().parents[2] / "data" / "formats"
KINDS = {
    "page.mhtml": MHTML,
    "newsletter.eml": EMAIL,
    "visit.warc": WARC,
    "visit.warc.gz": WARC,
    "visit.wacz": WACZ,
    "singlefile.html": HTML,
    "the_old_pier.png": "image/png",
}
PIECES = st.sampled_from(
    [
        *(
            b"--x\r\n",
            b"--x--\r\n",
            b"\r\n\r\n",
            b"WARC/1.0\r\n",
            b"Content-Length: 5\r\n",
            b"PK\x03\x04",
        ),
        *(b"Content-Type: multipart/mixed; boundary=x\r\n", b"Content-Type: text/html\r\n"),
        *(b"WARC-Type: response\r\nWARC-Target-URI: http://a.b/\r\n", b"HTTP/1.1 200 OK\r\n"),
        *(
            b"Transfer-Encoding: chunked\r\n",
            b"5\r\nabcde\r\n",
            b"=?utf-8?B?4?=",
            b"<p>words",
            b"\x1f\x8b",
        ),
        *(
            b"Subject: =?x?Q?",
            b"From: <a",
            b"Date: Foo, 99 Jan",
            b"Content-Transfer-Encoding: base64\r\n",
        ),
    ]
)


def edition_or_words(data: bytes, kind: str) -> Edition | None:
    """Clean *data*; None when it ends in an error of ours."""
    try:
        edition = clean(captured(data, kind)).edition
    except SourcebookError:
        return None
    assert faults(edition) == []
    return edition


@pytest.mark.parametrize("name", KINDS)
def test_a_file_that_breaks_off_anywhere_does_no_harm(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    step = max(1, len(data) // 40)
    for end in (*range(0, 400, 23), *range(400, len(data), step)):
        edition_or_words(data[:end], KINDS[name])


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("seed", range(12))
def test_flipped_bits_do_no_harm(name: str, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    data = bytearray((FOLDER / name).read_bytes())
    for _ in range(chance.choice((1, 8, 200))):
        place = chance.randrange(len(data)) if seed % 2 else chance.randrange(600)
        data[place] ^= 1 << chance.randrange(8)
    edition_or_words(bytes(data), KINDS[name])


@given(st.lists(PIECES | st.binary(max_size=60), max_size=14).map(b"".join))
def test_rubbish_raises_nothing_else(data: bytes) -> None:
    for kind in (MHTML, EMAIL, WARC, WACZ):
        edition_or_words(data, kind)


def test_a_message_that_breaks_off_is_shown_and_said_to_break_off() -> None:
    data = (FOLDER / "page.mhtml").read_bytes()
    edition = edition_or_words(data[: len(data) * 2 // 3], MHTML)
    assert edition is not None
    assert edition.status is Status.TRUNCATED
    assert "nine hundred and twelve strokes" in edition.text


@pytest.mark.parametrize(("name", "share"), [("visit.warc", 0.7), ("visit.warc.gz", 0.7)])
def test_an_archive_that_breaks_off_is_shown_and_said_to_break_off(name: str, share: float) -> None:
    data = (FOLDER / name).read_bytes()
    edition = edition_or_words(data[: int(len(data) * share)], WARC)
    assert edition is not None
    assert edition.status is Status.TRUNCATED
    assert "nine hundred and twelve strokes" in edition.text


def nested(depth: int) -> bytes:
    """Return a message of *depth* parts inside one another."""
    opening = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(depth)
    )
    closing = b"".join(b"\r\n--b%d--\r\n" % n for n in reversed(range(depth)))
    return b"Subject: T\r\n" + opening + b"Content-Type: text/plain\r\n\r\nWords." + closing


def test_ten_parts_inside_one_another_are_read() -> None:
    edition = edition_or_words(nested(10), EMAIL)
    assert edition is not None
    assert edition.text == "Words."


@pytest.mark.parametrize("kind", [EMAIL, MHTML])
def test_a_thousand_parts_inside_one_another_are_refused_in_words(kind: str) -> None:
    with pytest.raises(CleaningFailed, match="nested too deeply"):
        clean(captured(nested(1000), kind))


def test_of_a_hundred_thousand_parts_the_first_are_read() -> None:
    parts = b"--x\r\nContent-Type: text/plain\r\n\r\nWords.\r\n" * 100_000
    data = b"Content-Type: multipart/mixed; boundary=x\r\nSubject: T\r\n\r\n" + parts + b"--x--"
    edition = edition_or_words(data, EMAIL)
    assert edition is not None
    assert edition.status is Status.PARTIAL
    assert edition.text.split("\n") == ["Words."] * 5000


def test_headers_of_a_megabyte_are_read_at_their_start_only() -> None:
    data = b"Subject: T\r\nX-Long: " + b"a" * 1_000_000 + b"\r\nDate: x\r\n\r\nWords."
    edition = edition_or_words(data, EMAIL)
    assert edition is not None
    assert (edition.metadata.title, edition.text) == ("T", "Words.")
    many = b"Subject: T\r\n" + b"X: =?utf-8?Q?" * 80_000 + b"\r\n\r\nWords."
    assert edition_or_words(many, EMAIL) is not None


def record(block: bytes) -> bytes:
    """Return a record of an answer that is packed."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
        b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n"
        % (len(head) + len(block))
        + head
        + block
        + b"\r\n\r\n"
    )


def test_an_answer_that_unpacks_without_end_is_read_to_the_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sourcebook.clean.formats.warc.MAX_BODY", 2_000_000)
    bomb = gzip.compress(b"<p>Words.</p>" + bytes(60_000_000), 1)
    edition = edition_or_words(record(bomb), WARC)
    assert edition is not None
    assert edition.text == "Words."


def test_an_archive_that_unpacks_without_end_is_read_to_the_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sourcebook.clean.formats.unpacking.MAX_UNPACKED", 3_000_000)
    page = record(gzip.compress(b"<p>Words.</p>"))
    line = b"WARC/1.0\r\nWARC-Type: " + b"a" * 60_000_000
    edition = edition_or_words(gzip.compress(page) + gzip.compress(line, 1), WARC)
    assert edition is not None
    assert (edition.text, edition.status) == ("Words.", Status.PARTIAL)


def test_endless_headers_of_a_record_are_not_endless() -> None:
    page = record(gzip.compress(b"<p>Words.</p>"))
    edition = edition_or_words(page + b"WARC/1.0\r\n" + b"a: b\r\n" * 500_000, WARC)
    assert edition is not None
    assert (edition.text, edition.status) == ("Words.", Status.PARTIAL)


def test_a_zip_file_that_unpacks_without_end_is_read_to_the_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sourcebook.clean.formats.unpacking.MAX_UNPACKED", 3_000_000)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("pages/pages.jsonl", b"{}\n" * 5_000_000)
        archive.writestr("archive/a.warc", record(gzip.compress(b"<p>Words.</p>")))
        archive.writestr("archive/b.warc", bytes(80_000_000))
    edition = edition_or_words(file.getvalue(), WACZ)
    assert edition is not None
    assert edition.text == "Words."


def test_every_kind_that_is_told_ends_in_words() -> None:
    for start in (b"%PDF-1.7", b"PK\x03\x04word/document.xml", b"PK\x03\x04META-INF/container.xml"):
        kind = container_of(start)
        if reader_of(kind) is None:
            with pytest.raises(SourcebookError, match="Save it as HTML"):
                clean(captured(start, kind))
