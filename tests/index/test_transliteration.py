"""Words are read aloud as the languages that write them do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.base import folding
from sourcebook.index import transliteration
from sourcebook.index.transliteration import LONGEST, MOST_READINGS, readings


@pytest.mark.parametrize(
    ("spelling", "sounds"),
    [
        ("Shingal", "Singal"),
        ("Schukow", "SukoW"),
        ("Tschechow", "CexoW"),
        ("Чехов", "Cexov"),
        ("Хрущёв", "xruSCev"),
        ("Szczecin", "SCecin"),
        ("Cidde", "Jide"),
        ("خمینی", "xmini"),
        ("Qaddafi", "qadafi"),
        ("ירושלים", "irwSlim"),
        ("Μπαγκντάτ", "bagdat"),
    ],
)
def test_a_word_has_the_reading_its_language_gives_it(spelling: str, sounds: str) -> None:
    assert sounds in readings(folding.fold(spelling))


def test_the_article_may_be_left_out() -> None:
    assert {"baGdadi", "albaGdadi"} <= set(readings("albaghdadi"))
    assert "mwsl" in readings("الموصل")
    assert "raka" in readings("arraqqa".replace("qq", "kk"))


def test_two_equal_letters_are_one_sound_unless_a_silent_one_parts_them() -> None:
    assert readings("bassam") == ("basam",)
    assert readings("معمر") == ("mmr",)


def test_a_short_word_keeps_what_only_looks_like_an_article() -> None:
    assert readings("alan") == ("alan",)


def test_what_is_no_word_of_these_scripts_has_no_reading() -> None:
    assert readings("") == readings("f16") == readings("民主") == readings("a b") == ()
    assert readings("a" * (LONGEST + 1)) == ()


def test_letters_of_every_table_have_sounds_that_are_known() -> None:
    known = set(transliteration.WEAK) | set("bptdTDkgqxGHfvWszSZcCJmnlr")
    for table in ("LATIN", "CYRILLIC", "ARABIC", "HEBREW", "GREEK"):
        for letters, sounds in getattr(transliteration, table).items():
            assert set(sounds) <= known | set(" -"), letters
            assert folding.fold(letters) == letters, "folding never leaves this letter"


def test_a_word_of_many_doubtful_letters_has_few_readings() -> None:
    assert 1 < len(readings("jchc" * 3)) <= MOST_READINGS
    assert 1 < len(readings("aljchcjchc")) <= 2 * MOST_READINGS


@given(st.text())
def test_no_text_breaks_it_and_readings_are_few(text: str) -> None:
    assert len(readings(folding.fold(text))) <= 2 * MOST_READINGS
