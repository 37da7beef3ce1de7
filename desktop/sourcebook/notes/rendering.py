"""A note as reading HTML: Markdown with its links, tags and task boxes, each line marked.

The HTML is *not* safe to show yet: whoever shows it sanitises it. Marks (`line_marks`) stand in it.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from sourcebook.base import markdown as plain_markdown
from sourcebook.notes import line_marks
from sourcebook.notes.line_marks import CLOSE, OPEN

if TYPE_CHECKING:
    from markdown import Markdown

MAX_CHARACTERS: Final = 400_000
"""Above this a note is shown as it is written: Python-Markdown needs 6 s a megabyte."""

MAX_LINE: Final = 100_000
"""So is one with a longer line: the search for the ends of emphasis grows with the square."""

HEADING: Final = "heading-"
"""What the names of headings begin with, to which the table of contents leads."""

ImageOf = Callable[[str], str]
"""Gives for the address of an image its name ``asset:<n>``, or nothing."""

_EXTENSIONS: Final = ("tables", "footnotes", "fenced_code", "def_list", "sane_lists")

_ITEM: Final = re.compile(r"[ ]{0,3}(?:[-*+]|1[.)])[ ]+\S")
_WORDS: Final = re.compile(rf"[ ]{{0,3}}(?:{OPEN}\d+{CLOSE})")
_FENCE: Final = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")


def note_html(body: str, image_of: ImageOf, *, is_smart: bool = False) -> str:
    """Render a note; one that is too long or too deep for its structure as it is written.

    Costs 6 s a megabyte, and 100 ms for the first import: never call it in a window's process.
    Never raises.
    """
    if len(body) > MAX_CHARACTERS or max(map(len, body.split("\n"))) > MAX_LINE:
        return plain_html(body)
    source = "\n".join(_with_gaps(line_marks.marked(line_marks.clear(body).split("\n"))))
    if plain_markdown.is_abyss(source):
        return plain_html(body)
    try:
        return _renderer(image_of, is_smart=is_smart).convert(source)
    except (RecursionError, ValueError, IndexError, AttributeError):
        # Python-Markdown breaks on a few inputs; no note may be unreadable for that.
        return plain_html(body)


def plain_html(body: str) -> str:
    """Return a note as it is written, its lines marked."""
    lines = line_marks.marked(line_marks.clear(body).split("\n"))
    return plain_markdown.as_written("\n".join(lines))


def _with_gaps(lines: list[str]) -> list[str]:
    """Put an empty line between words and a list right below them, as other programs read it."""
    answer: list[str] = []
    fence = ""
    for line in lines:
        found = _FENCE.match(line)
        if found and (not fence or found[1].startswith(fence)):
            fence = "" if fence else found[1]
        elif not fence and answer and _ITEM.match(line) and _WORDS.match(answer[-1]):
            answer.append("")
        answer.append(line)
    return answer


def _renderer(image_of: ImageOf, *, is_smart: bool) -> "Markdown":
    from markdown import Markdown  # noqa: PLC0415 - 100 ms, and only who previews needs it
    from markdown.extensions.toc import TocExtension  # noqa: PLC0415 - the same

    from sourcebook.notes.markdown_parts import NoteParts  # noqa: PLC0415 - the same

    count = iter(range(1, 1_000_000))
    extensions = [
        *_EXTENSIONS,
        *(("smarty",) if is_smart else ()),
        TocExtension(slugify=lambda _words, _separator: f"{HEADING}{next(count)}"),
        NoteParts(image_of),
    ]
    return Markdown(
        extensions=extensions,
        extension_configs={"tables": {"use_align_attribute": True}},
        output_format="html",
    )
