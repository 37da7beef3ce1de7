"""The folder that a browser puts beside a page which it saves “complete”: its images."""

import os
import re
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from stat import S_ISREG
from typing import Final
from urllib.parse import quote, unquote

from sourcebook.capture.containers import PEEK_BYTES, container_of
from sourcebook.model.media import IMAGE

ENDINGS: Final = (
    *("_files", "-Dateien", "_fichiers", "_archivos", "_bestanden", "_file", "_ficheiros"),
    *("_arquivos", "-filer", "_tiedostot", "_pliki", "_soubory", "_elemei", "_dosyalar", ".files"),
)
"""What browsers add to the name of a page to name its folder, in the languages they speak."""

MAX_IMAGES: Final = 300
"""Images of one page; the longest picture stories measured have 120."""

MAX_IMAGE_BYTES: Final = 30_000_000
"""Bytes of one image, as of one that is fetched."""

MAX_BYTES: Final = 150_000_000
"""Bytes of all of them."""

MAX_PAGE: Final = 20_000_000
"""Bytes of the page in which they are named; of a longer one only the words are read."""

MAX_FILES: Final = 2_000
"""Files of the folder that are looked at."""


def images_beside(page: Path, data: bytes) -> Iterator[tuple[str, str, bytes]]:
    """Yield name, media type and bytes of the images in the folder of *page* that *data* names.

    A name is that of the folder and of the file, as ``Page_files/river.jpg``. What is no image,
    no plain file, or cannot be read is passed over: the page is read without it.
    """
    left = MAX_BYTES
    for folder, file in _named_files(page, data):
        image = _bytes_of(Path(file.path))
        media_type = container_of(image)
        if media_type.startswith(IMAGE) and len(image) <= left:
            left -= len(image)
            yield f"{folder}/{file.name}", media_type, image


def _named_files(page: Path, data: bytes) -> list[tuple[str, os.DirEntry[str]]]:
    found: list[tuple[str, os.DirEntry[str]]] = []
    for ending in ENDINGS:
        folder = page.with_name(f"{page.stem}{ending}")
        try:
            with os.scandir(folder) as files:
                entries = [entry for entry, _ in zip(files, range(MAX_FILES), strict=False)]
        except (OSError, ValueError):
            continue
        named = _names_in(data[:MAX_PAGE], folder.name)
        entries.sort(key=lambda entry: entry.name)
        found += [(folder.name, entry) for entry in entries if entry.name in named]
    return found[:MAX_IMAGES]


def _names_in(data: bytes, folder: str) -> set[str]:
    """Return what *data* names within *folder*, in one pass for each way to spell that."""
    names: set[str] = set()
    for spelled in {folder, quote(folder), escape(folder)}:
        before = re.escape(f"{spelled}/".encode("utf-8", "surrogateescape"))
        for found in re.finditer(before + rb"(?=([^\"'<>/\n]{1,300}))", data):
            whole = found[1].decode("utf-8", "surrogateescape")
            # Of several versions each ends where its width begins.
            for name in (whole, re.split(r"[\s,)]", whole, maxsplit=1)[0]):
                names |= {unescape(name), unquote(unescape(name).partition("?")[0])}
    return names


def _bytes_of(file: Path) -> bytes:
    """Return the bytes of a plain image file, nothing of any other."""
    try:
        if not S_ISREG(file.lstat().st_mode):  # a link may lead anywhere
            return b""
        with file.open("rb") as opened:
            head = opened.read(PEEK_BYTES)
            if not container_of(head).startswith(IMAGE):
                return b""
            image = head + opened.read(MAX_IMAGE_BYTES + 1 - len(head))
    except OSError:
        return b""
    return image if len(image) <= MAX_IMAGE_BYTES else b""
