"""Follow an article over its further pages, or to the variant of a page that can be read."""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Generic, Protocol, TypeVar

from sourcebook.app.recognising import holds
from sourcebook.base import urls
from sourcebook.base.encoding import decode
from sourcebook.model.article import Status
from sourcebook.model.capture import REPLACED, Capture, Method, Resource, Source
from sourcebook.model.errors import SourcebookError
from sourcebook.model.media import HTML
from sourcebook.model.settings import Settings

if TYPE_CHECKING:
    from sourcebook.clean import Leads

log = logging.getLogger(__name__)

MAX_PAGES: Final = 30
"""Pages of one article; galleries that go on further are no articles."""

MAX_BYTES: Final = 60_000_000
"""Bytes of all pages of one article."""

MAX_LED: Final = 3_000_000
"""Bytes of a page in which its leads are looked for."""

PAUSE_S: Final = 0.5
"""How long is waited before the next page is asked for: about as fast as a person who leafs."""

Finder = Callable[[bytes, str, str], "Leads"]
"""Reads the leads of a page from its bytes, their claimed encoding and the page's address."""


class Standing(Protocol):
    """An edition in whatever form, as far as it says what it holds and how whole it is."""

    @property
    def status(self) -> Status:
        """Whether it is the whole article."""

    @property
    def text(self) -> str:
        """Its canonical text."""


class Cleanable(Protocol):
    """What cleaning gives, in whatever form."""

    @property
    def edition(self) -> Standing:
        """The edition."""


C = TypeVar("C", bound=Cleanable)

_WALLED: Final = frozenset({Status.SCRIPT, Status.CONSENT, Status.PAYWALL})


def complete(
    captured: Capture,
    settings: Settings,
    cleaner: Callable[[Capture], C],
    finder: Finder | None = None,
) -> tuple[Capture, C]:
    """Clean *captured*, with the further pages of its article where the page names them.

    A page that offers the whole on one page is read there; one that stands behind a wall is read
    in its AMP or print variant, if that is whole. What was fetched is kept in the capture.
    An AMP or print page gives way to the page that it is a variant of, as if it redirected there:
    where that lies on its site, holds the same work and is whole.
    Blocks for as long as servers ask; fails only where *cleaner* does. *cleaner* and *finder*
    parse: beside a window they are those of `parsers.Parser`, in processes of their own.
    """
    if not _may_follow(captured, settings):
        return captured, cleaner(captured)
    walk = _Walk(captured, settings, cleaner, finder or leads_here)
    whole, cleaned = walk.proper() or walk.completed()
    return replace(whole, also_at=walk.others(whole)), cleaned


def leads_here(data: bytes, encoding: str, address: str) -> "Leads":
    """Read the leads of a page in this process."""
    from sourcebook import clean  # noqa: PLC0415 - lxml is not on the way to the window

    return clean.leads_of(decode(data, encoding)[0], address)


def _may_follow(captured: Capture, settings: Settings) -> bool:
    is_page = captured.method is Method.HTTP and captured.media_type == HTML
    return is_page and settings.flag("follow_pages")


