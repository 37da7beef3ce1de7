"""Turn what was copied or dropped into sources."""

import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData

from sourcebook.model.capture import Source

_WINDOWS_HTML: Final = 'application/x-qt-windows-mime;value="HTML Format"'
_CHROMIUM_ADDRESS: Final = "chromium/x-source-url"
_MAC_ADDRESS: Final = "org.chromium.source-url"
_FIREFOX_ADDRESS: Final = "text/x-moz-url-priv"

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_SOURCE_LINE: Final = re.compile(rb"^SourceURL:(\S+)", re.MULTILINE)


def is_address(text: str) -> bool:
    """Tell whether *text* is one http or https address and nothing else."""
    return _ADDRESS.fullmatch(text.strip()) is not None


def copied(mime: QMimeData) -> Source | None:
    """Return what the clipboard holds as one source, or None when it holds no words.

    HTML is preferred: a paste as plain text would lose every link.
    """
    text = mime.text().strip()
    if is_address(text):
        return Source.at(text)
    if mime.hasHtml() and mime.html().strip():
        return Source.pasted_html(mime.html(), base_address(mime))
    return Source.pasted_text(mime.text()) if text else None


def dropped(mime: QMimeData) -> tuple[Source, ...]:
    """Return the files and addresses that were dropped, else the words as one source."""
    sources = []
    for url in mime.urls():
        if url.isLocalFile():
            sources.append(Source.file(Path(url.toLocalFile())))
        elif is_address(url.toString()):
            sources.append(Source.at(url.toString()))
    if sources:
        return tuple(sources)
    one = copied(mime)
    return (one,) if one else ()


def can_be_dropped(mime: QMimeData) -> bool:
    """Tell quickly whether `dropped` may find something."""
    return mime.hasUrls() or mime.hasHtml() or mime.hasText()


def base_address(mime: QMimeData) -> str:
    """Return the address of the page that HTML was copied from, or nothing.

    Windows writes it into the header of its HTML format, Chromium and Firefox beside it.
    """
    header = _SOURCE_LINE.search(_bytes(mime, _WINDOWS_HTML)[:4096])
    candidates = (
        header[1].decode("utf-8", "replace") if header else "",
        _bytes(mime, _CHROMIUM_ADDRESS).decode("utf-8", "replace"),
        _bytes(mime, _MAC_ADDRESS).decode("utf-8", "replace"),
        _bytes(mime, _FIREFOX_ADDRESS).decode("utf-16-le", "replace"),
    )
    cleaned = (candidate.strip("\0\ufeff \r\n\t") for candidate in candidates)
    return next((address for address in cleaned if is_address(address)), "")


def _bytes(mime: QMimeData, form: str) -> bytes:
    return bytes(mime.data(form).data())
