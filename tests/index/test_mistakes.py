# ruff: noqa: RUF001 - signs that look alike are what is tested
"""What cannot be meant is told, and what could stand in its place."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sourcebook.index.parsing import read
from sourcebook.index.query import NOTHING, Every, Query, Where, Without, Words
from sourcebook.index.tidying import likely, tidied
from sourcebook.model.search import Part

TODAY = date(2026, 11, 26)  # a Thursday


def word(*row: str, where: Where = Where.ANYWHERE) -> Words:
    return Words(row, where)


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("is:strred ", "is:starred"),
        ("is:strred", "is:starred"),
        ("has:picture ", ""),
        ("colour:gren ", "colour:green"),
        ("in:note ", "in:notes"),
        ("titel:war", "title:war"),
        ("-tags:war", "-tag:war"),
        ("date:foo ", ""),
        ("date:2014-13 ", ""),
        ("date:2014-02-30 ", ""),
        ("saved:tomorow ", ""),
        ("words:many ", ""),
        ("words:.. ", ""),
        ("lang:english_language ", ""),
        ("saved:yesteday ", "saved:yesterday"),
        ("saved:last-wek ", "saved:last-week"),
        ("-saved:last-wek ", "-saved:last-week"),
        ("date:agust-2014 ", "date:august-2014"),
        ("date:august-2014x ", ""),
        ("date:03/08/2014 ", ""),
        ("date:13/2014 ", ""),
        ("words:2kk ", ""),
        ("lang:englsh ", "lang:en"),
        ("-is:strred ", "-is:starred"),
        ("is:(strred)", "starred"),
        ("title:-clashes ", "-title:clashes"),
        ("by:-ines ", "-by:ines"),
        ("author:-ines ", "-author:ines"),
        ("-tag:-tags ", "tag:tags"),
        ("kurdish^3 ", "kurdish"),
        ("-title:kurdish^1.5 ", "-title:kurdish"),
        ("fuzzy~3 ", "fuzzy~2"),
        ("😀 ", ""),
        ('"😀" ', ""),
        ("+ ", ""),
        ("near:3(a 😀) ", ""),
        ("near:5 ", ""),
        ("near:5(a title:b)", ""),
        ("near:5(a -b)", ""),
        ("near:5(a is:read)", ""),
        ("near:5(a near:2(b c))", ""),
        ("near:5(a (b OR (c d)))", ""),
        ("near:5(lamp a*)", ""),
        ("* ", ""),
        ("a* ", ""),
        ("-in:title ", ""),
    ],
)
def test_what_cannot_be_meant_is_told_and_left_out(typed: str, advice: str) -> None:
    reading = read(f"war {typed}", TODAY)
    assert reading.query == word("war")
    (trouble,) = [piece for piece in reading.pieces if piece.part is Part.TROUBLE]
    assert trouble.trouble.endswith(".")
    assert trouble.advice == advice
    left_out = f"war {typed}"[trouble.start : trouble.end]
    assert left_out == ("strred" if typed == "is:(strred)" else typed.strip())


@pytest.mark.parametrize(
    "half",
    [
        *("is:", "is:st", "has:p", "in:", "in:tit", "colour:gr", "date:", "date:20", "date:2014-"),
        *("date:2014-0", "date:au", "date:aug-", "date:2014..au", "saved:last-", "words:>"),
        *("saved:lastwe", 'saved:"last w', 'date:"aug 20', 'date:"3 au', "words:>2k", "words:1."),
        *(
            "title:",
            "title: ",
            "title:-",
            "by:",
            "~",
            "war -title:",
            "words:2,0",
            'date:"2014 to 20',
        ),
        *("words:500..", "near:", "near:5", "near:5(", "lang:e", "tag:"),
    ],
)
def test_a_value_that_is_still_typed_is_no_mistake(half: str) -> None:
    reading = read(f"war {half}", TODAY)
    assert [piece.part for piece in reading.pieces if piece.part is Part.TROUBLE] == []
    assert word("war") in (reading.query, *getattr(reading.query, "parts", ()))


@pytest.mark.parametrize(
    ("typed", "meant", "advice"),
    [
        ("title: clashes ", word("clashes"), "title:clashes"),
        ('by: "ines marlow"', word("ines", "marlow"), 'by:"ines marlow"'),
        ("tag: -sea ", Without(word("sea")), "-tag:sea"),
        ("-title: sea ", word("sea"), "-title:sea"),
        ("in: notes ", word("notes"), "in:notes"),
        ("title: (a b) ", Every((word("a"), word("b"))), ""),
        ("near: (a b) ", Every((word("a"), word("b"))), ""),
    ],
)
def test_a_field_with_a_space_behind_it_is_told_and_left_out(
    typed: str, meant: Query, advice: str
) -> None:
    reading = read(typed)
    assert reading.query == meant
    assert reading.pieces[0].part is Part.TROUBLE
    assert reading.pieces[0].advice == advice
    assert typed[reading.pieces[0].end - 1] == ":"


@pytest.mark.parametrize("typed", ["title: ) a ", "title: by:a ", 'title:"" a ', "title: OR a "])
def test_half_a_field_before_something_else_is_passed_over(typed: str) -> None:
    assert Part.TROUBLE not in [piece.part for piece in read(typed).pieces]


@pytest.mark.parametrize("signs", ["–", "- a", "…", "&", "¿", "«»"])
def test_punctuation_between_words_is_no_trouble(signs: str) -> None:
    assert [piece.trouble for piece in read(f"sea {signs} lamp ").pieces if piece.trouble] == []


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ('"sinjar 😀"', "“😀” has no letters to look for."),
        ("sinjar😀 ", "“😀” has no letters to look for."),
        ("sinjar😀 hills🏔", "“😀” has no letters to look for."),
        ('near:3("sinjar 😀" hills)', "“😀” has no letters to look for."),
        ('"☭ a ★ b ☂ ♞"', "“☭★☂…” has no letters to look for."),
        ("25°C ", ""),
        ("ＡＢ™ ", ""),
        ('tag:"😀" ', ""),
    ],
)
def test_a_picture_among_words_is_told_and_the_words_are_looked_for(typed: str, told: str) -> None:
    piece = read(typed).pieces[0]
    assert piece.part is not Part.TROUBLE
    assert piece.trouble == told
    assert piece.query != NOTHING


def test_a_sign_in_a_group_is_told() -> None:
    reading = read("sinjar -(😀) ")
    assert reading.query == word("sinjar")
    assert reading.pieces[1].trouble == "“😀” has no letters to look for."


def test_a_weight_behind_a_phrase_is_told() -> None:
    for typed in ('"a b"^3 ', "(a b)^3 "):
        assert read(typed).pieces[-1].trouble.startswith("“^” does not weigh")
    assert read("10^3 ").query == word("10", "3")


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("wom?n lamp ", word("lamp")),
        ('"old lamp"~5 ', word("old", "lamp")),
        ("in:title near:3(old sea) lamp ", word("lamp", where=Where.TITLE)),
    ],
)
def test_signs_that_mean_something_elsewhere_are_told_and_left_out(typed: str, left: Query) -> None:
    found = read(typed)
    assert found.query == left
    assert [piece.part for piece in found.pieces].count(Part.TROUBLE) == 1


VALUES = st.lists(
    st.sampled_from(("2014", "8", " ", "-", "/", ".", "..", "aug", "last", "week", ">", "k", ","))
).map("".join) | st.text(max_size=12)


@given(st.sampled_from(("date", "saved", "words", "lang", "is")), VALUES)
@example("date", "2014,2014")
@example("date", ".. 2014 2014")
@example("date", ">= 2014 2015")
@example("date", "2014 to 2014 2015")
@example("date", "2014 2015-2016")
@example("words", "2014kk")
def test_a_tidied_value_stays_as_it_is(name: str, value: str) -> None:
    once = tidied(name, value)
    assert tidied(name, once) == once
    likely(name, value)
