"""A page comes from a server as it is, and every failure has its own words."""

import gzip
import socket
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from types import MappingProxyType

import pytest

from sourcebook.base.digest import sha256
from sourcebook.capture import MAX_BYTES, guard, read
from sourcebook.capture import fetch as fetching
from sourcebook.model.capture import BREAKAGE, Method, Source
from sourcebook.model.errors import (
    AddressForbidden,
    AddressRefused,
    AddressUnreachable,
    AddressUnsupported,
    SourceEmpty,
    SourceNotText,
    SourceTooLarge,
)
from sourcebook.model.settings import Settings, Value
from support.site import Site

HERE: dict[str, Value] = {"fetch_allowed_hosts": "localhost, 127.0.0.1", "fetch_timeout_s": 2}
ALLOWED = Settings(MappingProxyType(HERE))
PAGE = b"<html><p>The river returned.</p>"


def test_a_page_is_kept_byte_for_byte_with_its_address_and_headers(site: Site) -> None:
    address = site.page("/a?x=1", PAGE, "text/html; charset=ISO-8859-1")
    capture = read(Source.at(address), ALLOWED)
    assert capture.page.data == PAGE
    assert capture.page.sha256 == sha256(PAGE)
    assert (capture.address, capture.source) == (address, address)
    assert (capture.method, capture.media_type) == (Method.HTTP, "text/html")
    assert capture.encoding == "iso-8859-1"
    assert capture.captured_at.endswith("Z")
    headers = next(resource for resource in capture.resources if resource.role == "headers")
    assert b"Content-Type: text/html" in headers.data


def test_redirects_lead_to_the_final_address_and_leave_a_trail(site: Site) -> None:
    site.page("/c", PAGE)
    site.redirect("/b", "c#part")
    start = site.redirect("/a", f"{site.address}/b")
    capture = read(Source.at(start), ALLOWED)
    assert capture.source == start
    assert capture.address == f"{site.address}/c"
    trail = capture.resources[1].data.decode()
    assert trail.count("302") == 2
    assert "secret" not in trail


def test_each_hop_is_kept_with_its_status_and_headers_but_no_cookie(site: Site) -> None:
    site.page("/b", PAGE, X_Served_By="b", Set_Cookie="secret=2", set_cookie2="secret=3")
    start = site.redirect("/a", "/b")
    trail = read(Source.at(start), ALLOWED).resources[1].data.decode()
    first, last = trail.strip().split("\n\n")
    assert first.splitlines()[:2] == [f"GET {start}", "302 Found"]
    assert "Location: /b" in first
    assert last.splitlines()[:2] == [f"GET {site.address}/b", "200 OK"]
    assert "X-Served-By: b" in last
    assert "cookie" not in trail.lower()


def test_a_server_learns_nothing_but_who_asks(site: Site) -> None:
    site.page("/b", PAGE)
    read(Source.at(site.redirect("/a", "/b")), ALLOWED)
    for asked in site.asked:
        assert asked.headers["User-Agent"].startswith("Sourcebook/")
        assert {"Cookie", "Referer"}.isdisjoint(asked.headers)


def test_a_redirect_into_a_private_network_is_forbidden(site: Site) -> None:
    start = site.redirect("/a", "http://[::1]:9/")
    with pytest.raises(AddressForbidden, match="::1"):
        read(Source.at(start), ALLOWED)


def test_the_very_host_that_the_user_names_may_be_private(site: Site) -> None:
    capture = read(Source.at(site.redirect("/a", site.page("/b", PAGE))))
    assert capture.page.data == PAGE
    assert capture.private_host == "127.0.0.1"


def test_no_redirect_leads_from_it_to_another_private_host(site: Site) -> None:
    other = site.page("/b", PAGE).replace("127.0.0.1", "localhost")
    with pytest.raises(AddressForbidden, match="localhost"):
        read(Source.at(site.redirect("/a", other)))
    assert [asked.path for asked in site.asked] == ["/a"]


def test_a_page_may_name_only_the_private_host_that_the_user_named(site: Site) -> None:
    first = read(Source.at(site.page("/a", PAGE)))
    assert read(Source.at(site.page("/b", PAGE)), beside=first).page.data == PAGE
    public = replace(first, private_host="")
    for beside, address in ((public, site.address), (first, "http://localhost:9")):
        with pytest.raises(AddressForbidden):
            read(Source.at(f"{address}/c"), beside=beside)


