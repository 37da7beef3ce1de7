"""Lists of Markdown, set in as Python-Markdown wants them: by four spaces for each list around.

Other programs set them in by two, three or four, and have code between fences within items.
"""

import html as entities
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

STEP: Final = 4
"""Spaces by which Python-Markdown sets one list into another."""

MAX_DEEP: Final = 20
"""Lists inside one another; what stands deeper stays in the last."""

_ITEM: Final = re.compile(r"( *)([-*+]|(\d{1,9})[.)])( +)(?=\S)")
_COUNTED: Final = re.compile(r"^(\d+)(?=\. )")
_RULE: Final = re.compile(r" {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$")
_FENCE: Final = re.compile(r"( *)(`{3,}|~{3,}) *\{?\.?([\w+#.-]*)[^`]*$")
_ENDING: Final = re.compile(r" *(?:#{1,6} |>|\x02)")
"""What ends a list without a blank line: a heading, a quotation, code that is put away."""


def set_in(lines: Sequence[str], store: Callable[[str], str]) -> list[str]:
    """Return *lines* with their lists set in, and code within them put away by *store*."""
    return _Setting(store).run(lines)


@dataclass(frozen=True, slots=True)
class _Item:
    """Where the mark of an item stands, and where its words begin."""

    indent: int
    offset: int
    is_counted: bool


@dataclass(slots=True)
class _Setting:
    """Goes through lines; ``around`` are the items that the next may belong to."""

    store: Callable[[str], str]
    around: list[_Item] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    is_after_blank: bool = True

    def run(self, lines: Sequence[str]) -> list[str]:
        at = 0
        while at < len(lines):
            line = lines[at]
            fence = _FENCE.match(line)
            if not line.strip():
                self.written.append("")
            elif fence and self._is_within(len(fence[1])):
                at, line = self._code(lines, at, fence), ""
            elif not self._item(line):
                self._words(line)
            self.is_after_blank = not line.strip()
            at += 1
        return self.written

    def _left(self, indent: int) -> _Item | None:
        """Leave the items that a line set in by *indent* is no part of; return the outermost."""
        last = None
        while self.around and indent < self.around[-1].offset:
            last = self.around.pop()
        return last

    def _is_within(self, indent: int) -> bool:
        """Tell a line that is no code by its indent, in the items that it belongs to."""
        inner = next((i.offset for i in reversed(self.around) if i.offset <= indent), 0)
        return indent - inner < STEP

    def _item(self, line: str) -> bool:
        """Write *line* if an item begins there, and tell whether it does."""
        found = _ITEM.match(line)
        if not found or _RULE.match(line) or not self._may_begin(len(found[1]), found[3]):
            return False
        indent, offset = len(found[1]), found.end()
        if len(found[4]) > STEP:
            offset = found.end(2) + 1
        mark = f"{found[3]}." if found[3] else found[2]
        self._left(indent)
        level = min(len(self.around), MAX_DEEP)
        self.around.append(_Item(indent, offset, is_counted=bool(found[3])))
        words = line[offset:]
        self.written.append(f"{' ' * STEP * level}{mark} {words}")
        return True

    def _may_begin(self, indent: int, number: str | None) -> bool:
        inner = [item for item in self.around if item.offset <= indent]
        beside = self.around[len(inner)] if len(inner) < len(self.around) else None
        is_set_in = indent - (inner[-1].offset if inner else 0) >= STEP
        if is_set_in and (self.is_after_blank or not inner):
            return False
        # A year at the start of a line amid words is no item.
        is_sure = number is None or number == "1" or self.is_after_blank
        return is_sure or (beside is not None and beside.is_counted)

    def _words(self, line: str) -> None:
        indent = len(line) - len(line.lstrip(" "))
        is_ending = bool(_ENDING.match(line)) and not self._is_in_last(indent)
        may_leave = self.is_after_blank or is_ending or _RULE.match(line)
        if may_leave and self._left(indent) and not self.is_after_blank:
            self.written.append("")
        if not self.around:
            self.written.append(line)
            return
        more = indent - self.around[-1].offset
        more = more if self.is_after_blank and more >= STEP else 0
        words = line.lstrip(" ")
        if not more:
            words = _COUNTED.sub(r"\1\\", words)  # a year amid words, not an item
        self.written.append(f"{' ' * (STEP * self._level + more)}{words}")

    @property
    def _level(self) -> int:
        return min(len(self.around), MAX_DEEP)

    def _is_in_last(self, indent: int) -> bool:
        return bool(self.around) and indent >= self.around[-1].offset

    def _code(self, lines: Sequence[str], at: int, fence: re.Match[str]) -> int:
        """Put the code between fences away, and return the line on which it ends."""
        indent, mark, language = len(fence[1]), fence[2], fence[3]
        self._left(indent)
        closing = re.compile(rf" *{re.escape(mark[0])}{{{len(mark)},}} *$")
        code: list[str] = []
        end = at + 1
        while end < len(lines) and not closing.match(line := lines[end]):
            code.append(_without(line, indent))
            end += 1
        kind = f' class="language-{language}"' if language else ""
        inside = entities.escape("\n".join(code), quote=False)
        stored = self.store(f"<pre><code{kind}>{inside}\n</code></pre>")
        self.written += ["", f"{' ' * STEP * self._level}{stored}", ""]
        return end


def _without(line: str, indent: int) -> str:
    """Return *line* without as many spaces at its start."""
    return line[min(indent, len(line) - len(line.lstrip(" "))) :]
