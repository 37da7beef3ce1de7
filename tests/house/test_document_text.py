"""What the reader draws is the canonical text, code point for code point, whatever is read."""

from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Final, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.capture import read
from sourcebook.clean import clean
from sourcebook.model.article import Article, Metadata
from sourcebook.model.capture import Source
from sourcebook.model.edition import Asset, Block, Edition, Kind, Mark, Span
from sourcebook.ui import fonts
from sourcebook.ui.article_pane.builder import Builder
from sourcebook.ui.article_pane.offsets import drawable
from sourcebook.ui.article_pane.reading import Reading
from sourcebook.ui.article_pane.typography import Typography
from sourcebook.ui.theme import LIGHT
from support.long_articles import long_reading
from support.pages import HTML, cleaned
from support.truth import true_pages

pytestmark = pytest.mark.usefixtures("qapp")

HERE: Final = Path(__file__).resolve().parents[2]
FORMATS: Final = HERE / "tests" / "data" / "formats"
SAMPLES: Final = sorted(
    [
        *(HERE / "resources").glob("*/*.md"),
        *(one for one in FORMATS.iterdir() if one.suffix not in {".json", ".py"} and one.is_file()),
    ]
)
SPREAD: Final = 20
"""Real pages that are looked at, spread over the collection."""

SET: Final = Typography(LIGHT, 19, 68, 1.62)
WITHOUT_TEXT: Final = frozenset({Kind.IMAGE, Kind.RULE})

SIGNS: Final = (
    "ab .\t\n\r\u2028\u2029"  # lines that are no blocks
    "\u0301\u0308\u20dd\u200d\ufe0f\U0001f3fd"  # what joins with the sign before it
    "😀👩𠀋𝔄\U0010fffd"  # two of Qt's units each
    "שלام\u200f\u202e\u2067"  # what runs from right to left, and what turns the rest
    "漢ไ가\u00ad\ufffc\ufdd0\x00\ud800\udc00"  # no spaces, no sign at all, halves of signs
)


def drawn(edition: Edition) -> tuple[Builder, str]:
    """Return the builder of a whole document, and the document's UTF-16 units as they stand."""
    fonts.load_fonts()
    article = Article("a", "", Metadata(title="Title 😀"), "e", 1, "", "", "")
    reading = SimpleNamespace(article=article, edition=edition, highlights=(), place=0)
    builder = Builder(cast("Reading", reading), SET)
    builder.build_all()
    return builder, builder.document.toRawText()


def assert_document_says(edition: Edition) -> None:
    """Compare each block, each code point, and the order and the number of all of them."""
    builder, raw = drawn(edition)
    offsets, units = builder.writer.offsets, raw.encode("utf-16-le", "surrogatepass")
    told = [one for one in edition.blocks if one.kind not in WITHOUT_TEXT]
    assert "\n".join(edition.text[one.start : one.end] for one in told) == edition.text
    before = -1
    for block in told:
        places = [offsets.to_position(at) for at in range(block.start, block.end + 1)]
        assert before < places[0]
        signs = [_between(units, *pair) for pair in pairwise(places)]
        assert signs == list(drawable(edition.text[block.start : block.end]))
        assert [offsets.to_offset(at) for at in places] == [*range(block.start, block.end + 1)]
        assert all(map(offsets.holds, places))
        before = places[-1]


def _between(units: bytes, start: int, end: int) -> str:
    return units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_is_drawn_as_it_reads(path: Path) -> None:
    assert_document_says(clean(read(Source.file(path))).edition)


def test_a_long_article_is_drawn_as_it_reads() -> None:
    assert_document_says(long_reading(3_000, 0).edition)


@pytest.mark.slow
def test_real_pages_are_drawn_as_they_read() -> None:
    pages = true_pages()
    if not pages:
        pytest.skip("the pages are not here")
    for page in pages[:: max(1, len(pages) // SPREAD)]:
        assert_document_says(cleaned(page.html, HTML, page.address))


def test_each_sign_is_drawn_as_one_code_point() -> None:
    for sign in SIGNS:
        text = f"a{sign}b{sign}{sign}"
        assert_document_says(Edition("e", "c", Metadata(), "", text, (_paragraph(text),)))


def _paragraph(text: str) -> Block:
    return Block(Kind.PARAGRAPH, 0, len(text))


words = st.text(st.sampled_from(SIGNS), max_size=12)


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """Draw an edition of pieces as a page has them: nested lists, tables, images, notes, code."""
    blocks: list[Block] = []
    pieces: list[str] = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        for fields in draw(st.sampled_from([_prose, _list, _table, _figure, _code, _note]))(number):
            at = sum(len(piece) + 1 for piece in pieces)
            kind = cast("Kind", fields["kind"])
            if kind in WITHOUT_TEXT:
                blocks.append(Block(start=max(0, at - 1), end=max(0, at - 1), **fields))  # type: ignore[arg-type] # named by the pieces
                continue
            piece = draw(words)
            pieces.append(piece)
            spans = draw(_spans(at, at + len(piece)))
            blocks.append(Block(start=at, end=at + len(piece), spans=spans, **fields))  # type: ignore[arg-type] # named by the pieces
    assets = (Asset(1, "https://example.org/1.png"), Asset(2, "", "aa" * 32, width=40, height=9))
    return Edition("e", "c", Metadata(), "", "\n".join(pieces), tuple(blocks), assets=assets)


@st.composite
def _spans(draw: st.DrawFn, start: int, end: int) -> tuple[Span, ...]:
    edges = st.integers(start, end)
    made = draw(st.lists(st.tuples(edges, edges, st.sampled_from(list(Mark))), max_size=3))
    ordered = sorted((min(one, two), max(one, two), mark) for one, two, mark in made)
    return tuple(Span(one, two, mark, "#fn-1") for one, two, mark in ordered)


Pieces = list[dict[str, object]]


def _prose(number: int) -> Pieces:
    return [
        {"kind": Kind.HEADING, "level": number},
        {"kind": Kind.PARAGRAPH, "quote_depth": number % 3},
        {"kind": Kind.RULE},
        {"kind": Kind.EMBED},
    ]


def _list(number: int) -> Pieces:
    markers = ("1.", "•", "")
    return [
        {"kind": Kind.LIST_ITEM, "level": level, "list_marker": markers[number % 3]}
        for level in (1, 2, 3, 1)
    ]


def _table(number: int) -> Pieces:
    cells: Pieces = [
        {"kind": Kind.CELL, "table": number, "row": at // 2, "column": at % 2, "is_header": at < 2}
        for at in (0, 1, 2, 2, 5)  # two blocks in one cell, and two cells without any
    ]
    return [*cells, {"kind": Kind.CAPTION}]


def _figure(number: int) -> Pieces:
    return [{"kind": Kind.IMAGE, "asset": f"asset:{number}", "label": "x"}, {"kind": Kind.CAPTION}]


def _code(_number: int) -> Pieces:
    return [{"kind": Kind.CODE, "label": "python"}]


def _note(number: int) -> Pieces:
    return [{"kind": Kind.LIST_ITEM, "level": 1, "list_marker": "1.", "name": f"fn-{number}"}]


@given(editions())
@settings(max_examples=80, deadline=None)
def test_any_edition_is_drawn_as_it_reads(edition: Edition) -> None:
    assert_document_says(edition)
