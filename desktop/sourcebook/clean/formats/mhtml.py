"""A page saved as one message (MHTML): its HTML part, its frames, and the images beside it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sourcebook.base import urls
from sourcebook.base.html_sanitize import strip_tags
from sourcebook.clean.blocks import ink
from sourcebook.clean.draft import Draft, Leftover
from sourcebook.clean.enclosing import Container, draft_of_source
from sourcebook.clean.formats.binding import whole_words
from sourcebook.clean.formats.mime import Part, Reading
from sourcebook.clean.plaintext import paragraphs_of
from sourcebook.clean.webpage import MAX_CUT
from sourcebook.model.article import Status
from sourcebook.model.capture import Capture
from sourcebook.model.errors import CleaningFailed
from sourcebook.model.media import HTML, IMAGE

MAX_FRAMES: Final = 8
"""Frames that are looked into for the article."""

FRAME: Final = "frame"
"""Rule of an edition: the words stood in a frame of the page, not in the page itself.

Also the reason of a cut: what stood in the frames that are not shown.
"""

_PAGES: Final = frozenset({HTML, "application/xhtml+xml"})


def draft_of_mhtml(capture: Capture) -> Draft:
    """Read a page that a browser saved as one file.

    Raises:
        CleaningFailed: There is no page in it, or it is nested too deeply.
    """
    reading = Reading(capture.source)
    root = reading.read(capture.page.data)
    parts = [part for part in root.walk() if not part.parts]
    pages = [part for part in parts if part.kind in _PAGES]
    if not pages:
        raise CleaningFailed(source=capture.source, reason="it holds no page")
    first = _first(root, pages)
    pages.sort(key=lambda page: page is not first)
    address = address_of(root, pages[0]) or capture.address
    draft = _best_of(pages, address, images_of(parts), capture.captured_at)
    return with_limits(draft, reading)


def held_page(capture: Capture) -> tuple[bytes, str, str, Container]:
    """Return the page that the file begins with: bytes, address, encoding, and its images.

    Raises:
        CleaningFailed: There is no page in it, or it is nested too deeply.
    """
    root = Reading(capture.source).read(capture.page.data)
    parts = [part for part in root.walk() if not part.parts]
    pages = [part for part in parts if part.kind in _PAGES]
    if not pages:
        raise CleaningFailed(source=capture.source, reason="it holds no page")
    page = _first(root, pages)
    address = address_of(root, page) or capture.address
    return page.data(), address, page.parameter("charset"), images_of(parts)


def address_of(root: Part, page: Part) -> str:
    """Return the address that the file gives *page*, or an empty string."""
    named = (root.header("snapshot-content-location"), page.header("content-location"))
    return next((address for address in named if urls.is_http(address)), "")


def images_of(parts: Sequence[Part]) -> Container:
    """Return the images among *parts* by both of the names they can have."""
    images: dict[str, bytes] = {}
    for part in parts:
        if not part.kind.startswith(IMAGE) and not _may_be_image(part):
            continue
        data = part.data()
        if location := part.header("content-location"):
            images[location] = data
        if name := part.header("content-id").strip("<> "):
            images[f"cid:{name}"] = data
    return Container.of(images)


def with_limits(draft: Draft, reading: Reading) -> Draft:
    """Say in *draft* that its file breaks off, or has more parts than were read."""
    if reading.is_broken_off:
        return replace(draft, status=Status.TRUNCATED)
    return replace(draft, status=Status.PARTIAL) if reading.is_too_long else draft


def _may_be_image(part: Part) -> bool:
    is_named = bool(part.header("content-id") or part.header("content-location"))
    return is_named and part.kind == "application/octet-stream"


def _first(root: Part, pages: Sequence[Part]) -> Part:
    """Return the page that the file begins with or names as its start."""
    start = root.parameter("start").strip("<> ")
    named = (page for page in pages if start and page.header("content-id").strip("<> ") == start)
    return next(named, pages[0])


def _best_of(pages: Sequence[Part], address: str, images: Container, captured_at: str) -> Draft:
    """Read the page; where nearly all words stand in one of its frames, read that.

    What stands in the others is set aside, after the words that are shown.
    """
    drafts: list[Draft] = []
    for page in pages[: MAX_FRAMES + 1]:
        own = page.header("content-location") if drafts else address
        base = own if urls.is_http(own) else address
        charset = page.parameter("charset")
        drafts.append(
            draft_of_source(
                page.data(), base, encoding=charset, beside=images, captured_at=captured_at
            )
        )
    best = _article_of(drafts)
    others = [whole_words([draft]) for draft in drafts if draft is not best]
    others += [paragraphs_of(strip_tags(page.text())[:MAX_CUT]) for page in pages[len(drafts) :]]
    if best is not drafts[0]:
        best = _named(best, drafts[0])
    aside = (Leftover(_words_in(best), FRAME, html) for html in others)
    return replace(best, leftovers=(*best.leftovers, *aside))


def _article_of(drafts: Sequence[Draft]) -> Draft:
    """Return the page, which is the first, or the frame that says far more."""
    main, *frames = drafts
    longest = max(frames, key=_words_in, default=main)
    return longest if _words_in(longest) >= _words_in(main) * 5 + 500 else main


def _named(frame: Draft, main: Draft) -> Draft:
    """Give a frame the names that only its page knows."""
    metadata = replace(
        frame.metadata,
        title=frame.metadata.title or main.metadata.title,
        site=main.metadata.site or frame.metadata.site,
    )
    return replace(frame, metadata=metadata, rules=f"{frame.rules} {FRAME}".strip())


def _words_in(draft: Draft) -> int:
    return ink(strip_tags(draft.html))
