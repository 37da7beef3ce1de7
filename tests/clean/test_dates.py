"""Dates are read as people write them, and only when they are sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.clean.dates import dates_in, dates_of_line, find_date, is_date_line, without_dates


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
        "2021/03/04",
        "2021.3.4",
        "Aktualisiert am 4. März 2021, 14:05 Uhr",
        "Erschienen am 4. März 2021",
        "Last updated: March 4, 2021",
        "Publié le 4 mars 2021 à 14h05",
        "Mis à jour le 4 mars 2021",
        "Güncellenme Tarihi: 4 Mart 2021 14:05",
        "آخر تحديث: 4 مارس 2021",
        "4 آذار/مارس 2021",
        "更新于 2021年3月4日",
        "Actualizado el 4 de marzo de 2021",
        "Aggiornato il 4 marzo 2021 alle ore 14:05",
        "Bijgewerkt: 4 maart 2021",
        "Обновлено: 4 марта 2021 года",
        "4 marca 2021",
        "Publisert 4. mars 2021 kl. 14.05",
        "Udgivet 4. marts 2021",
        "Publicerad 4 mars 2021",
        "2021년 3월 4일",
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


def test_a_line_says_when_it_appeared_and_was_changed() -> None:
    line = "Publié le 3 mars 2021 à 14h05, mis à jour le 4 mars 2021"
    assert [(one.iso, one.is_change) for one in dates_in(line)] == [
        ("2021-03-03", False),
        ("2021-03-04", True),
    ]
    assert [one.is_change for one in dates_of_line("4 March 2021 (updated)")] == [True]


@pytest.mark.parametrize(
    ("line", "iso"),
    [("04.03.21", "2021-03-04"), ("March 2021", "2021-03"), ("mars 2021", "2021-03")],
)
def test_less_than_a_date_is_one_where_nothing_else_stands(line: str, iso: str) -> None:
    assert [one.iso for one in dates_of_line(line)] == [iso]
    assert find_date(f"It was {line} then") == ""


def test_a_slashed_date_is_sure_only_where_it_can_be_but_one() -> None:
    assert find_date("25/12/2020") == find_date("12/25/2020") == "2020-12-25"
    assert find_date("3/3/2021") == "2021-03-03"


def test_what_stands_beside_dates_is_what_is_no_word_of_theirs() -> None:
    assert without_dates("By Ann Lee, updated 4 March 2021 at 10:30 | Politics") == [
        "By Ann Lee",
        "Politics",
    ]
    assert without_dates("By Ann Lee") == ["By Ann Lee"]


@given(st.text())
def test_reading_dates_never_raises(line: str) -> None:
    assert is_date_line(line) in {True, False}
