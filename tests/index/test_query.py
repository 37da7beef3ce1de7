"""The tree of a question, and its print."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sourcebook.base import folding
from sourcebook.index.parsing import parse
from sourcebook.index.query import Alike, Filter, Leaf, Range, Words, filters, rows, spelled

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


def is_lone_sign(leaf: Leaf) -> bool:
    """Tell a sign that was glued to something: printed alone it would begin longer words."""
    if not isinstance(leaf, Words) or leaf.is_prefix or len(leaf.row) > 1:
        return False
    return len(leaf.row[0]) == 1 and folding.is_unspaced(leaf.row[0])


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_a_printed_query_is_the_same_query(typed: str) -> None:
    query = parse(typed, TODAY)
    assume(not any(is_lone_sign(leaf) for leaf in rows(query)))
    printed = spelled(query)
    assert parse(printed, TODAY, is_whole=True) == query, printed


@pytest.mark.parametrize(
    "typed",
    [
        *("~kobani ", "by:~kobani ", "title:wom*n ", "kurd*", "co-op", "F-16 ", '"a b"', "-(a b)"),
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
