# ruff: noqa: RUF001 - letters that look alike are what is tested
"""Folding and cutting into words."""

import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sourcebook.base.folding import (
    LONGEST_WORD,
    fold,
    fold_with_map,
    joined,
    leading,
    tokens,
    unfold,
)

ANY_TEXT = st.text(
    st.characters(exclude_categories=()) | st.sampled_from("ẞıİŞé\u0301 كىّ’-.,1한가ｶﾞﾟ")
)


def words(text: str) -> list[str]:
    return [word for word, _, _ in tokens(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Şengal", "SENGAL"),
        ("Diyarbakır", "diyarbakir"),
        ("İSTANBUL", "istanbul"),
        ("Kobanî", "Kobani"),
        ("Øcalan", "Ocalan"),
        ("Łódź", "Lodz"),
        ("straße", "STRASSE"),
        ("Æthel", "aethel"),
        ("Mu\u0308ller", "Müller"),
        ("naı\u0308ve", "naive"),
        ("كُرْدِي", "كردي"),
        ("کوردی", "كوردي"),
        ("كـــورد", "كورد"),
        ("ﬁrst", "first"),
        ("ＡＢＣ", "abc"),
        ("٢٠١٤", "2014"),
        ("co\u00adoperate", "cooperate"),
        ("“so”—it’s", '"so"-it\'s'),
        ("ｶﾞ", "ガ"),
        ("한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8"),
    ],
)
def test_spellings_of_one_word_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("が", "か"), ("हिन्दी", "हनद"), ("ไทย", "ทย")])
def test_marks_that_are_letters_of_their_script_stay(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iraq’s army, they'll come", "iraq army they come"),
        ("Iraq ’s", "iraq s"),
        ("don't", "dont don"),
        ("Şengal’ın", "sengalin sengal in"),
        ("Da'esh l’homme O’Brien", "daesh da esh lhomme homme obrien brien"),
        ("Kurds' ‘quoted’", "kurds quoted"),
        ("F-16", "f 16 f16"),
        ("state-of-the-art", "state of the art"),
        ("al-Assad's", "al assad alassad"),
        ("1914–1918", "1914 1918"),
        ("the U.S. and e.g. J.K. Rowling", "the us and eg jk rowling"),
        ("the U.N.’s man, the U.N’s, ‘the U.N’", "the un man the un the un"),
        ("A.B.D.’de A.B.D’de", "abdde abd de abdde abd de"),
        ("l’O.N.U. d’U.S.-led", "lonu onu dus us led"),
        ("anti-U.S. mid-1,500 1-2,000 1,000’s", "anti us antius mid 1500 mid1500 1 2000 1000"),
        ("U.S.Army www.bbc.co.uk A.Bc", "us army www bbc co uk a bc"),
        ("3,000.5 and 1.000.000 and 3.5", "3000 5 and 1000000 and 3 5"),
        ("snake_case ISIS/ISIL", "snake case isis isil"),
        ("民主力", "民主 主力 力"),
        ("叙 A叙利亚B", "叙 a 叙利 利亚 亚 b"),
        ("كُرْدِي می\u200cخواهم", "کردي ميخواهم"),
        ("हिन्दी", "हिन्दी"),
        ("a\u200bb", "a b"),
        ("😀 … — '", ""),
    ],
)
def test_text_is_cut_into_the_words_people_look_for(text: str, expected: str) -> None:
    assert words(text) == expected.split()


def test_hangul_is_paired_by_syllable_however_it_is_encoded() -> None:
    composed, apart = "한국어", "\u1112\u1161\u11ab\u1100\u116e\u11a8\u110b\u1165"
    assert words(composed) == words(apart)
    assert next(apart[start:end] for _, start, end in tokens(apart)) == apart[:6]


def test_a_word_shares_the_position_of_the_words_that_cover_it() -> None:
    assert [word for word, _, _ in leading(tokens("Da’esh F-16 民主力"))] == [
        "daesh",
        "f",
        "16",
        "民主",
        "主力",
    ]


def test_words_with_a_sign_in_them_are_told_apart() -> None:
    text = "Iraq’s state. The U.S. and Da’esh: F-16s, 3,000 of them,\nl’homme"
    assert [word for word, _, _ in joined(text)] == [
        "us",
        "daesh",
        "f16s",
        "3000",
        "lhomme",
    ]
    assert [text[a:b] for _, a, b in joined(text)][:2] == ["U.S", "Da’esh"]


def test_an_endless_run_is_one_short_word() -> None:
    [(word, start, end)] = tokens("é" * 1_000_000)
    assert (word, start, end) == ("e" * LONGEST_WORD, 0, 1_000_000)


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT, ANY_TEXT)
def test_folding_goes_by_code_point(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


@given(ANY_TEXT)
def test_the_map_leads_from_every_folded_code_point_to_the_one_it_was_made_of(text: str) -> None:
    folded, offsets = fold_with_map(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded) + 1
    assert offsets[-1] == len(text)
    assert list(offsets) == sorted(offsets)
    assert all(point in fold(text[offsets[at]]) for at, point in enumerate(folded))


@given(ANY_TEXT)
def test_a_span_of_the_folded_text_leads_to_what_folds_to_it(text: str) -> None:
    folded, offsets = fold_with_map(text)
    for end in range(len(folded) + 1):
        first, last = unfold(offsets, end // 2, end)
        assert folded[end // 2 : end] in fold(text[first:last])


@given(ANY_TEXT)
def test_a_word_is_the_folded_text_of_its_span_without_its_joints(text: str) -> None:
    for word, start, end in tokens(text):
        assert 0 <= start < end <= len(text)
        slice_folded = "".join(c for c in fold(text[start:end]) if c not in "'\"`׳״-.,٬")
        assert slice_folded[:LONGEST_WORD] == word


@given(ANY_TEXT)
def test_leading_words_go_forward(text: str) -> None:
    ends = [end for _, _, end in leading(tokens(text))]
    assert ends == sorted(set(ends))


def test_every_code_point_can_be_folded() -> None:
    for point in range(0, sys.maxunicode + 1, 7):
        folded = fold(chr(point))
        assert fold(folded) == folded


@given(st.text(st.sampled_from("aZ 1.,’“—éΣİ\u0301\u13a0") | st.characters(), max_size=90))
@example("\u13a0 one")
def test_a_text_folds_the_same_beside_many_kinds_of_signs(text: str) -> None:
    many = "".join(map(chr, range(0x3B1, 0x400)))
    assert fold(text) == fold(many + text)[len(fold(many)) :]
    assert fold("a" * 90 + text) == "a" * 90 + "".join(map(fold, text))


@pytest.mark.parametrize("text", ["sea’3,000’F-16 ", "12’1.500’000", "a’3,000’b"])
def test_numbers_between_apostrophes_are_cut(text: str) -> None:
    assert any("000" in word for word, *_ in tokens(text))
