"""Items of lists as lines of Markdown: what follows one, how deep it stands, its number. Pure."""

import re
from collections.abc import Sequence
from typing import Final

ITEM: Final = re.compile(
    r"(?P<indent>[ \t]*)(?P<mark>[-*+]|\d{1,9}[.)]|>)(?P<box> \[[ xX]\])?(?: |$)"
)
"""The beginning of a line that Enter continues: list, numbered list, task, quotation."""

LIST_ITEM: Final = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?: \[[ xX]\])?(?: |$)")

_NUMBER: Final = re.compile(r"([ \t]*)(\d{1,9})([.)])(?= |$)")
_INDENT: Final = re.compile(r"[ \t]*")
_MOST: Final = 999_999_999
"""The largest number that an item may have in Markdown."""


def next_marker(match: re.Match[str]) -> str:
    """Return with what the item after that of *match* begins."""
    mark = match["mark"]
    if mark[:-1].isdigit():
        mark = f"{min(_MOST, int(mark[:-1]) + 1)}{mark[-1]}"
    return f"{match['indent']}{mark}{' [ ]' if match['box'] else ''} "


def shifted(lines: Sequence[str], *, deeper: bool) -> list[str]:
    """Return *lines* one step deeper, or less deep; empty ones stay."""
    step = " " * max(_step(line) for line in lines) if lines else ""
    if deeper:
        return [step + line if line.strip() else line for line in lines]
    return [_outdented(line, len(step)) for line in lines]


def renumbered(lines: Sequence[str]) -> list[str]:
    """Return *lines* with the numbers of each list in order; a list keeps its first number."""
    counters: list[tuple[int, int]] = []  # (depth, last number), the deepest last
    answer = []
    for line in lines:
        depth = _depth(line)
        number = _NUMBER.match(line)
        is_item = LIST_ITEM.match(line) is not None
        if line.strip():
            while counters and counters[-1][0] > depth:
                counters.pop()
        if number is None:
            if is_item and counters and counters[-1][0] == depth:
                counters[-1] = depth, 0
            elif is_item:
                counters.append((depth, 0))
            answer.append(line)
            continue
        if counters and counters[-1][0] == depth:
            value = counters.pop()[1] + 1
        else:
            value = 1 if counters else int(number[2])
        value = min(value, _MOST)
        counters.append((depth, value))
        answer.append(f"{number[1]}{value}{line[number.start(3) :]}")
    return answer


def belongs(line: str) -> bool:
    """Tell whether a line may be part of a list: an item, or something indented."""
    return bool(LIST_ITEM.match(line)) or (line[:1] in (" ", "\t") and bool(line.strip()))


def _step(line: str) -> int:
    """Return how far the items inside an item stand in: under its words, as Markdown wants it."""
    match = _NUMBER.match(line)
    return len(match[2]) + 2 if match else 2


def _depth(line: str) -> int:
    match = _INDENT.match(line)
    return len(match[0].expandtabs(4)) if match else 0


def _outdented(line: str, step: int) -> str:
    if line.startswith("\t"):
        return line[1:]
    blanks = len(line) - len(line.lstrip(" "))
    return line[min(blanks, step) :]
