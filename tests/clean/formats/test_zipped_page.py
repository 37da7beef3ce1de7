"""A page in a ZIP file is read with its images, also within a page that unpacks itself."""

import pytest

from sourcebook.capture.containers import container_of
from sourcebook.clean import clean
from sourcebook.clean.page_sources import page_sources
from sourcebook.model.edition import Edition
from sourcebook.model.errors import CleaningFailed
from sourcebook.model.media import EPUB, ZIPPED_PAGE
from support import books
from support.pages import captured, faults

STORY = "<p>The river came back to the city after forty years under stone.</p>"
COMMENT = "<!--\n Page saved with SingleFile \n url: https://a.example/one \n-->"
PAGE = (
    f"<html>{COMMENT}<title>The river</title><article>{STORY * 4}<img src=images/0.png>{STORY * 4}"
)
FILES: dict[str, str | bytes] = {"index.html": PAGE, "images/0.png": books.png()}
ITSELF = f"<!DOCTYPE html><html>{COMMENT}<body><p>Please wait</p><script>x</script><!--".encode()


def read(data: bytes) -> Edition:
    assert container_of(data) == ZIPPED_PAGE
    result = clean(captured(data, ZIPPED_PAGE))
    assert faults(result.edition) == []
    assert [one.data for one in result.enclosed] == [books.png()]
    return result.edition


@pytest.mark.parametrize("before", [b"", ITSELF], ids=["packed", "unpacks itself"])
@pytest.mark.parametrize("after", [b"", b"--></body></html>"])
def test_a_page_is_read_with_its_images(before: bytes, after: bytes) -> None:
    edition = read(before + books.zipped(FILES) + after)
    assert edition.metadata.title == "The river"
    assert edition.metadata.site == "a.example"
    assert edition.text.count("The river came back") == 8
    assert "Please wait" not in edition.text


def test_a_folder_around_the_page_does_no_harm() -> None:
    read(books.zipped({f"saved/{name}": data for name, data in FILES.items()}))


def test_the_page_is_shown_as_it_was_saved() -> None:
    data = ITSELF + books.zipped(FILES)
    source = page_sources(captured(data, ZIPPED_PAGE))[0]
    assert source.data == PAGE.encode()
    assert source.beside.get("images/0.png") == books.png()


def test_other_zip_files_and_pages_are_none() -> None:
    assert container_of(books.zipped({"a.txt": "x"})) == ""
    assert container_of(books.epub({"index.html": "x"})) == EPUB
    assert container_of(PAGE.encode()) == ""
    assert container_of(b"<p>on SingleFile and PK\x03\x04</p>") == ""


@pytest.mark.parametrize("data", [books.zipped({"a.txt": "x"}), ITSELF, b"PK\x03\x04"])
def test_a_file_without_a_page_is_told(data: bytes) -> None:
    with pytest.raises(CleaningFailed):
        clean(captured(data, ZIPPED_PAGE))
