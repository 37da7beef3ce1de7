"""Tables that plain text draws are tables; what only looks like one keeps its places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.clean.text_tables import table_of
from sourcebook.model.edition import Kind
from support.pages import cleaned, texts

BEFORE = "How the harbours compare\n\nThis is what the people of the town were told:\n\n"
AFTER = "\n\nAfter that nobody spoke of it any more, and the harbours stayed for a long time."
CELLS = ["Harbour", "Depth", "Easton", "12", "Old Port", "8"]
LINE = "+----------+-------+\n"
HEAD = f"{LINE}| Harbour  | Depth |\n"
TABLES = {
    "columns": "Harbour    Depth\nEaston        12\nOld Port       8",
    "ruled columns": "Harbour    Depth\n--------   -----\nEaston     12\nOld Port   8",
    "tabs": "Harbour\tDepth\nEaston\t12\nOld Port\t8",
    "bars": "| Harbour | Depth |\n|---------|------:|\n| Easton  | 12 |\n| Old Port | 8 |",
    "grid": HEAD
    + "+==========+=======+\n| Easton   | 12    |\n"
    + LINE
    + "| Old      | 8     |\n| Port     |       |\n"
    + LINE,
    "frame": HEAD + LINE + "| Easton   | 12    |\n| Old Port | 8     |\n" + LINE,
}


@pytest.mark.parametrize("drawn", TABLES.values(), ids=TABLES)
def test_a_table_that_is_drawn_is_one(drawn: str) -> None:
    edition = cleaned(BEFORE + drawn + AFTER)
    cells = [block for block in edition.blocks if block.kind is Kind.CELL]
    assert [edition.text[cell.start : cell.end] for cell in cells] == CELLS
    assert [(cell.row, cell.column) for cell in cells] == [(n // 2, n % 2) for n in range(6)]
    assert [cell.is_header for cell in cells] == [True, True, *[False] * 4]


def test_tables_beside_one_another_are_several() -> None:
    edition = cleaned(BEFORE + "\n\n".join(TABLES.values()) + AFTER)
    assert texts(edition, Kind.CELL) == CELLS * len(TABLES)
    assert {block.table for block in edition.blocks} == {*range(len(TABLES) + 1)}


@pytest.mark.parametrize(
    "text",
    [
        "int   x = 1;\nchar  y = 2;",
        "He said so.  She did not.\nIt was then.  Nobody saw.\nIt was so.  All knew.",
        "  /\\_/\\\n ( o.o )\n  > ^ <",
        "\tHe went out.\n\tShe stayed at home.",
        "|x|",
        "a\tb",
        "--- +++ ---",
        "\n".join(["-" * 200 + " end"] * 3),
    ],
)
def test_what_is_no_table_for_sure_is_none(text: str) -> None:
    assert table_of(text.split("\n")) == ""


def test_the_cells_of_a_table_are_words_and_no_markup() -> None:
    assert "&lt;b&gt;" in table_of(["a\t<b>", "c\td"])


@given(st.lists(st.text("ab1|+-= \t.", max_size=30), min_size=1, max_size=8))
def test_no_word_of_a_table_is_lost(lines: list[str]) -> None:
    if html := table_of(lines):
        said = [c for c in "".join(lines) if c in "ab1"]
        assert sorted(
            c for c in html.replace("table", "").replace("td", "") if c in "ab1"
        ) == sorted(said)
