"""The words that a piece of Markdown shows, and where in it each of them stands."""

import html
import re
from array import array
from collections.abc import Iterable
from typing import Final

_SIGN: Final = re.compile(
    r"""\\(?P<escaped>[!-/:-@\[-`{-~])
    |(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    |(?P<footnote>\[\^[^\[\]\s]{1,80}\])
    |(?P<wikilink>!?\[\[(?P<target>[^\[\]|\n]{1,600})(?:\|(?P<shown>[^\[\]\n]{0,600}))?\]\])
    |(?P<tag></?[A-Za-z][^<>\n]{0,1000}>)
    |(?P<opening>!?\[(?!\^[^\[\]\s]{1,80}\]))
    |(?P<closing>\](?:\([^()\s<>]{0,2000}(?:[ ]+"[^"\n]{0,300}")?\))?)
    |(?P<ticks>`+)
    |(?P<stars>\*+|~~)
    |(?P<strokes>_+)""",
    re.VERBOSE,
)


def plain_words(body: str, start: int, end: int) -> "tuple[str, array[int]]":
    """Return what the Markdown between two code points shows, and the places of its code points.

    Marks of emphasis, links, code, images, footnotes and HTML are left out, escapes and entities
    are what they stand for; nothing is joined or folded. Costs one pass.
    """
    made = _Words(body)
    at = start
    for match in _SIGN.finditer(body, start, end):
        made.keep(at, match.start())
        made.take(match)
        at = match.end()
    made.keep(at, end)
    return made.finished()


class _Words:
    def __init__(self, body: str) -> None:
        self._body = body
        self._pieces: list[str] = []
        self._places: list[Iterable[int]] = []
        self._opened: list[int] = []
        """The pieces that hold a bracket which a link may take away."""

    def keep(self, start: int, end: int) -> None:
        """Show code points of the note as they stand."""
        if start < end:
            self._pieces.append(self._body[start:end])
            self._places.append(range(start, end))

    def say(self, text: str, at: int) -> None:
        """Show *text* in the place of what begins at *at*."""
        self._pieces.append(text)
        self._places.append([at] * len(text))

    def take(self, match: re.Match[str]) -> None:
        """Show what a mark shows."""
        kind, at = str(match.lastgroup), match.start()
        if kind in {"target", "shown"}:
            kind = "wikilink"
        if kind == "escaped":
            self.say(match[kind], at)
        elif kind == "entity":
            self.say(html.unescape(match[kind]), at)
        elif kind == "wikilink":
            name = "target" if match["shown"] is None else "shown"
            self.keep(*match.span(name))
        elif kind == "opening":
            self._opened.append(len(self._pieces))
            self.keep(at, match.end())
        elif kind == "closing":
            self._close(match)
        elif kind == "stars":
            if self._stands_alone(*match.span()):
                self.keep(at, match.end())
        elif kind == "strokes" and self._is_inside(*match.span()):
            self.keep(at, match.end())

    def _close(self, match: re.Match[str]) -> None:
        opened = self._opened.pop() if self._opened else -1
        if len(match[0]) == 1 or opened < 0:
            self.keep(match.start(), match.start() + 1)
            if len(match[0]) > 1:
                self.keep(match.start() + 1, match.end())
            return
        if self._pieces[opened].startswith("!"):
            del self._pieces[opened:], self._places[opened:]
        else:
            self._pieces[opened], self._places[opened] = "", ()

    def _stands_alone(self, start: int, end: int) -> bool:
        before, after = self._body[start - 1 : start], self._body[end : end + 1]
        return not before.strip() and not after.strip()

    def _is_inside(self, start: int, end: int) -> bool:
        before, after = self._body[start - 1 : start], self._body[end : end + 1]
        inside = before.isalnum() and after.isalnum()
        return inside or self._stands_alone(start, end)

    def finished(self) -> "tuple[str, array[int]]":
        """Return all that was shown, and its places."""
        places = array("q")
        for some in self._places:
            places.extend(some)
        return "".join(self._pieces), places
