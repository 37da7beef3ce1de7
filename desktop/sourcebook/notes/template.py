"""Fill the placeholders of a template; pure."""

import re
from collections.abc import Mapping
from typing import Final

from sourcebook.model.filled import Filled

LONGEST: Final = 100_000
"""Code points of a template that are read."""

CURSOR: Final = "cursor"
"""The placeholder where writing goes on."""

_PLACEHOLDER: Final = re.compile(r"\{\{[ \t]*([\w-]{1,40})[ \t]*\}\}")
_EMPTY_LINES: Final = re.compile(r"\n{3,}")


def fill(template: str, values: Mapping[str, str]) -> Filled:
    """Put *values* into *template*; unknown placeholders stay as they stand.

    A line that says nothing because its values are empty goes, and so do the dots between
    values of which one is empty.
    """
    unknown: dict[str, None] = {}
    lines = [_line(line, values, unknown) for line in template[:LONGEST].split("\n")]
    text = "\n".join(line for line in lines if line is not None)
    mark = f"\0{CURSOR}\0"
    text = _EMPTY_LINES.sub("\n\n", text)
    at = text.find(mark)
    text = text.replace(mark, "")
    return Filled(text, at if at >= 0 else len(text), tuple(unknown))


def _line(line: str, values: Mapping[str, str], unknown: dict[str, None]) -> str | None:
    """Return a filled line, None when all it would say is empty."""
    named = [match[1].lower() for match in _PLACEHOLDER.finditer(line)]
    known = [name for name in named if name in values]

    def put(match: re.Match[str]) -> str:
        name = match[1].lower()
        if name == CURSOR:
            return f"\0{CURSOR}\0"
        if name not in values:
            unknown[match[1]] = None
            return match[0]
        return values[name].replace("\0", "")

    if known and len(known) == len(named) and not any(values[name] for name in known):
        return None
    parts = line.split(" · ")
    kept = [part for part in parts if not _is_void(part, values)] if len(parts) > 1 else parts
    return _PLACEHOLDER.sub(put, " · ".join(kept))


def _is_void(part: str, values: Mapping[str, str]) -> bool:
    match = _PLACEHOLDER.fullmatch(part.strip())
    return match is not None and values.get(match[1].lower()) == ""
