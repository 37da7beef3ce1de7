"""The elements around words that a reader would see: lists, items, cells, quotations, code."""

import html as entities
import re
from dataclasses import dataclass
from typing import Final

from lxml.html import HtmlElement

MAX_NUMBER: Final = 4
"""Digits of the number of an item, and of the cells that one covers."""

MAX_REVERSED: Final = 2_000
"""Items of a list that counts down."""

_LANGUAGE: Final = re.compile(r"\b(?:language|lang|highlight-source|brush:)[-\s]?([\w+#.-]{1,30})")

_SIDE: Final = re.compile(r"(?:^|;)\s*text-align\s*:\s*(left|center|right)\b", re.IGNORECASE)
_SIDES: Final = frozenset({"left", "center", "right"})


@dataclass(frozen=True, slots=True)
class Step:
    """An element around a segment that a reader would see: a list, an item, a cell.

    ``key`` tells two elements of one tag apart; ``attributes`` are written as they stand.
    """

    tag: str
    key: int
    attributes: str = ""


def attributes_of(tag: str, element: HtmlElement) -> str:
    """Return what is written in the tag of a step.

    The extent and the side of a cell, the number of an item, the language of code.
    """
    if tag in {"td", "th"}:
        pairs = ((name, element.get(name) or "") for name in ("colspan", "rowspan"))
        extent = "".join(f' {name}="{value}"' for name, value in pairs if value.isdecimal())
        return extent + _side_of(element)
    if tag == "ol" and (element.get("start") or "").isdecimal():
        return f' start="{element.get("start")}"'
    if tag == "li":
        number = _number_of(element)
        return f' value="{number}"' if number else ""
    if tag == "pre":
        inner = element.find("code")
        names = (
            f"{element.get('class') or ''} {inner.get('class') or '' if inner is not None else ''}"
        )
        found = _LANGUAGE.search(names)
        named = found[1] if found else element.get("lang") or ""
        return f' lang="{entities.escape(named)}"' if named else ""
    return ""


def _side_of(cell: HtmlElement) -> str:
    """Return at which side of its column a cell says that its words stand."""
    found = _SIDE.search(cell.get("style") or "")
    side = found[1] if found else (cell.get("align") or "").strip()
    return f' align="{side.lower()}"' if side.lower() in _SIDES else ""


def _number_of(item: HtmlElement) -> str:
    """Return the number that an item states, or has in a list that counts down."""
    around = item.getparent()
    if around is None or around.tag != "ol":
        return ""
    if stated := _decimal(item.get("value")):
        return stated
    if around.get("reversed") is None:
        return ""
    items = [one for one, _ in zip(around.iterchildren("li"), range(MAX_REVERSED), strict=False)]
    if item not in items or any(one.get("value") for one in items):
        return ""
    first = int(_decimal(around.get("start")) or len(items))
    return str(max(0, first - items.index(item)) or "")


def _decimal(value: str | None) -> str:
    value = (value or "").strip()
    return value if value.isdecimal() and len(value) <= MAX_NUMBER and value[0] != "0" else ""
