"""The media types of sources that this program tells apart."""

from typing import Final

HTML: Final = "text/html"
MARKDOWN: Final = "text/markdown"
PLAIN: Final = "text/plain"
PDF: Final = "application/pdf"
EPUB: Final = "application/epub+zip"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOCM: Final = "application/vnd.ms-word.document.macroEnabled.12"
MHTML: Final = "multipart/related"
EMAIL: Final = "message/rfc822"
WARC: Final = "application/warc"
WACZ: Final = "application/wacz"
ZIPPED_PAGE: Final = "application/zip"
"""A page and its images in a ZIP file, which may begin with a page that unpacks it."""

IMAGE: Final = "image/"
"""What the media types of images begin with."""
