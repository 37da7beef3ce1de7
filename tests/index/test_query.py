# ruff: noqa: RUF001 - signs that look alike are what is tested
"""What the words typed into the search box mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.index.query import (
    DEEPEST,
    MOST_WORDS,
    NOTHING,
    Either,
    Every,
    Query,
    Where,
    Without,
    Words,
    parse,
    rows,
)
from sourcebook.index.whoosh_query import to_whoosh

TYPED = st.text(st.sampled_from("ab -\"“”():ORtitlebysite叙利'’.\ud800\0😀") | st.characters())


def word(*row: str, where: Where = Where.ANYWHERE, prefix: bool = False, joined: str = "") -> Words:
    return Words(row, where, joined, prefix)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kurdish fighters ", Every((word("kurdish"), word("fighters")))),
        ("kurdish figh", Every((word("kurdish"), word("figh", prefix=True)))),
        ("a", word("a")),
        ('"Kurdish  Fighters"', word("kurdish", "fighters")),
        ("“kurdish fighters”", word("kurdish", "fighters")),
        ('"kurdish figh', Every((word("kurdish"), word("figh", prefix=True)))),
        ("TITLE:turkey ", word("turkey", where=Where.TITLE)),
        ('title:"two words"', word("two", "words", where=Where.TITLE)),
        ("by:coburg ", word("coburg", where=Where.BY)),
        ("site:bbc.com ", word("bbc", "com", where=Where.SITE)),
        ("war -peace", Every((word("war"), Without(word("peace"))))),
        ("-(war peace)", Without(Every((word("war"), word("peace"))))),
        ("a) OR b ", Either((word("a"), word("b")))),
        ("a OR b c ", Every((Either((word("a"), word("b"))), word("c")))),
        ("a OR b OR c ", Either((word("a"), word("b"), word("c")))),
        ("or Or ", Every((word("or"), word("or")))),
        ("(a b) OR c ", Either((Every((word("a"), word("b"))), word("c")))),
        ("F-16 ", word("f", "16", joined="f16")),
        (
            "co-op",
            Either((Every((word("co"), word("op", prefix=True))), word("coop", prefix=True))),
        ),
        ("Iraq’s ", word("iraq")),
        ("Da'esh ", word("daesh")),
        ("叙利亚", word("叙利", "利亚")),
        ("叙 ", word("叙", prefix=True)),
    ],
)
def test_a_query_means_what_it_says(typed: str, meant: Query) -> None:
    assert parse(typed) == meant


@pytest.mark.parametrize(
    "half",
    ["", " ", '"', "“", "-", "(", "()", ")(", "title:", 'title:"', "OR", "OR OR", "-(", "…", "😀"],
)
def test_half_a_query_asks_nothing_yet(half: str) -> None:
    assert parse(half) == NOTHING


@pytest.mark.parametrize(
    "half", ['war "', "war (", "war )", "war OR", "OR war", "war title:", "war -"]
)
def test_half_a_query_means_what_can_be_understood(half: str) -> None:
    assert parse(half) in (word("war"), word("war", prefix=True))


def test_a_bracket_without_end_still_groups() -> None:
    assert parse("a OR (b c ") == Either((word("a"), Every((word("b"), word("c")))))


def test_an_endless_query_is_cut() -> None:
    assert len(list(rows(parse("word " * 10_000)))) == MOST_WORDS
    phrase = list(rows(parse('"' + "word " * 10_000 + '"')))
    assert sum(len(words.row) for words in phrase) == MOST_WORDS
    deep = parse("(a " * 10_000)
    for _ in range(DEEPEST + 1):
        deep = deep.parts[-1] if isinstance(deep, Every) else deep
    assert isinstance(deep, Words)


@given(TYPED)
def test_every_string_is_a_query(typed: str) -> None:
    query = parse(typed)
    to_whoosh(query)
    for words in rows(query):
        assert words.row
        assert all(words.row)
        assert len(words.row) == 1 or not words.is_prefix
