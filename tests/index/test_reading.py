"""How a question is said to be understood."""

from datetime import date

import pytest

from sourcebook.index.parsing import read
from sourcebook.index.query import Where, Words
from sourcebook.index.reading import LONGEST_LABEL, chips
from sourcebook.model.search import Part

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("typed", "part", "label"),
    [
        ("war ", Part.WORD, "war"),
        ("war", Part.WORD, "war…"),
        ("F-16 ", Part.WORD, "f 16"),
        ("co-op", Part.WORD, "co op…"),
        ('title:"two words"', Part.PHRASE, "title: “two words”"),
        ("-peace", Part.WITHOUT, "peace"),
        ("~kobani ", Part.WORD, "like kobani"),
        ("wom*n ", Part.WORD, "wom*n"),
        ("near:5(a b)", Part.FILTER, "a, b within 5 words"),
        ("near:1(a b)", Part.FILTER, "a, b next to each other"),
        ("in:articles ", Part.FILTER, "in: articles"),
        ("words:1 ", Part.FILTER, "1 word"),
        ("words:0 ", Part.FILTER, "0 words"),
        ("words:7 ", Part.FILTER, "7 words"),
        ("words:<=500 ", Part.FILTER, "up to 500 words"),
        ("words:>=0 ", Part.FILTER, "0 words or more"),
        ("title:wom*n ", Part.WORD, "title: wom*n"),
        ('near:5("a b" (c OR d) e*)', Part.TROUBLE, 'near:5("a b" (c OR d) e*)'),
        ('near:5("a b" (c OR d) ef*)', Part.FILTER, "“a b”, c or d, ef… within 5 words"),
        ("is:starred ", Part.FILTER, "starred"),
        ("tag:se", Part.FILTER, "tag: se…"),
        ("in:title ", Part.FILTER, "in the title"),
        ("date:2014 ", Part.FILTER, "published: 2014"),
        ("date:2014..2016 ", Part.FILTER, "published: 2014 to 2016"),
        ("date:aug-2014 ", Part.FILTER, "published: 2014-08"),
        ("saved:today ", Part.FILTER, "saved: 2026-11-26"),
        ("saved:last-week ", Part.FILTER, "saved: 2026-11-16 to 2026-11-22"),
        ("date:..2016 ", Part.FILTER, "published: up to 2016"),
        ("date:>2000 ", Part.FILTER, "published: from 2001"),
        ("date:<2014 ", Part.FILTER, "published: up to 2013"),
        ("date:<2014-08 ", Part.FILTER, "published: up to 2014-07-31"),
        ("date:>2014-02-28 ", Part.FILTER, "published: from 2014-03"),
        ("words:>2000 ", Part.FILTER, "2,001 words or more"),
        ("words:500..800 ", Part.FILTER, "500 to 800 words"),
        ("is:strred ", Part.TROUBLE, "is:strred"),
    ],
)
def test_a_chip_says_in_a_few_words_what_a_part_means(typed: str, part: Part, label: str) -> None:
    (chip,) = chips(read(typed, TODAY), typed, {})
    assert (chip.part, chip.label) == (part, label)
    assert typed[chip.start : chip.end] == typed.strip()


def test_words_of_either_and_of_a_negated_bracket_are_told_as_such() -> None:
    typed = "a (b OR c) -(d is:read) "
    parts = [chip.part for chip in chips(read(typed), typed, {})]
    assert parts == [Part.WORD, Part.EITHER, Part.EITHER, Part.WITHOUT, Part.WITHOUT]


def test_a_name_of_several_words_is_one_chip() -> None:
    typed = "the islamic state"
    name = (Words(("islamic",)), Words(("state",), is_prefix=True))
    first, second = chips(read(typed), typed, {name: ("daesh",)})
    assert (first.label, first.also) == ("the", ())
    assert (second.label, second.also) == ("islamic state…", ("daesh",))
    assert typed[second.start : second.end] == "islamic state"


def test_other_spellings_stand_beside_their_word() -> None:
    first, second = chips(read("a b "), "a b ", {(Words(("b",)),): ("c", "d e")})
    assert (first.also, second.also) == ((), ("c", "d e"))


def test_other_spellings_of_words_that_are_near_one_another_are_told() -> None:
    typed = "near:5(lamp sinjar)"
    (chip,) = chips(read(typed), typed, {(Words(("sinjar",)),): ("sengal", "shingal")})
    assert chip.also == ("sengal", "shingal")


def test_a_pasted_book_is_not_repeated_by_the_chip_that_leaves_it_out() -> None:
    text = " ".join(f"w{number}" for number in range(10_000))
    chip = chips(read(text), text, {})[-1]
    assert chip.part is Part.TROUBLE
    assert chip.label.startswith("w64 w65")
    assert len(chip.label) <= LONGEST_LABEL
    assert chip.end == len(text)


def test_a_name_word_by_word_near_others_is_told_with_its_other_spellings() -> None:
    typed = "near:5(islamic state fighters)"
    (chip,) = chips(read(typed), typed, {(Words(("islamic", "state")),): ("daesh",)})
    assert chip.also == ("daesh",)


def test_other_spellings_of_words_in_the_title_stand_beside_them() -> None:
    typed = "in:title shingal islamic state "
    title = (Words(("islamic",), Where.TITLE), Words(("state",), Where.TITLE))
    also = {(Words(("shingal",), Where.TITLE),): ("sengal",), title: ("daesh",)}
    told = chips(read(typed), typed, also)
    assert [chip.also for chip in told] == [(), ("sengal",), ("daesh",)]
    assert [chip.label for chip in told][1:] == ["title: shingal", "title: islamic state"]
