"""An article that goes on over several pages, to one draft."""

import html as entities
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from lxml import html as lxml_html

from sourcebook.base.encoding import decode
from sourcebook.base.html_sanitize import sanitize
from sourcebook.clean.blocks import ink, one_line, read_blocks
from sourcebook.clean.draft import Draft, Leftover, Mark
from sourcebook.clean.enclosing import Folder, draft_of_source
from sourcebook.clean.leads import MAX_READ, Leads, leads_of
from sourcebook.clean.page_words import PAGE_LINE
from sourcebook.clean.standing import trailing_in
from sourcebook.model.article import Status
from sourcebook.model.capture import Capture, Resource
from sourcebook.model.edition import Asset, Place
from sourcebook.model.site_rule import SiteRule

MAX_REPEATED: Final = 600
"""Code points of a block of a later page that may be furniture, said again on each page."""

_ASSET: Final = re.compile(r'(?<=src="asset:)\d+(?=")')


def draft_of_pages(capture: Capture, rules: Sequence[SiteRule] = ()) -> Draft:
    """Read all pages of a capture as one article.

    What a page says again that stood on one before it, headline or standfirst or menu, is set
    aside. A page that names another after it, which the capture does not hold, makes it partial.
    """
    pages = capture.pages
    drafts = [_draft_of(capture, page, rules) for page in pages]
    joined = drafts[0]
    heard = set(_lines(joined.html))
    for number, draft in enumerate(drafts[1:], 2):
        joined = _joined(joined, draft, heard, number)
        heard.update(_lines(draft.html))
    if joined.status is Status.WHOLE and _goes_on(capture, pages):
        joined = replace(joined, status=Status.PARTIAL)
    return joined


def _draft_of(capture: Capture, page: Resource, rules: Sequence[SiteRule]) -> Draft:
    return draft_of_source(
        page.data,
        page.address,
        encoding=capture.encoding,
        beside=Folder.of_capture(capture),
        rules=rules,
        captured_at=capture.captured_at,
    )


def _goes_on(capture: Capture, pages: Sequence[Resource]) -> bool:
    first, last = (_leads(capture, page) for page in (pages[0], pages[-1]))
    if len(pages) > 1 and last.repeats(first):
        return False  # the same page, with other comments below it
    return bool(last.next) and last.next not in {page.address for page in pages}


def _leads(capture: Capture, page: Resource) -> Leads:
    return leads_of(decode(page.data[:MAX_READ], capture.encoding)[0], page.address)


def _joined(joined: Draft, draft: Draft, heard: set[str], number: int) -> Draft:
    """Put the draft of page *number* after what is joined."""
    shift = max((asset.number for asset in joined.assets), default=0)
    before, behind = _ink_of(joined.html), trailing_in(joined.html)
    html, repeated = _without(_renumbered(draft.html, shift), heard)
    leftovers = [Leftover(before, "repeated", part, behind) for part in repeated]
    leftovers += [left.moved(before, behind) for left in draft.leftovers]
    marks = [Mark(before, Place.PAGE, str(number))]
    marks += [replace(mark, after=before + mark.after) for mark in draft.marks]
    return replace(
        joined,
        html=joined.html + html,
        leftovers=(*joined.leftovers, *leftovers),
        enclosed={**joined.enclosed, **draft.enclosed},
        assets=(*joined.assets, *(_moved(asset, shift) for asset in draft.assets)),
        marks=(*joined.marks, *marks),
        rules=joined.rules or draft.rules,
        status=joined.status or draft.status,
    )


def _without(html: str, heard: set[str]) -> tuple[str, list[str]]:
    """Part the outermost elements that were heard before from the others.

    Where most of a page was heard, it is the same page again: then long ones are parted, too.
    """
    kept: list[str] = []
    repeated: list[str] = []
    parts = list(_parts(html))
    again = sum(len(words) for _, words in parts if words in heard)
    is_same = again * 2 > sum(len(words) for _, words in parts)
    for part, words in parts:
        is_again = words in heard and (is_same or len(words) <= MAX_REPEATED)
        is_furniture = bool(words) and (is_again or bool(PAGE_LINE.fullmatch(words)))
        (repeated if is_furniture else kept).append(part)
    return "".join(kept), repeated


def _lines(html: str) -> Iterator[str]:
    yield from (words for _, words in _parts(html) if words)


def _parts(html: str) -> Iterator[tuple[str, str]]:
    """Yield the outermost elements of *html* and the words in them."""
    frame = lxml_html.fragment_fromstring(html, create_parent="div")
    if frame.text:
        yield entities.escape(frame.text), one_line(frame.text)
    for part in frame:
        words = one_line(" ".join(map(str, part.itertext())))
        yield lxml_html.tostring(part, encoding="unicode"), words


def _renumbered(html: str, shift: int) -> str:
    return _ASSET.sub(lambda found: str(int(found[0]) + shift), html)


def _moved(asset: Asset, shift: int) -> Asset:
    return replace(asset, number=asset.number + shift)


def _ink_of(html: str) -> int:
    return ink(read_blocks(sanitize(html))[0])
