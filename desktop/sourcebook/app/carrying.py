"""Carry passages from one text file to another, so that anybody can check how well it is done."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from sourcebook.model.anchor import ORPHAN, Placement
from sourcebook.model.errors import (
    PassageInvalid,
    SourceIsFolder,
    SourceMissing,
    SourceNotUtf8,
    SourceTooLarge,
    SourceUnreadable,
)

LARGEST_MB: Final = 20
"""Size of each file; a book has 1 MB."""

MOST_PASSAGES: Final = 20_000
LONGEST_LINE: Final = 500
"""Code points of a line that names a passage: two numbers, and what else a program writes there."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Where a passage stands, or why its line was left out."""

    placement: Placement
    problem: PassageInvalid | None = None


def carry(old: Path, new: Path, passages: Path) -> list[Carried]:
    """Find passages of the text file *old* in *new*.

    Args:
        old: A text in UTF-8; line ends and a byte order mark are code points like all others.
        new: A later state of it.
        passages: Lines of JSON, ``{"start": …, "end": …}``, code points of *old*. Blank lines are
            passed over.

    Returns:
        One result for each line; a line that names no passage is an orphan with its problem.

    Raises:
        SourceError: A file cannot be read.
    """
    from sourcebook import annotate  # noqa: PLC0415 - rapidfuzz is not on the way to the window

    old_text, new_text = _read(old), _read(new)
    spans = list(_spans(passages, len(old_text)))
    good = [span for span in spans if not isinstance(span, PassageInvalid)]
    anchors = [annotate.describe(old_text, *span) for span in good]
    found = iter(annotate.carry(old_text, new_text, anchors))
    return [
        Carried(ORPHAN, span) if isinstance(span, PassageInvalid) else Carried(next(found))
        for span in spans
    ]


def _spans(source: Path, length: int) -> Iterator[tuple[int, int] | PassageInvalid]:
    numbered = enumerate(_read(source).split("\n"), 1)
    lines = ((number, line) for number, line in numbered if line.strip())
    for number, line in islice(lines, MOST_PASSAGES):
        try:
            yield _span(line, length)
        except _Unfit as error:
            yield PassageInvalid(line=number, source=source, reason=error)
    for number, _ in islice(lines, 1):
        reason = f"only {MOST_PASSAGES:,} passages are read; those after it were left out too"
        yield PassageInvalid(line=number, source=source, reason=reason)


def _span(line: str, length: int) -> tuple[int, int]:
    """Read ``{"start": …, "end": …}``, code points of a text of *length*."""
    if len(line) > LONGEST_LINE:
        raise _Unfit(f"it is longer than {LONGEST_LINE} characters")
    try:
        known = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _Unfit("it is not JSON") from error
    found = [known.get(name) for name in ("start", "end")] if isinstance(known, dict) else []
    start, end = (one if type(one) is int else -1 for one in (found or (-1, -1)))
    if start < 0 or end < 0:
        raise _Unfit("it has no whole numbers “start” and “end” from 0 on")
    if start >= end:
        raise _Unfit("the passage is empty, its end is not after its start")
    if end > length:
        raise _Unfit(f"the passage ends after the text, which has {length:,} code points")
    return start, end


class _Unfit(ValueError):
    """A line names no passage; the text says why."""


def _read(source: Path) -> str:
    """Read a text file of ours, nothing in it translated."""
    try:
        with source.open("rb") as file:
            data = file.read(LARGEST_MB * 1_000_000 + 1)
    except FileNotFoundError as error:
        raise SourceMissing(source=source) from error
    except IsADirectoryError as error:
        raise SourceIsFolder(source=source) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceUnreadable(source=source, reason=reason) from error
    if len(data) > LARGEST_MB * 1_000_000:
        raise SourceTooLarge(source=source, limit_mb=LARGEST_MB)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceNotUtf8(source=source) from error
