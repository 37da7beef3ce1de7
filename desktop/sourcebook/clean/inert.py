"""A page as it was saved, made so that a browser can show it and it can do nothing.

What stays is an allow-list: elements and attributes that only look like something. What
stands in the page's own addresses (``data:``) or was kept with the capture is shown;
everything else that a browser would fetch is left out. The policy of the copy forbids the
rest once more, should anything have been overlooked.
"""

import base64
import html as entities
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import html as lxml_html
from lxml.html import HtmlElement

from sourcebook.base import urls
from sourcebook.base.encoding import decode
from sourcebook.base.html_sanitize import strip_tags
from sourcebook.clean.dom import is_too_long, parse, with_breaks
from sourcebook.clean.enclosing import MAX_PAGE, MAX_PLAIN, Container, name_of, without_images
from sourcebook.clean.images import image_address, keep_held
from sourcebook.clean.inert_styles import inert_style, is_inert_image
from sourcebook.clean.page_sources import PageSource
from sourcebook.clean.saved_page import is_saved_by_single_file, unfold

MAX_PICTURES: Final = 100_000_000
"""Bytes of images that are put into one copy; those beyond show their descriptions."""

POLICY: Final = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""Content security policy of a copy."""

_HEAD: Final = (
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
    '<meta charset="utf-8">\n'
    '<meta name="referrer" content="no-referrer">\n'
    '<meta http-equiv="x-dns-prefetch-control" content="off">\n'
    '<meta name="viewport" content="width=device-width">\n'
)
"""The policy comes first; without the fourth line a browser would ask for the hosts of links."""

_BANNER: Final = (
    "all: initial !important; display: block !important; position: relative !important; "
    "z-index: 2147483647 !important; padding: 10px 16px !important; color: #222 !important; "
    "background: #f4ecd8 !important; border-bottom: 1px solid #b8ab8a !important; "
    "font: 14px/1.4 sans-serif !important; overflow-wrap: anywhere !important"
)
_ELEMENTS_LIST: Final = """
    a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col
    colgroup data dd del details dfn dialog div dl dt em figcaption figure font footer h1 h2 h3 h4
    h5 h6 header hgroup hr i img ins kbd label legend li main mark menu nav ol p pre q rp rt ruby s
    samp search section small span strike strong sub summary sup table tbody td tfoot th thead time
    tr tt u ul var wbr
"""
_ELEMENTS: Final = frozenset(_ELEMENTS_LIST.split())
_GONE_LIST: Final = """
    script style template iframe frame frameset object embed applet audio video canvas svg math
    select textarea input link meta base title noembed noframes param map area datalist
    portal fencedframe bgsound keygen
"""
_GONE: Final = frozenset(_GONE_LIST.split())
"""Elements that go with all that is in them; others keep their words: ``track`` and ``source``
hold all that follows, since libxml2 does not know that they hold nothing."""

_ATTRIBUTES_LIST: Final = """
    align alt bgcolor border cellpadding cellspacing class color cols colspan datetime dir face
    height hidden id lang name open reversed rowspan scope size span start title type valign value
    width
