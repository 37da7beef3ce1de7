"""A page from a web server: its bytes, its headers, and where it was found in the end."""

import ssl
import time
import zlib
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    IncompleteRead,
    NewConnectionError,
    ProtocolError,
    ReadTimeoutError,
    SSLError,
)

from sourcebook import __version__
from sourcebook.base import urls
from sourcebook.capture import guard, refresh
from sourcebook.capture.limits import MAX_BYTES, too_large
from sourcebook.capture.unpacking import Unpacking
from sourcebook.model.errors import AddressRefused, AddressUnreachable, AddressUnsupported

MAX_REDIRECTS: Final = 10
"""Browsers follow 20; a chain of more than ten is a trap."""

MIN_DEADLINE_S: Final = 60.0
"""Shortest time a whole fetch may take; otherwise three silences of the server."""

PAGES: Final = "text/html,application/xhtml+xml,text/markdown,text/plain;q=0.9,*/*;q=0.1"
"""What is asked for first, in the words of HTTP."""

SLOWEST: Final = 250_000
"""Bytes a second below which a long answer runs out of time; what comes faster prolongs it."""

_CHUNK: Final = 65_536
_HEADERS: Final = {
    "User-Agent": f"Sourcebook/{__version__}",
    "Accept-Encoding": "gzip, deflate",
}
_ENCODINGS: Final = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_TORN: Final = "the connection broke before the page was complete"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave.

    ``address`` is the final one, ``headers`` those of every hop; ``breakage`` says why the
    bytes are not all of it, or is empty; ``private_hosts`` lie in no public network.
    """

    address: str
    data: bytes
    content_type: str
    headers: str
    breakage: str = ""
    private_hosts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: the media types wanted, and how much and how long at most.

    Without ``deadline_s`` a whole fetch may take three silences of the server. With
    ``is_page`` a page without words that leads to another is followed as a redirect is.
    """

    accept: str = PAGES
    most_bytes: int = MAX_BYTES
    deadline_s: float = 0.0
    is_page: bool = False


A_PAGE: Final = Wish(is_page=True)


def fetch(address: str, allowed: Collection[str], timeout_s: float, wish: Wish = A_PAGE) -> Answer:
    """Get what is at *address*, following redirects.

    Blocks for seconds; never call it on a window's thread. Sends no cookie and no referrer.
    Each host is resolved once, checked, and connected to by the address that was checked.

    Args:
        address: An http or https address.
        allowed: Hosts that may lie in a private network.
        timeout_s: How long the server may be silent.
        wish: What is asked for, and its limits.

    Raises:
        AddressUnsupported: Not http or https.
        AddressForbidden: It, or a redirect, leads into this machine or a private network.
        AddressUnreachable: No answer in time, no name, no trust, or a broken connection.
        AddressRefused: The server answered with an error status.
        SourceTooLarge: More than the limit of the *wish*, counted as they are unpacked.
    """
    if not urls.is_http(address):
        raise AddressUnsupported(source=address)
    deadline_s = wish.deadline_s or _deadline(timeout_s)
    visit = _Visit(address, allowed, timeout_s, time.monotonic() + deadline_s, wish)
    try:
        return visit.follow()
    except (HTTPError, OSError, zlib.error) as error:
        raise AddressUnreachable(source=address, reason=_why(error)) from error


def _deadline(timeout_s: float) -> float:
    return max(MIN_DEADLINE_S, 3 * timeout_s)


