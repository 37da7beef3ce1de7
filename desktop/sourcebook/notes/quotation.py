"""A passage as Markdown: a block quotation with its citation and the way back to its place."""

import re
from typing import Final
from urllib.parse import quote

_ALWAYS: Final = re.compile(r"[\\`*_\[\]{}]")
_HTML: Final = re.compile(r"<|&(?=#?\w{1,40};)")
_TAG_SIGN: Final = re.compile(r"#(?=\w)")
_LINE_START: Final = re.compile(r"\A(?:([#+>-])|(\d{1,9})([.)])|([=:|]))")
_HTML_NAMES: Final = {"<": "&lt;", "&": "&amp;"}
_FOOTNOTE: Final = re.compile(r"\[\^(\d{1,9})\]", re.ASCII)
_SAFE_IN_LINK: Final = "!#$&'*+,-./:;=?@_~%"
"""What stays as it is in a link; brackets and spaces would end it."""


def quotation(text: str, citation: str, link: str) -> str:
    """Return *text* as a Markdown block quotation, a paragraph for each of its lines.

    Characters that Markdown or HTML would take for marks are escaped, so that the passage is
    shown as it stands in its source; ``#words`` in it do not become tags of the note. The last
    line is *citation*, leading to *link* where there is one.

    Args:
        text: A passage of canonical text; its blocks are parted by line breaks.
        citation: Plain text, such as a name and a year; empty leaves the line to the link.
        link: An address; for a place in the library it begins with ``sourcebook:``.
    """
    return quotation_citing(text, escape(" ".join(citation.split())), link)


def quotation_citing(text: str, citation: str, link: str) -> str:
    """Return a `quotation` whose *citation* is one line of Markdown already."""
    paragraphs = _paragraphs(text)
    if source := _source(citation, link):
        paragraphs.append(f"— {source}")
    return _block(paragraphs)


def quotation_with_footnote(text: str, citation: str, link: str, label: str) -> str:
    """Return a quotation that ends with ``[^label]``, and the footnote with *citation* and *link*.

    *citation* is one line of Markdown; *label* is one that the note does not have yet.
    """
    paragraphs = _paragraphs(text) or [""]
    paragraphs[-1] += f"[^{label}]"
    source = f"{citation} {_source('passage', link)}" if link else citation
    return f"{_block(paragraphs)}\n[^{label}]: {source.strip()}\n"


def fresh_label(body: str) -> str:
    """Return the number after the highest footnote of a note, so that it clashes with none."""
    numbers = (int(match[1]) for match in _FOOTNOTE.finditer(body))
    return str(max(numbers, default=0) + 1)


def _paragraphs(text: str) -> list[str]:
    return [escape(" ".join(line.split())) for line in text.splitlines() if line.strip()]


def _block(paragraphs: list[str]) -> str:
    return ">\n".join(f"> {paragraph}\n" for paragraph in paragraphs)


def escape(text: str) -> str:
    """Return one line of plain text as Markdown that shows it unchanged.

    Uses only escapes that all dialects know; signs that some cannot escape become entities.
    """
    text = _HTML.sub(lambda match: _HTML_NAMES[match[0]], text)
    text = _ALWAYS.sub(r"\\\g<0>", text).replace("~~", "~&#126;")
    text = _LINE_START.sub(_escaped_start, text)
    return _TAG_SIGN.sub(_escaped_sign, text)


def _escaped_start(match: re.Match[str]) -> str:
    """Escape what would begin a heading, a list, a quotation, a rule, a table or a definition."""
    sign, number, dot, other = match.groups()
    if sign:
        return f"\\{sign}"
    return f"{number}\\{dot}" if number else f"&#{ord(other)};"


def _escaped_sign(match: re.Match[str]) -> str:
    before = match.string[: match.start()]
    is_escaped = before.endswith(("\\", "&"))
    return match[0] if is_escaped else f"\\{match[0]}"


def _source(citation: str, link: str) -> str:
    if not link:
        return citation
    target = quote(link, safe=_SAFE_IN_LINK, errors="replace")
    return f"[{citation or 'source'}]({target})"
