"""A PDF is read in the order of its columns, whole words, without what each page repeats."""

import random
from io import BytesIO

import pytest
from PIL import Image

from sourcebook.clean import clean
from sourcebook.clean.formats.pdf.shapes import Style
from sourcebook.clean.formats.pdf.sight import _Reader
from sourcebook.model.article import Status
from sourcebook.model.edition import Edition, Kind, Mark, Place
from sourcebook.model.errors import SourcebookError
from support.pages import captured, cleaned, faults, texts
from support.papers import PDF, Paper, wrapped

WORDS = (
    "The harbour master wrote every evening what the sea had brought and what it had taken, and "
    "nobody in the village asked him for whom he kept the books of the harbour so carefully. "
)
STARTS = ("Winter", "A storm", "Summer", "The last boat", "Nobody", "Someone")
LEFT, RIGHT, WIDE = 60.0, 320.0, 220.0


def read(paper: Paper) -> Edition:
    edition = cleaned(paper.file(), PDF)
    assert faults(edition) == []
    return edition


def plain(text: str) -> str:
    return " ".join(text.split())


def two_columns() -> Paper:
    """Return a page with a headline over two columns, words parted at the ends of lines."""
    paper = Paper(info={"Title": "The Books of the Harbour", "Author": "Mira Stone"})
    sheet = paper.sheet()
    sheet.text(LEFT, 80, "The Books of the Harbour", 24, "bold")
    sheet.lines(LEFT, 130, wrapped("LEFT begins. " + WORDS * 4, WIDE, parts=1))
    sheet.lines(RIGHT, 130, wrapped("RIGHT begins. " + WORDS * 4, WIDE, parts=1))
    return paper


def test_a_column_is_read_to_its_end_before_the_next() -> None:
    text = plain(read(two_columns()).text)
    assert text.index("LEFT begins") < text.index("RIGHT begins")
    assert text.count(plain(WORDS)) == 8


def test_title_and_author_are_those_of_the_document_and_say_so() -> None:
    edition = read(two_columns())
    assert edition.metadata.title == "The Books of the Harbour"
    assert edition.citation.authors == ("Mira Stone",)
    assert {"title", "authors"} <= {origin.field for origin in edition.origins}


def test_a_word_with_a_hyphen_of_its_own_keeps_it() -> None:
    paper = Paper()
    lines = [
        "The well-known books were kept by a well-",
        "known man who wrote each evening until it",
    ]
    paper.sheet().lines(LEFT, 100, [*lines, "was dark and who then put out the lamp alone."])
    assert "a well-known man" in plain(read(paper).text)


def paged(pages: int) -> Paper:
    """Return pages with a running head, a number at the foot, and one paragraph each."""
    paper = Paper(labels="/PageLabels << /Nums [0 << /S /r >> 2 << /S /D >>] >>")
    for number in range(pages):
        sheet = paper.sheet()
        sheet.text(LEFT, 40, "Annals of the Harbour", 9, "italic")
        sheet.lines(LEFT, 90, wrapped(f"{STARTS[number]} begins page {number}. " + WORDS * 3, 470))
        sheet.text(290, 810, str(number + 1), 9)
    return paper


def test_running_heads_and_numbers_are_set_aside_not_lost() -> None:
    edition = read(paged(6))
    assert "Annals" not in edition.text
    assert any("Annals of the Harbour" in cut.text for cut in edition.cuts)


def test_a_short_letter_keeps_all_its_lines() -> None:
    paper = Paper()
    paper.sheet().lines(LEFT, 60, ["Dear Ann,", "the bridge is closed from Monday.", "Bert"])
    edition = read(paper)
    assert plain(edition.text) == "Dear Ann, the bridge is closed from Monday. Bert"
    assert not edition.cuts


def test_a_note_that_stands_on_two_pages_is_no_running_foot() -> None:
    paper = paged(6)
    for number in (1, 2):
        paper.sheets[number].text(LEFT, 780, f"{number} Ibid., p. 10.", 8)
    assert read(paper).text.count("Ibid., p. 10.") == 2


def test_a_foot_with_the_number_of_its_page_is_set_aside() -> None:
    paper = Paper()
    for number in range(4):
        sheet = paper.sheet()
        sheet.lines(LEFT, 90, wrapped(f"{STARTS[number]} begins. " + WORDS * 3, 470))
        sheet.text(LEFT, 810, f"The Books of the Harbour {number + 11}", 9)
    edition = read(paper)
    assert "The Books" not in edition.text
    assert len([cut for cut in edition.cuts if cut.reason == "running head"]) == 4


def test_what_every_page_says_is_kept_when_there_is_nothing_else() -> None:
    paper = Paper()
    for _ in range(4):
        paper.sheet().text(LEFT, 40, "Confidential", 12)
    assert "Confidential" in read(paper).text


def test_every_page_is_a_landmark_with_the_name_the_document_gives_it() -> None:
    edition = read(paged(4))
    marks = [mark for mark in edition.landmarks if mark.place is Place.PAGE]
    assert [mark.label for mark in marks] == ["i", "ii", "1", "2"]
    for number, mark in enumerate(marks):
        assert edition.text[mark.at :].startswith(f"{STARTS[number]} begins")


