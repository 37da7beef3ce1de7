"""Words are counted over all of a text, however long it is."""

import pytest

from sourcebook.model.article import Metadata
from sourcebook.model.edition import Edition


@pytest.mark.parametrize(
    "text",
    ["", " \n ", "one two\nthree", "word " * 100_000, "ab\u00a0c\x1cd\n" * 50_000, "w" * 300_000],
)
def test_words_are_what_stands_between_white_space(text: str) -> None:
    assert Edition("e", "c", Metadata(), "", text, ()).words == len(text.split())


def test_a_character_of_chinese_or_korean_counts_half_a_word() -> None:
    assert Edition("e", "c", Metadata(), "", "漢字 한글 kana かな", ()).words == 4 + 3
