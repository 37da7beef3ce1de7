"""What of an element a reader sees: hidden words, words for voices, words beside the line."""

import re
from collections.abc import Sequence
from typing import Final

from lxml.html import HtmlElement

from sourcebook.clean.blocks import one_line

HIDDEN: Final = "hidden"
"""Reason of a cut: the page does not show it."""

MAX_HIDDEN_IN_LINE: Final = 300
"""Code points hidden amid a paragraph; what is longer folds out where somebody asks for more."""

STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
"""Style of what is not shown."""

_FOR_VOICES_LIST: Final = """
    sr-only sronly screen-reader-text screen-reader-only screenreader-only visually-hidden
    visuallyhidden visually_hidden is-visually-hidden u-visually-hidden u-hidden-visually
    a11y-hidden hidden-visually show-for-sr element-invisible assistive-text screen-reader
"""
_FOR_VOICES: Final = frozenset(_FOR_VOICES_LIST.split())
"""Classes of words that are only read aloud."""

_COLLAPSED: Final = re.compile(
    r"(?:^|[;\s])(?:max-height\s*:\s*0(?:px)?|font-size\s*:\s*0(?:px)?|opacity\s*:\s*0|mso-hide\s*:\s*all)"
    r"\s*(?:!important\s*)?(?:;|$)",
    re.IGNORECASE,
)
"""Style of what is there and shows nothing."""

_BLOCK: Final = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item)", re.IGNORECASE)
_BESIDE: Final = re.compile(r"float\s*:|position\s*:\s*absolute", re.IGNORECASE)
_NOTES: Final = frozenset({"sidenote", "marginnote", "side-note", "margin-note"})
_CELLS: Final = frozenset({"td", "th"})


def is_hidden(element: HtmlElement) -> bool:
    """Tell what is hidden from eyes or from voices: the learned judge hears of both."""
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return bool(STYLE.search(element.get("style") or ""))


def is_unseen(element: HtmlElement) -> bool:
    """Tell what no eye sees: it is hidden, or is only read aloud.

    What a search of the page unfolds is seen; so is a cell, without which its row is another.
    """
    if element.tag in _CELLS:
        return False
    if (element.get("hidden") or "").lower() == "until-found":
        return False
    if element.get("hidden") is not None or STYLE.search(element.get("style") or ""):
        return True
    classes = element.get("class")
    return bool(classes) and not _FOR_VOICES.isdisjoint(classes.lower().split())


def is_unseen_in_mail(element: HtmlElement) -> bool:
    """Tell what no eye sees in a message: there, too, what has no height, size or ink.

    So mailing programs write the line that lists of messages show. Its tables are no data.
    """
    style = element.get("style") or ""
    return is_unseen(element) or bool(STYLE.search(style) or _COLLAPSED.search(style))


def hidden_in_line(element: HtmlElement) -> str:
    """Return the words of an element amid a line that no eye sees, nothing if it is seen.

    A formula is hidden behind its picture, and is read all the same.
    """
    if not is_unseen(element) or next(element.iter("math", "script", "img"), None) is not None:
        return ""
    words = one_line(element.text_content())
    return words if len(words) <= MAX_HIDDEN_IN_LINE else ""


def stands_on_its_line(element: HtmlElement) -> bool:
    """Tell an inline element that its style sets on lines of its own, not beside the others."""
    style = element.get("style")
    return bool(style) and bool(_BLOCK.search(style)) and not _BESIDE.search(style)


def is_side_note(element: HtmlElement) -> bool:
    """Tell a note that stands in the margin, beside the line in which it is written."""
    classes = element.get("class")
    return bool(classes) and not _NOTES.isdisjoint(classes.lower().split())


def hidden_among(words: Sequence[int], unseen: Sequence[bool]) -> set[int]:
    """Return the places of what is to be set aside as hidden, of *words* each that are kept.

    Nothing, where more is hidden than seen: a script shows the page.
    """
    hidden = sum(count for count, is_so in zip(words, unseen, strict=True) if is_so)
    if hidden * 2 > sum(words):
        return set()
    return {place for place, is_so in enumerate(unseen) if is_so}
