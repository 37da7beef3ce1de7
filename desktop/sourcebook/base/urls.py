"""Web addresses: one spelling for the same page, and absolute links."""

import re
import unicodedata
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

TRACKERS: Final = frozenset(
    {
        *("_ga", "_gl", "_hsenc", "_hsmi", "at_medium", "at_campaign", "cmpid", "dclid", "fbclid"),
        *(
            "gbraid",
            "gclid",
            "gclsrc",
            "igsh",
            "igshid",
            "li_fat_id",
            "mc_cid",
            "mc_eid",
            "mibextid",
        ),
        *(
            "mkt_tok",
            "msclkid",
            "oly_anon_id",
            "oly_enc_id",
            "s_cid",
            "ttclid",
            "twclid",
            "vero_id",
        ),
        *("wbraid", "wickedid", "wt_mc", "xtor", "yclid", "ysclid"),
    }
)
"""Query parameters that tell who clicked and not what is shown; with ``utm_*`` they are dropped."""

_DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u200b\ufeff]+")
_PATH_SAFE = "/%:@!$&'()*+,;=~-._"


def is_http(address: str) -> bool:
    """Tell whether *address* is an absolute http or https address with a host."""
    parts = _split(address)
    return parts is not None and parts.scheme in _DEFAULT_PORTS and bool(parts.hostname)


def normalise(address: str) -> str:
    """Spell *address* so that two addresses of one page become equal.

    Scheme and host in lower case (international names in their ``xn--`` form), no default
    port, name or password, fragment or tracking parameter; the order of the query stays,
    because servers may care. What is no http address comes back without outer white space.
    """
    parts = _split(address)
    if parts is None or not is_http(address):
        return address.strip()
    path = quote(parts.path, safe=_PATH_SAFE) or "/"
    query = quote(_without_trackers(parts.query), safe=_PATH_SAFE + "?[]")
    return urlunsplit((parts.scheme, _authority(parts), path, query, ""))


def absolute(base: str, href: str) -> str:
    """Resolve *href* against the page address *base*.

    Returns:
        An http, https or mailto address, a bare ``#fragment`` of the page itself, or an empty
        string for everything that a reader could not follow safely.
    """
    href = href.strip()
    if href.startswith("#"):
        return href
    try:
        joined = urljoin(base, _UNSEEN.sub("", href) if href[:11].lower() != "mailto" else href)
    except ValueError:
        return ""
    if is_http(joined):
        return quote(joined, safe=_PATH_SAFE + "?#[]")
    scheme, _, rest = joined.partition(":")
    is_mail = scheme.lower() == "mailto" and rest
    return quote(joined, safe=_PATH_SAFE + "?#[]") if is_mail else ""


def without_secrets(address: str) -> str:
    """Return *address* without name, password and fragment: what a server may be asked for."""
    parts = _split(address)
    if parts is None or not is_http(address):
        return address
    path = quote(parts.path, safe=_PATH_SAFE) or "/"
    query = quote(parts.query, safe=_PATH_SAFE + "?[]")
    return urlunsplit((parts.scheme, _authority(parts), path, query, ""))


def without_login(address: str) -> str:
    """Return *address* without the name and password in it, which are no part of where it leads."""
    parts = _split(address)
    if parts is None or "@" not in parts.netloc:
        return address
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def host_of(address: str) -> str:
    """Return the host in lower case and ``xn--`` form, or an empty string."""
    parts = _split(address)
    return _ascii_host(parts.hostname) if parts and parts.hostname else ""


def site_of(address: str) -> str:
    """Name the site of *address* as a reader would: its host without ``www.``."""
    parts = _split(address)
    return (parts.hostname or "").removeprefix("www.") if parts else ""


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address.strip())
        _ = parts.port, parts.hostname  # both are parsed late, and may not parse
    except ValueError:
        return None
    return parts


def _authority(parts: SplitResult) -> str:
    host = _ascii_host(parts.hostname or "")
    if ":" in host:
        host = f"[{host}]"
    is_default = parts.port in {None, _DEFAULT_PORTS[parts.scheme]}
    return host if is_default else f"{host}:{parts.port}"


def _ascii_host(host: str) -> str:
    # The standard codec speaks IDNA 2003, which sends straße.de to strasse.de; browsers do not.
    host = unicodedata.normalize("NFKC", host).lower().rstrip(".")
    return ".".join(map(_ascii_label, host.split(".")))


def _ascii_label(label: str) -> str:
    if label.isascii():
        return label
    return "xn--" + label.encode("punycode").decode("ascii")


def _without_trackers(query: str) -> str:
    kept = [part for part in query.split("&") if not _is_tracker(part.partition("=")[0].lower())]
    return "&".join(kept)


def _is_tracker(name: str) -> bool:
    return name.startswith("utm_") or name in TRACKERS