def test_larger_lines_are_headings_and_a_link_stays_one() -> None:
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(LEFT, 70, "Of Tides and Books", 22, "bold")
    below = sheet.lines(LEFT, 120, wrapped(WORDS * 3, 470))
    sheet.text(LEFT, below + 20, "The second winter", 14, "bold")
    sheet.lines(LEFT, below + 50, ["See the tables for each day of that winter, and the rest."])
    sheet.link(LEFT, below + 50, 14 * 5, "https://example.org/tables")
    sheet.lines(LEFT, below + 80, wrapped(WORDS * 2, 470))
    edition = read(paper)
    assert edition.metadata.title == "Of Tides and Books"
    assert texts(edition, Kind.HEADING) == ["The second winter"]
    spans = [span for block in edition.blocks for span in block.spans if span.mark is Mark.LINK]
    assert [span.href for span in spans] == ["https://example.org/tables"]


def scanned(paper: Paper, pages: int = 1) -> Paper:
    """Add pages that are one picture each."""
    for _ in range(pages):
        paper.sheet().picture(0, 842, 595, 842)
    return paper


def test_letters_that_are_set_alike_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[float] = []
    reckoned = _Reader._setting

    def counted(reader: _Reader, size: float, look: tuple[bool, bool, bool]) -> tuple[Style, int]:
        asked.append(size)
        return reckoned(reader, size, look)

    monkeypatch.setattr(_Reader, "_setting", counted)
    paper = Paper()
    sheet = paper.sheet()
    for at, letter in enumerate(WORDS[:80]):
        sheet.text(LEFT + at * 5, 90, letter)
    sheet.text(LEFT, 120, "Bold.", font="bold")
    assert plain(read(paper).text).startswith(plain(WORDS[:80]))
    assert asked == [10, 10]


def test_a_scan_is_shown_and_said_to_be_without_text() -> None:
    paper = scanned(Paper())
    strips = paper.sheet()
    strips.picture(0, 842, 300, 842)
    strips.picture(300, 842, 295, 842)
    result = clean(captured(paper.file(), PDF))
    edition = result.edition
    assert (edition.status, edition.text) == (Status.NO_TEXT, "")
    assert [block.kind for block in edition.blocks] == [Kind.IMAGE] * 2
    assert [image.data[:3] for image in result.enclosed] == [b"\xff\xd8\xff"] * 2


@pytest.mark.parametrize("turn", [0, 90])
def test_a_scan_is_kept_as_it_lies_unless_it_lies_on_its_side(turn: int) -> None:
    stream = BytesIO()
    Image.linear_gradient("L").resize((60, 60)).save(stream, "JPEG")
    paper = Paper(photo=stream.getvalue())
    paper.sheet(turn).picture(0, 842, 595, 842, "photo")
    (image,) = clean(captured(paper.file(), PDF)).enclosed
    assert (image.data == paper.photo) is (turn == 0)
    with Image.open(BytesIO(image.data)) as shown:
        wide, high = shown.size
    assert (wide > high) is (turn == 90)


def test_a_scan_with_a_stamp_on_each_page_is_a_scan() -> None:
    paper = scanned(Paper(), 2)
    for sheet in paper.sheets:
        sheet.text(LEFT, 700, "Archive of the Harbour", 8)
    edition = read(paper)
    assert edition.status is Status.NO_TEXT
    assert Kind.IMAGE in {block.kind for block in edition.blocks}
    assert "Archive of the Harbour" in edition.text + "".join(cut.text for cut in edition.cuts)


def test_a_document_with_a_page_that_is_a_picture_is_partial() -> None:
    edition = read(scanned(paged(3)))
    assert edition.status is Status.PARTIAL
    assert edition.blocks[-1].kind is Kind.IMAGE


@pytest.mark.parametrize(("words", "status"), [("", Status.PARTIAL), ("Fig. 3", Status.WHOLE)])
def test_half_a_page_is_a_scan_only_where_no_word_is(words: str, status: Status) -> None:
    paper = paged(3)
    sheet = paper.sheet()
    sheet.picture(60, 700, 475, 600)
    sheet.text(LEFT, 760, words)
    assert read(paper).status is status


def test_the_cover_of_a_book_makes_it_no_less_whole() -> None:
    book = scanned(Paper())
    for number in range(12):
        book.sheet().lines(LEFT, 90, wrapped(f"Chapter {number}. " + WORDS * 3, 470))
    edition = read(scanned(book))
    assert edition.status is Status.WHOLE
    assert [edition.blocks[at].kind for at in (0, -1)] == [Kind.IMAGE] * 2


def test_a_scan_with_more_pages_than_are_kept_is_partial(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sourcebook.clean.formats.pdf.sight.MAX_PICTURES", 1)
    assert read(scanned(Paper(), 2)).status is Status.PARTIAL


def test_damaged_documents_end_in_a_sentence_or_in_words() -> None:
    whole = paged(3).file()
    chance = random.Random(7)  # noqa: S311 - it makes damage, not secrets
    for _ in range(60):
        data = bytearray(whole[: chance.randrange(20, len(whole))])
        for _ in range(chance.randrange(4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            edition = clean(captured(bytes(data), PDF)).edition
        except SourcebookError as error:
            assert str(error).endswith(".")  # noqa: PT017 - words are as good an end
        else:
            assert faults(edition) == []


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_loses_no_word(turn: int) -> None:
    paper = Paper()
    paper.sheet(turn).lines(LEFT, 100, wrapped(WORDS * 2, 470))
    assert sorted(plain(read(paper).text).split()) == sorted((WORDS * 2).split())
