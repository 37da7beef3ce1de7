"""Who wrote an article, as its page shows it without saying so to machines: all of it is guessed.

Asked are a label with a name below it, an element whose class speaks of an author, and a link to
the page of an author.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice, pairwise, takewhile
from typing import Final
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from sourcebook.base import bodies
from sourcebook.clean.bylines import fit_name, is_person, label_end, split_names
from sourcebook.clean.metadata.claims import Claim
from sourcebook.clean.metadata.marked import lines_of, words_of
from sourcebook.clean.metadata.near_title import headline, parts_near_title
from sourcebook.clean.ordinary import is_ordinary

MAX_LOOKED: Final = 400
"""Elements with a class or a link of an author that are looked at."""

MAX_NAME: Final = 60
"""Code points of an element that may be a name; a longer one says something of the person."""

SOURCE: Final = "text near the title"

_CLASSED: Final = re.compile(
    r"(?:^|[\s_-])(?:the|post|entry|blog|article|meta|page|story|hero|header|item|text|type)?[_-]{0,2}"
    r"(?:authors?|author_?names?|byline|writers?|contributors?)"
    r"(?:[_-]{1,2}(?:name|title|link|details|info|text|wrapper|meta|author[a-z]*))*(?:$|[\s_]|--?\w)",
    re.IGNORECASE,
)
"""A class that speaks of an author: *article__author*, *post-hero__author__name*."""

_NO_NAME: Final = re.compile(
    r"bio|desc|avatar|image|img|photo|social|position|role|job|date|more|list|related|comment|card|quote|review|testimonial",
    re.IGNORECASE,
)
"""What else classes of elements beside a name say, and of lists of other articles."""

_ASIDE: Final = re.compile(
    r"\b(?:related|recommend\w*|comments?|sidebar|latest|popular|trending|read-?more|testimonials?|reviews?)\b|card",
    re.IGNORECASE,
)
_PATH: Final = re.compile(
    r"/(?:authors?|contributors?|producers?|writers?|columnists?|aut(?:or(?:es|en)?|eurs?)|yazar(?:lar)?)/[^/]"
)
_PLURAL: Final = re.compile(r"\(?/?s\)?$")


def labelled_names(root: HtmlElement) -> Iterator[Claim]:
    """Yield the lines behind one that says *Written by*, *Author* and the like alone."""
    after, before = parts_near_title(root)
    for parts in (after, before[::-1]):
        for (_, label), (element, line) in pairwise(parts):
            if _is_label(label) and not _is_label(line) and _are_names(line):
                for one in _items_beside(element) or (line,):
                    yield Claim(one, SOURCE, is_guess=True)
                return


def classed_names(root: HtmlElement) -> Iterator[Claim]:
    """Yield the names in elements whose class speaks of an author, if it is one alone."""
    classed = (
        element
        for element in islice(root.iterfind("body//*[@class]"), 20_000)
        if _CLASSED.search(element.get("class") or "")
    )
    yield from _only(root, islice(classed, MAX_LOOKED), "byline")


def linked_names(root: HtmlElement) -> Iterator[Claim]:
    """Yield the name in links to the page of an author, if it is one alone."""
    links = (a for a in islice(root.iterfind("body//a[@href]"), 5_000) if _is_of_author(a))
    yield from _only(root, islice(links, MAX_LOOKED), "link to an author")


def _only(root: HtmlElement, elements: Iterable[HtmlElement], source: str) -> Iterator[Claim]:
    """Yield the name that *elements* agree on, or else the one beside the headline."""
    title = headline(root)
    around = {*title.iterancestors()} if title is not None else set()
    named = [(e, name) for e in elements if not _is_aside(e, around) and (name := _name_in(e))]
    if len({name for _, name in named}) > 1:
        near = {element for part in parts_near_title(root) for element, _ in part}
        named = [(one, name) for one, name in named if not near.isdisjoint(one.iter())][:1]
    if named and not is_ordinary(named[0][1], str(root.text_content())):
        yield Claim(named[0][1], source, is_guess=True)


def _name_in(element: HtmlElement) -> str:
    """Return the name that *element* begins with, behind a label; its next lines say who it is."""
    lines = (line for line in lines_of(element).split("\n") if not _is_label(line))
    name = fit_name(next(lines, ""))
    return name if len(name) <= MAX_NAME and _is_name(name) else ""


def _are_names(line: str) -> bool:
    names = list(split_names(line)) if len(line) <= 2 * MAX_NAME else []
    return bool(names) and all(map(_is_name, names))


def _is_name(name: str) -> bool:
    return is_person(name) or bodies.is_body(name)


def _items_beside(element: HtmlElement) -> list[str]:
    """Return the words of all items of the list in which *element* stands, if all are names."""
    item = next((near for near in (element, *element.iterancestors()) if near.tag == "li"), None)
    around = item.getparent() if item is not None else None
    words = [words_of(one) for one in around.iterchildren("li")] if around is not None else []
    return words if all(map(_are_names, words)) else []


def _is_label(line: str) -> bool:
    bare = _PLURAL.sub("", line.strip(" :"))
    return 0 < len(bare) < 30 and any(
        label_end(f"{bare}{end}") == len(bare) + len(end) for end in (" ", ": ")
    )


def _is_of_author(link: HtmlElement) -> bool:
    try:
        path = urlsplit(link.get("href") or "").path
    except ValueError:
        return False
    return bool(_PATH.search(path.lower()))


def _is_aside(element: HtmlElement, around: Collection[object]) -> bool:
    """Tell what stands in a part of other articles, which has nothing of the headline."""
    if _NO_NAME.search(element.get("class") or ""):
        return True
    for near in takewhile(lambda one: one not in around, element.iterancestors()):
        if near.tag in {"aside", "footer", "nav"} or _ASIDE.search(near.get("class") or ""):
            return True
    return False
