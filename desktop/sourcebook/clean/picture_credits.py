# ruff: noqa: RUF001 - signs of several scripts
"""Lines right behind a picture that say whose it is: its caption, whatever their element is."""

import re
from typing import Final

from lxml.html import HtmlElement

from sourcebook.clean import phrases
from sourcebook.clean.boilerplate import any_of, is_credit
from sourcebook.clean.figures import frame_of
from sourcebook.clean.segment import Form, Segment

MAX_LINE: Final = 300
"""Code points of such a line."""

MAX_MAKER: Final = 80
"""Code points of who made or owns a picture."""

MAX_SENTENCE: Final = 60
"""The same where a full stop follows: “Images from space changed it.” is prose."""

_PARAGRAPHS: Final = frozenset({"p", "div", "span", "center"})

_AGENCY: Final = (
    r"(?:getty(?: images)?|shutterstock|i?stock(?: ?photo)?(?:\.com)?|adobe ?stock|unsplash|"
    r"pexels|pixabay|alamy(?: stock photo)?|dreamstime|depositphotos|freepik|flickr|"
    r"wikimedia(?: commons)?|reuters|associated press|ap(?: photo| images)?|afp|dpa|epa|efe|"
    r"ansa|keystone|imago(?: images)?|picture[- ]alliance|bloomberg|zuma(?: press)?|"
    r"rex(?: features)?|thinkstock|canva|corbis|nasa|xinhua|tass|anadolu|nurphoto|"
    r"sipa(?: usa)?|magnum(?: photos)?)"
)
_ONE: Final = r"(?:image|photo|picture|photograph|illustration|graphic|screenshot)"
_PICTURE: Final = rf"{_ONE}s?"
_FROM: Final = r"(?:by|via|from|courtesy(?: of)?|(?:taken|provided|supplied) by)"
_NAME: Final = rf"[^.!?]{{1,{MAX_MAKER}}}"
_LABEL: Final = (
    rf"(?:(?:{_PICTURE}|video|chart|map)(?: (?:{_FROM}|of|credits?|sources?))?"
    r"|credits?|source|courtesy(?: of)?|via|photographer"
    rf"|{any_of(phrases.PICTURE_LABELS)})"
)
_WHOLE: Final = re.compile(
    rf"\W{{0,2}}(?:{_LABEL}\s?[:©|/].{{1,{MAX_MAKER}}}"
    rf"|{_PICTURE} {_FROM} {_NAME}|{_ONE} {_FROM} [^.!?]{{1,{MAX_SENTENCE}}}\."
    rf"|(?:(?:{_PICTURE}|video) )?(?:credits?|source|courtesy)\W{{0,2}}"
    rf"|courtesy (?:of )?{_NAME}\.?"
    rf"|(?:{_NAME} ?[/|,–—-] ?)?{_AGENCY}(?: ?[/|,] ?{_NAME})?\W{{0,2}}"
    rf"|(?:{_NAME} )?(?:via|from) {_AGENCY}\W{{0,2}}"
    r"|(?:来源|來源|出典|提供|图源|圖片來源|写真|사진|출처)\s?[:：／/=].{1,60})",
    re.IGNORECASE,
)
"""A line that is nothing but a credit."""

_BEHIND: Final = re.compile(
    rf"(?:[.!?…»”\"')\]]\s+[(\[]?|\s[(\[|/–—-]\s?)"
    rf"(?:{_PICTURE}(?: credits?)?(?: ?[:|/]| courtesy\b| {_FROM}\b:?(?-i:(?= \W?[A-Z\d])))"
    rf"|(?:credits?|courtesy)(?: ?:| of\b)|via {_AGENCY}\b|{_AGENCY}\s?[/|)])"
    rf"[^!?]{{0,{MAX_MAKER}}}"
    rf"|\W\s?(?:{_PICTURE} )?©[^!?]{{1,{MAX_MAKER}}}",
    re.IGNORECASE,
)
"""What ends a line that says first what its picture shows."""

_CLASS: Final = re.compile(
    r"(?:^|[\s_-])(?:(?:photo|image|img|pic|picture|pht|media)[_-]?)?"
    r"(?:credits?|copyright|attribution|photographer)(?=$|\s)",
    re.IGNORECASE,
)


def is_credited(picture: Segment, words: Segment) -> bool:
    """Tell whether *words*, shown right behind a picture or its caption, say whose it is."""
    around = tuple(step for step in picture.path if step.tag != "figcaption")
    is_behind = picture.form in {Form.IMAGE, Form.CAPTION} and words.path == around
    if (
        not is_behind
        or words.form is not Form.TEXT
        or words.name
        or words.element.tag not in _PARAGRAPHS
    ):
        return False
    frame = frame_of(words.element)
    is_free = frame is None or frame is frame_of(picture.element)
    return is_free and _says_whose(words.text, words.element)


def _says_whose(line: str, element: HtmlElement) -> bool:
    line = line.strip()
    if len(line) > MAX_LINE:
        return False
    if _CLASS.search(element.get("class") or "") or _WHOLE.fullmatch(line):
        return True
    ends = any(found.end() == len(line) for found in _BEHIND.finditer(line))
    return ends or is_credit(line)
