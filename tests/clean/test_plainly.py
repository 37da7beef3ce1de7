"""Of what is too hard or broken the words are kept; where there are none, the bytes."""

import gzip
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.clean import clean_plainly
from sourcebook.model import media
from sourcebook.model.article import Status
from sourcebook.model.capture import Method
from sourcebook.model.citation import Origin
from sourcebook.model.edition import Edition
from sourcebook.model.errors import SourceEmpty
from support.pages import HTML, captured, faults
from support.papers import PDF, Paper

FORMATS = Path(__file__).resolve().parents[1] / "data" / "formats"
SAMPLES = {
    "book.epub": (media.EPUB, "harbour"),
    "report.docx": (media.DOCX, "well"),
    "newsletter.eml": (media.EMAIL, "ferry"),
    "page.mhtml": (media.MHTML, "ferry"),
    "wells.pdf": (media.PDF, "well"),
}


def plainly(data: bytes, kind: str) -> Edition:
    edition = clean_plainly(captured(data, kind)).edition
    assert faults(edition) == []
    return edition


@pytest.mark.parametrize("name", SAMPLES)
def test_the_words_of_a_document_are_kept(name: str) -> None:
    kind, word = SAMPLES[name]
    edition = plainly((FORMATS / name).read_bytes(), kind)
    assert word in edition.text.lower()
    assert edition.status is Status.PLAIN
    assert "<" not in edition.text


def test_the_words_of_a_word_document_are_not_cut_where_their_style_changes() -> None:
    body = (
        "<w:p><w:r><w:t>Har</w:t></w:r><w:r><w:t>bour &amp; sea</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Next</w:t></w:r></w:p>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("word/document.xml", f"<w:document>{body}</w:document>")
    assert plainly(file.getvalue(), media.DOCX).text == "Harbour & sea\nNext"


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("br", brotli.compress),
        ("identity, br", brotli.compress),
    ],
)
def test_the_pages_of_a_web_archive_are_read(coding: str, pack: Callable[[bytes], bytes]) -> None:
    page = pack(b"<h1>The pier</h1><p>It is old.</p>")
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {coding}\r\n\r\n"
    record = b"WARC/1.1\r\nWARC-Type: response\r\n\r\n" + head.encode() + page + b"\r\n\r\n"
    assert plainly(record * 2, media.WARC).text == "The pier\nIt is old.\nThe pier\nIt is old."


@pytest.mark.parametrize("kind", [media.PDF, media.EPUB, media.DOCX, "image/png"])
def test_what_has_no_word_that_can_be_read_is_said_to_be_broken(kind: str) -> None:
    edition = plainly(b"%PDF-1.4 rubbish \x00\x01", kind)
    assert (edition.text, edition.status) == ("", Status.BROKEN)
    assert edition.status.sentence


def test_a_document_without_a_title_has_the_name_of_its_file_as_a_guess() -> None:
    capture = captured(b"%PDF-1.4 rubbish", media.PDF, method=Method.FILE)
    named = replace(capture, source="C:\\papers\\the_old.pier.pdf")
    edition = clean_plainly(named).edition
    assert edition.metadata.title == "the old.pier"
    assert Origin("title", "file name", is_guess=True) in edition.origins
    assert clean_plainly(captured(b"%PDF-1.4 rubbish", media.PDF)).edition.metadata.title == ""


def test_text_without_words_is_refused_as_before() -> None:
    with pytest.raises(SourceEmpty):
        plainly(b"<p> </p>", HTML)


@given(st.sampled_from(sorted(SAMPLES)), st.data())
def test_damage_raises_nothing(name: str, data: st.DataObject) -> None:
    content = bytearray((FORMATS / name).read_bytes())
    for _ in range(4):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(1, len(content)))
    plainly(bytes(content[:end]), SAMPLES[name][0])


def test_of_pages_without_time_the_words_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = Paper()
    for number in range(3):
        paper.sheet().lines(60, 90, [f"Page {number} of the well-", "known book ends here."])
    monkeypatch.setattr("sourcebook.clean.formats.pdf.sight.MAX_SECONDS", -1)
    from sourcebook.clean import clean

    edition = clean(captured(paper.file(), PDF)).edition
    assert edition.status is Status.PLAIN
    lines = edition.text.split("\n")
    assert [line.split()[:2] for line in lines] == [["Page", "0"], ["Page", "1"], ["Page", "2"]]
    assert [mark.label for mark in edition.landmarks] == ["1", "2", "3"]
