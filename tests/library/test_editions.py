"""An edition comes out of the library as it went in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sourcebook import library
from sourcebook.base import digest
from sourcebook.library import Library, open_library
from sourcebook.model.article import Metadata
from sourcebook.model.edition import Asset, Block, Cut, Edition, Kind, Mark, Span
from support.making import capture_of, edition_of

texts = some.text(some.characters(exclude_categories=["Cs"]))
numbers = some.integers(0, 10**6)
spans = some.builds(Span, numbers, numbers, some.sampled_from(Mark), texts)
blocks = some.builds(
    Block,
    kind=some.sampled_from(Kind),
    start=numbers,
    end=numbers,
    spans=some.lists(spans, max_size=3).map(tuple),
    level=some.integers(0, 6),
    list_marker=some.sampled_from(["", "•", "3."]),
    is_header=some.booleans(),
    label=texts,
)
cuts = some.builds(Cut, numbers, texts, texts, texts)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Return one library for many examples."""
    with open_library(tmp_path_factory.mktemp("editions"), write=True) as lib:
        yield lib


@settings(max_examples=40)
@given(
    metadata=some.builds(Metadata, *[texts] * 6),
    text=texts,
    parts=some.tuples(some.lists(blocks, max_size=5), some.lists(cuts, max_size=3)),
    labels=some.lists(texts, max_size=3),
)
def test_every_edition_comes_back_identical(
    shelf: Library,
    metadata: Metadata,
    text: str,
    parts: tuple[list[Block], list[Cut]],
    labels: list[str],
) -> None:
    capture = capture_of(text.encode())
    made = Edition(
        id=digest.sha256(capture.id)[:36],
        capture_id=capture.id,
        metadata=metadata,
        html=f"<p>{text}</p>",
        text=text,
        blocks=tuple(parts[0]),
        cuts=tuple(parts[1]),
        assets=tuple(Asset(n, label, "", label) for n, label in enumerate(labels)),
    )
    (article_id,) = library.add_article(shelf, capture, made).articles
    try:
        assert library.edition(shelf, made.id) == made
        assert library.edition_text(shelf, made.id) == text
        assert library.check(shelf) == []
    finally:
        library.undo(shelf)
        assert article_id not in library.article_ids(shelf, "all")


def test_a_lone_surrogate_is_replaced_and_every_offset_stays(lib: Library) -> None:
    capture = capture_of(b"x")
    edition = edition_of(capture, "one \ud83d two", "\udc00 title")
    (article_id,) = library.add_article(lib, capture, edition).articles
    assert library.edition_text(lib, edition.id) == "one \N{REPLACEMENT CHARACTER} two"
    assert library.article(lib, article_id).metadata.title.endswith(" title")
    assert library.check(lib) == []


def test_the_captured_bytes_come_back_as_they_were(lib: Library, folder: Path) -> None:
    data = bytes(range(256)) * 40
    capture = capture_of(data, "https://example.org")
    (article_id,) = library.add_article(lib, capture, edition_of(capture)).articles
    (row,) = library.captures(lib, article_id)
    (page,) = row.resources
    assert (row.id, row.address, row.method) == (capture.id, capture.address, capture.method)
    assert (page.role, page.size_bytes) == ("page", len(data))
    assert library.original(lib, page.sha256) == data
    assert (folder / "originals" / page.sha256[:2] / f"{page.sha256}.zst").is_file()
