# ruff: noqa: RUF001 - signs of several scripts
"""Lines right behind a picture that say whose it is: its caption, whatever their element is."""

import re
from itertools import islice
from typing import Final

from sourcebook.clean import phrases
from sourcebook.clean.boilerplate import any_of
from sourcebook.clean.figures import frame_of
from sourcebook.clean.headings import is_named_caption
from sourcebook.clean.segment import Form, Segment

MAX_LINE: Final = 300
"""Code points of such a line."""

MAX_CREDIT: Final = 120
"""Code points of the part of it that is the credit."""

MAX_INNER: Final = 50
"""Inline elements of a block that are looked at."""

MOST: Final = 0.7
"""Share of words with a capital, a digit or a dot in them from which they may be a name."""

MAX_NAMES: Final = 12
"""Words of a name, or of several."""

_PARAGRAPHS: Final = frozenset({"p", "div", "span", "center"})

_AGENCY: Final = (
    r"(?:getty(?: images)?|shutterstock|i?stock(?: ?photo)?(?:\.com)?|adobe ?stock|unsplash|"
    r"pexels|pixabay|alamy(?: stock photo)?|dreamstime|depositphotos|freepik|flickr|"
    r"wikimedia(?: commons)?|reuters|associated press|ap(?: photo| images)?|afp|dpa|epa|efe|"
    r"ansa|keystone|imago(?: images)?|picture[- ]alliance|bloomberg|zuma(?: press)?|"
    r"rex(?: features)?|thinkstock|canva|corbis|nasa|xinhua|tass|anadolu|nurphoto|"
    r"sipa(?: usa)?|magnum(?: photos)?)"
)
_PICTURE: Final = r"(?:image|photo|picture|photograph|illustration|graphic|screenshot)s?"
_FROM: Final = r"(?:by|via|from|courtesy(?: of)?|(?:taken|provided|supplied) by):?"
_LABEL: Final = (
    rf"(?:(?:{_PICTURE}|chart|map)(?: (?:{_FROM}|of|credits?|sources?))?"
    r"|credits?|source|courtesy(?: of)?|via|photographer"
    rf"|{any_of(phrases.PICTURE_LABELS)})"
)

_NAMED: Final = re.compile(
    rf"{_LABEL}\s?[:©|：／＝]{{1,2}}\s?(?P<name>.+)"
    rf"|{_PICTURE} {_FROM} (?P<maker>.+)|courtesy of (?P<owner>.+)"
    rf"|(?:{_PICTURE} )?© ?(?P<holder>.+)",
    re.IGNORECASE,
)
"""A credit that names somebody behind a word for it."""

_BARE: Final = re.compile(
    rf"(?:{_PICTURE} )?(?:credits?|source|courtesy)|{_AGENCY}|(?:via|from) {_AGENCY}",
    re.IGNORECASE,
)
_AGENCIES: Final = re.compile(
    rf"(?P<before>.+?)(?: ?[/|,–—] ?| via ){_AGENCY}|{_AGENCY}(?:.s)?\b ?(?:[/|,] ?)?(?P<after>.+)",
    re.IGNORECASE,
)
"""Names beside that of who lends pictures."""

_SHORT: Final = re.compile(r"[A-Za-z]{2,5}")
"""In brackets an abbreviation explains the words before it."""

_TAIL: Final = re.compile(r"(?:[.!?…»”\"')\]]|\s[|–—-]|,(?=\s[^,]*©))\s+")
"""What may stand before a credit at the end of a line."""

_BRACKETED: Final = re.compile(r"[(\[]\s*([^()\[\]]{2,120}?)\s*[)\]]\.?")

_LITTLE_WORDS: Final = """
    a an the of and for by via from on at in to with der die das des dem und von vom zu du de
    la le les et d l da do dos di del della e y el los las van het en & + -
"""
_LITTLE: Final = frozenset(_LITTLE_WORDS.split())
"""Small words that stand in names."""

