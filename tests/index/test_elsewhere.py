"""Fields of other programs are told, with what is meant by them here."""

from datetime import date

import pytest

from sourcebook.index import NOTHING, chips, corrected, read
from sourcebook.index.elsewhere import is_elsewhere
from sourcebook.index.lexing import FIELDS
from sourcebook.model.search import Part

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("before:2015 ", "date:<2015 "),
        ("-after:2015-08 ", "-date:>2015-08 "),
        ("Since:2015 ", "date:>=2015 "),
        ("until:2015 ", "date:<=2015 "),
        ("year:2015 ", "date:2015 "),
        ("type:note ", "in:notes "),
        ("kind:Articles ", "in:articles "),
        ("type:pdf ", "has:pdf "),
        ("state:unread ", "is:unread "),
        ("from:marlow ", "by:marlow "),
        ("url:https://www.bbc.com/news?x ", "site:bbc.com "),
        ("domain:bbc.com ", "site:bbc.com "),
        ("intitle:harbour ", "title:harbour "),
        ("label:sea ", "tag:sea "),
    ],
)
def test_a_field_of_another_program_is_told_with_ours(query: str, meant: str) -> None:
    reading = read(query, TODAY)
    (chip,) = chips(reading, query, {})
    assert chip.part is Part.TROUBLE
    assert chip.trouble.startswith(f"There is no “{query.strip('-').partition(':')[0].lower()}:”.")
    assert corrected(query, [chip]) == meant
    again = read(meant, TODAY)
    assert not any(piece.trouble for piece in again.pieces)
    assert again.query != NOTHING


def test_where_it_is_not_known_what_is_meant_the_field_is_told_alone() -> None:
    (chip,) = chips(read("type:elegy ", TODAY), "type:elegy ", {})
    assert (chip.part, chip.advice) == (Part.TROUBLE, "")


@pytest.mark.parametrize("query", ["from: marlow ", '"from:marlow" ', "url://x ", "fromage:x "])
def test_prose_and_quotations_stay_words(query: str) -> None:
    assert not any(piece.trouble for piece in read(query, TODAY).pieces)


def test_no_field_of_ours_is_one_of_another_program() -> None:
    assert not any(map(is_elsewhere, FIELDS))
