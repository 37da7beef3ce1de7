"""Write the images of an edition, and a quiet box for each that is not in the library."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
)

from sourcebook.base import urls
from sourcebook.model.edition import Asset, Block, Kind
from sourcebook.ui.article_pane.inline import InlineWriter
from sourcebook.ui.article_pane.lists import indent
from sourcebook.ui.article_pane.panels import make_panel
from sourcebook.ui.article_pane.typography import ABSENT_IMAGE, IMAGE, Property, Typography
from sourcebook.ui.article_pane.writer import Writer

LONGEST_ADDRESS: Final = 64
"""Code points of an image's address that are shown: a line of small letters."""

_KIND: Final = QTextDocument.ResourceType.ImageResource.value


class PictureWriter:
    """Writes images as wide as they are, at most as wide as the column.

    What is written is their place: the size is known before the picture is loaded, so that
    the text stands still when it comes.
    """

    def __init__(
        self,
        document: QTextDocument,
        writer: Writer,
        inline: InlineWriter,
        typography: Typography,
    ) -> None:
        self._document = document
        self._writer = writer
        self._inline = inline
        self._typography = typography

    def write(
        self, block: Block, asset: Asset | None, after: Block | None, *, right_to_left: bool
    ) -> None:
        """Write the image that *block* names; *asset* says whether it is in the library.

        Its caption, when that is what comes *after* it, is drawn close.
        """
        is_there = asset is not None and is_here(asset)
        look = IMAGE if is_there else ABSENT_IMAGE
        if after is not None and after.kind is Kind.CAPTION:
            look = replace(look, below=look.below / 2)
        form = self._typography.block_format(look, right_to_left=right_to_left)
        indent(form, block, self._typography, right_to_left=right_to_left)
        if asset is not None and is_there:
            self._picture(form, block, asset)
        else:
            self._placeholder(form, block, asset)

    def _picture(self, form: QTextBlockFormat, block: Block, asset: Asset) -> None:
        form.setLineHeight(100, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
        form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        clear(self._document, block.asset, self._typography)
        image = QTextImageFormat()
        image.setName(block.asset)
        image.setProperty(QTextFormat.Property.ImageAltText.value, block.label)
        image.setProperty(Property.IMAGE_WIDTH, asset.width)
        image.setProperty(Property.IMAGE_HEIGHT, asset.height)
        _fit(image, self._typography.column_px)
        self._writer.begin(form, self._inline.plain(IMAGE))
        self._writer.insert_image(image)

    def _placeholder(self, form: QTextBlockFormat, block: Block, asset: Asset | None) -> None:
        make_panel(form, self._typography)
        characters = self._inline.plain(ABSENT_IMAGE)
        self._writer.begin(form, characters)
        label = f"{block.label}\n" if block.label else ""
        self._writer.write(label + why(asset), characters)
        if asset is None:
            return
        again = QCoreApplication.translate("ArticlePane", "Try again")
        if urls.is_http(asset.address):
            self._writer.write("\n", characters)
            self._link(_shortened(asset.address), asset.address)
            self._writer.write("\N{EM SPACE}", characters)
        else:
            self._writer.write(" ", characters)
        self._link(again, block.asset)

    def _link(self, words: str, href: str) -> None:
        self._writer.write(words, self._inline.link(ABSENT_IMAGE, href))


def is_here(asset: Asset) -> bool:
    """Tell whether the picture of *asset* is in the library."""
    return bool(asset.sha256) and asset.width > 0 and asset.height > 0


def clear(document: QTextDocument, name: str, typography: Typography) -> None:
    """Let the picture *name* be drawn as a plain ground, until it is loaded."""
    ground = QImage(1, 1, QImage.Format.Format_RGB32)
    ground.fill(QColor(typography.theme.panel))
    document.addResource(_KIND, QUrl(name), ground)


def put(document: QTextDocument, name: str, picture: QImage) -> None:
    """Let the picture *name* be drawn."""
    document.addResource(_KIND, QUrl(name), picture)


def refit(document: QTextDocument, positions: list[int], column_px: int) -> None:
    """Make the images at *positions* fit a column that became narrower or wider."""
    for position in positions:
        cursor = QTextCursor(document)
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        image = cursor.charFormat().toImageFormat()
        before = image.width()
        _fit(image, column_px)
        if image.width() != before:
            cursor.setCharFormat(image)


def _fit(image: QTextImageFormat, column_px: int) -> None:
    wide, high = image.intProperty(Property.IMAGE_WIDTH), image.intProperty(Property.IMAGE_HEIGHT)
    width = min(wide, column_px)
    image.setWidth(width)
    image.setHeight(max(1, round(width * high / max(1, wide))))


def why(asset: Asset | None) -> str:
    """Say why a picture is not in the library."""
    if asset is not None and asset.reason:
        words = QCoreApplication.translate("ArticlePane", "Image not saved: {reason}.")
        return words.format(reason=asset.reason)
    return QCoreApplication.translate("ArticlePane", "Image not saved yet.")


def _shortened(address: str) -> str:
    """Return the address without its scheme, its middle left out when it is long."""
    bare = address.partition("://")[2]
    if len(bare) <= LONGEST_ADDRESS:
        return bare
    half = LONGEST_ADDRESS // 2
    return f"{bare[:half]}…{bare[-half:]}"
