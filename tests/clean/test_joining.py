"""A word parted at the end of a line is whole again; a hyphen of its own stays."""

import pytest

from sourcebook.clean.joining import Lexicon, joined


@pytest.mark.parametrize(
    ("left", "right", "elsewhere", "whole"),
    [
        ("the infor-", "mation came", "", "the information came"),
        ("the infor-", "mation came", "what information there was", "the information came"),
        ("a well-", "known man", "", "a well-known man"),
        ("a well-", "known man", "a wellknown man", "a wellknown man"),
        ("its twenty-", "one boats", "", "its twenty-one boats"),
        ("a state-", "owned port", "the state of the port", "a state-owned port"),
        ("a long-", "term plan", "a long plan", "a long-term plan"),
        ("they were mis-", "led by it", "", "they were misled by it"),
        ("no self-", "ish man", "", "no selfish man"),
        ("the cross-", "ing of it", "", "the crossing of it"),
        ("the wellness and well-", "ness", "", "the wellness and wellness"),
        ("ein gut-", "gläubiger Mann", "", "ein gutgläubiger Mann"),
        ("il est mal-", "heureux", "mal heureux", "il est mal-heureux"),
        ("Ein-", "und Ausfahrt", "", "Ein- und Ausfahrt"),
        ("in Baden-", "Württemberg", "", "in Baden-Württemberg"),
    ],
)
def test_parted_words_are_joined(left: str, right: str, elsewhere: str, whole: str) -> None:
    lexicon = Lexicon([left.rpartition(" ")[0], right.partition(" ")[2], elsewhere])
    assert joined(left, right, lexicon, is_typeset=True) == whole


def test_a_line_that_a_person_wrapped_keeps_its_hyphen() -> None:
    assert joined("infor-", "mation", Lexicon([]), is_typeset=False) == "infor-mation"
