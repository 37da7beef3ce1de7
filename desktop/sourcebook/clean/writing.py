"""Editions as text and as Markdown, for those who want them without a window."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from sourcebook.clean.capitals import SMALL_CAPS
from sourcebook.model.edition import TASK, Block, Edition, Kind, Mark, Span

_LABELS: Final = frozenset({Kind.CAPTION, Kind.EMBED})
_SIGNS: Final = {
    Mark.EMPHASIS: ("*", "*"),
    Mark.STRONG: ("**", "**"),
    Mark.CODE: ("`", "`"),
    Mark.STRIKE: ("<s>", "</s>"),
    Mark.UNDERLINE: ("<u>", "</u>"),
    Mark.SUPERSCRIPT: ("<sup>", "</sup>"),
    Mark.SUBSCRIPT: ("<sub>", "</sub>"),
    Mark.SMALL_CAPS: (f"<{SMALL_CAPS}>", "</small>"),
}
_EDGES: Final = {"": "---", "left": ":--", "center": ":-:", "right": "--:"}
"""Below the head of a column, by the side at which its words stand."""

_UNTICKED: Final = "\N{BALLOT BOX}"
"""How a task begins that is not done."""

_NOTE: Final = "fn-"
"""How the names of footnotes begin."""

_CALL: Final = "#fnref"
"""How the address of what refers to a footnote begins."""

_SPECIAL: Final = re.compile(r"([\\`*_\[\]])")
_ENTITY: Final = re.compile(r"&(?=#|\w)")
_LINE_START: Final = re.compile(r"^([ \t]*\d*)([#>+.)=-])", re.MULTILINE)


def edition_as_text(edition: Edition, *, without_labels: bool = False) -> str:
    """Return the canonical text, on demand without captions and the labels of embeds."""
    if not without_labels:
        return edition.text
    blocks = (block for block in edition.blocks if block.kind not in _LABELS)
    return "\n".join(edition.text[b.start : b.end] for b in blocks if b.start < b.end)


def edition_as_markdown(edition: Edition) -> str:
    """Return the edition in Markdown, its title as first heading; images by their address."""
    addresses = {
        f"asset:{asset.number}": asset.address.removeprefix("enclosed:") for asset in edition.assets
    }
    title = [f"# {_escaped(edition.metadata.title)}"] if edition.metadata.title else []
    parts = [*title, *_parts(edition, addresses)]
    return "\n\n".join(parts) + "\n" if parts else ""


def _parts(edition: Edition, addresses: dict[str, str]) -> Iterator[str]:
    table: list[Block] = []
    is_in_list = False
    for block in edition.blocks:
        is_in_list = block.kind is Kind.LIST_ITEM and (is_in_list or bool(block.list_marker))
        if table and block.table != table[0].table:
            yield _table(edition, table)
            table = []
        if block.kind is Kind.CELL:
            table.append(block)
        elif not block.table:
            shown = block
            if block.kind is Kind.LIST_ITEM and not is_in_list:
                shown = replace(block, kind=Kind.PARAGRAPH)  # of a list of definitions
            yield _quoted(_block(edition, shown, addresses), block.quote_depth)
    if table:
        yield _table(edition, table)


def _block(edition: Edition, block: Block, addresses: dict[str, str]) -> str:
    if block.kind is Kind.IMAGE:
        return f"![{_escaped(block.label)}]({addresses.get(block.asset, block.asset)})"
    if block.kind is Kind.RULE:
        return "---"
    if block.name.startswith(_NOTE):
        block = _without_sign(edition.text, block)
    raw = edition.text[block.start : block.end]
    if block.kind is Kind.CODE:
        fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", raw) or [""]))
        return f"{fence}{block.label}\n{raw}\n{fence}"
    return _words(_marked(raw, block), block)


def _without_sign(text: str, note: Block) -> Block:
    """Take the sign off that a note begins with and that leads back: Markdown writes its own."""
    ends = (s.end for s in note.spans if s.start == note.start and s.href.startswith(_CALL))
    end = max(ends, default=note.start)
    words = text[end : note.end]
    start = end + len(words) - len(words.lstrip(" .")) if end > note.start else end
    spans = tuple(span for span in note.spans if span.start >= start)
    return replace(note, start=start, spans=spans) if start < note.end else note


def _words(text: str, block: Block) -> str:
    """Write a block of words by its kind."""
    if block.kind is Kind.HEADING:
        return f"{'#' * min(6, max(2, block.level))} {text.replace(chr(10), ' ')}"
    text = _LINE_START.sub(r"\1\\\2", text).replace("\n", "  \n")
    if block.kind is Kind.CAPTION:
        return f"*{text}*" if not block.spans else text
    if block.name.startswith(_NOTE):
        return f"[^{block.name.removeprefix(_NOTE)}]: {text}"
    return _item(text, block) if block.kind is Kind.LIST_ITEM else text


def _item(text: str, block: Block) -> str:
    marker = {"": "", "•": "- "}.get(block.list_marker, f"{block.list_marker} ")
    if block.name == TASK:
        text = f"[{' ' if text[0] == _UNTICKED else 'x'}]{text[1:]}"
    indent = "    " * (block.level - 1) + ("" if marker else "    ")
    return indent + marker + text.replace("\n", "\n    " + indent)


def _quoted(text: str, depth: int) -> str:
    return "\n".join("> " * depth + line for line in text.split("\n")) if depth else text


def _marked(raw: str, block: Block) -> str:
    """Write the signs of the spans into the text; spans nest, so that ends come innermost first."""
    opens: dict[int, list[Span]] = {}
    closes: dict[int, list[Span]] = {}
    notes = [span for span in block.spans if span.href.startswith(f"#{_NOTE}")]
    for span in block.spans:
        if any(span is not note and _is_of(span, note) for note in notes):
            continue
        opens.setdefault(span.start - block.start, []).append(span)
        closes.setdefault(span.end - block.start, []).insert(0, span)
    edges = sorted({0, len(raw), *opens, *closes})
    written = []
    for at, following in zip(edges, [*edges[1:], len(raw)], strict=True):
        written += [_sign(span, 1) for span in closes.get(at, ())]
        written += [_sign(span, 0) for span in opens.get(at, ())]
        if not any(note.start <= at + block.start < note.end for note in notes):
            words = raw[at:following]
            is_code = any(_has(span, block, at) for span in block.spans) and "`" not in words
            written.append(words if is_code else _escaped(words))
    return "".join(written)


def _has(span: Span, block: Block, at: int) -> bool:
    """Tell whether a span is code, in which no sign means anything, and has this place."""
    return span.mark is Mark.CODE and span.start <= at + block.start < span.end


def _is_of(span: Span, note: Span) -> bool:
    """Tell a mark that only sets the sign of a footnote, mostly a superscript."""
    return note.start - 1 <= span.start and span.end <= note.end + 1


def _sign(span: Span, side: int) -> str:
    if span.mark is Mark.LINK and span.href.startswith(f"#{_NOTE}"):
        return "" if side else f"[^{span.href.removeprefix(f'#{_NOTE}')}]"
    if span.mark is Mark.LINK and span.href.startswith("#"):
        return ""  # to a place that has no name in Markdown
    if span.mark is Mark.LINK:
        return f"](<{span.href}>)" if side else "["
    return _SIGNS[span.mark][side]


def _table(edition: Edition, cells: list[Block]) -> str:
    """Write a table; its first row heads it, because Markdown knows no table without a head."""
    width = max(cell.column for cell in cells) + 1
    rows: dict[int, list[str]] = {}
    sides = {cell.column: cell.label for cell in cells if cell.label}
    for cell in cells:
        row = rows.setdefault(cell.row, [""] * width)
        text = _marked(edition.text[cell.start : cell.end], cell).replace("|", "\\|")
        row[cell.column] = f"{row[cell.column]} {text}".strip().replace("\n", "<br>")
    lines = [f"| {' | '.join(row)} |" for _, row in sorted(rows.items())]
    edge = "".join(f" {_EDGES[sides.get(column, '')]} |" for column in range(width))
    return "\n".join([lines[0], f"|{edge}", *lines[1:]])


def _escaped(text: str) -> str:
    text = _ENTITY.sub("&amp;", text).replace("<", "&lt;")
    return _SPECIAL.sub(r"\\\1", text)
