"""Load the pictures that are on the screen or near it, and let go of those far away."""

from bisect import bisect_left
from collections.abc import Mapping
from math import ceil
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage, QTextCursor, QTextDocument

from sourcebook.model.edition import Asset
from sourcebook.ui.article_pane.pictures import clear, put
from sourcebook.ui.article_pane.reader import Reader
from sourcebook.ui.article_pane.reading import ImageSource
from sourcebook.ui.article_pane.typography import Typography

NEAR: Final = 1.0
"""Screens above and below the visible one in which pictures are loaded: one step of Space."""

MOST_BYTES: Final = 96_000_000
"""Bytes of pictures that are kept: some thirty that fill a large screen's column."""

_LOOK_MS: Final = 40
"""Scrolling that goes on is looked at so often."""


class Gallery(QObject):
    """The pictures of one document; they are read and decoded on other threads."""

    def __init__(
        self,
        reader: Reader,
        document: QTextDocument,
        typography: Typography,
        assets: Mapping[str, Asset],
        source: ImageSource,
    ) -> None:
        super().__init__(reader)
        self._reader = reader
        self._document = document
        self._typography = typography
        self._assets = assets
        self._source = source
        self._positions: list[int] = []
        self._asked: dict[str, int] = {}
        self._held: dict[str, int] = {}
        self._is_open = True
        self._looking = QTimer(self, singleShot=True, interval=_LOOK_MS)
        self._looking.timeout.connect(self.look)
        reader.verticalScrollBar().valueChanged.connect(self.look_soon)
        reader.verticalScrollBar().rangeChanged.connect(self.look_soon)

    def show(self, positions: list[int]) -> None:
        """Look after the pictures at these document positions, a list that grows."""
        self._positions = positions
        self.look_soon()

    def close(self) -> None:
        """Load nothing more."""
        self._is_open = False
        self._looking.stop()
        self.deleteLater()

    def look_soon(self) -> None:
        """Load what is near the screen, once, after a moment."""
        if self._is_open and self._positions and not self._looking.isActive():
            self._looking.start()

    def look(self) -> None:
        """Load what is near the screen."""
        near = self._near()
        for name, width_px in near.items():
            asset = self._assets.get(name)
            # A column that became a little wider is no reason to load all anew.
            if asset is not None and self._asked.get(name, 0) * 5 < width_px * 4:
                self._asked[name] = width_px
                self._load(name, asset, width_px)
        self._let_go(near)

    def _load(self, name: str, asset: Asset, width_px: int) -> None:
        def deliver(picture: QImage) -> None:
            if self._is_open and not picture.isNull():
                self._hang(name, picture)

        self._source(asset, width_px, deliver)

    def _hang(self, name: str, picture: QImage) -> None:
        self._held.pop(name, None)
        self._held[name] = picture.sizeInBytes()
        put(self._document, name, picture)
        self._reader.viewport().update()

    def _near(self) -> dict[str, int]:
        """Return the names of the pictures near the screen, with the pixels they are wide on it."""
        view = self._reader.viewport()
        room = round(view.height() * NEAR)
        top = self._reader.cursorForPosition(view.rect().topLeft()).position()
        middle = bisect_left(self._positions, top)
        ratio = self._reader.devicePixelRatioF()
        near: dict[str, int] = {}
        for steps in (range(middle, len(self._positions)), range(middle - 1, -1, -1)):
            for at in steps:
                cursor = QTextCursor(self._document)
                cursor.setPosition(self._positions[at])
                line = self._reader.cursorRect(cursor)
                cursor.movePosition(
                    QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor
                )
                image = cursor.charFormat().toImageFormat()
                if line.top() > view.height() + room or line.top() + image.height() < -room:
                    break
                near[image.name()] = ceil(image.width() * ratio)
        return near

    def _let_go(self, near: Mapping[str, int]) -> None:
        """Forget the pictures seen longest ago, while there are too many."""
        for name in near.keys() & self._held.keys():
            self._held[name] = self._held.pop(name)
        far = [name for name in self._held if name not in near]
        while far and sum(self._held.values()) > MOST_BYTES:
            name = far.pop(0)
            del self._held[name]
            self._asked.pop(name, None)
            clear(self._document, name, self._typography)
