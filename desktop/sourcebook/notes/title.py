"""The title of a note: what its first line says."""

import re
from collections.abc import Sequence
from typing import Final

from sourcebook.notes.front_matter import words_start

LONGEST: Final = 200
"""Code points of a title: more than any list shows."""

_CODE_FENCE: Final = re.compile(r"```|~~~")
_LINE_START: Final = re.compile(
    r"^(?:\s|>|#+(?=\s|$)|[-*+](?=\s|$)|\d{1,9}[.)](?=\s|$)|\[[ xX]\](?=\s))*"
)
_HEADING: Final = re.compile(r" {0,3}#{1,6}\s")
_UNDERLINE: Final = re.compile(r"=+|-+")
_NO_TITLE: Final = re.compile(r"^(?: {4}| {0,3}(?:\t|[><|]|(?:[-*+]|\d{1,9}[.)])\s))|\]\(|\[\[|\]:")
"""Code, a quotation, HTML, a table, a list; or a line with a picture, a link, what one leads to."""
_HEADING_END: Final = re.compile(r"\s+#+\s*$")
_RULE: Final = re.compile(r"([-*_=]\s*){3,}$")
_LINKS: Final = re.compile(
    r"!?\[(?P<text>[^\[\]]*)\]\([^()]*\)|\[\[(?:[^\[\]|]*\|)?(?P<wiki>[^\[\]|]*)\]\]"
)
_MARKS: Final = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|\*+|~~|`+|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)"
)


def title_of(body: str) -> str:
    """Return the first line of *body* that says something, without Markdown's marks.

    At most `LONGEST` code points on one line; an empty body has an empty title. YAML before the
    words is passed over.
    """
    return next(filter(None, map(_plain, body[words_start(body) :].splitlines())), "")


def with_title(body: str, title: str) -> str:
    """Return *body* with *title*, and with every word but those of the title before.

    Only a heading, or a short line that stands alone, is a title to be replaced; above anything
    else (a paragraph, a quotation, a list, code, a picture) the title is put as a heading.
    """
    title = " ".join(title.split())[:LONGEST].rstrip()
    if title and title_of(body) == title:
        return body
    start = words_start(body)
    lines = body[start:].splitlines(keepends=True)
    number = next((at for at, line in enumerate(lines) if _plain(line)), len(lines))
    if _is_title(lines, number):
        line = lines[number]
        end = line[len(line.splitlines()[0]) :]
        mark = _LINE_START.match(line)
        head = mark[0] if mark and mark.end() < len(line.rstrip()) else ""
        lines[number] = f"{head}{_written(head, title)}{end}"
        return body[:start] + "".join(lines)
    while start < len(body) and body[start] in "\r\n":
        start += 1
    before = body[:start]
    gap = "" if not before or before.endswith(("\n", "\r")) else "\n"
    after = "\n" if number < len(lines) else ""
    return f"{before}{gap}# {_written('# ', title)}\n{after}{body[start:]}"


def _is_title(lines: Sequence[str], number: int) -> bool:
    """Tell whether the line with this number, the first with words, is there to be a title."""
    if number == len(lines) or any(_CODE_FENCE.match(line.strip()) for line in lines[:number]):
        return False
    line = lines[number]
    if _HEADING.match(line):
        return True
    is_long = len(line.strip()) > LONGEST  # a paragraph, even over a rule
    if is_long or _NO_TITLE.search(line) or any(line.strip() for line in lines[:number]):
        return False
    following = lines[number + 1].strip() if number + 1 < len(lines) else ""
    return not following or bool(_UNDERLINE.fullmatch(following))


def _written(head: str, title: str) -> str:
    """Return *title* so that it is read as it is, with backslashes only where it must."""
    if _plain(head + title) == title:
        return title
    return re.sub(r"[\\`*_~\[\]#>+.)(-]", r"\\\g<0>", title)


def _plain(line: str) -> str:
    """Return the words of a line as a reader sees them."""
    line = line.strip()[: 10 * LONGEST]
    if _RULE.match(line) or _CODE_FENCE.match(line):
        return ""
    if line.startswith("#"):
        line = _HEADING_END.sub("", line)
    text = _LINE_START.sub("", line, count=1)
    text = _LINKS.sub(lambda match: match["text"] or match["wiki"] or "", text)
    text = _MARKS.sub(lambda match: match["escaped"] or "", text)
    return " ".join(text.split())[:LONGEST].rstrip()
