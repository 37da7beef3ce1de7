"""Pictures out of the library: read and decoded on a reader's thread, brought home as images."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize
from PySide6.QtGui import QImage, QImageReader

from sourcebook.app import reading
from sourcebook.app.jobs import Jobs
from sourcebook.app.opening import Library
from sourcebook.model.edition import Asset
from sourcebook.ui.work import Work


class LibraryImages(QObject):
    """Gives the pictures of editions; the window never waits for it."""

    def __init__(self, jobs: Jobs, work: Work) -> None:
        super().__init__()
        self._jobs = jobs
        self._work = work

    def __call__(self, asset: Asset, width_px: int, deliver: Callable[[QImage], None]) -> None:
        """Load the picture of *asset*, at most *width_px* wide.

        Damage is told as any trouble, and a null picture is delivered.
        """

        def miss(error: BaseException) -> None:
            self._work.failed.emit(error)
            deliver(QImage())

        found = self._jobs.read(load, asset.sha256, width_px)
        self._work.then(found, deliver, miss, owner=self)


def load(opened: Library, sha256: str, width_px: int) -> QImage:
    """Read and decode a picture; a null image when it cannot be decoded. Not for the main thread.

    Raises:
        LibraryDamaged: Its bytes are missing or altered.
    """
    return decoded(reading.image_bytes(opened, sha256), width_px)


def decoded(data: bytes, width_px: int) -> QImage:
    """Return the picture in *data*, at most *width_px* wide, ready to be painted."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if size.width() > width_px > 0:
        height = max(1, round(size.height() * width_px / size.width()))
        reader.setScaledSize(QSize(width_px, height))
    picture = reader.read()
    if picture.isNull():
        return picture
    has_clear = picture.hasAlphaChannel()
    form = QImage.Format.Format_ARGB32_Premultiplied if has_clear else QImage.Format.Format_RGB32
    return picture.convertToFormat(form)
