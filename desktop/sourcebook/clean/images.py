"""Where an image really is: addresses hide from pages that load lazily."""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from sourcebook.base import urls

BEST_WIDTH: Final = 1600
"""Pixels of the widest version taken; a column of text is never wider."""

USUAL_WIDTH: Final = 1200
"""Pixels asked for where an address leaves the width open, and the page names none."""

MIN_SIDE: Final = 40
"""Pixels; what is smaller is an icon or a counter."""

MIN_FLAT: Final = 24
"""Pixels of the shorter side of a name in letters; its longer side has `MIN_LONG`."""

MIN_LONG: Final = 120
"""Pixels of the longer side of what is flat and yet a picture."""

MAX_SOURCES: Final = 12
"""Versions of a picture that are looked at."""

MAX_OTHERS: Final = 3
"""Other versions of a picture that are asked for where the best cannot be had or read."""

MAX_WRITTEN: Final = 2000
"""Code points of an address that leads nowhere but is shown."""

MIN_DATA: Final = 2000
"""Code points of a ``data:`` image that shows something; shorter ones are placeholders."""

KEPT: Final = "data-kept-in-source"
"""Attribute that `keep_held` gives an image: the address by which its source holds it."""

_LAZY: Final = (
    *("data-src", "data-original", "data-lazy-src", "data-lazy", "data-url", "data-hi-res-src"),
    *("data-full-src", "data-large-file", "data-image-src", "data-orig-file", "data-srcset-src"),
    *("data-gallery-src", "data-native-src", "data-original-src", "data-pin-media"),
    *("data-delayed-url",),
)
_SRCSETS: Final = ("srcset", "data-srcset", "data-lazy-srcset", "data-original-set")
_OTHER: Final = re.compile(r"(?:^|[-_])src(?:$|[-_])", re.IGNORECASE)
"""Name of an attribute in which a library of its own hides the address of a picture."""

_LESSER: Final = re.compile(r"mini|small|thumb|tiny|low|placeholder|blur", re.IGNORECASE)
_ON_WEB: Final = re.compile(r"(?:https?:)?//\w", re.IGNORECASE)
_PICTURE: Final = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)", re.IGNORECASE)
_PLAIN: Final = (
    r"(?:blank|empty|transparent|trans|white|gr[ae]y|black|clear|pixel|dot|px|lazy|lazyload|load|"
    r"loading|loader|spinner|default|image|img|icon|sprite|bg|background|square|small|large|gif|"
    r"red|green|blue|"
    r"\d{1,5}(?:x\d{1,5})?|[0-9a-f]{6,40})"
)
"""Part of a name that shows nothing by itself: “gray-1x2.png”, and not “gray-wolf.png”."""

