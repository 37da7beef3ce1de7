"""The packaged typefaces are there, and their weights are real."""

import logging

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

from sourcebook.ui import fonts


@pytest.fixture(autouse=True)
def _loaded(qapp: object) -> None:  # noqa: ARG001 - fonts need an application
    fonts.load_fonts()


def width(font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance("Hamburgefonts")


def test_the_three_families_come_with_the_program() -> None:
    assert fonts.load_fonts()
    found = [QFontInfo(make(16)).family() for make in (fonts.serif, fonts.sans, fonts.mono)]
    assert found == ["Literata", "Inter", "JetBrains Mono"]


def test_weights_are_drawn_by_the_font_and_not_smeared() -> None:
    for make in (fonts.serif, fonts.sans):
        assert width(make(40)) < width(make(40, 600)) < width(make(40, 700))


def test_qt_is_never_asked_to_embolden_a_bold_font() -> None:
    assert fonts.serif(20, 700).weight() <= 600


def test_italics_are_letters_of_their_own() -> None:
    assert QFontInfo(fonts.serif(40, italic=True)).italic()
    assert width(fonts.serif(40, italic=True)) != width(fonts.serif(40))


def test_sizes_are_pixels_and_never_vanish() -> None:
    assert fonts.sans(12.4).pixelSize() == 12
    assert fonts.sans(0).pixelSize() == 1


def test_any_typeface_can_be_read_in_and_one_that_is_not_there_is_literata() -> None:
    assert [QFontInfo(fonts.reading(one, 16)).family() for one in fonts.SHIPPED] == [*fonts.SHIPPED]
    assert QFontInfo(fonts.reading("No Such Typeface", 16)).family() == "Literata"
    assert width(fonts.reading("Literata", 40, 700)) == width(fonts.serif(40, 700))


def test_the_typefaces_of_the_system_are_offered_without_ours() -> None:
    assert not {*fonts.of_system()} & {*fonts.SHIPPED}


def test_missing_packages_are_told_once_and_do_not_stop_the_program(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(fonts, "_PACKAGES", ("no_such_font_package",))
    fonts._load.cache_clear()
    with caplog.at_level(logging.WARNING):
        assert not fonts.load_fonts()
        assert not fonts.load_fonts()
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    fonts._load.cache_clear()
