"""Pages written from top to bottom are read so, from the right to the left."""

from collections.abc import Sequence

from sourcebook.clean.formats.pdf.columnar import laid
from sourcebook.clean.formats.pdf.columns import regions_of
from sourcebook.clean.formats.pdf.shapes import Picture, Piece, Sheet, Style

STYLE = Style(10)
WIDTH, HEIGHT = 400.0, 600.0
COLUMNS = (
    "春になると港は静かだった。船が",
    "なぜ去ったのか、誰も知らな",
    "かった。町の人は何も言わず。",
)


def letter(text: str, x: float, y: float, width: float = 10) -> Piece:
    return Piece(text, x, x + width, y, STYLE)


def column(text: str, x: float, y: float = 100) -> list[Piece]:
    """Return letters below one another; marks stand to the right of their place."""
    return [
        letter(one, x + 7, y + 10 * at, 3) if one in "。、" else letter(one, x, y + 10 * at)
        for at, one in enumerate(text)
    ]


def page(columns: Sequence[str] = COLUMNS) -> Sheet:
    pieces = [piece for at, text in enumerate(columns) for piece in column(text, 300 - 20 * at)]
    return Sheet(0, "1", WIDTH, HEIGHT, pieces)


def read(sheet: Sheet) -> list[str]:
    return [line.text for region in regions_of(laid(sheet)) for line in region]


def test_columns_are_read_from_the_right_to_the_left() -> None:
    assert read(page()) == list(COLUMNS)
    shown = laid(page())
    assert (shown.width, shown.height) == (HEIGHT, WIDTH)


def test_digits_in_one_place_and_letters_on_their_side_stay_in_their_column() -> None:
    sheet = page(("年に船が来た、そして港は静か", *COLUMNS))
    sheet.pieces += [letter("1", 300, 90, 5), letter("2", 305, 90, 5)]
    below = 100 + 10 * 13
    sheet.margin = [letter(one, 299, below + 1 + 6 * at, 11) for at, one in enumerate("NASA")]
    assert read(sheet)[0] == "12年に船が来た、そして港は静かNASA"
    assert laid(sheet).margin == []


def test_marks_that_are_set_otherwise_part_no_line() -> None:
    sheet = page()
    for piece in sheet.pieces:
        if piece.text == "。":
            piece.y -= 5
    assert read(sheet) == list(COLUMNS)


def test_words_that_run_across_are_set_aside() -> None:
    sheet = page()
    sheet.pieces.insert(0, letter("Journal", 180, 40, 60))
    shown = laid(sheet)
    assert [piece.text for piece in shown.margin] == ["Journal"]


def test_a_picture_is_laid_beside_its_words() -> None:
    sheet = page()
    sheet.pictures = [Picture(50, 150, 100, 300, b"x")]
    shown = laid(sheet).pictures[0]
    assert (shown.x0, shown.x1, shown.top, shown.y) == (100, 300, 250, 350)


def test_a_page_whose_lines_run_to_the_right_stays_as_it_is() -> None:
    rows = [letter(text, 60, 100 + 12 * at, 10 * len(text)) for at, text in enumerate(COLUMNS)]
    single = [letter(one, 60 + 10 * at, 200) for at, one in enumerate(COLUMNS[0] + COLUMNS[1])]
    for pieces in (rows, single, column("港は静か", 50)):
        sheet = Sheet(0, "1", WIDTH, HEIGHT, pieces)
        assert laid(sheet) is sheet
