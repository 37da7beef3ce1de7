# ruff: noqa: RUF001 - marks that look alike are what is cut at
"""Sentences are cut in code points, and nothing is lost between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.base.abbreviations import habits
from sourcebook.base.sentences import sentences

SOUP = st.text(alphabet=" .!?…؟\n\u2028«»“”\"')(]aAzZçŞ3٣م。\u0301\U0001f600-–", max_size=80)


def cut(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Dr. No came. He left.", ["Dr. No came.", "He left."]),
        ("en", "A. A. Milne wrote it. It sold.", ["A. A. Milne wrote it.", "It sold."]),
        ("en", "It was plan B. The end.", ["It was plan B.", "The end."]),
        ("en", "“Why?” he asked. “Go!” She went.", ["“Why?” he asked.", "“Go!”", "She went."]),
        ("de", "Am 3. Oktober, z. B. in Bonn. Dann", ["Am 3. Oktober, z. B. in Bonn.", "Dann"]),
        ("fr", "« Quoi ? » dit M. Roux. Rien.", ["« Quoi ? » dit M. Roux.", "Rien."]),
        ("fr", "J.-M. Le Clézio vint. Il lut.", ["J.-M. Le Clézio vint.", "Il lut."]),
        ("tr", "M.Ö. 52’de doğdu. Öldü.", ["M.Ö. 52’de doğdu.", "Öldü."]),
        ("ar", "هل جئت؟ نعم.", ["هل جئت؟", "نعم."]),
        ("zh", "他来了。他走了！真的？", ["他来了。", "他走了！", "真的？"]),
        ("en", "It grew.[12] It fell.", ["It grew.[12]", "It fell."]),
        ("en", "1. Open the lid. 2. Close it.", ["1. Open the lid.", "2. Close it."]),
        ("", "😀 One. Two 😀", ["😀 One.", "Two 😀"]),
    ],
)
def test_a_full_stop_ends_a_sentence_only_where_the_language_says_so(
    language: str, text: str, expected: list[str]
) -> None:
    assert cut(text, language) == expected


def test_a_line_break_always_parts() -> None:
    assert cut("One\ntwo\u2028three ") == ["One", "two", "three"]


def test_no_words_are_no_sentence() -> None:
    assert cut("") == cut(" \n\t\u00a0") == []


def test_a_region_and_an_unknown_language_are_understood() -> None:
    assert habits("de-AT") is not habits("")
    assert cut("Er kam am 3. Mai. Sie ging.", "de-AT") == ["Er kam am 3. Mai.", "Sie ging."]
    assert cut("Mme. Roux saw Dr. Li.", "xx") == ["Mme. Roux saw Dr. Li."]


@given(SOUP, st.sampled_from(["", "en", "de", "fr", "tr", "ar", "🦊"]))
def test_whatever_stands_in_a_text_is_in_one_sentence_and_in_order(
    text: str, language: str
) -> None:
    end = 0
    for start, stop in sentences(text, language):
        assert end <= start < stop <= len(text)
        assert not text[end:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        end = stop
    assert not text[end:].strip()
