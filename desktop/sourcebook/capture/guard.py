"""Which machines a page may make this program visit, and connections to those only."""

import ipaddress
import socket
import ssl
from collections.abc import Collection
from functools import cache
from ipaddress import IPv4Address, IPv6Address
from typing import Final

import certifi
import urllib3

from sourcebook.model.errors import AddressForbidden, AddressUnreachable

Machine = IPv4Address | IPv6Address

_NAT64: Final = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
"""Prefixes that carry an IPv4 address in their last 32 bits (RFC 6052, RFC 8215)."""

_RELAYS: Final = ipaddress.ip_network("192.88.99.0/24")
"""6to4 relays (RFC 7526): Python calls them global, yet they lead into other networks."""


def checked_machines(host: str, port: int, allowed: Collection[str], source: str) -> list[str]:
    """Resolve *host* once and return the addresses that may be visited.

    A host in *allowed* may be anywhere; any other only where the whole Internet could reach it.

    Raises:
        AddressForbidden: All its addresses lead into this machine or a private network.
        AddressUnreachable: The name is unknown.
    """
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = f"the name {host} is not known"
        raise AddressUnreachable(source=source, reason=reason) from error
    machines = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    if host in allowed:
        return machines
    public = [machine for machine in machines if is_public(machine)]
    if not public:
        raise AddressForbidden(source=source, host=host)
    return public


def is_public(machine: str) -> bool:
    """Tell whether an IP address is one that the whole Internet can reach.

    Addresses that carry another inside (IPv4-mapped, NAT64, 6to4, Teredo) are judged by that.
    """
    try:
        address: Machine = ipaddress.ip_address(machine.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        inner = _inside(address)
        if inner is not None:
            return is_public(str(inner))
        is_site_local = address.is_site_local
    else:
        is_site_local = address in _RELAYS
    return address.is_global and not (address.is_multicast or is_site_local)


def open_pool(
    scheme: str, host: str, port: int, machine: str
) -> urllib3.HTTPConnectionPool | urllib3.HTTPSConnectionPool:
    """Make a pool that connects to *machine* and to nothing else; TLS is verified for *host*."""
    if scheme == "http":
        return urllib3.HTTPConnectionPool(machine, port, retries=False)
    return urllib3.HTTPSConnectionPool(
        machine,
        port,
        retries=False,
        ssl_context=_tls(),
        server_hostname=host,
        assert_hostname=host,
    )


def _inside(address: IPv6Address) -> IPv4Address | None:
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if any(address in network for network in _NAT64) or int(address) >> 32 == 0:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    if address.sixtofour:
        return address.sixtofour
    return address.teredo[1] if address.teredo else None


@cache
def _tls() -> ssl.SSLContext:
    # The system's certificates too: schools and offices add their own there.
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
