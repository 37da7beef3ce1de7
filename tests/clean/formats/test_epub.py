"""A book comes out in reading order with its notes, marks and pictures, whatever is broken."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.clean import clean
from sourcebook.clean.formats import zipped
from sourcebook.model.article import Status
from sourcebook.model.edition import Edition, Kind, Place
from sourcebook.model.errors import CleaningFailed, SourceError
from support import books
from support.books import EPUB, epub, xhtml
from support.pages import captured, cleaned, faults, texts


def read(pages: dict[str, str], metadata: str = "", **more: str) -> Edition:
    named = {
        f"OEBPS/{name}.{'ncx' if name == 'toc' else 'xhtml'}": text for name, text in more.items()
    }
    return cleaned(epub(pages, metadata, named), EPUB)


def test_the_pages_follow_the_spine_and_not_their_names() -> None:
    edition = read({"z.xhtml": "<p>First.</p>", "a.xhtml": "<p>Second.</p>"})
    assert edition.text == "First.\nSecond."


def test_what_stands_outside_the_line_of_reading_comes_last() -> None:
    items = {"a": "a.xhtml", "b": "b.xhtml"}
    package = books.package(items, "a b").replace('idref="a"', 'idref="a" linear="no"')
    members = {
        "META-INF/container.xml": '<container><rootfile full-path="p.opf"/></container>',
        "p.opf": package,
        "a.xhtml": xhtml("<p>Answers.</p>"),
        "b.xhtml": xhtml("<p>Questions.</p>"),
    }
    assert cleaned(books.zipped(members), EPUB).text == "Questions.\nAnswers."


def test_a_chapter_without_a_heading_gets_the_name_that_the_contents_give_it() -> None:
    nav = xhtml('<nav epub:type="toc"><ol><li><a href="a.xhtml">The storm</a></li></ol></nav>')
    edition = read({"a.xhtml": "<p>The storm came late.</p>"}, nav=nav)
    assert texts(edition, Kind.HEADING) == ["The storm"]
    (mark,) = edition.landmarks
    assert (mark.at, mark.place, mark.label) == (0, Place.CHAPTER, "The storm")


def test_a_note_and_its_call_lead_to_one_another() -> None:
    page = '<p>Words<sup><a href="#n" id="c">1</a></sup>.</p><ol><li id="n">Note.</li></ol>'
    html = read({"a.xhtml": page}).html
    assert '<sup id="fnref-1"><a href="#fn-1">1</a></sup>' in html
    assert '<li id="fn-1">' in html


def test_small_capitals_of_a_book_are_a_mark() -> None:
    page = '<p>The <span class="smallcaps">lord</span> and <small>others</small>.</p>'
    assert read({"a.xhtml": page}).html == (
        '<p>The <small class="caps">lord</small> and others.</p>'
    )


@pytest.mark.parametrize(
    "href", ["../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "http://127.0.0.1/a.png"]
)
def test_a_picture_outside_the_book_is_none(href: str) -> None:
    result = clean(captured(epub({"a.xhtml": f'<p>Words.</p><img src="{href}"/>'}), EPUB))
    assert (result.enclosed, result.edition.assets) == ((), ())


def test_one_picture_shown_twice_is_kept_once() -> None:
    page = '<p>Words.</p><img src="p.png" alt="A"/><img src="p.png" alt="A"/>'
    result = clean(captured(epub({"a.xhtml": page}, more={"OEBPS/p.png": books.png()}), EPUB))
    assert len(result.enclosed) == 1
    assert [block.asset for block in result.edition.blocks if block.kind is Kind.IMAGE] == [
        "asset:1"
    ] * 2


def test_broken_markup_keeps_its_words() -> None:
    edition = read({"a.xhtml": '<p>One &nbsp; <b>two</p><a id="x"/><p>three &unknown; <i/>four'})
    assert edition.text.split()[:3] == ["One", "two", "three"]
    assert edition.text.endswith("four")


def test_a_missing_page_makes_the_book_partial() -> None:
    book = epub({"a.xhtml": "<p>Here.</p>"}, more={})
    whole = cleaned(book, EPUB)
    items = {"p0": "a.xhtml", "p1": "gone.xhtml"}
    torn = epub({"a.xhtml": "<p>Here.</p>"}, more={"OEBPS/a.opf": books.package(items, "p0 p1")})
    assert whole.status is Status.WHOLE
    assert cleaned(torn, EPUB).status is Status.PARTIAL


def test_a_locked_book_is_kept_and_said_to_be_locked() -> None:
    lock = '<encryption><EncryptionMethod Algorithm="aes"/></encryption>'
    edition = cleaned(epub({"a.xhtml": "x"}, more={"META-INF/encryption.xml": lock}), EPUB)
    assert (edition.status, edition.text) == (Status.LOCKED, "")


def test_hidden_fonts_are_no_lock() -> None:
    method = '<EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/>'
    edition = cleaned(
        epub({"a.xhtml": "<p>Free.</p>"}, more={"META-INF/encryption.xml": method}), EPUB
    )
    assert (edition.status, edition.text) == (Status.WHOLE, "Free.")


def test_entities_that_grow_are_not_expanded() -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    page = f"{laughs}<html><body><p>One &b; two.</p></body></html>"
    edition = cleaned(epub({"a.xhtml": ""}, more={"OEBPS/a.xhtml": page}), EPUB)
    assert "haha" not in edition.text
    assert edition.text.startswith("One")


def test_a_file_of_too_many_or_too_large_members_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    book = epub({"a.xhtml": "<p>Words.</p>"})
    monkeypatch.setattr(zipped, "MAX_MEMBERS", 3)
    with pytest.raises(CleaningFailed, match="more than 3 parts"):
        cleaned(book, EPUB)
    monkeypatch.undo()
    monkeypatch.setattr(zipped, "MAX_UNPACKED", 300)
    with pytest.raises(CleaningFailed, match="when unpacked"):
        cleaned(book, EPUB)


def test_depth_costs_tags_and_no_words() -> None:
    edition = read(
        {"a.xhtml": "<blockquote>" * 200 + "deep" + "</blockquote>" * 200 + "<h2>End</h2>"}
    )
    assert texts(edition) == ["deep", "End"]
    assert texts(edition, Kind.HEADING) == ["End"]


SAMPLE = epub(
    {"a.xhtml": '<h1>One</h1><p>Words <a href="#n">1</a>.</p>', "b.xhtml": "<p id='n'>Two.</p>"},
    "<dc:title xmlns:dc='d'>T</dc:title>",
)


@settings(max_examples=60)
@given(st.data())
def test_damage_is_an_error_of_the_source_or_a_smaller_book(data: st.DataObject) -> None:
    book = bytearray(SAMPLE)
    if data.draw(st.booleans()):
        del book[data.draw(st.integers(0, len(book))) :]
    for at in data.draw(st.lists(st.integers(0, max(0, len(book) - 1)), max_size=8)):
        if book:
            book[at] ^= data.draw(st.integers(1, 255))
    try:
        edition = cleaned(bytes(book), EPUB)
    except SourceError:
        return
    assert faults(edition) == []


def test_whoever_translated_a_book_is_no_author_of_it() -> None:
    facts = (
        '<dc:title id="t2">A Story</dc:title><meta refines="#t2" property="title-type">subtitle'
        '</meta><dc:title id="t1">The Harbour</dc:title><meta refines="#t1" property="title-type">'
        'main</meta><dc:creator id="c1">Ann Miller</dc:creator><dc:creator id="c2">Bea Otto'
        '</dc:creator><meta refines="#c2" property="role">trl</meta>'
    )
    edition = cleaned(epub({"a.xhtml": "<p>Words.</p>"}, facts), EPUB)
    known = edition.metadata
    assert (known.title, known.subtitle, known.byline) == ("The Harbour", "A Story", "Ann Miller")
    assert edition.citation.authors == ("Ann Miller",)


def test_readings_of_signs_stand_in_brackets() -> None:
    page = "<ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby>"
    page += " <ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby>"
    assert cleaned(epub({"a.xhtml": f"<p>{page}</p>"}), EPUB).text == "漢(kan)字(ji) a(b)"
