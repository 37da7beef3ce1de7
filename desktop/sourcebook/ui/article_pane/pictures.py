"""Write the images of an edition, and a quiet box for each that is not in the library."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
)

from sourcebook.model.edition import Asset, Block, Kind
from sourcebook.ui.article_pane.inline import InlineWriter
from sourcebook.ui.article_pane.lists import indent
from sourcebook.ui.article_pane.panels import make_panel
from sourcebook.ui.article_pane.reading import ImageSource
from sourcebook.ui.article_pane.typography import ABSENT_IMAGE, IMAGE, Typography
from sourcebook.ui.article_pane.writer import Writer


class PictureWriter:
    """Writes images as wide as they are, at most as wide as the column."""

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
        self, block: Block, picture: QImage | None, after: Block | None, *, right_to_left: bool
    ) -> None:
        """Write the image that *block* names; None stands for one not in the library.

        Its caption, when that is what comes *after* it, is drawn close.
        """
        is_there = picture is not None and not picture.isNull()
        look = IMAGE if is_there else ABSENT_IMAGE
        if after is not None and after.kind is Kind.CAPTION:
            look = replace(look, below=look.below / 2)
        form = self._typography.block_format(look, right_to_left=right_to_left)
        indent(form, block, self._typography, right_to_left=right_to_left)
        if picture is not None and is_there:
            self._picture(form, block, picture)
        else:
            self._placeholder(form, block)

    def _picture(self, form: QTextBlockFormat, block: Block, picture: QImage) -> None:
        form.setLineHeight(100, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
        form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._document.addResource(
            QTextDocument.ResourceType.ImageResource.value, QUrl(block.asset), picture
        )
        image = QTextImageFormat()
        image.setName(block.asset)
        image.setProperty(QTextFormat.Property.ImageAltText.value, block.label)
        _fit(image, picture, self._typography.column_px)
        self._writer.begin(form, self._inline.plain(IMAGE))
        self._writer.insert_image(image)

    def _placeholder(self, form: QTextBlockFormat, block: Block) -> None:
        make_panel(form, self._typography)
        absent = QCoreApplication.translate("ArticlePane", "Image not saved")
        characters = self._inline.plain(ABSENT_IMAGE)
        self._writer.begin(form, characters)
        self._writer.write(f"{block.label}\n{absent}" if block.label else absent, characters)


def picture_of(block: Block, assets: Mapping[str, Asset], source: ImageSource) -> QImage | None:
    """Return the image *block* names, or None when it is not in the library."""
    asset = assets.get(block.asset)
    return source(asset) if asset else None


def refit(document: QTextDocument, positions: list[int], column_px: int) -> None:
    """Make the images at *positions* fit a column that became narrower or wider."""
    for position in positions:
        cursor = QTextCursor(document)
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        image = cursor.charFormat().toImageFormat()
        kind = QTextDocument.ResourceType.ImageResource.value
        picture = document.resource(kind, QUrl(image.name()))
        before = image.width()
        _fit(image, picture, column_px)
        if image.width() != before:
            cursor.setCharFormat(image)


def _fit(image: QTextImageFormat, picture: QImage, column_px: int) -> None:
    width = min(picture.width(), column_px)
    image.setWidth(width)
    image.setHeight(max(1, round(width * picture.height() / picture.width())))
