"""No word of a Word document is lost because it stands in a field, a formula or a text box."""

from time import process_time

import pytest

from sourcebook.clean.formats import docx as reader
from support import books
from support.books import DOCX, docx, paragraph
from support.pages import cleaned, texts

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def box(*paragraphs: str, form: str = "drawing") -> str:
    """Return a text box, as programs write it now or (``pict``) as they did before 2010."""
    content = f"<w:txbxContent>{''.join(map(paragraph, paragraphs))}</w:txbxContent>"
    if form == "pict":
        inside = f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>{content}'
        return f"<w:pict>{inside}</v:textbox></v:shape></w:pict>"
    shape = 'xmlns:s="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    inside = f"<a:graphic><a:graphicData><s:wsp {shape}><s:txbx>{content}</s:txbx></s:wsp>"
    return f"<w:drawing><wp:anchor>{inside}</a:graphicData></a:graphic></wp:anchor></w:drawing>"


def both(first: str, second: str) -> str:
    """Return two forms of one thing, for newer and for older programs."""
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    choice = f'<mc:Choice Requires="wps">{first}</mc:Choice>'
    return (
        f"<mc:AlternateContent {space}>{choice}<mc:Fallback>{second}</mc:Fallback>"
        "</mc:AlternateContent>"
    )


def formula(inside: str) -> str:
    return f'<m:oMath xmlns:m="{MATH}">{inside}</m:oMath>'


def letters(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def test_the_words_of_a_simple_field_stand_where_they_stood() -> None:
    field = f'<w:fldSimple w:instr=" REF a ">{run("chapter two")}</w:fldSimple>'
    edition = cleaned(docx(f"<w:p>{run('See ')}{field}{run(' for more.')}</w:p>"), DOCX)
    assert edition.text == "See chapter two for more."


def test_a_field_within_a_field_is_read_in_its_order() -> None:
    inner = f"<w:fldSimple>{run('b')}</w:fldSimple>"
    field = f"<w:fldSimple>{run('a')}{inner}{run('c')}</w:fldSimple>"
    assert cleaned(docx(f"<w:p>{field}{run('d')}</w:p>"), DOCX).text == "abcd"


@pytest.mark.parametrize("name", ["bdo", "dir"])
def test_words_that_are_turned_to_the_other_side_are_kept(name: str) -> None:
    turned = f'<w:{name} w:val="rtl">{run("میناء")}</w:{name}>'
    assert cleaned(docx(f"<w:p>{run('On ')}{turned}</w:p>"), DOCX).text == "On میناء"


def test_letters_with_their_reading_above_them_keep_both() -> None:
    ruby = f"<w:ruby><w:rt>{run('みなと')}</w:rt><w:rubyBase>{run('港')}</w:rubyBase></w:ruby>"
    assert cleaned(docx(f"<w:p><w:r>{ruby}</w:r></w:p>"), DOCX).text == "港(みなと)"


def test_a_formula_stands_amid_its_sentence() -> None:
    power = f"<m:sSup><m:e>{letters('c')}</m:e><m:sup>{letters('2')}</m:sup></m:sSup>"
    edition = cleaned(
        docx(f"<w:p>{run('So ')}{formula(letters('E=m') + power)}{run(' holds.')}</w:p>"), DOCX
    )
    assert edition.text == "So E=mc2 holds."
    assert "mc<sup>2</sup>" in edition.html


def test_a_formula_on_a_line_of_its_own_is_kept() -> None:
    alone = f'<m:oMathPara xmlns:m="{MATH}"><m:oMathParaPr/>{formula(letters("x=1"))}</m:oMathPara>'
    assert texts(cleaned(docx(f"{paragraph('So:')}<w:p>{alone}</w:p>"), DOCX)) == ["So:", "x=1"]


SUM = (
    '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub/><m:sup/>'
    f"<m:e>{letters('k')}</m:e></m:nary>"
)


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        (f"<m:f><m:num>{letters('a')}</m:num><m:den>{letters('b+c')}</m:den></m:f>", "a/(b+c)"),
        (f"<m:rad><m:deg/><m:e>{letters('x+1')}</m:e></m:rad>", "√(x+1)"),
        (f"{letters('f')}<m:d><m:e>{letters('x')}</m:e></m:d>", "f(x)"),
        (f'<m:d><m:dPr><m:begChr m:val="["/></m:dPr><m:e>{letters("x")}</m:e></m:d>', "[x)"),
        (SUM, "∑k"),
        (
            f"<m:func><m:fName>{letters('sin')}</m:fName><m:e>{letters('x')}</m:e></m:func>",
            "sin x",
        ),
        (f"<w:del>{letters('old')}</w:del>{letters('new')}", "new"),
    ],
)
def test_what_a_formula_says_by_its_shape_gets_a_sign(inside: str, told: str) -> None:
    assert cleaned(docx(f"<w:p>{formula(inside)}</w:p>"), DOCX).text == told


@pytest.mark.parametrize("form", ["drawing", "pict"])
def test_a_text_box_is_read_behind_its_paragraph(form: str) -> None:
    boxes = run("Before") + f"<w:r>{box('One.', 'Two.', form=form)}{box('Three.', form=form)}</w:r>"
    edition = cleaned(docx(f"<w:p>{boxes}{run(' after.')}</w:p>{paragraph('End.')}"), DOCX)
    assert texts(edition) == ["Before after.", "One.", "Two.", "Three.", "End."]


def test_a_text_box_in_two_forms_is_read_once() -> None:
    forms = both(box("Inside."), box("Inside.", form="pict"))
    edition = cleaned(docx(f"<w:p>{run('Outside.')}<w:r>{forms}</w:r></w:p>"), DOCX)
    assert texts(edition) == ["Outside.", "Inside."]


def test_a_text_box_for_older_programs_alone_is_read() -> None:
    forms = both("<w:drawing/>", box("Inside.", form="pict"))
    assert texts(cleaned(docx(f"<w:p><w:r>{forms}</w:r></w:p>"), DOCX)) == ["Inside."]


def test_a_text_box_within_a_text_box_follows_it() -> None:
    inner = f"<w:p>{run('Outer.')}<w:r>{box('Inner.')}</w:r></w:p>"
    outer = box("X").replace(paragraph("X"), inner)
    edition = cleaned(docx(f"<w:p>{run('Body.')}<w:r>{outer}</w:r></w:p>"), DOCX)
    assert texts(edition) == ["Body.", "Outer.", "Inner."]


def test_a_picture_beside_a_field_is_kept() -> None:
    blip = (
        "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill>"
        '<a:blip r:embed="r9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )
    field = f"<w:fldSimple>{run('1')}</w:fldSimple>"
    edition = cleaned(
        docx(
            f"<w:p>{run('Figure ')}{field}{blip}</w:p>",
            {"word/media/p.png": books.png()},
            books.relation("r9", "image", "media/p.png"),
        ),
        DOCX,
    )
    assert (edition.text, len(edition.assets)) == ("Figure 1", 1)


def test_many_fields_cost_what_many_words_cost() -> None:
    field = f"<w:fldSimple>{run('a')}</w:fldSimple>"
    seconds = []
    for count in (2_000, 16_000):
        start = process_time()
        text = cleaned(docx(f"<w:p>{field * count}</w:p>"), DOCX).text
        seconds.append(process_time() - start)
        assert len(text) == count
    assert seconds[1] < seconds[0] * 8 * 3
    assert count * 4 < reader.MAX_ELEMENTS
