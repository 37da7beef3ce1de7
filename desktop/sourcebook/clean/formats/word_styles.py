"""What the styles of a Word document mean that have names of their own, or are built on others."""

from dataclasses import dataclass
from typing import Final

from sourcebook.clean.formats.trees import Element, attribute, name_of, tree_of
from sourcebook.clean.formats.zipped import Zipped

MAX_STYLES: Final = 2_000
"""Styles that are looked at; Word itself has some 400."""

MAX_STEPS: Final = 20
"""Styles on one another."""

_STYLES: Final = "word/styles.xml"
_MEANT: Final = {
    **{f"heading {level}": f"h{level}:fresh" for level in range(1, 7)},
    "title": "h1.title:fresh",
    "subtitle": "p.subtitle:fresh",
    "author": "p.author:fresh",
    "date": "p.date:fresh",
    "quote": "blockquote > p:fresh",
    "intense quote": "blockquote > p:fresh",
    "block text": "blockquote > p:fresh",
    "caption": "figure > figcaption:fresh",
    **dict.fromkeys(("source code", "code", "preformatted text"), "pre:separator('\\n')"),
    **dict.fromkeys(("html preformatted", "plain text", "macro text"), "pre:separator('\\n')"),
}
"""Name of a style in small letters → what mammoth shall make of its paragraphs."""


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    base: str
    level: int


def styles_of(file: Zipped) -> str:
    """Return lines of mammoth's map for the styles of *file* that it does not know by itself."""
    data = file.read(_STYLES)
    root = tree_of(data) if data else None
    styles: dict[str, _Style] = {}
    for element in () if root is None else root:
        if name_of(element) == "style" and attribute(element, "type") in {"paragraph", ""}:
            styles[attribute(element, "styleId")] = _read(element)
        if len(styles) > MAX_STYLES:
            break
    lines = (
        f"p[style-name='{style.name}'] => {meant}"
        for style in styles.values()
        if not set("'\\\n") & set(style.name) and (meant := _meant(style, styles))
    )
    return "\n".join(lines)


def _read(element: Element) -> _Style:
    name = base = ""
    level = -1
    for part in element.iter():
        match name_of(part):
            case "name":
                name = attribute(part, "val")
            case "basedon":
                base = attribute(part, "val")
            case "outlinelvl" if attribute(part, "val").isdecimal():
                level = int(attribute(part, "val"))
            case _:
                pass
    return _Style(name, base, level)


def _meant(style: _Style, styles: dict[str, _Style]) -> str:
    """Return what a style means: by its name, its place in the outline, or what it is built on."""
    here: _Style | None = style
    for _ in range(MAX_STEPS):
        if here is None:
            return ""
        if 0 <= here.level < 6:
            return _MEANT[f"heading {here.level + 1}"]
        if meant := _MEANT.get(here.name.lower()):
            return meant
        here = styles.get(here.base)
    return ""
