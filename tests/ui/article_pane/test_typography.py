"""What the settings say of an article is how it is set."""

from types import MappingProxyType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo

from sourcebook.model.settings import Settings
from sourcebook.ui import fonts
from sourcebook.ui.article_pane.typography import (
    CAPTION,
    CODE,
    HEADINGS,
    LIST_ITEM,
    PARAGRAPH,
    TITLE,
    Typography,
    typography,
)
from sourcebook.ui.theme import LIGHT


@pytest.fixture(autouse=True)
def _loaded(qapp: object) -> None:  # noqa: ARG001 - fonts need an application
    fonts.load_fonts()


def set_by(**values: str | float | bool) -> Typography:
    return typography(LIGHT, Settings(MappingProxyType(values)))


def test_every_setting_of_the_article_is_followed() -> None:
    found = set_by(
        text_size_px=24, column_characters=50, line_height=1.4, text_font="Inter", justified=True
    )
    assert found == Typography(LIGHT, 24, 50, 1.4, "Inter", is_justified=True)
    assert set_by() == Typography(LIGHT, 19, 68, 1.62)


def test_the_body_and_its_headings_have_the_typeface_chosen_and_code_has_its_own() -> None:
    inter = set_by(text_font="Inter")
    looks = (PARAGRAPH, TITLE, HEADINGS[1], CODE)
    families = [QFontInfo(inter.character_format(look).font()).family() for look in looks]
    assert families == ["Inter", "Inter", "Inter", "JetBrains Mono"]


def test_only_what_is_read_at_length_is_justified() -> None:
    justified = Qt.AlignmentFlag.AlignJustify

    def is_justified(found: Typography, look: object) -> bool:
        form = found.block_format(look, right_to_left=False)  # type: ignore[arg-type] # a Look
        return form.alignment() == justified

    looks = (PARAGRAPH, LIST_ITEM, TITLE, HEADINGS[0], CAPTION, CODE)
    assert [is_justified(set_by(justified=True), one) for one in looks] == [
        *(True, True),
        *(False, False, False, False),
    ]
    assert not any(is_justified(set_by(), one) for one in looks)


def test_a_column_holds_as_many_letters_in_any_typeface() -> None:
    wide, narrow = set_by(text_font="JetBrains Mono"), set_by()
    assert wide.column_px > 1.1 * narrow.column_px
