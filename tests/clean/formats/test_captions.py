"""A caption of a document is one figure with the picture right before it."""

import re

import pytest

from sourcebook.clean.formats.captions import frame_captions, speaks_of_table
from sourcebook.clean.formats.trees import page_of
from sourcebook.model.edition import Edition, Kind
from support import books
from support.books import DOCX, EPUB, docx, epub, paragraph, png
from support.pages import cleaned, faults, texts
from support.papers import PDF, Paper

CAPTION = "<figcaption>The pier at low tide</figcaption></figure>"
STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style></w:styles>'
)
DRAWN = (
    "<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill>"
    '<a:blip r:embed="r9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r></w:p>"
)


def figures(edition: Edition) -> list[str]:
    assert faults(edition) == []
    return re.findall("<figure>.*?</figure>", edition.html)


def in_book(body: str) -> Edition:
    page = f"<p>Words before.</p>{body}<p>Words after.</p>"
    return cleaned(epub({"a.xhtml": page}, "", {"OEBPS/a.png": png()}), EPUB)


def in_word(*captions: str) -> Edition:
    links = books.relation("r9", "image", "media/a.png")
    links += books.relation("r2", "styles", "styles.xml")
    body = "".join([paragraph("Words."), DRAWN, *(paragraph(text, "C") for text in captions)])
    return cleaned(docx(body, {"word/media/a.png": png(), "word/styles.xml": STYLES}, links), DOCX)


@pytest.mark.parametrize(
    "body",
    [
        '<div class="picture"><img src="a.png"/></div><p class="caption">The pier at low tide</p>',
        '<p><img src="a.png"/></p>\n<p class="image-caption">The pier at low tide</p>',
        '<div><img src="a.png"/><div class="caption">The pier at low tide</div></div>',
        '<figure><img src="a.png"/></figure><p class="caption">The pier at low tide</p>',
        '<figure><img src="a.png"/><figcaption>The pier at low tide</figcaption></figure>',
    ],
)
def test_a_caption_in_a_book_is_one_figure_with_its_picture(body: str) -> None:
    edition = in_book(body)
    assert figures(edition) == [f'<figure><img src="asset:1" alt="">{CAPTION}']
    assert texts(edition) == ["Words before.", "", "The pier at low tide", "Words after."]


@pytest.mark.parametrize(
    "body",
    [
        '<p><img src="a.png"/></p><p>The ferry did not sail.</p>',
        '<p><img src="a.png"/></p><p class="caption">Table 3. What the ferry carried</p>',
        '<p><img src="a.png"/></p>Words between.<p class="caption">The pier at low tide</p>',
        '<p><img src="a.png"/>Words.</p><p class="caption">The pier at low tide</p>',
    ],
)
def test_what_is_no_caption_of_the_picture_before_stays_apart(body: str) -> None:
    assert "<figcaption>" not in in_book(body).html


def test_a_caption_in_a_word_document_is_one_figure_with_its_picture() -> None:
    edition = in_word("The pier at low tide")
    assert figures(edition) == [f'<figure><img src="asset:1" alt="">{CAPTION}']
    assert texts(edition, Kind.CAPTION) == ["The pier at low tide"]


def test_the_caption_of_a_table_in_a_word_document_is_not_that_of_a_picture() -> None:
    assert len(figures(in_word("Table 1: Depths"))) == 1
    assert "<figure><figcaption>Table 1" in in_word("Table 1: Depths").html


def test_no_word_is_lost_when_a_caption_moves() -> None:
    root = page_of(b"<body><p><img/></p><p class='caption'>One</p> two <p>three</p></body>")
    assert root is not None
    before = "".join(map(str, root.itertext()))
    frame_captions(root)
    assert "".join(map(str, root.itertext())) == before


@pytest.mark.parametrize(
    ("caption", "is_of_table"),
    [
        *(("Table 2. Depths", True), ("Tabelle 4: Tiefen", True), ("Tableau 1 — Puits", True)),
        *(("表1 水深", True), ("Figure 2. Table mountain", False), ("Tablets of 1910", False)),
    ],
)
def test_the_caption_of_a_table_is_known(caption: str, *, is_of_table: bool) -> None:
    assert speaks_of_table(caption) is is_of_table


def test_a_caption_in_a_pdf_is_one_figure_with_its_picture() -> None:
    paper = Paper()
    sheet = paper.sheet()
    sheet.lines(60, 80, ["The harbour lay empty that morning, and the man who kept its books"] * 4)
    sheet.picture(60, 200, 200, 120)
    sheet.text(60, 336, "Figure 1: The deepest well.", 8)
    sheet.lines(60, 380, ["The harbour lay empty that evening, and the man who kept its books"] * 4)
    (figure,) = figures(cleaned(paper.file(), PDF))
    assert figure.endswith("><figcaption>Figure 1: The deepest well.</figcaption></figure>")
    assert "<img" in figure
