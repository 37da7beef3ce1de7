"""The first strong letter says which way a text runs."""

import pytest

from sourcebook.ui.article_pane.direction import is_right_to_left_language, runs_right_to_left


@pytest.mark.parametrize("text", ["هذا نص", "שלום world", "12. مرحبا", "“ערב"])
def test_arabic_and_hebrew_run_from_right_to_left(text: str) -> None:
    assert runs_right_to_left(text)


@pytest.mark.parametrize("text", ["Latin", "Şengal شنكال", "灯台", "(Varn) فجر"])
def test_other_scripts_run_from_left_to_right(text: str) -> None:
    assert not runs_right_to_left(text, otherwise=True)


@pytest.mark.parametrize("text", ["", "123 — 456", "…?"])
def test_a_text_without_letters_does_as_its_neighbours(text: str) -> None:
    assert runs_right_to_left(text, otherwise=True)
    assert not runs_right_to_left(text)


def test_languages_are_known_by_their_tag() -> None:
    assert is_right_to_left_language("ar-EG")
    assert is_right_to_left_language("he")
    assert not is_right_to_left_language("en")
    assert not is_right_to_left_language("")
