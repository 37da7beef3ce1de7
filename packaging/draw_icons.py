"""Draw the program's icon in every size and format that a system wants, from its two drawings."""

from __future__ import annotations

import io
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from product import ROOT

DRAWING = ROOT / "resources" / "icons" / "sourcebook.svg"
SMALL = ROOT / "resources" / "icons" / "sourcebook-small.svg"
SMALL_PX = 24
"""Up to this size the small drawing is used, as in the window (`ui/icons.py`)."""

PNG_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_SIZES = (16, 32, 64, 128, 256, 512, 1024)


def draw_all(folder: Path) -> Path:
    """Write `<size>.png`, `sourcebook.ico` and `sourcebook.icns` into *folder*; return it."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QGuiApplication.instance() or QGuiApplication([])
    pictures = {px: png(px) for px in sorted({*PNG_SIZES, *ICO_SIZES, *ICNS_SIZES})}
    for px in PNG_SIZES:
        (folder / f"{px}.png").write_bytes(pictures[px])
    save(folder / "sourcebook.ico", [pictures[px] for px in ICO_SIZES])
    save(folder / "sourcebook.icns", [pictures[px] for px in ICNS_SIZES])
    del app
    return folder


def png(px: int) -> bytes:
    """Return the icon drawn *px* wide."""
    image = QImage(px, px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(SMALL if px <= SMALL_PX else DRAWING)).render(painter, QRectF(0, 0, px, px))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants what Qt refuses
    return bytes(buffer.data().data())


def save(file: Path, pictures: list[bytes]) -> None:
    """Write the *pictures*, the largest last, into one file of the form its name says."""
    images = [Image.open(io.BytesIO(picture)) for picture in pictures]
    sizes = [image.size for image in images]
    if file.suffix == ".ico":
        images[-1].save(file, sizes=sizes, append_images=images[:-1])
    else:
        images[-1].save(file, append_images=images[:-1])


if __name__ == "__main__":
    from product import BUILD

    print(draw_all(BUILD / "icons"))
