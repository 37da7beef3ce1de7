"""Get the images of an article: those its source holds, and those it names on the web.

The words come first: an article is stored and can be read before any of its images is there.
Each image that comes, or does not, is written by itself, so that a program killed in between
goes on where it was. The steps are the same for the window and the command line; only who
waits for servers, who decodes and who writes differs (`Means`).
"""

import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType
from typing import Final

from sourcebook import library
from sourcebook.base import urls
from sourcebook.library import Library
from sourcebook.model.capture import Capture
from sourcebook.model.changes import Changes
from sourcebook.model.edition import Asset, Cleaned, Enclosed
from sourcebook.model.errors import SourcebookError
from sourcebook.model.picture import (
    COUNTER,
    AssetRow,
    Drawing,
    Fetched,
    Illustration,
    Picture,
    Wanted,
)
from sourcebook.model.settings import Settings

MAX_IMAGES: Final = 200
"""Images fetched for an article at a time; the longest picture stories measured have 120."""

MAX_BYTES: Final = 150_000_000
"""Bytes fetched for an article at a time: a whole story of photographs, not a film archive."""

DEADLINE_S: Final = 300.0
"""How long the images of one article may take before the next article's turn."""

BEYOND: Final = "its article has more images than are fetched at a time"
"""The reason of images beyond these limits; trying again goes on with them."""

Fetch = Callable[[Wanted], Fetched]
Lanes = Sequence[Sequence[Wanted]]


def one_by_one(fetch: Fetch, lanes: Lanes) -> Generator[Fetched, None, None]:
    """Fetch one image after the other."""
    yield from (fetch(image) for lane in lanes for image in lane)


def draw_here(data: bytes) -> Drawing:
    """Make the form that is drawn in this process."""
    from sourcebook import clean  # noqa: PLC0415 - Pillow is not on the way to the window

    return clean.draw(data)


@dataclass(frozen=True, slots=True)
class Means:
    """With what images are got.

    Attributes:
        settings: The settings in force.
        draw: Gives an image the form that is drawn, best in a process that can be ended.
        clean: Cleans a capture again, for the images that the source itself holds.
        at_once: Fetches along several lanes at once, and yields what came as it comes.
    """

    settings: Settings
    draw: Callable[[bytes], Drawing]
    clean: Callable[[Capture], Cleaned]
    at_once: Callable[[Fetch, Lanes], Generator[Fetched, None, None]] = one_by_one


@dataclass(frozen=True, slots=True)
class Task:
    """The images of an edition that are wanted: those on the web, and those the source holds.

    One with an address on the web may be among both: then the source is asked first.
    ``capture`` is there when the source has to be cleaned again for what it holds;
    ``private_host`` is that of the capture as it was just made.
    """

    edition_id: str
    on_web: tuple[Asset, ...] = ()
    within: tuple[Asset, ...] = ()
    enclosed: Mapping[int, bytes] = field(default_factory=lambda: MappingProxyType({}))
    capture: Capture | None = None
    private_host: str = ""


def task_of(
    opened: Library,
    edition_id: str,
    enclosed: Sequence[Enclosed] = (),
    *,
    is_on_web: bool = True,
    retry: bool = False,
    private_host: str = "",
) -> Task:
    """Find out what is still to be got for an edition.

    Args:
        opened: The library.
        edition_id: The edition; one that is no more has nothing to be got.
        enclosed: Images that cleaning has just found in the source.
        is_on_web: Whether images on the web are wanted.
        retry: Whether those that failed before are wanted too.
        private_host: The host in a private network that the user named just now, if any.

    Raises:
        LibraryDamaged: The source has to be cleaned again, and cannot be read.
    """
    rows = [
        row
        for row in library.asset_rows(opened, edition_id)
        if not row.sha256 and (not row.reason or (retry and row.reason != COUNTER))
    ]
    others = library.other_images(opened, edition_id) if rows else {}
    missing = [Asset(row.number, row.address, others=others.get(row.number, ())) for row in rows]
    given = {one.number: one.data for one in enclosed}
    named = [asset for asset in missing if urls.is_http(asset.address)]
    on_web = tuple(asset for asset in named if asset.number not in given)
    may_be_held = bool(on_web) and library.may_hold_images(opened, edition_id)
    within = missing if may_be_held else [asset for asset in missing if asset not in on_web]
    is_lacking = any(asset.number not in given for asset in within)
    return Task(
        edition_id,
        on_web if is_on_web else (),
        tuple(within),
        given,
        library.capture_of(opened, edition_id) if is_lacking else None,
        private_host,
    )


