"""Line icons in the colour of the theme, sharp on every screen."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from sourcebook.base import paths

_SIZES: Final = (16, 18, 20, 24, 32)
"""Logical pixels in which tool buttons, menus and empty panes show an icon."""

_MARK_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)
"""Logical pixels in which desktops show a program (freedesktop.org icon theme specification)."""

SMALL_PX: Final = 24
"""Up to this size the mark has a drawing of its own, on the grid of 16 pixels."""

_SCALES: Final = (1.0, 2.0)
"""Device pixels per logical pixel; Qt scales down from the larger one in between."""


@lru_cache(maxsize=256)
def icon(name: str, colour: str) -> QIcon:
    """Return the icon ``resources/icons/<name>.svg`` drawn in *colour*, ``#rrggbb``.

    Costs about a millisecond the first time; later calls share it.

    Raises:
        FileNotFoundError: There is no such icon (our bug).
    """
    drawing = paths.resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    return _icon(drawing.replace("currentColor", colour), _SIZES)


@lru_cache(maxsize=1)
def mark() -> QIcon:
    """Return the program's own mark, in its own colours."""
    answer = QIcon()
    for px in _MARK_SIZES:
        name = "sourcebook-small" if px <= SMALL_PX else "sourcebook"
        drawing = paths.resource(f"icons/{name}.svg").read_text(encoding="utf-8")
        _add(answer, QSvgRenderer(QByteArray(drawing.encode())), px)
    return answer


def _icon(drawing: str, sizes: tuple[int, ...]) -> QIcon:
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    answer = QIcon()
    for px in sizes:
        _add(answer, renderer, px)
    return answer


def _add(icon_made: QIcon, renderer: QSvgRenderer, px: int) -> None:
    for scale in _SCALES:
        icon_made.addPixmap(_drawn(renderer, px, scale))


def _drawn(renderer: QSvgRenderer, px: int, scale: float) -> QPixmap:
    side = round(px * scale)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(scale)
    painter = QPainter(pixmap)
    # Logical pixels: without a target the renderer fills device pixels and is clipped.
    renderer.render(painter, QRectF(0, 0, px, px))
    painter.end()
    return pixmap
