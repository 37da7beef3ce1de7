"""Captions of documents: what stands under a picture and says so is one figure with it."""

import re
from typing import Final

from sourcebook.clean.formats.trees import Element, attribute, name_of, words_of
from sourcebook.clean.headings import names_a_caption

_TABLE: Final = re.compile(
    r"\W*(?:tab(?:le(?:au)?|elle?|ela|ella|la|lo|el)?|таблица|جدول|表)[\s.:]*\d", re.IGNORECASE
)


def speaks_of_table(caption: str) -> bool:
    """Tell the caption of a table, which stands above it: a picture before it has another."""
    return _TABLE.match(caption) is not None


def frame_captions(body: Element) -> None:
    """Put each caption of *body* into one figure with the picture right before it."""
    for element in [*body.iter()]:
        caption = _caption_of(element)
        if caption is None or speaks_of_table(words_of(caption)):
            continue
        before = element.getprevious()
        if before is None or (before.tail or "").strip() or not _is_picture(before):
            continue
        figure = _framed(before)
        figure.tail = element.tail
        figure.append(caption)
        caption.tag, caption.tail = _like(caption, "figcaption"), None
        if element is not caption and (around := element.getparent()) is not None:
            element.tail = None
            around.remove(element)


def _caption_of(element: Element) -> Element | None:
    """Return the caption that *element* is or holds alone; one with a picture is none."""
    name = name_of(element)
    if name == "figure" and len(element) == 1 and name_of(element[0]) == "figcaption":
        caption = element[0]
    elif name in {"p", "div"} and names_a_caption(attribute(element, "class")):
        caption = element
    else:
        return None
    return None if _has_picture(caption) else caption


def _has_picture(element: Element) -> bool:
    return any(name_of(inner) in {"img", "image"} for inner in element.iter())


def _is_picture(element: Element) -> bool:
    """Tell a picture without a word beside it, and without a caption of its own."""
    return _has_picture(element) and not words_of(element)


def _framed(picture: Element) -> Element:
    """Return the figure that *picture* is, or one around it."""
    if name_of(picture) == "figure":
        return picture
    figure = picture.makeelement(_like(picture, "figure"))
    picture.addprevious(figure)
    figure.append(picture)
    figure.tail, picture.tail = picture.tail, None
    if name_of(picture) == "p":
        picture.tag = _like(picture, "div")
    return figure


def _like(element: Element, name: str) -> str:
    """Return *name* in the namespace of *element*."""
    space, brace, _ = str(element.tag).rpartition("}")
    return f"{space}{brace}{name}"
