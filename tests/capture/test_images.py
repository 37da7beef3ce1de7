"""Images come from their servers politely, within limits, and from nowhere they must not."""

from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from types import MappingProxyType

import pytest

from sourcebook.capture import fetch_image, images, lanes
from sourcebook.model.picture import COUNTER, Fetched, Wanted
from sourcebook.model.settings import Settings, Value
from support.site import Site

HERE: dict[str, Value] = {"fetch_allowed_hosts": "127.0.0.1", "fetch_timeout_s": 1}
ALLOWED = Settings(MappingProxyType(HERE))
DATA = b"\x89PNG and so on"


def test_an_image_comes_as_it_is_whatever_its_server_calls_it(site: Site) -> None:
    address = site.page("/a.png", DATA, "text/html")
    assert fetch_image(Wanted(3, address), ALLOWED) == Fetched(3, address, DATA)


def test_its_server_learns_neither_the_article_nor_the_reader(site: Site) -> None:
    fetch_image(Wanted(1, site.page("/a.png", DATA, "image/png")), ALLOWED)
    asked = {name.lower(): value for name, value in site.asked[0].headers.items()}
    assert asked["accept"].startswith("image/webp")
    assert not asked.keys() & {"referer", "cookie", "origin"}


def test_redirects_are_followed_to_the_address_where_it_was(site: Site) -> None:
    end = site.page("/b.png", DATA, "image/png")
    start = site.redirect("/a.png", "/b.png")
    assert fetch_image(Wanted(1, start), ALLOWED) == Fetched(1, end, DATA)


def test_no_image_leads_into_a_private_network(site: Site) -> None:
    address = site.page("/a.png", DATA, "image/png")
    assert "private network" in fetch_image(Wanted(1, address), Settings()).reason
    away = site.redirect("/b.png", address.replace("127.0.0.1", "localhost"))
    assert "private network" in fetch_image(Wanted(1, away), ALLOWED).reason
    assert [asked.path for asked in site.asked] == ["/b.png"]


def test_an_image_on_the_private_host_of_its_article_is_fetched(site: Site) -> None:
    wanted = Wanted(1, site.page("/a.png", DATA, "image/png"))
    assert fetch_image(wanted, Settings(), "127.0.0.1").data == DATA
    away = Wanted(1, site.redirect("/b.png", wanted.address.replace("127.0.0.1", "localhost")))
    assert "private network" in fetch_image(away, Settings(), "127.0.0.1").reason


def test_a_counter_is_never_asked_for(site: Site) -> None:
    address = site.page("/pixel.gif?reader=7", DATA, "image/gif")
    assert fetch_image(Wanted(1, address), ALLOWED) == Fetched(1, address, reason=COUNTER)
    assert not site.asked
    hidden = site.redirect("/photo.jpg", "/pixel.gif?reader=7")
    assert fetch_image(Wanted(1, hidden), ALLOWED).reason == COUNTER


def test_a_server_that_never_ends_is_left(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "IMAGES", replace(images.IMAGES, most_bytes=1_000_000))
    endless = site.page("/a.png", b"x" * 3_000_000, "image/png")
    assert "larger than" in fetch_image(Wanted(1, endless), ALLOWED).reason


def test_each_failure_is_told_in_few_words(site: Site) -> None:
    def silent(request: BaseHTTPRequestHandler) -> None:
        request.rfile.read(1)

    site.replies["/silent"] = silent
    told = {
        site.address + "/gone.png": "its server refused it with status 404",
        site.page("/empty.png", b"", "image/png"): "its server sent nothing",
        site.redirect("/round", "/round"): "it redirects without end",
        site.redirect("/file", "file:///etc/passwd"): "an address that is not on the web",
        site.address + "/silent": "its server fell silent",
        "ftp://example.org/a.png": "an address that is not on the web",
        "http://name.invalid/a.png": "the name name.invalid is not known",
    }
    for address, reason in told.items():
        assert reason in fetch_image(Wanted(1, address), ALLOWED).reason


def test_one_host_is_asked_for_two_images_at_a_time_at_most() -> None:
    many = [Wanted(n, f"https://{'ab'[n % 2]}.example.org/{n}.jpg") for n in range(12)]
    dealt = lanes([*many, Wanted(99, "https://c.example.org/x.jpg")])
    assert len(dealt) == 5
    assert sorted(image.number for lane in dealt for image in lane) == [*range(12), 99]
    for lane in dealt:
        assert len({image.address[:21] for image in lane}) == 1
