"""Dates are read as people write them, and only when they are sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.clean.dates import find_date, is_date_line


@pytest.mark.parametrize(
    "line",
    [
        "2021-03-04",
        "2021-03-04 10:30",
        "4 March 2021",
        "March 4th, 2021",
        "Thursday, 4 Mar. 2021",
        "4. März 2021",
        "4.3.2021",
        "le 4 mars 2021",
        "4 Mart 2021",
        "4 de marzo de 2021",
        "2021年3月4日",
        "发布时间:2021年3月4日 10:30",
        "March 4, 2021 - 11:28 AMT",
        "March 4, 2021 at 9:28 p.m. (CEST)",
        "quinta-feira, 4 de março de 2021 às 20:13",
        "jueves, 4 de marzo de 2021",
        "٤ مارس ٢٠٢١",
        "Published: 4 March 2021",
    ],
)
def test_a_date_line_is_read(line: str) -> None:
    assert find_date(line) == "2021-03-04"
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line", ["31 February 2021", "4 Brumaire 2021", "2021", "03/04/2021", "", "1-2-3"]
)
def test_a_date_that_is_not_sure_is_none(line: str) -> None:
    assert find_date(line) == ""


def test_a_sentence_with_a_date_is_no_date_line() -> None:
    assert not is_date_line("It rained on 4 March 2021 and nobody minded.")
    assert not is_date_line("Boats: 12 left on 4 March 2021")


@given(st.text())
def test_reading_dates_never_raises(line: str) -> None:
    assert is_date_line(line) in {True, False}
