"""The icon is there in every size and form that a system wants."""

from pathlib import Path

import pytest
from PIL import Image

import draw_icons


@pytest.mark.usefixtures("qapp")
def test_every_size_is_drawn_and_kept(tmp_path: Path) -> None:
    draw_icons.draw_all(tmp_path)
    for px in draw_icons.PNG_SIZES:
        with Image.open(tmp_path / f"{px}.png") as picture:
            assert picture.size == (px, px)
    with Image.open(tmp_path / "sourcebook.ico") as icon:
        assert icon.info["sizes"] == {(px, px) for px in draw_icons.ICO_SIZES}
    with Image.open(tmp_path / "sourcebook.icns") as icon:
        assert (512, 512, 2) in icon.info["sizes"]
