"""Where a page without words of its own sends its visitors, as some do in place of a redirect."""

import re
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urljoin, urlsplit

from sourcebook.base import urls
from sourcebook.base.encoding import decode

MAX_PAGE: Final = 65_536
"""Bytes of a page that only leads on; what is longer says something itself."""

MAX_WORDS: Final = 200
"""Code points shown on it at most: “If you are not redirected, click here”."""

MAX_DELAY_S: Final = 5
"""A page that waits longer wants to be read first, or shows itself anew."""

_CONTENT: Final = re.compile(
    r"""\s*(\d{0,4})(?:\.\d*)?\s*(?:[;,]\s*|\s)(?:url\s*=\s*)?(?:"([^"]*)|'([^']*)|((?!url\s*=).+))""",
    re.IGNORECASE | re.DOTALL,
)
_PAGES: Final = ("text/html", "application/xhtml+xml")
_SILENT: Final = frozenset({"script", "style", "noscript", "title", "template"})


def target_of(here: str, data: bytes, content_type: str, header: str = "") -> str:
    """Return the address on the web that the page *data* leads to at once, or an empty string.

    Costs some milliseconds where a short page says so, else nothing.

    Args:
        here: Where the page was found; a page that only shows itself anew leads nowhere.
        data: The page; only one that shows hardly a word is followed.
        content_type: What its server calls it.
        header: The header ``Refresh``, which says the same as ``<meta http-equiv=refresh>``.
    """
    media_type, _, parameters = content_type.partition(";")
    if len(data) > MAX_PAGE or media_type.strip().lower() not in _PAGES:
        return ""
    if not header and b"refresh" not in data.lower().replace(b"\0", b""):
        return ""
    claimed = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", parameters, re.IGNORECASE)
    page = _Page()
    page.feed(decode(data, claimed[1] if claimed else "")[0])
    page.close()
    if page.size > MAX_WORDS:
        return ""
    found = (_address(here, page.base, content) for content in (header, *page.contents))
    return next(filter(None, found), "")


class _Page(HTMLParser):
    """What a page shows, by its size, and what its ``meta`` elements ask for."""

    def __init__(self) -> None:
        super().__init__()
        self.base = ""
        self.contents: list[str] = []
        self.size = 0
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in reversed(attrs)}
        if tag == "meta" and given.get("http-equiv", "").strip().lower() == "refresh":
            self.contents.append(given.get("content", ""))
        elif tag == "base":
            self.base = self.base or given.get("href", "")
        elif tag in _SILENT and not self._inside:
            self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.size += len(data.strip())


def _address(here: str, base: str, content: str) -> str:
    found = _CONTENT.match(content[:5_000])
    if not found or int(found[1] or 0) > MAX_DELAY_S:
        return ""
    named = next(filter(None, found.groups()[1:]), "").strip()
    try:
        address = urls.without_secrets(urljoin(urljoin(here, base.strip()), named))
        is_itself = urlsplit(address)._replace(fragment="") == urlsplit(here)._replace(fragment="")
    except ValueError:
        return ""
    return address if named and urls.is_http(address) and not is_itself else ""
