"""Colours of highlights as dots and bars, which are small and need more strength than grounds."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from sourcebook.model.highlight import Colour
from sourcebook.ui.theme import Theme

DOT_PX: Final = 16
_SCALE: Final = 3
"""Pixels drawn for each one shown, for fine screens."""


@lru_cache(maxsize=32)
def _strong(ground: str, *, is_dark: bool) -> str:
    """Return a ground with more of its hue, darker on paper and lighter on black."""
    pale = QColor(ground)
    saturation = min(0.85, max(0.45, pale.hslSaturationF()))
    lightness = 0.6 if is_dark else pale.lightnessF() * 0.72
    return QColor.fromHslF(max(0.0, pale.hslHueF()), saturation, lightness).name()


def strong(theme: Theme, colour: Colour) -> str:
    """Return the colour of a highlight for small things, told from the side beside it."""
    return _strong(theme.highlights[colour], is_dark=theme.is_dark)


def dot(theme: Theme, colour: Colour) -> QIcon:
    """Return a round dot: full when its button is pressed, else a ring around the pale ground."""
    icon = QIcon()
    for state in (QIcon.State.Off, QIcon.State.On):
        icon.addPixmap(_drawn(theme, colour, is_on=state is QIcon.State.On), state=state)
    return icon


def _drawn(theme: Theme, colour: Colour, *, is_on: bool) -> QPixmap:
    pixmap = QPixmap(DOT_PX * _SCALE, DOT_PX * _SCALE)
    pixmap.setDevicePixelRatio(_SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    ink = QColor(strong(theme, colour))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.text) if is_on else ink, 1.5))
    painter.setBrush(ink if is_on else QColor(theme.highlights[colour]))
    painter.drawEllipse(QPointF(DOT_PX / 2, DOT_PX / 2), 5.5, 5.5)
    painter.end()
    return pixmap
