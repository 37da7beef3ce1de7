"""A newer version is told by one line; the request carries nothing of the reader."""

from collections.abc import Iterator

import pytest

from sourcebook import __version__
from sourcebook.app import updating
from sourcebook.app.settings import changed
from sourcebook.model.errors import AddressForbidden, AddressRefused, AddressUnreachable
from sourcebook.model.settings import Settings
from support.site import Site, serving

HERE = changed(Settings(), "fetch_allowed_hosts", "127.0.0.1")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


@pytest.mark.parametrize(
    ("told", "newer"),
    [
        (b"99.0.1\n", "99.0.1"),
        (b"v99.1\nwords for people\n", "99.1"),
        (f"{__version__}\n".encode(), ""),
        (f"{__version__}.0\n".encode(), ""),
        (b"0.0.9\n", ""),
    ],
)
def test_only_a_newer_version_is_told(site: Site, told: bytes, newer: str) -> None:
    address = site.page("/latest.txt", told, "text/plain")
    assert updating.newer_version(HERE, address) == newer


@pytest.mark.parametrize(
    ("own", "newer"), [("1.0rc1", True), ("1.0.0.dev3", True), ("1.0", False), ("1.0.1rc1", False)]
)
def test_a_version_comes_after_its_own_trials(
    site: Site, monkeypatch: pytest.MonkeyPatch, own: str, *, newer: bool
) -> None:
    monkeypatch.setattr(updating, "__version__", own)
    address = site.page("/latest.txt", b"1.0.0", "text/plain")
    assert bool(updating.newer_version(HERE, address)) == newer


@pytest.mark.parametrize("told", [b"", b"<html>99.0</html>", b"99", b"9" * 4000, b"\xff\xfe"])
def test_what_is_no_version_is_not_believed(site: Site, told: bytes) -> None:
    address = site.page("/latest.txt", told, "text/plain")
    with pytest.raises(AddressUnreachable, match="no version"):
        updating.newer_version(HERE, address)


def test_a_server_that_refuses_is_told(site: Site) -> None:
    with pytest.raises(AddressRefused):
        updating.newer_version(HERE, site.address + "/nothing")


def test_an_answer_that_leads_into_the_own_network_is_not_followed(site: Site) -> None:
    address = site.page("/latest.txt", b"99.0", "text/plain")
    with pytest.raises(AddressForbidden):
        updating.newer_version(Settings(), address)
    assert not site.asked


def test_the_request_carries_nothing_of_the_reader(site: Site) -> None:
    address = site.page("/latest.txt", b"99.0", "text/plain")
    updating.newer_version(HERE, address)
    (asked,) = site.asked
    assert {name.lower() for name in asked.headers} <= {
        *("host", "user-agent", "accept", "accept-encoding", "connection")
    }
    assert asked.headers["User-Agent"] == f"Sourcebook/{__version__}"
    assert asked.path == "/latest.txt"


def test_a_process_of_its_own_asks_and_ends(site: Site) -> None:
    address = site.page("/latest.txt", b"99.0", "text/plain")
    asker = updating.Asker()
    assert asker.ask(HERE, address).result(60) == "99.0"
    asker.close()