def test_a_name_that_turns_inward_on_the_way_is_not_followed(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for: list[str] = []

    def answer(host: str, port: int, *_: object, **_named: object) -> list[tuple[object, ...]]:
        asked_for.append(host)
        first, later = ("127.0.0.1", "127.0.0.2") if host == "turning.example" else (host, host)
        machine = first if asked_for.count(host) == 1 else later
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (machine, port))]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    monkeypatch.setattr(guard, "is_public", "127.0.0.1".__eq__)
    site.page("/b", PAGE)
    start = site.redirect("/a", "/b").replace("127.0.0.1", "turning.example")
    assert read(Source.at(start)).private_host == ""
    assert asked_for.count("turning.example") == 1


def test_a_redirect_to_a_file_is_not_followed(site: Site) -> None:
    with pytest.raises(AddressUnsupported):
        read(Source.at(site.redirect("/a", "file:///etc/passwd")), ALLOWED)


def test_redirects_without_end_are_given_up(site: Site) -> None:
    with pytest.raises(AddressUnreachable, match="without end"):
        read(Source.at(site.redirect("/a", "/a")), ALLOWED)


def test_an_error_status_is_told(site: Site) -> None:
    with pytest.raises(AddressRefused, match="404") as caught:
        read(Source.at(f"{site.address}/missing"), ALLOWED)
    assert caught.value.fields["status"] == 404


def test_packed_answers_are_unpacked(site: Site) -> None:
    address = site.page("/a", gzip.compress(PAGE), Content_Encoding="gzip")
    assert read(Source.at(address), ALLOWED).page.data == PAGE


def test_damaged_packing_is_told(site: Site) -> None:
    address = site.page("/a", b"no gzip at all", Content_Encoding="gzip")
    with pytest.raises(AddressUnreachable, match="damaged"):
        read(Source.at(address), ALLOWED)


def test_a_bomb_is_refused_while_it_unpacks(site: Site) -> None:
    address = site.page("/a", gzip.compress(bytes(MAX_BYTES + 1), 1), Content_Encoding="gzip")
    with pytest.raises(SourceTooLarge):
        read(Source.at(address), ALLOWED)


def test_packing_that_nobody_asked_for_is_told(site: Site) -> None:
    address = site.page("/a", PAGE, Content_Encoding="br")
    with pytest.raises(AddressUnreachable, match="br"):
        read(Source.at(address), ALLOWED)


def test_what_came_before_a_connection_broke_is_kept(site: Site) -> None:
    address = site.page("/a", PAGE, Content_Length="5000")

    def broken(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "5000")
        request.end_headers()
        request.wfile.write(PAGE)

    site.replies["/a"] = broken
    capture = read(Source.at(address), ALLOWED)
    assert capture.page.data == PAGE
    assert capture.is_broken_off
    (why,) = [resource for resource in capture.resources if resource.role == BREAKAGE]
    assert why.data.startswith(b"the connection broke")


def test_a_connection_that_breaks_before_the_first_byte_is_told(site: Site) -> None:
    address = site.page("/a", b"", Content_Encoding="identity")

    def broken(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "5000")
        request.end_headers()

    site.replies["/a"] = broken
    with pytest.raises(AddressUnreachable, match="broke"):
        read(Source.at(address), ALLOWED)


def test_packing_damaged_half_way_keeps_what_came(site: Site) -> None:
    packed = gzip.compress(PAGE + "".join(sha256(str(n)) for n in range(9000)).encode())
    address = site.page("/a", packed[:200_000] + bytes(range(256)) * 400, Content_Encoding="gzip")
    capture = read(Source.at(address), ALLOWED)
    assert capture.page.data.startswith(PAGE)
    assert capture.is_broken_off


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_packing_that_ends_too_soon_is_a_page_that_broke_off(site: Site, coding: str) -> None:
    whole = PAGE + "".join(sha256(str(n)) for n in range(900)).encode()
    packed = (gzip.compress if coding == "gzip" else zlib.compress)(whole)
    address = site.page("/a", packed[:20_000], Content_Encoding=coding)
    capture = read(Source.at(address), ALLOWED)
    assert whole.startswith(capture.page.data)
    assert capture.is_broken_off
    (why,) = [resource for resource in capture.resources if resource.role == BREAKAGE]
    assert why.data.startswith(b"the connection broke before the page was complete")


