"""No page leads this program into a private network."""

import socket
from typing import Any

import pytest
import urllib3

from sourcebook.capture import guard
from sourcebook.model.errors import AddressForbidden, AddressUnreachable

INSIDE = """
    127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 0.0.0.0 100.64.0.1 192.88.99.1
    224.0.0.1 255.255.255.255 :: ::1 fe80::1%eth0 fc00::1 fec0::1 ff02::1 ::ffff:127.0.0.1
    ::ffff:10.0.0.1 ::7f00:1 64:ff9b::7f00:1 64:ff9b:1::a00:1 2002:7f00:1::
    2001:0:7f00:1:0:0:f5ff:fffe nonsense
"""


@pytest.mark.parametrize("machine", INSIDE.split())
def test_an_address_that_is_not_the_internet_is_not_public(machine: str) -> None:
    assert not guard.is_public(machine)


@pytest.mark.parametrize("machine", ["93.184.215.14", "2606:4700::1111", "64:ff9b::5db8:d70e"])
def test_an_address_of_the_internet_is_public(machine: str) -> None:
    assert guard.is_public(machine)


def answer_with(monkeypatch: pytest.MonkeyPatch, *machines: str) -> None:
    def answer(*_args: Any, **_named: Any) -> list[tuple[Any, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (machine, 80)) for machine in machines]

    monkeypatch.setattr(socket, "getaddrinfo", answer)


def test_a_public_name_that_points_inside_is_forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    answer_with(monkeypatch, "127.0.0.1", "::1")
    with pytest.raises(AddressForbidden) as caught:
        guard.checked_machines("inside.example", 80, (), "http://inside.example/")
    assert caught.value.fields["host"] == "inside.example"


def test_only_the_public_machines_of_a_name_are_visited(monkeypatch: pytest.MonkeyPatch) -> None:
    answer_with(monkeypatch, "10.0.0.1", "93.184.215.14")
    assert guard.checked_machines("both.example", 80, (), "") == ["93.184.215.14"]


def test_a_host_the_user_allows_may_be_private(monkeypatch: pytest.MonkeyPatch) -> None:
    answer_with(monkeypatch, "10.0.0.1")
    assert guard.checked_machines("wiki.home", 80, {"wiki.home"}, "") == ["10.0.0.1"]


def test_an_unknown_name_is_unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: Any, **_named: Any) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(AddressUnreachable, match=r"nowhere\.example is not known"):
        guard.checked_machines("nowhere.example", 80, (), "http://nowhere.example/")


def test_tls_is_verified_for_the_name_and_not_the_number() -> None:
    pool = guard.open_pool("https", "example.org", 443, "93.184.215.14")
    assert pool.host == "93.184.215.14"
    assert isinstance(pool, urllib3.HTTPSConnectionPool)
    assert pool.assert_hostname == "example.org"
    assert pool.conn_kw["server_hostname"] == "example.org"
