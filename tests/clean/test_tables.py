"""A table of data stays one; only what lays a page out falls into lines."""

import pytest

from sourcebook.model.edition import Edition, Kind
from support.pages import HTML, cleaned, faults, texts

STORY = "The harbour counted its ships each spring, and wrote their number into a book of its own. "
AROUND = "".join(f"<p>In year {number}. {STORY * 3}</p>" for number in range(6))
ROW = "</tr><tr><td>a</td><td>b</td></tr></table>"
ROWS = "<tr><th>Year</th><th>Ships</th></tr><tr><td>2020</td><td>{}</td></tr>"


def page(inside: str) -> Edition:
    edition = cleaned(f"<article><h1>Ships</h1>{AROUND}{inside}{AROUND}</article>", HTML)
    assert faults(edition) == []
    return edition


def cells_of(inside: str) -> list[tuple[int, int, str]]:
    edition = page(inside)
    return [
        (block.row, block.column, edition.text[block.start : block.end])
        for block in edition.blocks
        if block.kind is Kind.CELL
    ]


def test_of_a_table_in_a_table_of_data_only_the_inner_one_is_lines() -> None:
    inner = "<table><tr><td>sail</td><td>four</td></tr><tr><td>steam</td></tr></table>"
    rows = ROWS.format(inner) + "<tr><td>2021</td><td>nine</td></tr>"
    assert cells_of(f"<table>{rows}</table>") == [
        *((0, 0, "Year"), (0, 1, "Ships"), (1, 0, "2020"), (1, 1, "sail\nfour\nsteam")),
        *((2, 0, "2021"), (2, 1, "nine")),
    ]


@pytest.mark.parametrize(
    "frame",
    [
        "<table><tr><td><table>{}</table></td></tr></table>",
        f"<table><tr><th>a<td>b<tr><td>c<td><table><tr><td><table>{{}}</table></table></td>{ROW}",
        f"<table><tr><td>Left</td><td><table>{{}}</table></td>{ROW}",
        f"<table><tr><th>Left<td><table>{{}}<tr>{'<td>-' * 9}</table></td>{ROW}",
    ],
)
def test_a_table_inside_a_frame_of_tables_is_read_for_itself(frame: str) -> None:
    cells = cells_of(frame.format(ROWS.format("eleven")))
    assert [text for _, _, text in cells] == [
        "Year",
        "Ships",
        "2020",
        "eleven",
        *"-" * (len(cells) - 4),
    ]


def test_a_row_with_a_caption_in_a_figure_is_a_table() -> None:
    row = "<tr><td>Ships</td><td>eleven</td></tr>"
    figure = f"<figure><table>{row}</table><figcaption>Counted in spring</figcaption></figure>"
    edition = page(figure)
    assert texts(edition, Kind.CELL) == ["Ships", "eleven"]
    assert texts(edition, Kind.CAPTION) == ["Counted in spring"]


def test_cells_that_lay_out_a_figure_are_no_captions() -> None:
    figure = "<figure><table><tr><td>Ships</td><td>eleven</td></tr></table></figure>"
    assert texts(page(figure), Kind.CAPTION) == []