@dataclass(frozen=True, slots=True)
class _Visit:
    """One fetch: what the user asked for, and until when."""

    source: str
    allowed: Collection[str]
    timeout_s: float
    until: float
    wish: Wish
    machines: dict[str, list[str]] = field(default_factory=dict)
    """Where each host was found: one that changes its mind on the way leads nowhere else."""

    def follow(self) -> Answer:
        """Ask from hop to hop until a page answers."""
        here, heads = self.source, ""
        pages = {here}
        for _ in range(MAX_REDIRECTS + 1):
            with self._ask(here) as response:
                heads += _head(here, response)
                target = _target(here, response)
                if not target:
                    content_type = response.headers.get("Content-Type", "")
                    data, breakage = self._body(response)
                    target = "" if breakage else self._lead(here, data, response)
                    if not target or target in pages:
                        return Answer(here, data, content_type, heads, breakage, self._private())
                    pages |= {here, target}
            if not urls.is_http(target):
                raise AddressUnsupported(source=target)
            here = target
        raise AddressUnreachable(source=self.source, reason="it redirects without end")

    def _lead(self, here: str, data: bytes, response: urllib3.BaseHTTPResponse) -> str:
        """Return where a page without words leads, or an empty string."""
        if not self.wish.is_page:
            return ""
        headers = response.headers
        asked = headers.get("Refresh", "")
        return refresh.target_of(here, data, headers.get("Content-Type", ""), asked)

    @contextmanager
    def _ask(self, address: str) -> Iterator[urllib3.BaseHTTPResponse]:
        """Open the answer of the first of the host's machines that can be connected to."""
        parts = urlsplit(address)
        host = urls.host_of(address)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        if host not in self.machines:
            found = guard.checked_machines(host, port, self.allowed, self.source)
            self.machines[host] = found
        failure: HTTPError | None = None
        for machine in self.machines[host]:
            self._check_time()
            with closing(guard.open_pool(parts.scheme, host, port, machine)) as pool:
                try:
                    response = self._open(pool, address)
                except (NewConnectionError, ConnectTimeoutError) as error:
                    failure = error
                    continue
                with closing(response):
                    yield response
                    return
        if failure:
            raise failure

    def _private(self) -> frozenset[str]:
        return frozenset(
            host for host, found in self.machines.items() if not any(map(guard.is_public, found))
        )

    def _open(self, pool: urllib3.HTTPConnectionPool, address: str) -> urllib3.BaseHTTPResponse:
        parts = urlsplit(urls.without_secrets(address))
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return pool.urlopen(
            "GET",
            target,
            headers=_HEADERS | {"Host": parts.netloc, "Accept": self.wish.accept},
            redirect=False,
            retries=False,
            preload_content=False,
            timeout=urllib3.Timeout(connect=self.timeout_s, read=self.timeout_s),
        )

    def _body(self, response: urllib3.BaseHTTPResponse) -> tuple[bytes, str]:
        """Read the page, and say why it breaks off if it does; what came is kept."""
        status = response.status
        if status >= 400:
            reason = response.reason or _phrase(status)
            raise AddressRefused(source=self.source, status=status, reason=reason)
        coding = response.headers.get("Content-Encoding", "").strip().lower()
        if coding not in _ENCODINGS:
            reason = f"its answer is packed in a way nobody asked for ({coding})"
            raise AddressUnreachable(source=self.source, reason=reason)
        data, unpacking = bytearray(), Unpacking(coding)
        try:
            self._read_into(data, unpacking, response)
        except (HTTPError, OSError, zlib.error) as error:
            if not data:
                raise
            return bytes(data), _why(error)
        if unpacking.is_complete:
            return bytes(data), ""
        if not data:
            raise AddressUnreachable(source=self.source, reason=_TORN)
        return bytes(data), _TORN

    def _read_into(
        self, data: bytearray, unpacking: Unpacking, response: urllib3.BaseHTTPResponse
    ) -> None:
        # read1 gives what has come: a server that drips would hold a plain read for hours.
        while packed := response.read1(_CHUNK, decode_content=False):
            for piece in unpacking.unpack(packed):
                data += piece
                if len(data) > self.wish.most_bytes:
                    raise too_large(self.source, self.wish.most_bytes)
            self._check_time(len(data))

    def _check_time(self, received: int = 0) -> None:
        if time.monotonic() > self.until + received / SLOWEST:
            raise AddressUnreachable(source=self.source, reason="its server is too slow")


def _target(here: str, response: urllib3.BaseHTTPResponse) -> str:
    """Return where a redirect leads, or an empty string for any other answer."""
    location = response.headers.get("Location", "")
    if response.status not in _REDIRECTS or not location:
        return ""
    try:
        return urls.without_secrets(urljoin(here, location.strip()))
    except ValueError:
        return location


def _head(address: str, response: urllib3.BaseHTTPResponse) -> str:
    """Write status and headers of one hop; cookies are no evidence and may be secrets."""
    lines = [f"GET {address}", f"{response.status} {response.reason or ''}".rstrip()]
    kept = (
        pair for pair in response.headers.items() if not pair[0].lower().startswith("set-cookie")
    )
    return "\n".join([*lines, *(f"{name}: {value}" for name, value in kept)]) + "\n\n"


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "no reason given"


def _why(error: Exception) -> str:
    """Say in words what went wrong with a connection."""
    words: tuple[tuple[type[Exception] | tuple[type[Exception], ...], str], ...] = (
        (NewConnectionError, "its server takes no connection"),
        (ConnectTimeoutError, "its server did not answer in time"),
        (ReadTimeoutError, "its server fell silent"),
        ((SSLError, ssl.SSLError), "its certificate cannot be trusted"),
        (IncompleteRead, _TORN),
        (zlib.error, "its answer is damaged"),
        (ProtocolError, "the connection broke"),
        (TimeoutError, "its server did not answer in time"),
    )
    return next((said for kind, said in words if isinstance(error, kind)), "the connection failed")