_CLASS: Final = re.compile(
    r"(?:^|[\s_-])(?:(?:photo|image|img|pic|picture|pht|media)[_-]?)?"
    r"(?:credits?|copyright|attribution|photographer)(?=$|\s)",
    re.IGNORECASE,
)


def is_credited(picture: Segment, words: Segment) -> bool:
    """Tell whether *words*, the next ones shown behind a picture or its caption, are its caption.

    They are when they say whose it is, or an element around them is called a caption or credit.
    """
    if not _may_be_caption(picture, words):
        return False
    is_called = _CLASS.search(words.element.get("class") or "") is not None
    return is_called or _is_called_caption(words) or says_whose(words)


def has_caption(picture: Segment, words: Segment) -> bool:
    """Tell whether an inline element calls *words* the caption of the picture before them."""
    return _may_be_caption(picture, words) and _is_called_caption(words)


def says_whose(words: Segment) -> bool:
    """Tell whether a line is a credit, or ends in one, by its words alone.

    Costs some searches in at most `MAX_LINE` code points.
    """
    line = " ".join(words.text.split())
    if len(line) > MAX_LINE:
        return False
    if words.linked * 10 > 9 * len("".join(line.split())):
        return _BARE.fullmatch(line.strip("()[] .")) is not None
    bracketed = next((one for one in _BRACKETED.finditer(line) if one.end() == len(line)), None)
    if bracketed is not None:
        inner = bracketed[1]
        is_whole = bracketed.start() == 0
        if _is_credit(inner) and (is_whole or not _SHORT.fullmatch(inner)):
            return True
    tails = (line[one.end() :] for one in _TAIL.finditer(line))
    return any(_is_credit(tail) for tail in (line, *tails))


def _may_be_caption(picture: Segment, words: Segment) -> bool:
    around = tuple(step for step in picture.path if step.tag != "figcaption")
    is_behind = picture.form in {Form.IMAGE, Form.CAPTION} and words.path == around
    if not is_behind or words.form is not Form.TEXT or words.name:
        return False
    if len(words.text) > MAX_LINE or words.element.tag not in _PARAGRAPHS:
        return False
    frame = frame_of(words.element)
    return frame is None or frame is frame_of(picture.element)


def _is_credit(text: str) -> bool:
    """Tell a text that is a credit, and nothing else."""
    text = text.strip(" |–—-").removesuffix(".").rstrip()
    if not 0 < len(text) <= MAX_CREDIT or text[-1] in "!?":
        return False
    if _BARE.fullmatch(text):
        return True
    found = _NAMED.fullmatch(text) or _AGENCIES.fullmatch(text)
    name = next(filter(None, found.groupdict().values())).strip() if found else ""
    return _BARE.fullmatch(name) is not None or _is_name(name)


def _is_name(text: str) -> bool:
    """Tell names of people and places from a sentence: their words begin with capitals.

    In scripts without capitals a name is short.
    """
    words = [word for word in re.split(r"[\s/|,;]+", text) if word.strip("“”\"'‘’()[].:")]
    weighty = [word for word in words if word.lower().strip("'’") not in _LITTLE]
    if not weighty or len(words) > MAX_NAMES or re.search(r"[.!?…] +\w+ +\w", text):
        return False
    if not any(one.islower() or one.isupper() for one in text):
        return len(text) <= 40 and len(words) <= 6
    named = sum(1 for word in weighty if _has_mark(word))
    return named >= MOST * len(weighty) or (named * 2 >= len(weighty) and len(weighty) <= 4)


def _has_mark(word: str) -> bool:
    return any(one.isupper() or one.isdigit() or one in "@.:" for one in word.rstrip(".:"))


def _is_called_caption(words: Segment) -> bool:
    """Tell words that all stand in an inline element which is called a caption."""
    if words.linked * 2 > len(words.text):
        return False
    said = "".join(words.text.split())
    inner = islice(words.element.iter("span", "em", "small", "i"), MAX_INNER)
    return any(
        is_named_caption(one) and "".join("".join(map(str, one.itertext())).split()) == said
        for one in inner
    )
