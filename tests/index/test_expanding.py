"""Other spellings beside the words of a question."""

import pytest

from sourcebook.index.expanding import Row, expand, other_spellings
from sourcebook.index.parsing import parse
from sourcebook.index.query import Alike, Every, Query, Where, Without, Words

NAMES: dict[Row, tuple[Row, ...]] = {
    ("sinjar",): (("sengal",), ("shingal",)),
    ("islamic", "state"): (("daesh",),),
    ("daesh",): (("islamic", "state"),),
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
        ("~sinjar ", Words(("sinjar",), fuzz=1)),
        ("site:sinjar ", Words(("sinjar",), Where.SITE)),
    ],
)
def test_a_name_is_asked_with_its_other_spellings(typed: str, meant: Query) -> None:
    assert expand(parse(typed), also) == meant


def test_without_spellings_nothing_changes() -> None:
    query = parse('a "b c" (d OR -e) is:read f*')
    assert expand(query, lambda _row: ()) == query


def test_the_spellings_are_told_by_the_first_word_of_the_name() -> None:
    query = expand(parse("islamic state OR sinjar "), also)
    assert other_spellings(expand(parse("islamic state "), also)) == {STATE[0]: ("daesh",)}
    assert other_spellings(query) == {Words(("sinjar",)): ("sengal", "shingal")}
