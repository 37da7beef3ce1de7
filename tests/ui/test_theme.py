"""The colours can be read, and the style sheet names only colours that exist."""

import re

import pytest
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from sourcebook.model.highlight import Colour
from sourcebook.ui import theme as themes
from sourcebook.ui.theme import THEMES, Theme

pytestmark = pytest.mark.usefixtures("qapp")

READABLE = 4.5
"""WCAG 2.1 success criterion 1.4.3: the least contrast of text of normal size."""

STRONG = 7
"""Criterion 1.4.6: what high contrast promises."""

SEEN = 3
"""Criterion 1.4.11: the least contrast of what is no text but has to be seen."""

every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` (WCAG 2.1, glossary)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(ink: str, ground: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.1, glossary)."""
    low, high = sorted((luminance(ink), luminance(ground)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@every_theme
@pytest.mark.parametrize("ink", ["text", "dim", "link", "accent", "danger"])
@pytest.mark.parametrize("ground", ["paper", "side", "row", "hover", "chip", "panel"])
def test_every_ink_can_be_read_on_every_ground(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= READABLE


@every_theme
def test_text_and_links_can_be_read_where_they_are_highlighted_or_selected(theme: Theme) -> None:
    for ground in (*theme.highlights.values(), theme.selection):
        assert contrast(theme.text, ground) >= READABLE
        assert contrast(theme.link, ground) >= READABLE


@every_theme
def test_every_colour_of_a_highlight_has_its_own_ground(theme: Theme) -> None:
    assert set(theme.highlights) == set(Colour)
    assert len(set(theme.highlights.values())) == len(Colour)


@every_theme
def test_the_style_sheet_is_accepted_and_has_no_hole(qtbot: QtBot, theme: Theme) -> None:
    from PySide6.QtWidgets import QWidget

    sheet = themes.style_sheet(theme)
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setStyleSheet(sheet)
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert all(QColor(colour).isValid() for colour in re.findall(r"#\w+", sheet))


@every_theme
def test_what_has_the_keyboard_shows_it(theme: Theme) -> None:
    sheet = themes.style_sheet(theme)
    for kind in ("QLineEdit", "QToolButton", "QPushButton"):
        rule = re.search(rf"{kind}:focus[^{{]*{{[^}}]*}}", sheet)
        assert rule is not None
        assert theme.link in rule.group()
    assert contrast(theme.link, theme.paper) >= 3


@every_theme
def test_the_palette_carries_the_same_colours(theme: Theme) -> None:
    palette = themes.palette(theme)
    assert palette.color(QPalette.ColorRole.Text).name() == theme.text
    assert palette.color(QPalette.ColorRole.Base).name() == theme.paper
    assert palette.color(QPalette.ColorRole.Highlight).name() == theme.selection


def test_a_theme_is_found_by_its_name() -> None:
    assert [themes.theme_named(name) for name in THEMES] == list(THEMES.values())
    assert themes.theme_named("system") in THEMES.values()
    with pytest.raises(KeyError):
        themes.theme_named("mauve")


def test_a_desktop_that_says_nothing_gets_the_light_theme() -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication

    is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert themes.system_theme() is (themes.DARK if is_dark else themes.LIGHT)


@pytest.mark.parametrize("ink", ["text", "dim", "link", "accent", "danger"])
def test_high_contrast_keeps_its_promise_on_every_ground(ink: str) -> None:
    theme = themes.CONTRAST
    grounds = ("paper", "side", "row", "hover", "chip", "panel")
    assert all(contrast(getattr(theme, ink), getattr(theme, one)) >= STRONG for one in grounds)


def test_high_contrast_keeps_its_promise_where_words_are_highlighted_or_selected() -> None:
    theme = themes.CONTRAST
    for ground in (*theme.highlights.values(), theme.selection):
        assert contrast(theme.text, ground) >= STRONG
        assert contrast(theme.dim, ground) >= READABLE
    assert contrast(theme.rule, theme.paper) >= STRONG


@every_theme
def test_boxes_to_tick_have_an_outline_that_is_seen(theme: Theme) -> None:
    line = themes.outlined_palette(theme).color(QPalette.ColorRole.Window).darker(140)
    assert contrast(line.name(), theme.paper) >= (SEEN if theme.is_dark else 2)


@pytest.mark.parametrize(
    ("wants_contrast", "is_dark", "expected"),
    [
        (True, True, "contrast"),
        (True, False, "contrast"),
        (False, True, "dark"),
        (False, False, "light"),
    ],
)
def test_the_system_is_followed_where_it_says_something(
    monkeypatch: pytest.MonkeyPatch, *, wants_contrast: bool, is_dark: bool, expected: str
) -> None:
    from types import SimpleNamespace

    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication

    preference = Qt.ContrastPreference
    contrast = preference.HighContrast if wants_contrast else preference.NoPreference
    scheme = Qt.ColorScheme.Dark if is_dark else Qt.ColorScheme.Unknown
    hints = SimpleNamespace(
        colorScheme=lambda: scheme,
        accessibility=lambda: SimpleNamespace(contrastPreference=lambda: contrast),
    )
    monkeypatch.setattr(QGuiApplication, "styleHints", lambda: hints)
    assert themes.theme_named("system").name == expected