def test_packing_that_ends_before_its_first_byte_is_told(site: Site) -> None:
    address = site.page("/a", gzip.compress(PAGE)[:8], Content_Encoding="gzip")
    with pytest.raises(AddressUnreachable, match="broke before the page was complete"):
        read(Source.at(address), ALLOWED)


def test_a_silent_server_is_told(site: Site) -> None:
    site.replies["/a"] = lambda _request: time.sleep(1.5)
    settings = Settings(MappingProxyType({**HERE, "fetch_timeout_s": 1}))
    with pytest.raises(AddressUnreachable, match="silent"):
        read(Source.at(f"{site.address}/a"), settings)


def test_a_server_that_drips_is_given_up_in_time(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "_deadline", lambda _timeout: 0.3)

    def drip(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        for _ in range(8):
            request.wfile.write(b"x")
            request.wfile.flush()
            time.sleep(0.1)

    site.replies["/a"] = drip
    with pytest.raises(AddressUnreachable, match="too slow"):
        read(Source.at(f"{site.address}/a"), ALLOWED)


@pytest.fixture
def closed_port() -> Iterator[int]:
    """Hold a port that refuses connections."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


def test_a_closed_port_is_told(closed_port: int) -> None:
    with pytest.raises(AddressUnreachable, match="no connection"):
        read(Source.at(f"http://127.0.0.1:{closed_port}/"), ALLOWED)


def test_a_server_without_tls_cannot_be_trusted(site: Site) -> None:
    with pytest.raises(AddressUnreachable, match=r"trusted|broke"):
        read(Source.at(site.address.replace("http:", "https:") + "/"), ALLOWED)


@pytest.mark.parametrize(
    "address", ["ftp://example.org/", "example.org", "", "javascript:x", "http://"]
)
def test_what_is_no_web_address_is_not_supported(address: str) -> None:
    with pytest.raises(AddressUnsupported):
        read(Source.at(address))


@pytest.mark.parametrize(
    ("body", "content_type", "found"),
    [
        (b"\x00\x00\x00\x20ftypisom", "image/heic", "a film"),
        (b"PK\x03\x04\x14\x00a.txt", "application/zip", "a ZIP archive"),
        (b'{"a": 1}', "application/json", "of the type application/json"),
        (b"<rss><channel/></rss>", "application/xml", "an XML document"),
    ],
)
def test_what_is_no_page_is_refused(site: Site, body: bytes, content_type: str, found: str) -> None:
    with pytest.raises(SourceNotText) as caught:
        read(Source.at(site.page("/a.html", body, content_type)), ALLOWED)
    assert caught.value.fields["found"] == found


def test_an_empty_answer_is_empty(site: Site) -> None:
    with pytest.raises(SourceEmpty):
        read(Source.at(site.page("/a", b" \n")), ALLOWED)


@pytest.mark.parametrize(
    ("path", "body", "content_type", "kind"),
    [
        ("/a.md", b"# T", "text/plain", "text/markdown"),
        ("/a", b"T", "text/plain; charset=utf-8", "text/plain"),
        ("/a", PAGE, "application/octet-stream", "text/html"),
        ("/a", b'<?xml version="1.0"?><html>', "application/xml", "text/html"),
        ("/a", PAGE, "application/xhtml+xml", "text/html"),
        ("/a", PAGE, "application/pdf", "text/html"),
        ("/a", PAGE, "image/png", "text/html"),
        ("/a.html", b"%PDF-1.7 x", "text/html", "application/pdf"),
        ("/a", b"%PDF-1.7 x", "application/octet-stream", "application/pdf"),
        ("/a", b"\x89PNG\r\n\x1a\n", "text/html", "image/png"),
        ("/a.eml", b"Subject: T\n\nText", "message/rfc822", "message/rfc822"),
    ],
)
def test_the_kind_of_a_page_is_known(
    site: Site, path: str, body: bytes, content_type: str, kind: str
) -> None:
    assert read(Source.at(site.page(path, body, content_type)), ALLOWED).media_type == kind