_PLACEHOLDER: Final = re.compile(
    r"(?:(?:^|[/_.-])(?:placeholder|spacer|1x1)(?:[._-][^/]{0,200})?|"
    rf"(?:^|/)(?:{_PLAIN}[._-]{{1,2}})*(?:blank|transparent|pixel|lazy|lazyload|loading|gr[ea]y|clear)"
    rf"(?:[._-]{{1,2}}{_PLAIN})*)"
    r"\.(?:gif|png|svg|jpe?g|webp)(?:\?|$)|^data:image/svg|^about:|[/,](?:e_)?blur[_:]\d{1,4}[,/]",
    re.IGNORECASE,
)
_CANDIDATE: Final = re.compile(r"\s*(\S*[^\s,])(?:\s+([\d.]+)([wx])(?:\s+\d+h)?)?\s*(?:,|$)")
_SPACE: Final = re.compile(r"\s")
_TEMPLATE: Final = re.compile(r"\{(?:width|w)\}", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d{2,4}")
_SIDES: Final = re.compile(
    r"(?:^|[;\s])(?:width|height)\s*:\s*(\d{1,4})(?:\.\d+)?px", re.IGNORECASE
)
_DATA: Final = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,", re.IGNORECASE)
_SCHEME: Final = re.compile(r"[A-Za-z][\w+.-]*:|#")
_NAMED: Final = re.compile(r"enclosed:sha256-[0-9a-f]{64}")
_INSIDE: Final = re.compile(r"(?:cid|enclosed):\S")


def image_address(image: HtmlElement, base: str) -> str:
    """Return the absolute address of the best version of *image*, or an empty string.

    In a page without an address, *base*, it is as the page has it.
    """
    return next(_addresses(image, base), "")


def other_addresses(root: HtmlElement, base: str) -> dict[str, tuple[str, ...]]:
    """Return by the address of each image of *root* where else on the web it is, best first.

    A picture in several formats may come in one that nobody here can read.
    """
    others: dict[str, tuple[str, ...]] = {}
    for image in root.iter("img", "amp-img"):
        best, *rest = *dict.fromkeys(islice(_addresses(image, base), MAX_SOURCES)), ""
        on_web = [address for address in rest if urls.is_http(address)]
        if on_web and urls.is_http(best):
            others.setdefault(best, tuple(on_web[:MAX_OTHERS]))
    return others


def _addresses(image: HtmlElement, base: str) -> Iterator[str]:
    """Yield the absolute addresses of the versions of *image*, the best first."""
    if _is_tiny(image):
        return
    kept = image.get(KEPT) or ""
    if urls.is_http(kept) or _INSIDE.match(kept):
        yield kept
        return
    for written in _candidates(image):
        candidate = _filled(written, image)
        if is_named_by_hash(candidate):
            yield candidate
        elif _DATA.match(candidate) and len(candidate) >= MIN_DATA:
            yield re.sub(r"\s+", "", candidate)
        elif candidate and not _PLACEHOLDER.search(candidate) and candidate[:5].lower() != "data:":
            address = urls.absolute(base, candidate)
            if not urls.is_http(address):
                address = _as_written(candidate, base)
            if address:
                yield address


def _filled(address: str, image: HtmlElement) -> str:
    """Return *address* with a width where a script would put one; nothing of any other template."""
    widths = [int(width) for width in _NUMBER.findall(image.get("data-widths") or "")]
    width = max((width for width in widths if width <= BEST_WIDTH), default=USUAL_WIDTH)
    filled = _TEMPLATE.sub(str(width), address) if "{" in address else address
    return "" if "{" in filled and not filled.startswith("data:") else filled


def _as_written(address: str, base: str) -> str:
    """Return the relative *address* of an image in a page that came without its own.

    It leads nowhere: a placeholder shows it.
    """
    is_known = urls.is_http(base) or len(address) > MAX_WRITTEN or _SCHEME.match(address)
    return "" if is_known else address


def is_named_by_hash(address: str) -> bool:
    """Tell the name of an image inside its source; it leads nowhere and is never fetched."""
    return _NAMED.fullmatch(address) is not None


def keep_held(root: HtmlElement, base: str, named: Callable[[str], str]) -> None:
    """Let every image of *root* that its source holds be that one, whatever versions it names.

    Only here an image may have an address that is not of the web, as ``cid:…``.

    Args:
        root: The page; its images are marked.
        base: What its addresses are relative to.
        named: Gives the name of the image the source holds for an address, or nothing.
    """
    for image in root.iter("img", "amp-img"):
        image.attrib.pop(KEPT, None)
        for candidate in _candidates(image):
            if name := named(urls.absolute(base, candidate) or candidate):
                image.set(KEPT, name)
                break


def _candidates(image: HtmlElement) -> Iterator[str]:
    sources = _sources(image)
    best = [found for element in (*sources, image) if (found := _best_of_srcset(element))]
    # Of a picture the last source is the commonest format: AVIF and WebP come first.
    yield from reversed(best[:-1] if image.get("srcset") and len(best) > 1 else best)
    yield from (value for name in _LAZY if (value := (image.get(name) or "").strip()))
    if source := (image.get("src") or "").strip():
        yield source
    following = image.getnext()
    if following is not None and following.tag == "noscript":
        for inner in following.iter("img"):
            yield from (value for name in ("src", "data-src") if (value := inner.get(name)))
    yield from _elsewhere(image)


def _elsewhere(image: HtmlElement) -> list[str]:
    """Return what other attributes, as ``nitro-lazy-src`` and ``data-echo``, say of its place.

    Only what is plainly the name of a picture; small versions last.
    """
    named = [
        (bool(_LESSER.search(name)), value.strip())
        for name, value in image.items()
        if (_OTHER.search(name) or name.startswith("data-"))
        and (_PICTURE.search(value) or _names_one(name, value))
        and not _SPACE.search(value.strip())
    ]
    return [value for _, value in sorted(named, key=lambda one: one[0])]


def _names_one(name: str, value: str) -> bool:
    """Tell an attribute that can only name the picture, whatever its ending: ``x-lazy-src``."""
    return name.endswith("-src") and _ON_WEB.match(value.strip()) is not None


def _sources(image: HtmlElement) -> list[HtmlElement]:
    """Return the sources beside *image*; the parser puts it inside the last of them."""
    around = image.getparent()
    for _ in range(MAX_SOURCES):
        if around is None or around.tag not in {"picture", "source"}:
            return []
        if around.tag == "picture":
            return list(around.iter("source"))
        around = around.getparent()
    return []


def _best_of_srcset(element: HtmlElement) -> str:
    """Return the widest version up to `BEST_WIDTH`, or the narrowest above it."""
    versions: list[tuple[float, str]] = []
    others = (name for name in element.attrib if name.endswith("-srcset"))
    for name in dict.fromkeys((*_SRCSETS, *others)):
        for found in _CANDIDATE.finditer((element.get(name) or "")[:20_000]):
            size = float(found[2]) if found[2] and found[2].count(".") < 2 else 1
            versions.append((size * (1 if found[3] == "w" else 800), found[1]))
        if versions:
            break
    fitting = [version for version in versions if version[0] <= BEST_WIDTH]
    if fitting:
        return max(fitting)[1]
    return min(versions)[1] if versions else ""


def _is_tiny(image: HtmlElement) -> bool:
    """Tell an icon or a counter; the long name of a firm in letters is none."""
    sides = [(image.get(name) or "").strip().removesuffix("px") for name in ("width", "height")]
    sides += _SIDES.findall((image.get("style") or "")[:500])
    known = [int(side) for side in sides if side.isdecimal() and len(side) < 5]
    return bool(known) and (
        min(known) < MIN_FLAT or (min(known) < MIN_SIDE and max(known) < MIN_LONG)
    )
