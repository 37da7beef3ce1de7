"""The tree of a question, and its print."""

from datetime import date

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from sourcebook.base import folding
from sourcebook.index.parsing import parse, read
from sourcebook.index.query import (
    MOST,
    Alike,
    Filter,
    Near,
    Query,
    Range,
    Words,
    ends,
    filters,
    rows,
    spelled,
)
from sourcebook.index.schema import day_of
from sourcebook.model.search import Part

PIECES = (
    *("title:", "by:", "site:", "tag:", "is:read ", "in:notes ", "in:title ", "lang:en "),
    *(
        "date:2014 ",
        "date:aug-2014..2016 ",
        "saved:..today ",
        "words:>20 ",
        "near:5(a b)",
        'near:5("a b" ',
    ),
    *(
        "~",
        "wom*n ",
        "co*",
        "-",
        "(",
        ")",
        " OR ",
        '"',
        " ",
        "war",
        "peace ",
        "F-16",
        "叙利亚",
        "叙",
    ),
)
TODAY = date(2026, 11, 26)


def is_lone_sign(leaf: Query) -> bool:
    """Tell a sign that was glued to something: printed alone it would begin longer words."""
    if isinstance(leaf, Near):
        return any(map(is_lone_sign, leaf.parts))
    if not isinstance(leaf, Words) or leaf.is_prefix or len(leaf.row) > 1:
        return False
    return len(leaf.row[0]) == 1 and folding.is_unspaced(leaf.row[0])


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_a_printed_query_is_the_same_query(typed: str) -> None:
    query = parse(typed, TODAY)
    assume(not any(is_lone_sign(leaf) for leaf in rows(query)))
    printed = spelled(query)
    assert parse(printed, TODAY, is_whole=True) == query, printed


SIGNS = ("", ">", ">=", "<", "<=", "..")
SPANS = st.dates().flatmap(
    lambda day: st.sampled_from((f"{day:%Y-%m-%d}", f"{day:%Y-%m}", f"{day:%Y}", "today"))
)


@given(st.sampled_from(("date", "saved")), st.sampled_from(SIGNS), SPANS)
@example("date", "<=", "9999")
@example("saved", ">=", "0001")
def test_every_stretch_of_days_is_printed_with_days_that_exist(
    name: str, sign: str, span: str
) -> None:
    query = parse(f"{name}:{sign}{span} ", TODAY)
    assume(isinstance(query, Range))
    assert isinstance(query, Range)
    assert parse(spelled(query), TODAY, is_whole=True) == query
    for end in filter(None, ends(query)):
        year, month, day = (*map(int, end.split("-")), 1, 1)[:3]
        date(year, month, day)


@given(st.sampled_from(SIGNS), st.integers(0, MOST))
def test_every_stretch_of_lengths_is_printed(sign: str, length: int) -> None:
    query = parse(f"words:{sign}{length} ", TODAY)
    assume(isinstance(query, Range))
    assert parse(spelled(query), TODAY, is_whole=True) == query


@pytest.mark.parametrize(
    ("asked", "inside", "outside"),
    [
        ("date:>2014 ", "2015", "2014-12-31"),
        ("date:>2014-08 ", "2014-09", "2014-08-31"),
        ("date:>2014-02-28 ", "2014-03", "2014-02"),
        ("date:<2014 ", "2013-12-31", "2014"),
        ("date:<2014-08 ", "2014-07-31", "2014-08"),
        ("date:<2014-08-01 ", "2014-07", "2014-08"),
    ],
)
def test_days_known_in_part_stand_on_their_side(asked: str, inside: str, outside: str) -> None:
    query = parse(asked, TODAY)
    assert isinstance(query, Range)
    assert query.low <= day_of(inside) <= query.high
    assert not query.low <= day_of(outside) <= query.high


@pytest.mark.parametrize("typed", ["date:<0001 ", "date:>9999 ", "words:<0 ", "words:>99999999 "])
def test_a_stretch_with_nothing_in_it_is_told(typed: str) -> None:
    (piece,) = read(typed, TODAY).pieces
    assert piece.part is Part.TROUBLE


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "~kobani ",
            "by:~kobani ",
            "fuzzy~2 ",
            "title:newspaper~1 ",
            "title:wom*n ",
            "kurd*",
            "co-op",
            "F-16 ",
            '"a b"',
            "-(a b)",
        ),
        *(
            "a OR -b c ",
            "tag:se",
            'tag:"old ports"',
            "in:highlights ",
            "date:..2016 ",
            "words:5.. ",
        ),
        *(
            "saved:2014-08-03 ",
            "near:7(a b c)",
            'near:7("a b" (c OR d*) F-16 w*n)',
            "--a ",
            "-(-a) ",
            "(a (b c)) OR d ",
        ),
    ],
)
def test_each_kind_of_part_is_printed(typed: str) -> None:
    query = parse(typed, TODAY)
    assert parse(spelled(query), TODAY, is_whole=True) == query


def test_what_must_not_be_there_is_not_looked_for() -> None:
    asked = [row for leaf in rows(parse("a -b (c OR -d) ")) for row in leaf.row]  # type: ignore[union-attr]  # all are Words
    assert asked == ["a", "c"]


def test_other_spellings_are_looked_for_and_not_printed() -> None:
    query = Alike(Words(("daesh",)), (Words(("islamic", "state")),))
    assert list(rows(query)) == [Words(("daesh",)), Words(("islamic", "state"))]
    assert spelled(query) == "daesh"


def test_filters_are_told_wherever_they_stand() -> None:
    found = list(filters(parse("a (is:read OR -(words:>5 b)) ")))
    assert [type(one) for one in found] == [Filter, Range]
