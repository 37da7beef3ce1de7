"""Pages written to make a program run a script, ask a server, or open a file.

Every vector is a pattern whose holes are filled:

| hole       | filled with                             |
|------------|-----------------------------------------|
| ``%js%``   | a script that asks the listening socket |
| ``%web%``  | an address at the listening socket      |
| ``%bare%`` | host and port of the listening socket   |
| ``%file%`` | the address of the planted file         |
| ``%path%`` | its path                                |

What fills a hole holds the vector's own mark: whatever it sets off tells whose it was.
"""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from support.vectors import (
    ADDRESSED,
    ASKING,
    CSS,
    HANDLED,
    HANDLERS,
    HEADS,
    LAST_WORDS,
    MARK,
    MARKDOWN,
    OPEN,
    OPENING,
    PLACES,
    RUNNING,
    STYLED,
    WHOLE,
)


@dataclass(frozen=True, slots=True)
class Targets:
    """What the vectors aim at."""

    place: str
    file: Path

    def filled(self, pattern: str, number: int) -> str:
        """Return the vector of this *number*."""
        mark = f"{MARK}-{number}"
        web = f"http://{self.place}/{mark}"
        script = f"fetch(`{web}`)"
        path = self.file.as_posix()
        packed = b64encode(f"<svg><script>{script}</script></svg>".encode()).decode()
        holes = {
            "%js%": script,
            "%web%": web,
            "%bare%": self.place,
            "%port%": self.place.partition(":")[2],
            "%file%": self.file.as_uri(),
            "%path%": path if path.startswith("/") else f"/{path}",
            "%b64%": packed,
            "%mark%": mark,
        }
        for hole, filling in holes.items():
            pattern = pattern.replace(hole, filling)
        return pattern


@dataclass(frozen=True, slots=True)
class Page:
    """A page with some vectors between its words.

    `way` is how it comes in: ``web``, ``file`` or ``paste``.
    """

    name: str
    way: str
    suffix: str
    text: str
    vectors: Sequence[str]

    @property
    def count(self) -> int:
        """Return how many vectors are on it."""
        return len(self.vectors)

    @property
    def is_whole(self) -> bool:
        """Tell whether all its words must be read; some vectors make the rest of it their own."""
        return not self.name.startswith("open")


WAYS: Final = ("web", "file", "paste")

PER_PAGE: Final = 12
"""Vectors on one page, where they do not disturb one another."""


def pages(targets: Targets) -> list[Page]:
    """Return all pages; the vectors are numbered through."""
    made: list[Page] = []
    number = 0
    for family, patterns, per_page in _families():
        for at in range(0, len(patterns), per_page):
            some = patterns[at : at + per_page]
            vectors = [targets.filled(one, number + n) for n, one in enumerate(some)]
            make = {"markdown": _markdown, "head": _headed}.get(family.split()[0], _html)
            suffix = ".md" if make is _markdown else ".html"
            way = family.partition(" by ")[2] or WAYS[len(made) % 3]
            made.append(Page(f"{family} {at}", way, suffix, make(vectors, number), tuple(vectors)))
            number += len(some)
    return made


def _families() -> Iterator[tuple[str, Sequence[str], int]]:
    yield (
        "handlers",
        [_with(HANDLED[n % len(HANDLED)], e) for n, e in enumerate(HANDLERS)],
        PER_PAGE,
    )
    for name, addresses in (("running", RUNNING), ("asking", ASKING), ("opening", OPENING)):
        yield name, [_with(one, to) for to in addresses for one in ADDRESSED], PER_PAGE
    yield "css", [_with(one, css) for one in STYLED for css in CSS], PER_PAGE
    yield "whole", WHOLE, PER_PAGE
    yield "whole alone", WHOLE, 1
    yield "open", OPEN, 1
    yield from ((f"head by {way}", HEADS, 1) for way in WAYS)
    yield "markdown by file", MARKDOWN, 1


def _with(pattern: str, part: str) -> str:
    return pattern.replace("{}", part).replace("{{", "{").replace("}}", "}")


def _words(number: int) -> str:
    """Return a sentence that stands on no other page, and only once on its own."""
    return (
        f"In the year {1800 + number} somebody climbed {number + 3} steps of the tower by the "
        f"{PLACES[number % len(PLACES)]} and lit the lamp, as long as there was oil for it, and "
        f"wrote {number % 7 + 2} lines about the weather into the book of the parish."
    )


def _html(vectors: Sequence[str], number: int) -> str:
    body = "\n".join(
        f"<p>{_words(2 * at)}</p>\n{vector}\n<p>{_words(2 * at + 1)} {vector}</p>"
        for at, vector in enumerate(vectors, number)
    )
    return (
        f"<!DOCTYPE html><html><head><title>The lamp {number}</title></head><body><main><article>"
        f"<h1>The lamp {number}</h1>\n{body}\n<p>{LAST_WORDS}</p></article></main></body></html>"
    )


def _headed(vectors: Sequence[str], number: int) -> str:
    head = "".join(vectors)
    body = "".join(f"<p>{_words(4 * number + at)}</p>" for at in range(4))
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}<p>Page {number}.</p>"
        f"<p>{LAST_WORDS}</p></article></body></html>"
    )


def _markdown(vectors: Sequence[str], number: int) -> str:
    body = "\n\n".join(f"{_words(number)}\n\n{vector}\n" for vector in vectors)
    return f"# The lamp {number}\n\n{body}\n\n{_words(-number)}\n\n{LAST_WORDS}\n"
