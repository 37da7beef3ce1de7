"""Icons are drawn whole, in the colour asked for, at every density of screen."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage

from sourcebook.base import paths
from sourcebook.ui import icons

pytestmark = pytest.mark.usefixtures("qapp")

NAMES = sorted(path.stem for path in paths.resource("icons").glob("*.svg"))
LINE_ICONS = [name for name in NAMES if name not in {"sourcebook", "sourcebook-small"}]


def drawn(icon: QIcon, px: int, scale: float) -> QImage:
    """Return the picture a screen of *scale* device pixels per pixel would show."""
    return icon.pixmap(QSize(px, px), scale).toImage()


def inked(image: QImage) -> list[tuple[int, int]]:
    """Return the places that are mostly opaque."""
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return [(x, y) for x, y in spots if image.pixelColor(x, y).alpha() > 200]


@pytest.mark.parametrize("name", LINE_ICONS)
def test_an_icon_is_drawn_in_the_colour_asked_for(name: str) -> None:
    image = drawn(icons.icon(name, "#c01080"), 24, 2.0)
    spots = inked(image)
    assert len(spots) > 40
    x, y = spots[len(spots) // 2]
    colour = image.pixelColor(x, y)
    assert (colour.red() > 180, colour.green() < 40, colour.blue() > 100) == (True, True, True)


@pytest.mark.parametrize("name", LINE_ICONS)
def test_an_icon_fills_the_same_part_of_a_dense_screen(name: str) -> None:
    plain = inked(drawn(icons.icon(name, "#000000"), 32, 1.0))
    dense = inked(drawn(icons.icon(name, "#000000"), 32, 2.0))
    assert max(x for x, _ in dense) / 2 == pytest.approx(max(x for x, _ in plain), abs=2)
    assert max(y for _, y in dense) / 2 == pytest.approx(max(y for _, y in plain), abs=2)


@pytest.mark.parametrize("name", LINE_ICONS)
def test_line_icons_share_one_grid_and_one_stroke(name: str) -> None:
    root = ET.fromstring(paths.resource(f"icons/{name}.svg").read_bytes())  # noqa: S314 - our own file
    assert root.get("viewBox") == "0 0 24 24"
    assert (root.get("stroke"), root.get("stroke-width")) == ("currentColor", "1.75")


def test_the_mark_has_its_own_colours_and_every_size() -> None:
    assert inked(drawn(icons.mark(), 16, 1.0))
    assert drawn(icons.mark(), 256, 1.0).size() == QSize(256, 256)


def test_an_icon_that_does_not_exist_is_told() -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon", "#000000")


def test_no_icon_asks_for_anything_outside_itself() -> None:
    for path in Path(paths.resource("icons")).glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert "href" not in text
        assert "<script" not in text
