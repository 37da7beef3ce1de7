"""Look at the original of an article: a copy of it that can do nothing, made for one look.

Copies lie in a folder of this user alone and are removed when the window is closed, and when
it is opened: what was left by a window that was ended is gone then, too.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sourcebook import library
from sourcebook.base import atomic, paths
from sourcebook.base.digest import sha256
from sourcebook.library import Library
from sourcebook.model import media
from sourcebook.model.capture import Capture
from sourcebook.model.edition import Edition, Place
from sourcebook.model.errors import NotInLibrary, OriginalNotOpened, SourcebookError
from sourcebook.model.original import Look, Original, PagePicture

log = logging.getLogger(__name__)

MOST_BYTES: Final = 100_000_000
"""Bytes of images that are taken along for a copy."""

_PAGES: Final = frozenset(
    {media.HTML, "application/xhtml+xml", "application/xml", "text/xml"}
    | {media.MHTML, media.WARC, media.WACZ, media.ZIPPED_PAGE}
)
_SUFFIXES: Final = {
    media.PDF: ".pdf",
    media.EPUB: ".epub",
    media.DOCX: ".docx",
    media.EMAIL: ".eml",
    media.PLAIN: ".txt",
    media.MARKDOWN: ".md",
    "text/x-markdown": ".md",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/tiff": ".tif",
    "image/bmp": ".bmp",
    "image/heic": ".heic",
    "image/jxl": ".jxl",
    "image/jp2": ".jp2",
}
"""What may be handed to another program; the end of its name is ours, never the source's."""

Pictures = Mapping[str, tuple[str, bytes]]
"""Address of an image in its page → media type and bytes."""

Draw = Callable[[Capture, str, Pictures], bytes]
"""Makes a copy of pages that can do nothing, best in a process that can be ended."""


@dataclass(frozen=True, slots=True)
class Task:
    """All that a copy is made of."""

    name: str
    title: str
    capture: Capture
    pictures: Pictures = field(default_factory=dict)
    page: int = 1

    @property
    def look(self) -> Look:
        """Return how it is looked at."""
        if self.capture.media_type in _PAGES:
            return Look.PAGE
        return Look.PDF if self.capture.media_type == media.PDF else Look.FILE


def task_of(opened: Library, article_id: str) -> Task:
    """Read what a copy of the original of an article is made of.

    Raises:
        NotInLibrary: There is no such article, or nothing was captured for it.
        LibraryDamaged: Its original is missing or altered.
    """
    article = library.article(opened, article_id)
    capture = library.capture_of(opened, article.edition_id)
    if capture is None:
        raise NotInLibrary(id=article_id)
    is_page = capture.media_type in _PAGES
    pictures = _pictures(opened, article.edition_id) if is_page else {}
    page = 1
    if capture.media_type == media.PDF:
        edition = library.edition(opened, article.edition_id)
        page = page_at(edition, library.place(opened, article_id))
    return Task(article.id, article.name, capture, pictures, page)


def page_at(edition: Edition, place: int) -> int:
    """Return the page, counted from 1, in which the code point *place* stands."""
    starts = [mark.at for mark in edition.landmarks if mark.place is Place.PAGE]
    return max(1, sum(at <= place for at in starts))


def draw_here(capture: Capture, banner: str, pictures: Pictures) -> bytes:
    """Make a copy of pages in this process.

    Raises:
        CleaningFailed: A container holds no page.
    """
    from sourcebook import clean  # noqa: PLC0415 - lxml is not on the way to the window

    page = clean.inert_page(clean.page_sources(capture), banner, pictures)
    return page.encode("utf-8", "replace")


def page_here(path: Path, number: int, width_px: int) -> PagePicture:
    """Draw a page of a PDF in this process.

    Raises:
        CleaningFailed: It cannot be drawn.
    """
    from sourcebook import clean  # noqa: PLC0415 - as above

    return clean.page_picture(path, number, width_px)


def content(task: Task, draw: Draw = draw_here) -> bytes:
    """Return what is looked at: pages that can do nothing, or another file as it came."""
    if task.look is Look.PAGE:
        return draw(task.capture, _banner(task), task.pictures)
    return task.capture.page.data


def copy(task: Task, library_folder: Path, draw: Draw = draw_here) -> Original:
    """Write a private copy and say how it is looked at; blocks.

    Raises:
        OriginalNotOpened: It is of a kind that is not handed to other programs, or the copy cannot
            be written.
    """
    media_type = task.capture.media_type
    suffix = ".html" if task.look is Look.PAGE else _SUFFIXES.get(media_type, "")
    if not suffix:
        reason = f"files of the kind {media_type} are not handed to other programs"
        raise OriginalNotOpened(title=task.title, reason=reason)
    folder = copies_folder(library_folder)
    path = folder / f"{task.name}{suffix}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        _remove(path)
        atomic.write_bytes(path, content(task, draw))
        path.chmod(0o400)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OriginalNotOpened(title=task.title, reason=reason) from error
    return Original(task.look, path, task.title, task.capture.captured_at, task.page)


def copies_folder(library_folder: Path) -> Path:
    """Return where copies of a library's originals lie: on this machine, outside it."""
    name = sha256(str(library_folder.resolve()))[:16]
    return paths.cache_folder() / "originals" / name


def forget_copies(library_folder: Path) -> None:
    """Remove all copies; one that another program holds fast stays until the next time."""
    folder = copies_folder(library_folder)
    for path in [*folder.glob("*")] if folder.is_dir() else ():
        try:
            _remove(path)
        except OSError as error:
            log.info("a copy cannot be removed now (%s)", type(error).__name__)


def _remove(path: Path) -> None:
    if path.exists():
        path.chmod(0o600)  # Windows removes nothing that is read-only
        path.unlink()


def _pictures(opened: Library, edition_id: str) -> dict[str, tuple[str, bytes]]:
    """Return the images of an edition that are here and sound, up to `MOST_BYTES`."""
    found: dict[str, tuple[str, bytes]] = {}
    room = MOST_BYTES
    for row in library.asset_rows(opened, edition_id):
        room -= row.size_bytes if row.sha256 else 0
        if row.sha256 and room >= 0:
            try:
                data = library.asset_bytes(opened, row.sha256)
            except SourcebookError as error:  # the page is worth seeing without it
                log.warning("an image is left out of a copy: %s", error)
            else:
                found[row.address] = (row.media_type, data)
    return found


def _banner(task: Task) -> str:
    capture = task.capture
    address = f" Its address is {capture.address}" if capture.address else ""
    when = capture.captured_at[:16].replace("T", " ")
    return f"Saved copy of “{task.title}”, captured {when} UTC, no scripts.{address}"
