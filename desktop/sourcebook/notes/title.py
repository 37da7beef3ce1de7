"""The title of a note: what its first line says."""

import re
from typing import Final

LONGEST: Final = 200
"""Code points of a title: more than any list shows."""

_CODE_FENCE: Final = re.compile(r"```|~~~")
_LINE_START: Final = re.compile(
    r"^(?:\s|>|#+(?=\s|$)|[-*+](?=\s|$)|\d{1,9}[.)](?=\s|$)|\[[ xX]\](?=\s))*"
)
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

    At most `LONGEST` code points on one line; an empty body has an empty title.
    """
    return next(filter(None, map(_plain, body.splitlines())), "")


def with_title(body: str, title: str) -> str:
    """Return *body* whose first line that says something says *title* instead.

    What makes the line a heading or a list item stays; a body without one gets a heading.
    """
    title = " ".join(title.split())[:LONGEST].rstrip()
    lines = body.splitlines(keepends=True)
    for number, line in enumerate(lines):
        if _plain(line):
            end = line[len(line.splitlines()[0]) :]
            mark = _LINE_START.match(line)
            head = mark[0] if mark and mark.end() < len(line.rstrip()) else ""
            lines[number] = f"{head}{_written(head, title)}{end}"
            return "".join(lines)
    return f"# {_written('# ', title)}\n{body}"


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
