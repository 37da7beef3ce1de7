# ruff: noqa: RUF001 - signs that look alike are what is tested
"""What is typed into the search box means."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.index.parsing import DEEPEST, LONGEST, MOST_PARTS, MOST_WORDS, parse, read
from sourcebook.index.pieces import as_typed
from sourcebook.index.query import (
    MOST,
    NOTHING,
    Either,
    Every,
    Field,
    Filter,
    Near,
    Pattern,
    Query,
    Range,
    Where,
    Without,
    Words,
    rows,
)
from sourcebook.index.whoosh_query import to_whoosh
from sourcebook.model.search import Part

TYPED = st.text(st.sampled_from("ab -\"“”():ORtitlebysite叙利'’.\ud800\0😀") | st.characters())
HEADS = ("title:", "in:", "tag:", "is:", "date:", "words:", "near:5(", "site:", "titel:", "saved:")
PIECES = (
    *HEADS,
    "~",
    "*",
    "-",
    "(",
    ")",
    "OR ",
    "NOT ",
    "AND ",
    "title:(",
    "wom?n",
    '"',
    " ",
    "war",
    "co-op",
    "2014..",
    "read",
    "title",
)
QUERIES = st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | TYPED
TODAY = date(2026, 11, 26)  # a Thursday


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
        ("~kobani ", Words(("kobani",), fuzz=1)),
        ("Kobanî~ ", Words(("kobani",), fuzz=1)),
        ("~newspaper ", Words(("newspaper",), fuzz=2)),
        ("~to ", word("to")),
        ("wom*n ", Pattern("wom*n")),
        ("*Îsh ", Pattern("*ish")),
        ("title:wom**n ", Pattern("wom*n", Where.TITLE)),
        ("fight* ", word("fight", prefix=True)),
        ("near:5(Şengal hills) ", Near((word("sengal"), word("hills")), 5)),
        ("near:(a b c)", Near((word("a"), word("b"), word("c")), 10)),
        ("near:3(a b", Near((word("a"), word("b")), 3)),
        ("near:3(a bo", Near((word("a"), word("bo", prefix=True)), 3)),
        ("near:3(a)", word("a")),
        ("near:3() war ", word("war")),
        ("near:3(a (b c))", Near((word("a"), word("b"), word("c")), 3)),
        ("-near:3(a b)", Without(Near((word("a"), word("b")), 3))),
        (
            'near:3("a b" lam* (c OR "d e"))',
            Near(
                (word("a", "b"), word("lam", prefix=True), Either((word("c"), word("d", "e")))), 3
            ),
        ),
        ("near:3(wom*n ~kobani)", Near((Pattern("wom*n"), Words(("kobani",), fuzz=1)), 3)),
        (
            "near:3(F-16 co-op",
            Near((Words(("f", "16"), joined="f16"), Words(("co", "op"), joined="coop")), 3),
        ),
        ("author:coburg ", word("coburg", where=Where.BY)),
        ("in:notes ", Filter(Field.KIND, "note")),
        ("in:Highlights ", Filter(Field.KIND, "highlight")),
        ("in:articles war ", Every((Filter(Field.KIND, "article"), word("war")))),
        (
            "in:title war -peace ",
            Every((word("war", where=Where.TITLE), Without(word("peace", where=Where.TITLE)))),
        ),
        ("(in:title a) b ", Every((word("a", where=Where.TITLE), word("b")))),
        ("tag:sea ", Filter(Field.TAG, "sea")),
        ("tag:#Sea/Ports ", Filter(Field.TAG, "Sea/Ports")),
        ('tag:"old  ports"', Filter(Field.TAG, "old ports")),
        ("tag:se", Filter(Field.TAG, "se", is_prefix=True)),
        ("tag:se* ", Filter(Field.TAG, "se", is_prefix=True)),
        ("-tag:sea", Without(Filter(Field.TAG, "sea"))),
        ("is:unread ", Filter(Field.IS, "unread")),
        ("IS:Starred", Filter(Field.IS, "starred")),
        ("-is:archived", Without(Filter(Field.IS, "archived"))),
        ("has:pdf", Filter(Field.HAS, "pdf")),
        ("colour:green ", Filter(Field.COLOUR, "green")),
        ("color:pink ", Filter(Field.COLOUR, "pink")),
        ("lang:tr ", Filter(Field.LANGUAGE, "tr")),
        ("language:en-GB ", Filter(Field.LANGUAGE, "en-gb")),
        ("date:2014 ", Range(Field.DATE, 20140000, 20141231)),
        ("date:2014..2016 ", Range(Field.DATE, 20140000, 20161231)),
        ("date:..2016 ", Range(Field.DATE, 1, 20161231)),
        ("date:2014.. ", Range(Field.DATE, 20140000, MOST)),
        ("date:aug-2014 ", Range(Field.DATE, 20140800, 20140831)),
        ("date:2014-August ", Range(Field.DATE, 20140800, 20140831)),
        ("date:2024-2 ", Range(Field.DATE, 20240200, 20240229)),
        ("date:2014-08-03 ", Range(Field.DATE, 20140803, 20140803)),
        ("date:2014-2016 ", Range(Field.DATE, 20140000, 20161231)),
        ('date:"2014 – 2016"', Range(Field.DATE, 20140000, 20161231)),
        ('date:"aug 2014 to may 2016"', Range(Field.DATE, 20140800, 20160531)),
        ("date:8/2014 ", Range(Field.DATE, 20140800, 20140831)),
        ("date:2014/8 ", Range(Field.DATE, 20140800, 20140831)),
        ("date:2014.08.03 ", Range(Field.DATE, 20140803, 20140803)),
        ('date:"aug 2014"', Range(Field.DATE, 20140800, 20140831)),
        ('date:"3rd Aug, 2014"', Range(Field.DATE, 20140803, 20140803)),
        ("date:august-3-2014 ", Range(Field.DATE, 20140803, 20140803)),
        ('date:">aug 2014"', Range(Field.DATE, 20140900, MOST)),
        ('saved:"last week"', Range(Field.SAVED, 20261116, 20261122)),
        ("saved:LastWeek ", Range(Field.SAVED, 20261116, 20261122)),
        ("words:>2k ", Range(Field.WORDS, 2001, MOST)),
        ("words:1.5k..2k ", Range(Field.WORDS, 1500, 2000)),
        ("words:2,000 ", Range(Field.WORDS, 2000, 2000)),
        ("words:2000+ ", Range(Field.WORDS, 2000, MOST)),
        ('words:"500 - 800 words"', Range(Field.WORDS, 500, 800)),
        ("lang:English ", Filter(Field.LANGUAGE, "en")),
        ("lang:Türkçe ", Filter(Field.LANGUAGE, "tr")),
        ("fuzzy~2 ", Words(("fuzzy",), fuzz=2)),
        ("fuzzy~1 ", Words(("fuzzy",), fuzz=1)),
        ("fuzzy~0 ", word("fuzzy")),
        ("fuzzy~0.8 ", Words(("fuzzy",), fuzz=1)),
        ("title:fuzzy~2 ", Words(("fuzzy",), Where.TITLE, fuzz=2)),
        ("to~2 ", word("to")),
        ("-fuzzy~2", Without(Words(("fuzzy",), fuzz=2))),
        ("example.org/~7 ", word("example", "org", "7")),
        ("date:>2014 ", Range(Field.DATE, 20150000, MOST)),
        ("date:>2014-08 ", Range(Field.DATE, 20140900, MOST)),
        ("date:>2014-02-28 ", Range(Field.DATE, 20140300, MOST)),
        ("date:>2014-02-27 ", Range(Field.DATE, 20140228, MOST)),
        ("date:<2014 ", Range(Field.DATE, 1, 20131231)),
        ("date:<2014-08 ", Range(Field.DATE, 1, 20140731)),
        ("date:<2014-03-01 ", Range(Field.DATE, 1, 20140228)),
        ("date:>=2014 ", Range(Field.DATE, 20140000, MOST)),
        ("date:<=2014 ", Range(Field.DATE, 1, 20141231)),
        ("saved:today ", Range(Field.SAVED, 20261126, 20261126)),
        ("saved:yesterday ", Range(Field.SAVED, 20261125, 20261125)),
        ("saved:this-week ", Range(Field.SAVED, 20261123, 20261129)),
        ("saved:last-week ", Range(Field.SAVED, 20261116, 20261122)),
        ("saved:last-month ", Range(Field.SAVED, 20261001, 20261031)),
        ("saved:last-month..today ", Range(Field.SAVED, 20261001, 20261126)),
        ("words:>2000 ", Range(Field.WORDS, 2001, MOST)),
        ("words:<=500 ", Range(Field.WORDS, 0, 500)),
        ("words:500..800 ", Range(Field.WORDS, 500, 800)),
        ("(a OR is:read) b ", Every((Either((word("a"), Filter(Field.IS, "read"))), word("b")))),
        ("10:30 ", word("10", "30")),
        ("http://example.org ", word("http", "example", "org")),
        ("note:this ", word("note", "this")),
        ("site://a ", word("a", where=Where.SITE)),
    ],
)
def test_a_query_means_what_it_says(typed: str, meant: Query) -> None:
    assert parse(typed, TODAY) == meant


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


def numbered(count: int, head: str = "") -> str:
    return " ".join(f"{head}w{number}" for number in range(count)) + " "


def test_an_endless_query_is_cut() -> None:
    assert len(list(rows(parse("word " * 10_000)))) == MOST_PARTS
    assert len(list(rows(parse(numbered(10_000))))) == MOST_WORDS
    phrase = list(rows(parse('"' + "word " * 10_000 + '"')))
    assert sum(len(words.row) for words in phrase if isinstance(words, Words)) == MOST_WORDS
    deep = parse("(a " * 10_000)
    for _ in range(DEEPEST + 1):
        deep = deep.parts[-1] if isinstance(deep, Every) else deep
    assert isinstance(deep, Words)


@pytest.mark.parametrize(
    ("kept", "cut"),
    [
        (numbered(MOST_WORDS), "unicorn"),
        (numbered(MOST_WORDS, "-"), '-monday (is:read OR "a b") '),
        (numbered(MOST_WORDS - 2), '-"as long as three" '),
        (numbered(MOST_WORDS - 1) + '"one ', 'two three" four'),
        (numbered(MOST_WORDS - 1) + "F-", "16 "),
        (numbered(MOST_WORDS - 1) + "one OR ", "two "),
        (numbered(MOST_WORDS - 1) + "-title:(one ", "two) three"),
        (numbered(MOST_WORDS), "un*"),
        (numbered(MOST_WORDS), "~unicorn"),
        (numbered(MOST_WORDS), "un*rn in:title "),
        (numbered(MOST_WORDS - 1), "near:3(one two) three"),
        ("word " * MOST_PARTS, "unicorn "),
        ("(word " * (MOST_PARTS // 2), "unicorn"),
        ("is:read " * MOST_PARTS, "-unicorn"),
        (" " * LONGEST, "unicorn "),
        ("a" * LONGEST, "a"),
    ],
)
def test_what_is_beyond_the_last_word_is_told_in_one_piece(kept: str, cut: str) -> None:
    pieces = read(kept + cut, TODAY).pieces
    (told,) = [piece for piece in pieces if piece.part is Part.TROUBLE]
    assert told is pieces[-1]
    assert (kept + cut)[told.start : told.end] == cut.strip()
    assert told.trouble.startswith("Only the first ")
    assert told.query == NOTHING


def test_words_that_are_said_again_count_once() -> None:
    typed = "the " + " the ".join(numbered(MOST_WORDS - 1).split()) + " "
    reading = read(f'{typed}"the" (the OR w0) -w1 ')
    assert [piece for piece in reading.pieces if piece.part is Part.TROUBLE] == []
    assert read(f"{typed} unicorn").pieces[-1].part is Part.TROUBLE


def test_a_question_that_just_fits_is_not_cut() -> None:
    for typed in (
        numbered(MOST_WORDS),
        "word " * MOST_PARTS,
        " " * (LONGEST - 4) + "word",
        f'"{numbered(MOST_WORDS)}"',
    ):
        assert [one.part for one in read(typed).pieces if one.part is Part.TROUBLE] == []


def test_a_whole_query_has_no_word_that_is_still_typed() -> None:
    assert parse("war", is_whole=True) == word("war")
    assert parse("tag:se", is_whole=True) == Filter(Field.TAG, "se")
    assert read("is:st", is_whole=True).pieces[0].part is Part.TROUBLE


@given(QUERIES)
def test_every_string_is_a_query(typed: str) -> None:
    reading = read(typed, TODAY)
    to_whoosh(reading.query)
    for leaf in rows(reading.query):
        if isinstance(leaf, Words):
            assert leaf.row
            assert all(leaf.row)
            assert len(leaf.row) == 1 or not (leaf.is_prefix or leaf.fuzz)


@given(QUERIES)
def test_pieces_stand_in_order_and_cover_their_text_only(typed: str) -> None:
    done = 0
    for piece in read(typed, TODAY).pieces:
        assert done <= piece.start < piece.end <= len(typed)
        assert not typed[piece.start].isspace()
        done = piece.end


@given(st.text(max_size=12), st.dates())
def test_no_value_of_a_field_breaks_it(value: str, today: date) -> None:
    for name in ("date", "saved", "words", "lang", "tag", "is", "has", "in", "colour", "near"):
        for typed in (f"{name}:{value}", f'{name}:"{value}"', f"{name}:>{value} "):
            reading = read(typed, today)
            to_whoosh(reading.query)
            assert all(piece.end <= len(typed) for piece in reading.pieces)


def test_words_in_quotation_marks_and_with_a_star_are_meant_as_typed() -> None:
    text = 'lamp "harbour" title:„sea“ ships* near:5("old town" tide)'
    exact = as_typed(read(text), text)
    assert {words.row for words in exact} == {("harbour",), ("sea",), ("ships",), ("old", "town")}


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("border NOT mosul ", "border -mosul "),
        ("NOT (river sea) border ", "-(river sea) border "),
        ("border AND mosul ", "border mosul "),
        ("title:(mosul border) ", "title:mosul title:border "),
        ("border -title:(mosul OR river) ", "border -(title:mosul OR title:river) "),
        ("tag:(war) ", "tag:war "),
        ("by:(smith OR site:times) ", "(by:smith OR site:times) "),
        ("title:(lamp (sea OR tide)) river ", "title:lamp (title:sea OR title:tide) river "),
        ("river OR tag: sea ", "river sea "),
        ("river OR is:foo sea ", "river sea "),
        ("river OR - sea ", "river OR sea "),
        ("NOT ", ""),
        ("river AND", "river "),
    ],
)
def test_what_is_written_as_in_other_programs_means_the_same(typed: str, same: str) -> None:
    assert set(rows(parse(typed))) == set(rows(parse(same)))
    assert _plain(parse(typed)) == _plain(parse(same))


def _plain(query: Query) -> Query:
    """Return *query* with rows of rows made one, since brackets around parts change nothing."""
    if isinstance(query, Every):
        parts: list[Query] = []
        for part in map(_plain, query.parts):
            parts += part.parts if isinstance(part, Every) else (part,)
        return parts[0] if len(parts) == 1 else Every(tuple(parts))
    if isinstance(query, Either):
        return Either(tuple(map(_plain, query.parts)))
    return Without(_plain(query.part)) if isinstance(query, Without) else query


def test_in_quotation_marks_operators_are_words() -> None:
    assert parse('"NOT" "AND" ') == Every((word("not"), word("and")))
    assert parse("not and ") == Every((word("not"), word("and")))


def test_a_question_mark_behind_a_word_is_nothing() -> None:
    assert read("why? ").query == word("why")


def test_the_ends_of_a_stretch_may_stand_in_either_order() -> None:
    assert parse("date:2016..2014 ", TODAY) == parse("date:2014..2016 ", TODAY)
    assert parse("words:800..500 ", TODAY) == parse("words:500..800 ", TODAY)