"""
_ATTRIBUTES: Final = frozenset(_ATTRIBUTES_LIST.split())
_MEDIA: Final = re.compile(r"[\w\s(),:.<>=-]{0,500}")
_MARKS: Final = (
    (b"\x89PNG", "png"),
    (b"\xff\xd8", "jpeg"),
    (b"GIF8", "gif"),
    (b"RIFF", "webp"),
    (b"BM", "bmp"),
)
"""How images begin; a browser looks itself, but for drawings made of lines."""


@dataclass(slots=True)
class Pictures:
    """Images of a copy, by the addresses that its pages give them.

    ``kept`` are those that the library has: address → media type and bytes.
    """

    kept: Mapping[str, tuple[str, bytes]]
    room: int
    _made: dict[str, str] = field(default_factory=dict)

    def at(self, address: str, beside: Container, named: Mapping[str, bytes]) -> str:
        """Return the image at *address* as a ``data:`` address, or nothing."""
        if is_inert_image(address):
            return address
        key = address.partition("#")[0] if urls.is_http(address) else address
        if key not in self._made:
            media_type, data = self.kept.get(key, ("", b""))
            data = data or beside.get(key) or named.get(key) or b""
            self._made[key] = self._packed(media_type, data)
        return self._made[key]

    def _packed(self, media_type: str, data: bytes) -> str:
        if not data or len(data) > self.room:
            return ""
        self.room -= len(data)
        known = media_type if media_type.startswith("image/") else _type_of(data)
        return f"data:{known};base64,{base64.b64encode(data).decode()}"


def inert_page(
    sources: Sequence[PageSource], banner: str, kept: Mapping[str, tuple[str, bytes]]
) -> str:
    """Return the pages of a capture as one that can do nothing, with *banner* above it.

    Costs about as much as cleaning: call it in a process that can be ended.
    """
    pictures = Pictures(kept, MAX_PICTURES)
    pages = [_Page(source, pictures) for source in sources]
    bodies = [page.body() for page in pages]
    styles = "\n".join(style for page in pages for style in page.styles)
    first = pages[0]
    shown = f'<div style="{_BANNER}">{entities.escape(banner)}</div>'
    return (
        f"<!DOCTYPE html>\n<html{first.frame('html')}>\n<head>\n{_HEAD}"
        f"<title>{entities.escape(first.title)}</title>\n{styles}\n</head>\n"
        f"<body{first.frame('body')}>\n{shown}\n" + "\n<hr>\n".join(bodies) + "\n</body>\n</html>\n"
    )


class _Page:
    """One page on its way; `body` has to come first."""

    def __init__(self, source: PageSource, pictures: Pictures) -> None:
        data, inside = without_images(source.data)
        page, _ = decode(data[:MAX_PLAIN], source.encoding)
        self._named = {**inside, **{name_of(one): one for one in source.beside.images.values()}}
        self._beside, self._pictures = source.beside, pictures
        self.styles: list[str] = []
        self.title = ""
        self._root: HtmlElement | None = None
        self._words = ""
        if len(data) > MAX_PAGE or is_too_long(page):
            self._words = strip_tags(with_breaks(page))
            return
        self._root, _ = parse(page)
        self._base = _base(self._root, source.address)
        held = Container({**source.beside.images, **inside})
        first = held if is_saved_by_single_file(page) else source.beside
        keep_held(self._root, self._base, first.name)
        unfold(self._root)

    def body(self) -> str:
        """Return what stands in the body; collects title and styles on the way."""
        if self._root is None:
            pieces = "".join(f"<p>{entities.escape(one)}</p>\n" for one in _lines(self._words))
            return pieces or "<p></p>"
        root = self._root
        self.title = " ".join((root.findtext(".//title") or "").split())[:500]
        self.styles = [*self._inert_styles(root)]
        body = root.find("body")
        body = root if body is None else body
        self._show_images(body)
        _tame(body)
        for element in body.iter():
            self._strip(element)
        inside = "".join(lxml_html.tostring(one, encoding="unicode") for one in body)
        return entities.escape(body.text or "") + inside

    def frame(self, name: str) -> str:
        """Return the attributes of the page's ``html`` or ``body``, from which its look depends."""
        found = None if self._root is None else next(self._root.iter(name), None)
        if found is None:
            return ""
        self._strip(found)
        return "".join(f' {key}="{entities.escape(value)}"' for key, value in found.items())

    def _inert_styles(self, root: HtmlElement) -> Iterator[str]:
        for style in root.iter("style"):
            media = style.get("media") or ""
            shown = f' media="{entities.escape(media)}"' if _MEDIA.fullmatch(media) else ""
            yield f"<style{shown}>{inert_style(style.text or '', self._picture)}</style>"

    def _show_images(self, body: HtmlElement) -> None:
        for image in [*body.iter("img", "amp-img")]:
            given = self._picture(image_address(image, self._base))
            own = (image.get("src") or "").strip()
            image.tag = "img"
            shown = given or self._picture(own)
            following = image.getnext()
            if shown and following is not None and following.tag == "noscript":
                following.drop_tree()  # the same image once more
            image.attrib.pop("src", None)
            if shown:
                image.set("src", shown)

    def _picture(self, address: str) -> str:
        if not address:
            return ""
        named = self._pictures.at(address, self._beside, self._named)
        whole = urls.absolute(self._base, address)
        return named or (self._pictures.at(whole, self._beside, self._named) if whole else "")

    def _strip(self, element: HtmlElement) -> None:
        """Take all attributes off but those that only look like something."""
        href, source = element.get("href"), element.get("src")
        style = element.get("style")
        for name in element.attrib:
            if name not in _ATTRIBUTES:
                del element.attrib[name]
        if style:
            element.set("style", inert_style(style, self._picture))
        if element.tag == "img" and source and is_inert_image(source):
            element.set("src", source)
        if element.tag == "a" and href and (address := urls.absolute(self._base, href)):
            element.set("href", address)
            element.set("rel", "noreferrer noopener")


def _tame(body: HtmlElement) -> None:
    """Take out what acts or fetches, and the tags of what is not known."""
    for element in [*body.iter()]:
        if element is body:
            continue
        if not isinstance(element.tag, str) or element.tag in _GONE:
            if element.getparent() is not None:
                element.drop_tree()
        elif element.tag not in _ELEMENTS and element.getparent() is not None:
            element.drop_tag()


def _base(root: HtmlElement, address: str) -> str:
    named = next((href for base in root.iter("base") if (href := base.get("href"))), "")
    return urls.absolute(address, named) or address


def _lines(words: str) -> Iterator[str]:
    yield from (line for line in words.splitlines() if line.strip())


def _type_of(data: bytes) -> str:
    head = data[:300].lstrip()
    if head.startswith((b"<svg", b"<?xml")):
        return "image/svg+xml"
    return f"image/{next((kind for mark, kind in _MARKS if data.startswith(mark)), 'png')}"
