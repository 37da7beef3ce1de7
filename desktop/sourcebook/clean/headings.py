"""What an element is called: a heading by its tag or role, a caption by its name."""

import re
from typing import Final

from lxml.html import HtmlElement

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CAPTION_NAME: Final = re.compile(
    r"(?:^|[-_\s])(?:caption|wp-caption-text|figcaption|cutline)", re.IGNORECASE
)


def heading_of(tag: str, element: HtmlElement) -> str:
    """Return the tag of the heading that an element is, by its tag or by its role."""
    if tag in _HEADINGS:
        return tag
    if tag not in {"p", "div"} or element.get("role") != "heading":
        return ""
    level = (element.get("aria-level") or "").strip()
    return f"h{level}" if level in {"1", "2", "3", "4", "5", "6"} else "h2"


def is_caption(element: HtmlElement) -> bool:
    """Tell an element that is called a caption and holds no picture itself."""
    return is_named_caption(element) and element.find(".//img") is None


def is_named_caption(element: HtmlElement) -> bool:
    """Tell an element that is called a caption; one that holds a picture frames both."""
    return names_a_caption(f"{element.get('class') or ''} {element.get('id') or ''}")


def names_a_caption(names: str) -> bool:
    """Tell whether the classes of an element name a caption."""
    return _CAPTION_NAME.search(names) is not None
