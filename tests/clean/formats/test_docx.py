"""A Word document comes out as its writer shows it, and one made to harm does none."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.clean.formats import docx as reader
from sourcebook.model.citation import Origin
from sourcebook.model.edition import Edition, Kind
from sourcebook.model.errors import CleaningFailed, SourceError
from support import books
from support.books import DOCX, docx, paragraph
from support.pages import cleaned, faults, texts


def test_words_that_were_struck_out_by_a_tracker_are_gone_and_those_put_in_are_there() -> None:
    gone = "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
    there = "<w:ins><w:r><w:t>new</w:t></w:r></w:ins>"
    assert cleaned(docx(f"<w:p>{gone}{there}</w:p>"), DOCX).text == "new"


def test_words_struck_through_stay_and_are_marked() -> None:
    edition = cleaned(docx(paragraph("gone", run="<w:strike/>")), DOCX)
    assert edition.html == "<p><s>gone</s></p>"


def test_small_capitals_are_marked() -> None:
    edition = cleaned(docx(paragraph("Lord", run="<w:smallCaps/>")), DOCX)
    assert edition.html == '<p><small class="caps">Lord</small></p>'


def test_the_title_of_the_text_is_the_title_when_the_properties_have_none() -> None:
    style = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style></w:styles>'
    )
    links = books.relation("r2", "styles", "styles.xml")
    body = paragraph("The Wells", "T") + paragraph("They are deep.")
    edition = cleaned(docx(body, {"word/styles.xml": style}, links), DOCX)
    assert (edition.metadata.title, texts(edition)) == ("The Wells", ["They are deep."])


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DC = "http://purl.org/dc/elements/1.1/"


def style(key: str, name: str, more: str = "") -> str:
    named = f'<w:name w:val="{name}"/>{more}'
    return f'<w:style w:type="paragraph" w:styleId="{key}">{named}</w:style>'


def styled(body: str, *styles: str, more: Mapping[str, str] = {}) -> Edition:
    """Return the edition of a document with styles; its file says that Bob made it."""
    members = {
        "word/styles.xml": f'<w:styles xmlns:w="{WORD}">{"".join(styles)}</w:styles>',
        "docProps/core.xml": f'<c xmlns:dc="{DC}"><dc:creator>Bob Smith</dc:creator></c>',
        **more,
    }
    edition = cleaned(docx(body, members, books.relation("r2", "styles", "styles.xml")), DOCX)
    assert faults(edition) == []
    return edition


def test_subtitle_author_and_date_below_the_title_are_facts() -> None:
    names = ("Title", "Subtitle", "Author", "Date")
    body = paragraph("The Wells", "Title") + paragraph("Why they are deep", "Subtitle")
    body += paragraph("Ann Miller and Jan Ritter", "Author") + paragraph("5 March 2024", "Date")
    edition = styled(body + paragraph("They are deep."), *(style(name, name) for name in names))
    known = edition.metadata
    assert (known.title, known.subtitle) == ("The Wells", "Why they are deep")
    assert edition.citation.authors == ("Ann Miller", "Jan Ritter")
    assert (known.published, edition.text) == ("2024-03-05", "They are deep.")
    assert [(cut.reason, cut.text) for cut in edition.cuts] == [
        ("byline", "Ann Miller and Jan Ritter\n5 March 2024")
    ]


def test_a_bold_first_line_is_a_title_and_a_line_that_says_so_a_byline() -> None:
    body = paragraph("The Wells", run="<w:b/>") + paragraph("By Ann Miller")
    edition = styled(body + paragraph("They are deep.") + paragraph("Anna Berg"))
    assert (edition.metadata.title, edition.metadata.byline) == ("The Wells", "Ann Miller")
    assert edition.text == "They are deep.\nAnna Berg"
    assert Origin("title", "first line", is_guess=True) in edition.origins


def test_whoever_made_the_file_is_a_guess_and_no_author_if_a_program_is() -> None:
    edition = styled(paragraph("They are deep."))
    assert edition.metadata.byline == "Bob Smith"
    assert Origin("byline", "docx", is_guess=True) in edition.origins
    core = f'<c xmlns:dc="{DC}"><dc:creator>PC User</dc:creator></c>'
    nobody = styled(paragraph("They are deep."), more={"docProps/core.xml": core})
    assert nobody.metadata.byline == ""


def test_styles_of_ones_own_mean_what_they_are_built_on() -> None:
    edition = styled(
        paragraph("Words.") + paragraph("One", "A") + paragraph("Two", "B") + paragraph("x=1", "C"),
        style("H", "heading 1"),
        style("A", "My Head", '<w:basedOn w:val="H"/>'),
        style("B", "My Part", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
        style("C", "Source Code"),
        style("Q", "It's", '<w:basedOn w:val="Q"/>'),
    )
    assert [(b.kind, b.level) for b in edition.blocks[1:]] == [
        (Kind.HEADING, 1),
        (Kind.HEADING, 3),
        (Kind.CODE, 0),
    ]


def test_comments_and_heads_of_pages_are_set_aside() -> None:
    comment = (
        '<w:comment w:id="1" w:author="Bob"><w:p><w:r><w:t>Is it?</w:t></w:r></w:p></w:comment>'
    )
    head = "<w:p><w:r><w:t>Journal</w:t></w:r></w:p><w:p><w:r><w:t>7</w:t></w:r></w:p>"
    edition = styled(
        paragraph("They are deep."),
        more={
            "word/comments.xml": f'<w:comments xmlns:w="{WORD}">{comment}</w:comments>',
            "word/header1.xml": f'<w:hdr xmlns:w="{WORD}">{head}</w:hdr>',
            "word/header2.xml": f'<w:hdr xmlns:w="{WORD}">{head}</w:hdr>',
        },
    )
    assert [(cut.reason, cut.at, cut.text) for cut in edition.cuts] == [
        ("running head", 0, "Journal"),
        ("comments", 14, "Bob: Is it?"),
    ]


@pytest.mark.parametrize("title", ["Microsoft Word - letter.doc", "Document1", "  ", "report.docx"])
def test_a_title_that_a_program_wrote_is_none(title: str) -> None:
    core = f'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></c>'
    edition = cleaned(docx(paragraph("Words."), {"docProps/core.xml": core}), DOCX)
    assert edition.metadata.title == ""


def test_entities_are_refused_before_a_parser_expands_them() -> None:
    laughs = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    for member in ("word/document.xml", "word/styles.xml", "word/anything.xml"):
        with pytest.raises(CleaningFailed, match="no word processor"):
            cleaned(docx("", {member: f"{laughs}<w>&b;</w>"}), DOCX)
    wide = f"{laughs}<w>&b;</w>".encode("utf-16")
    with pytest.raises(CleaningFailed, match="no word processor"):
        cleaned(docx("", {"word/document.xml": wide}), DOCX)


def test_a_document_too_long_for_its_reader_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_ELEMENTS", 10)
    with pytest.raises(CleaningFailed, match="too long"):
        cleaned(docx(paragraph("Word.") * 20), DOCX)


def test_a_zip_file_of_something_else_is_no_document() -> None:
    with pytest.raises(CleaningFailed, match="no Word document"):
        cleaned(books.zipped({"a.txt": "x"}), DOCX)


def test_a_picture_that_is_missing_or_outside_does_no_harm() -> None:
    blip = (
        "<w:p><w:r><w:t>Words.</w:t></w:r><w:r><w:drawing><wp:inline><a:graphic><a:graphicData>"
        '<pic:pic><pic:blipFill><a:blip r:{}="r9"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    missing = docx(blip.format("embed"), links=books.relation("r9", "image", "media/gone.png"))
    outside = docx(
        blip.format("link"),
        links=books.relation("r9", "image", "file:///etc/passwd", is_outside=True),
    )
    for data in (missing, outside):
        edition = cleaned(data, DOCX)
        assert (edition.text, edition.assets) == ("Words.", ())


SAMPLE = docx(paragraph("One.") + paragraph("Two.", run="<w:b/>"))


@settings(max_examples=60)
@given(st.data())
def test_damage_is_an_error_of_the_source_or_a_smaller_document(data: st.DataObject) -> None:
    document = bytearray(SAMPLE)
    if data.draw(st.booleans()):
        del document[data.draw(st.integers(0, len(document))) :]
    for at in data.draw(st.lists(st.integers(0, max(0, len(document) - 1)), max_size=8)):
        if document:
            document[at] ^= data.draw(st.integers(1, 255))
    try:
        edition = cleaned(bytes(document), DOCX)
    except SourceError:
        return
    assert faults(edition) == []
