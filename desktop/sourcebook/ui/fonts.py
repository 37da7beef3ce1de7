"""The typefaces of the program: Literata to read, Inter around it, JetBrains Mono for code."""

import logging
from functools import cache
from importlib.resources import files
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

_log = logging.getLogger(__name__)

_PACKAGES: Final = ("fontpkg_literata", "fontpkg_inter", "fontpkg_jetbrains_mono")
_SERIF: Final = "Literata"
_SANS: Final = "Inter"
_MONO: Final = "JetBrains Mono"
_FALLBACKS: Final = {
    _SERIF: ("Georgia", "Noto Serif", "DejaVu Serif", "serif"),
    _SANS: ("Noto Sans", "DejaVu Sans", "sans-serif"),
    _MONO: ("Menlo", "Consolas", "Noto Sans Mono", "DejaVu Sans Mono", "monospace"),
}
SHIPPED: Final = (_SERIF, _SANS, _MONO)
"""The typefaces that come along; the first is the usual one of articles."""

_BOLDEST: Final = 600
"""Qt smears a variable font by itself when asked for more than this by `QFont.setWeight`."""


def load_fonts() -> bool:
    """Give the packaged fonts to Qt; needs a `QGuiApplication`, works once.

    Returns:
        Whether all are there. If not, the log says so once, and fonts of the system
        stand in.
    """
    return _load()


@cache
def _load() -> bool:
    missing = [package for package in _PACKAGES if not _load_package(package)]
    if missing:
        _log.warning("Fonts of the system stand in for missing packages: %s", ", ".join(missing))
    return not missing


def _load_package(package: str) -> bool:
    try:
        faces = [face for face in files(package).joinpath("files").iterdir() if _is_font(face.name)]
    except (ModuleNotFoundError, OSError):
        return False
    numbers = [QFontDatabase.addApplicationFontFromData(face.read_bytes()) for face in faces]
    return bool(numbers) and -1 not in numbers


def _is_font(name: str) -> bool:
    return name.endswith((".ttf", ".otf"))


def serif(px: float, weight: int = 400, *, italic: bool = False) -> QFont:
    """Return the font articles are read in, *px* logical pixels high."""
    return _font(_SERIF, px, weight, italic=italic)


def reading(family: str, px: float, weight: int = 400, *, italic: bool = False) -> QFont:
    """Return the typeface *family*; where this system has none of that name, Literata."""
    if family in SHIPPED:
        return _font(family, px, weight, italic=italic)
    font = _font(_SERIF, px, weight, italic=italic)
    font.setFamilies([family, *font.families()])
    return font


def of_system() -> list[str]:
    """Return the typefaces of this system that can be read in, by name; those of ours not again.

    Costs some milliseconds.
    """
    families = [one for one in QFontDatabase.families() if not QFontDatabase.isPrivateFamily(one)]
    return [one for one in families if one not in SHIPPED and QFontDatabase.isSmoothlyScalable(one)]


def sans(px: float, weight: int = 400, *, italic: bool = False) -> QFont:
    """Return the font of the window, of captions and of tables."""
    return _font(_SANS, px, weight, italic=italic)


def mono(px: float, weight: int = 400, *, italic: bool = False) -> QFont:
    """Return the font of code, all letters equally wide."""
    return _font(_MONO, px, weight, italic=italic)


def weighted(font: QFont, weight: int) -> QFont:
    """Return *font* in another weight, from 100 to 900.

    The axis is for our variable fonts, whose weights Qt does not find by itself; the
    plain weight is for the fonts that stand in for letters ours do not have.
    """
    answer = QFont(font)
    answer.setVariableAxis(QFont.Tag("wght"), weight)
    answer.setWeight(QFont.Weight(min(weight, _BOLDEST)))
    return answer


def _font(family: str, px: float, weight: int, *, italic: bool) -> QFont:
    font = QFont([family, *_FALLBACKS[family]])
    font.setPixelSize(max(1, round(px)))
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return weighted(font, weight)
