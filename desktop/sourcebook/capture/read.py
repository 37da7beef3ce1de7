"""Source to capture: the bytes as they came, with when, how and from where."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Final

from sourcebook import __version__
from sourcebook.base import urls
from sourcebook.base.clock import utc_now
from sourcebook.base.digest import sha256
from sourcebook.base.ids import new_id
from sourcebook.capture import sniff
from sourcebook.capture.beside import images_beside
from sourcebook.capture.containers import container_of, message_kind
from sourcebook.capture.fetch import Answer, fetch
from sourcebook.capture.files import read_file
from sourcebook.capture.limits import MAX_BYTES, too_large
from sourcebook.capture.own_address import own_address
from sourcebook.model.capture import BESIDE, BREAKAGE, Capture, Method, Resource, Source
from sourcebook.model.errors import SourceEmpty, SourceNotText
from sourcebook.model.media import (
    DOCX,
    EMAIL,
    EPUB,
    HTML,
    IMAGE,
    MARKDOWN,
    MHTML,
    PDF,
    PLAIN,
    WACZ,
    WARC,
)
from sourcebook.model.settings import Settings

_KIND_OF_SUFFIX: Final = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".xht"), HTML),
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd"), MARKDOWN),
    **dict.fromkeys((".txt", ".text"), PLAIN),
}
_MESSAGE_SUFFIXES: Final = frozenset({".eml", ".mht", ".mhtml"})
_KIND_OF_TYPE: Final = {
    **dict.fromkeys(("text/html", "application/xhtml+xml"), HTML),
    **dict.fromkeys(("text/markdown", "text/x-markdown"), MARKDOWN),
    **dict.fromkeys(("", "text/plain", "application/octet-stream", "binary/octet-stream"), ""),
    **dict.fromkeys(("application/xml", "text/xml"), ""),
    **dict.fromkeys((PDF, EPUB, DOCX, WARC, WACZ, EMAIL, MHTML), ""),
    **dict.fromkeys(("application/x-mimearchive", "application/gzip", "application/x-gzip"), ""),
    **dict.fromkeys(("application/zip", "application/warc-fields", "application/x-pdf"), ""),
}
"""What servers may call a page → its kind; an empty kind is told from the bytes."""

_MESSAGE_TYPES: Final = frozenset({EMAIL, MHTML, "application/x-mimearchive"})

_STRETCH: Final = 65_536
"""Bytes that are looked through at a time: a copy of all of a long page would hold up a window."""

_BLANK: Final = b" \t\r\n\f\x0b\x00\xef\xbb\xbf\xff\xfe"


def read(
    source: Source, settings: Settings | None = None, *, beside: Capture | None = None
) -> Capture:
    """Fetch or read *source* and keep its bytes exactly as they came.

    May block for seconds; never call it on a window's thread.

    Args:
        source: What the user points at, or what the page of *beside* names.
        settings: The settings in force.
        beside: The capture whose page names *source*. A host that the user names may lie in a
            private network; one that a page names may not, unless the user named it first.

    Raises:
        SourceError: It cannot be taken in; each kind of failure has its own class.
    """
    settings = settings or Settings()
    if source.method is Method.HTTP:
        own = urls.host_of(source.address) if beside is None else beside.private_host
        return _from_web(source, settings, own)
    data = read_file(Path(source.address)) if source.data is None else source.data
    if len(data) > MAX_BYTES:
        raise too_large(source.label)
    kind = _kind(source, data)
    is_paste = source.method is Method.PASTE
    given = urls.without_login(source.address) if is_paste and urls.is_http(source.address) else ""
    address = given or ("" if is_paste else own_address(data, kind))
    encoding = "utf-8" if is_paste else ""
    resources = [_resource("page", address, kind, data)]
    if source.method is Method.FILE and kind == HTML:
        found = images_beside(Path(source.address), data)
        resources += [_resource(BESIDE, *image) for image in found]
    return _capture(source, address, kind, encoding, tuple(resources))


def allowed_hosts(settings: Settings, own: str = "") -> Collection[str]:
    """Return the hosts that may lie in a private network: those the settings list, and *own*."""
    listed = settings.text("fetch_allowed_hosts").split(",")
    names = (host.strip().lower().strip("[]") for host in (*listed, own))
    return frozenset(filter(None, names))


def _from_web(source: Source, settings: Settings, own: str) -> Capture:
    address = urls.without_login(source.address.strip())
    source = replace(source, address=address)
    answer = fetch(address, allowed_hosts(settings, own), settings.number("fetch_timeout_s"))
    kind = _kind_of_answer(answer, address)
    head = answer.headers.encode("utf-8", "surrogateescape")
    resources = [
        _resource("page", answer.address, kind, answer.data),
        _resource("headers", answer.address, "message/http", head),
    ]
    if answer.breakage:
        resources.append(_resource(BREAKAGE, answer.address, PLAIN, answer.breakage.encode()))
    encoding = _charset(answer.content_type)
    captured = _capture(source, answer.address, kind, encoding, tuple(resources))
    return replace(captured, private_host=own if own in answer.private_hosts else "")


def _check_text(source: str, data: bytes) -> None:
    if not any(data[at : at + _STRETCH].strip(_BLANK) for at in range(0, len(data), _STRETCH)):
        raise SourceEmpty(source=source)
    if found := sniff.not_text(data):
        raise SourceNotText(source=source, found=found)


def _kind(source: Source, data: bytes) -> str:
    """Tell the kind from the bytes; where they are text, from what they are called."""
    suffix = PurePath(source.address).suffix.lower() if source.method is Method.FILE else ""
    is_paste = source.media_type in {HTML, MARKDOWN, PLAIN}
    if not is_paste and (kind := _container(data, is_message=suffix in _MESSAGE_SUFFIXES)):
        return kind
    _check_text(source.label, data)
    return source.media_type if is_paste else _KIND_OF_SUFFIX.get(suffix) or sniff.kind_of(data)


def _kind_of_answer(answer: Answer, source: str) -> str:
    claimed = answer.content_type.partition(";")[0].strip().lower()
    if kind := _container(answer.data, is_message=claimed in _MESSAGE_TYPES):
        return kind
    _check_text(source, answer.data)
    called = "" if claimed.startswith(IMAGE) else _KIND_OF_TYPE.get(claimed)
    if called is None:
        raise SourceNotText(source=source, found=f"of the type {claimed}")
    if called:
        return called
    found = sniff.kind_of(answer.data)
    if claimed.endswith("/xml") and found is not HTML:
        raise SourceNotText(source=source, found="an XML document")
    if claimed == "text/plain" or found is PLAIN:
        # Raw files on code hosts are all text/plain: their names know more.
        suffix = PurePath(answer.address.partition("?")[0]).suffix.lower()
        return _KIND_OF_SUFFIX.get(suffix, PLAIN)
    return found


def _container(data: bytes, *, is_message: bool) -> str:
    return container_of(data) or (message_kind(data, is_claimed=True) if is_message else "")


def _charset(content_type: str) -> str:
    for parameter in content_type.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'").lower()
    return ""


def _resource(role: str, address: str, media_type: str, data: bytes) -> Resource:
    return Resource(role, address, media_type, data, sha256(data))


def _capture(
    source: Source, address: str, kind: str, encoding: str, resources: tuple[Resource, ...]
) -> Capture:
    return Capture(
        id=new_id(),
        source=source.label,
        address=address,
        method=source.method,
        media_type=kind,
        encoding=encoding,
        captured_at=utc_now(),
        resources=resources,
        program=__version__,
    )
