"""The pictures of the README are those of the program as it is, with its own fonts."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from sourcebook.ui.theme import THEMES

pytestmark = [pytest.mark.journey, pytest.mark.slow, pytest.mark.timeout(180)]

ROOT = Path(__file__).resolve().parents[2]


def test_the_window_can_be_taken_pictures_of_in_every_theme(tmp_path: Path) -> None:
    script = Path(__file__).with_name("shots.py")
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=150,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr  # a font that is missing would be told here
    for name, theme in THEMES.items():
        picture = QImage(str(tmp_path / f"window-{name}.png"))
        assert (picture.width(), picture.height()) == (1400, 900)
        assert picture.pixelColor(340, 500) == QColor(theme.paper)
        assert len({picture.pixel(x, 110) for x in range(370, 1000)}) > 20  # letters of a title


def test_every_picture_the_readme_shows_is_there() -> None:
    shown = re.findall(r"!\[[^]]*\]\(([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert shown
    assert all((ROOT / name).is_file() for name in shown)


def test_every_page_the_readme_links_to_is_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert [link for link in links if not (ROOT / link).exists()] == []
    kept_by = re.findall(r"`(tests/[^`]+)`", text)
    assert kept_by
    assert [path for path in kept_by if not (ROOT / path).exists()] == []
