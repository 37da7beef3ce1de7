"""What stands above a text after *by* and is written small in it is no name."""

import re

import pytest

from sourcebook.clean.ordinary import is_ordinary
from support.pages import HTML, cleaned

WORDS = "<p>Whoever goes there by train sees a stone on the hill, where the night is long.</p>" * 4


def byline(line: str) -> str:
    page = f"<article><h1>To the sea</h1><p>{line}</p>{WORDS}</article>"
    return cleaned(page, HTML, "https://paper.example/sea").metadata.byline


@pytest.mark.parametrize("line", ["By Train", "By Night Train", "BY TRAIN", "By Night"])
def test_words_of_the_text_are_no_author(line: str) -> None:
    assert byline(line) == ""


@pytest.mark.parametrize(
    ("line", "name"),
    [
        *(("By Mira Stone", "Mira Stone"), ("By Hill", ""), ("By Reuters", "Reuters")),
        *(("By Banksy", "Banksy"), ("Von Mira von Stone", "Mira von Stone")),
    ],
)
def test_a_name_with_one_word_of_the_text_is_one(line: str, name: str) -> None:
    assert byline(line) == name


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_above_pasted_text_such_a_line_is_a_subtitle(between: str) -> None:
    text = "\n\n".join([re.sub("<.*?>", "", WORDS)] * 3)
    known = cleaned(f"To the sea{between}By Night Train\n\n{text}").metadata
    assert (known.title, known.subtitle, known.byline) == ("To the sea", "By Night Train", "")
    known = cleaned(f"To the sea{between}By Mira Stone\n\n{text}").metadata
    assert (known.subtitle, known.byline) == ("", "Mira Stone")


def test_a_script_without_capitals_tells_nothing() -> None:
    assert not is_ordinary("王小明", "王小明 王小明")
    assert not is_ordinary("", "words")


def test_a_body_is_a_name_whatever_the_text_says() -> None:
    assert not is_ordinary("Associated Press", "the press was associated with it")
    assert is_ordinary("Night Lamps", "the lamps of the night")