def illustrations(task: Task, means: Means) -> Generator[Illustration, None, None]:
    """Get the images of *task* one after the other; blocks for as long as their servers ask.

    What goes wrong with one of them is told in its reason. What the source holds is not asked
    for on the web.
    """
    enclosed = _enclosed(task, means)
    for asset in task.within:
        data = enclosed.get(asset.number, b"")
        if data or not urls.is_http(asset.address):
            yield _drawn(Fetched(asset.number, asset.address, data, _lack(data)), means)
    wanted = tuple(asset for asset in task.on_web if not enclosed.get(asset.number))
    if wanted:
        yield from _from_web(replace(task, on_web=wanted), means)


def illustrate(opened: Library, task: Task, means: Means) -> Changes:
    """Get the images of *task* and store each as it comes."""
    changes = Changes()
    for one in illustrations(task, means):
        changes |= library.fill_asset(opened, task.edition_id, one)
    return changes


def fill(opened: Library, edition_id: str, illustration: Illustration) -> Changes:
    """Store one image that came, or why it did not."""
    return library.fill_asset(opened, edition_id, illustration)


def untried(opened: Library) -> list[str]:
    """Return the editions whose images a program that was ended has not got."""
    return library.untried_editions(opened)


def images(opened: Library, article_id: str) -> list[AssetRow]:
    """Return the images of the edition that an article shows.

    Raises:
        NotInLibrary: There is no such article.
    """
    return library.asset_rows(opened, library.article(opened, article_id).edition_id)


def redraw_lost(opened: Library, draw: Callable[[bytes], Drawing]) -> list[str]:
    """Make drawn forms that are missing or altered anew from their originals; say what was done."""
    done = []
    for lost in library.lost_drawings(opened):
        try:
            drawing = draw(library.original(opened, lost.original))
        except SourcebookError:
            continue  # its original is lost too; the check that follows says so
        if library.redraw(opened, lost.sha256, drawing):
            done.append(f"The reading form {lost.sha256} of an image was made anew.")
    return done


def _from_web(task: Task, means: Means) -> Iterator[Illustration]:
    """Fetch the images of *task*; of one that fails, other versions. The first reason counts."""
    from sourcebook import capture  # noqa: PLC0415 - urllib3 is not on the way to the window

    wanted = [Wanted(one.number, one.address, one.others) for one in task.on_web]
    fetch = partial(capture.fetch_image, settings=means.settings, private_host=task.private_host)
    left = {image.number for image in wanted}
    failed: dict[int, Illustration] = {}
    until, size_bytes = time.monotonic() + DEADLINE_S, 0
    wanted = wanted[:MAX_IMAGES]
    while wanted:
        others = {image.number: image.others for image in wanted}
        again: list[Wanted] = []
        with closing(means.at_once(fetch, capture.lanes(wanted))) as arriving:
            for fetched in arriving:
                number, rest = fetched.number, others[fetched.number]
                one = _drawn(fetched, means)
                left.discard(number)
                if one.reason and one.reason != COUNTER:
                    one = failed.setdefault(number, one)
                if one.reason and one.reason != COUNTER and rest:
                    again.append(Wanted(number, rest[0], rest[1:]))
                else:
                    failed.pop(number, None)
                    yield one
                size_bytes += len(fetched.data)
                if size_bytes > MAX_BYTES or time.monotonic() > until:
                    again = []
                    break
        wanted = again
    yield from failed.values()
    yield from (Illustration(number, None, BEYOND) for number in sorted(left))


def _drawn(fetched: Fetched, means: Means) -> Illustration:
    if not fetched.data:
        return Illustration(fetched.number, None, fetched.reason)
    drawing = means.draw(fetched.data)
    if drawing.reason == COUNTER:
        return Illustration(fetched.number, None, COUNTER)
    picture = Picture(fetched.address, fetched.data, drawing)
    return Illustration(fetched.number, picture, drawing.reason)


def _enclosed(task: Task, means: Means) -> Mapping[int, bytes]:
    """Return what the source holds by the numbers of *task*, cleaning it again if need be."""
    if task.capture is None:
        return task.enclosed
    try:
        again = means.clean(task.capture)
    except SourcebookError:
        return task.enclosed
    number_of = {asset.address: asset.number for asset in task.within}
    address_of = {asset.number: asset.address for asset in again.edition.assets}
    found = {
        number_of[address]: one.data
        for one in again.enclosed
        if (address := address_of.get(one.number, "")) in number_of
    }
    return {**found, **task.enclosed}


def _lack(data: bytes) -> str:
    return "" if data else "its source does not hold it"
