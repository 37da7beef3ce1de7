"""Pages that a program saved whole: what it hid in shadow roots and in styles is put back."""

import re
from typing import Final

from lxml.html import HtmlElement

from sourcebook.clean.images import KEPT

HEAD: Final = 4096
"""Code points of a page within which its program names itself."""

_SHADOWS: Final = ("shadowrootmode", "shadowroot", "shadowmode")
"""What makes a template a shadow root: today, at first, and in what Chrome saves as MHTML."""

_SINGLE_FILE: Final = re.compile(r"<!--[\s!]{0,9}Page saved with SingleFile", re.IGNORECASE)
_VARIABLE: Final = re.compile(
    r"(--sf-img-\d{1,6})\s*:\s*url\(\s*[\"']?(enclosed:sha256-[0-9a-f]{64})"
)
_USE: Final = re.compile(r"var\(\s*(--sf-img-\d{1,6})\s*\)")


def is_saved_by_single_file(page: str) -> bool:
    """Tell whether SingleFile saved *page*: then the images inside it are the images it shows."""
    return bool(_SINGLE_FILE.search(page[:HEAD]))


def unfold(root: HtmlElement) -> None:
    """Open the shadow roots in *root*, and give images back that stand in its styles.

    SingleFile writes an image that occurs twice once, as a variable of the page's style.
    """
    for template in [one for one in root.iter("template") if any(map(one.get, _SHADOWS))]:
        template.tag = "div"
        _fill_slots(template)
    variables = {
        name: address
        for style in root.iter("style")
        for name, address in _VARIABLE.findall(style.text or "")
    }
    for image in root.iter("img") if variables else ():
        if (used := _USE.search(image.get("style") or "")) and used[1] in variables:
            image.set(KEPT, variables[used[1]])


def _fill_slots(shadow: HtmlElement) -> None:
    """Put what stands beside a shadow root where its slots show it."""
    host = shadow.getparent()
    slots: dict[str, HtmlElement] = {}
    for slot in shadow.iter("slot"):
        slots.setdefault(slot.get("name") or "", slot)
    if host is None or not slots:
        return
    if (text := (shadow.tail or "").strip()) and "" in slots:
        slots[""].text, shadow.tail = text, ""
    for child in [one for one in host if one is not shadow and isinstance(one.tag, str)]:
        slot = slots.get(child.get("slot") or "")
        if slot is not None:
            slot.append(child)  # its tail goes with it
