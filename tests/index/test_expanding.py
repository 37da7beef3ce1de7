"""Other spellings beside the words of a question."""

import pytest

from sourcebook.index.contrasting import Row
from sourcebook.index.expanding import expand, inflect, other_spellings
from sourcebook.index.parsing import parse
from sourcebook.index.query import (
    Alike,
    Either,
    Every,
    Forms,
    Near,
    Query,
    Where,
    Without,
    Words,
    rows,
)

NAMES: dict[Row, tuple[Row, ...]] = {
    ("sinjar",): (("sengal",), ("shingal",)),
    ("islamic", "state"): (("daesh",),),
    ("daesh",): (("islamic", "state"),),
    ("one",): (("two",), ("three", "four")),
    ("two",): (("one",), ("three", "four")),
    ("three", "four"): (("one",), ("two",)),
}
SINJAR = Alike(Words(("sinjar",)), (Words(("sengal",)), Words(("shingal",))))
STATE = (Words(("islamic",)), Words(("state",)))


def also(row: Row) -> tuple[Row, ...]:
    return NAMES.get(row, ())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sinjar ", SINJAR),
        ("war sinjar ", Every((Words(("war",)), SINJAR))),
        ("-sinjar ", Without(SINJAR)),
        ("islamic state ", Alike(Every(STATE), (Words(("daesh",)),))),
        (
            "the islamic state ",
            Every((Words(("the",)), Alike(Every(STATE), (Words(("daesh",)),)))),
        ),
        ('"islamic state"', Alike(Words(("islamic", "state")), (Words(("daesh",)),))),
        ("state islamic ", Every((STATE[1], STATE[0]))),
        (
            "islamic (state) war ",
            Every((Alike(Every(STATE), (Words(("daesh",)),)), Words(("war",)))),
        ),
        (
            "title:daesh ",
            Alike(Words(("daesh",), Where.TITLE), (Words(("islamic", "state"), Where.TITLE),)),
        ),
        ("near:5(war sinjar)", Near((Words(("war",)), SINJAR), 5)),
        ("near:5(war (sinjar OR x))", Near((Words(("war",)), Either((SINJAR, Words(("x",))))), 5)),
        (
            "near:5(islamic state war)",
            Either(
                (
                    Near((*STATE, Words(("war",))), 5),
                    Near(
                        (
                            Alike(Words(("islamic", "state")), (Words(("daesh",)),)),
                            Words(("war",)),
                        ),
                        5,
                    ),
                )
            ),
        ),
        (
            "near:5(islamic state)",
            Either((Near(STATE, 5), Alike(Words(("islamic", "state")), (Words(("daesh",)),)))),
        ),
        (
            "title:(islamic state) ",
            Alike(
                Every((Words(("islamic",), Where.TITLE), Words(("state",), Where.TITLE))),
                (Words(("daesh",), Where.TITLE),),
            ),
        ),
        (
            "islamic title:state ",
            Every((Words(("islamic",)), Words(("state",), Where.TITLE))),
        ),
        ("~sinjar ", Words(("sinjar",), fuzz=1)),
        ("site:sinjar ", Words(("sinjar",), Where.SITE)),
    ],
)
def test_a_name_is_asked_with_its_other_spellings(typed: str, meant: Query) -> None:
    assert expand(parse(typed), also) == meant


ONE, TWO, THREE = Words(("one",)), Words(("two",)), Words(("three", "four"))
APART = Every((Words(("three",)), Words(("four",))))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("one -two ", Every((Alike(ONE, (THREE,)), Without(TWO)))),
        ('two -"three four" ', Every((Alike(TWO, (ONE,)), Without(THREE)))),
        ("-(three four) two ", Every((Without(APART), Alike(TWO, (ONE,))))),
        ("three four -one -two ", Every((*APART.parts, Without(ONE), Without(TWO)))),
        ("-(one OR sinjar) two ", Every((Without(Either((ONE, SINJAR))), Alike(TWO, (THREE,))))),
        ("-near:3(one x) two ", None),
        ('"lamp of two" -one ', Every((Words(("lamp", "of", "two")), Without(ONE)))),
        ("one -sinjar ", Every((Alike(ONE, (TWO, THREE)), Without(SINJAR)))),
        ("one -one ", Every((Alike(ONE, (TWO, THREE)), Without(Alike(ONE, (TWO, THREE)))))),
        ("-one ", Without(Alike(ONE, (TWO, THREE)))),
        ("-one -two ", None),
    ],
)
def test_what_must_not_be_found_takes_no_other_spelling_with_it(
    typed: str, meant: Query | None
) -> None:
    query = expand(parse(typed), also)
    if meant is not None:
        assert query == meant
    elif typed.startswith("-near"):
        assert query == Every((Without(Near((ONE, Words(("x",))), 3)), Alike(TWO, (THREE,))))
    else:
        assert query == Every(
            (Without(Alike(ONE, (TWO, THREE))), Without(Alike(TWO, (ONE, THREE))))
        )


def test_questions_that_must_be_answered_together_are_seen_together() -> None:
    asked, earlier = parse("-one "), parse("two ")
    assert expand(asked, also, beside=[earlier]) == Without(ONE)
    assert expand(earlier, also, beside=[asked]) == Alike(TWO, (THREE,))


def test_without_spellings_nothing_changes() -> None:
    query = parse('a "b c" (d OR -e) is:read f*')
    assert expand(query, lambda _row: ()) == query


def test_the_spellings_are_told_by_the_first_word_of_the_name() -> None:
    query = expand(parse("islamic state OR sinjar "), also)
    assert other_spellings(expand(parse("islamic state "), also)) == {STATE: ("daesh",)}
    assert other_spellings(query) == {(Words(("sinjar",)),): ("sengal", "shingal")}


FORMS = {"runs": (Forms(("run", "running")),), "fighters": (Forms(("fighter", "fighters2")),)}


def formed(typed: str, *as_typed: Words) -> Query:
    return inflect(parse(typed), lambda word: FORMS.get(word, ()), as_typed)


@pytest.mark.parametrize(
    "typed",
    ["-runs ", '"runs fighters"', "~runs ", "by:runs ", "site:runs ", "runs-fighters ", "ru*s "],
)
def test_forms_are_not_asked_of_what_was_meant_exactly(typed: str) -> None:
    assert formed(typed) == parse(typed)


def test_forms_stand_beside_single_words() -> None:
    runs = Alike(Words(("runs",)), (), (Forms(("run", "running")),))
    assert formed("runs ") == runs
    assert formed("war (runs OR lamp) ") == Every(
        (Words(("war",)), Either((runs, Words(("lamp",)))))
    )
    assert formed("title:runs ") == Alike(Words(("runs",), Where.TITLE), (), FORMS["runs"])
    assert formed("runs ", Words(("runs",))) == Words(("runs",))


def test_forms_that_a_beginning_finds_are_not_asked_again() -> None:
    asked = Words(("fighters",), is_prefix=True)
    assert formed("fighters") == Alike(asked, (), (Forms(("fighter",)),))


def test_a_word_may_have_other_spellings_and_forms() -> None:
    query = inflect(expand(parse("sinjar "), also), lambda _: (Forms(("sinjars",)),))
    assert query == Alike(SINJAR.part, SINJAR.others, (Forms(("sinjars",)),))
    assert other_spellings(query) == {(Words(("sinjar",)),): ("sengal", "shingal", "sinjars")}
    assert list(rows(query))[-1] == Words(("sinjars",))
    assert inflect(expand(parse("islamic state "), also), lambda _: (Forms(("islam",)),)) == expand(
        parse("islamic state "), also
    )
