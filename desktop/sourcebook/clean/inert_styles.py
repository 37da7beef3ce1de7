"""Styles of a page with nothing in them that could ask for anything."""

import re
from collections.abc import Callable
from typing import Final

MAX_STYLE: Final = 5_000_000
"""Code points of one style that are kept; the largest of 802 real pages had half of it."""

_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE: Final = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_ADDRESS: Final = re.compile(
    r"""url\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^)\s"']*))\s*\)?""", re.IGNORECASE
)
_ASKING: Final = re.compile(
    r"(?:image-set|cross-fade|\bimage|\bsrc|expression)\s*\(", re.IGNORECASE
)
_IMPORT: Final = re.compile(r"@\s*import\b", re.IGNORECASE)
_DATA: Final = re.compile(r"data:image/[a-z0-9.+-]{1,40}[;,][^\"'()<>\s\\]*", re.IGNORECASE)


def inert_style(style: str, picture: Callable[[str], str]) -> str:
    r"""Return *style* without imports and without an address that leads out of the page.

    What is written with escapes (``\75 rl(``) is read as a browser reads it. ``<`` is
    written as an escape, so that the style cannot end its element.

    Args:
        style: The text of a ``style`` element or attribute.
        picture: Gives a ``data:`` address for one in the style, or nothing.
    """

    def address(found: re.Match[str]) -> str:
        given = picture(next((part for part in found.groups() if part), ""))
        return f'url("{given}")' if is_inert_image(given) else "none"

    style = _ESCAPE.sub(_plain, _COMMENT.sub(" ", style[:MAX_STYLE]))
    style = _ASKING.sub("none(", _IMPORT.sub("@none", style))
    return _ADDRESS.sub(address, style).replace("<", "\\00003c ")


def is_inert_image(address: str) -> bool:
    """Tell an image that stands in its own address, written so that nothing can follow it."""
    return _DATA.fullmatch(address) is not None


def _plain(found: re.Match[str]) -> str:
    """Write a letter or digit without its escape; another escape so that it stays one."""
    if found[1] is None:
        return found[2] if found[2].isalnum() else found[0]
    code = int(found[1], 16)
    character = chr(code) if code < 128 else ""
    return character if character.isalnum() else f"\\{code:06x} "