@dataclass(slots=True)
class _Walk(Generic[C]):
    """From the first page of an article to its others."""

    captured: Capture
    settings: Settings
    cleaner: Callable[[Capture], C]
    finder: Finder
    _found: dict[str, "Leads"] = field(default_factory=dict)

    @property
    def leads(self) -> "Leads":
        """What the first page says of its other parts."""
        return self._leads_of(self.captured.page)

    def others(self, captured: Capture) -> tuple[str, ...]:
        """Return where *captured* says that the same work is, on its own site."""
        leads = self._leads_of(captured.page)
        named = (leads.amp, leads.print, leads.canonical if leads.is_variant else "")
        site = urls.site_of(captured.address)
        return tuple(address for address in named if address and _is_of_site(site, address))

    def completed(self) -> tuple[Capture, C]:
        """Return the capture with the other pages of its article, and its edition."""
        leads = self.leads
        if leads.next and (found := self.variant(leads.whole)):
            return found
        captured = self.with_pages()
        cleaned = self.cleaner(captured)
        if cleaned.edition.status in _WALLED:
            for address in (leads.amp, leads.print, leads.whole):
                if found := self.variant(address):
                    return found
        return captured, cleaned

    def proper(self) -> tuple[Capture, C] | None:
        """Return the page that this one is a variant of, with its others, if it is the same work.

        Its site says so of both, or most lines of this one stand in it: what an address is said
        to be must not bring another article.
        """
        leads = self.leads
        found = self._captured(leads.canonical) if leads.is_variant else None
        if found is None:
            return None
        own = self.captured
        captured = replace(
            found,
            source=own.source,
            private_host=own.private_host,
            resources=_with_replaced(found.resources, own.resources),
        )
        try:
            walk = _Walk(captured, self.settings, self.cleaner, self.finder)
            captured, cleaned = walk.completed()
            back = {urls.normalise(one) for one in (walk.leads.amp, walk.leads.print) if one}
            if cleaned.edition.status:
                return None
            if urls.normalise(own.address) in back or holds(
                cleaned.edition.text, self.cleaner(own).edition.text
            ):
                return captured, cleaned
        except SourcebookError as error:
            log.info("the page at %s cannot be read: %s", leads.canonical, error)
        return None

    def variant(self, address: str) -> tuple[Capture, C] | None:
        """Return the capture with the variant at *address*, and its edition if that is whole."""
        resources = self._fetched(address) if address else ()
        if not resources:
            return None
        variant = replace(resources[0], role="variant")
        captured = replace(
            self.captured, resources=(*self.captured.resources, variant, *resources[1:])
        )
        try:
            cleaned = self.cleaner(captured)
        except SourcebookError as error:
            log.info("the variant at %s cannot be read: %s", address, error)
            return None
        return None if cleaned.edition.status else (captured, cleaned)

    def with_pages(self) -> Capture:
        """Return the capture with all pages that follow; it ends where a page cannot be had."""
        resources = list(self.captured.resources)
        for found in self._following():
            resources += found
        return replace(self.captured, resources=tuple(resources))

    def _following(self) -> Iterator[tuple[Resource, ...]]:
        page = self.captured.page
        seen_addresses, seen_bytes = {urls.normalise(page.address)}, {page.sha256}
        size = len(page.data)
        for _ in range(MAX_PAGES - 1):
            address = self._leads_of(page).next
            if not address or urls.normalise(address) in seen_addresses:
                return
            found = self._fetched(address)
            if not found or found[0].sha256 in seen_bytes:
                return
            page = found[0]
            size += len(page.data)
            if size > MAX_BYTES or urls.normalise(page.address) in seen_addresses:
                return
            seen_addresses |= {urls.normalise(address), urls.normalise(page.address)}
            seen_bytes.add(page.sha256)
            yield found
            if self._leads_of(page).repeats(self.leads):
                return  # the same page, with other comments below it

    def _fetched(self, address: str) -> tuple[Resource, ...]:
        """Return the page at *address* and its headers; nothing when it cannot be had."""
        found = self._captured(address)
        return found.resources if found else ()

    def _captured(self, address: str) -> Capture | None:
        """Fetch the page at *address*, which must lie on the site of the first page.

        So it must after redirects.
        """
        from sourcebook import capture  # noqa: PLC0415 - urllib3 is not on the way to the window

        site = urls.site_of(self.captured.address)
        if not _is_of_site(site, address):
            return None
        time.sleep(PAUSE_S)
        try:
            found = capture.read(Source.at(address), self.settings, beside=self.captured)
        except SourcebookError as error:
            log.info("a further page cannot be had: %s", error)
            return None
        return found if found.media_type == HTML and _is_of_site(site, found.address) else None

    def _leads_of(self, page: Resource) -> "Leads":
        if page.sha256 not in self._found:
            head = page.data[:MAX_LED]
            self._found[page.sha256] = self.finder(head, self.captured.encoding, page.address)
        return self._found[page.sha256]


def _is_of_site(site: str, address: str) -> bool:
    """Tell whether *address* lies on *site* or one of its own names, as ``amp.``."""
    other = urls.site_of(address)
    return bool(site) and (
        other == site or other.endswith(f".{site}") or site.endswith(f".{other}")
    )


def _with_replaced(proper: tuple[Resource, ...], own: tuple[Resource, ...]) -> tuple[Resource, ...]:
    """Add to a proper page the bytes of the page that led to it, answers in the order they came."""
    page, *others = proper
    answers = (resource for resource in own[1:] if resource.role == "headers")
    return (page, *answers, *others, replace(own[0], role=REPLACED))
