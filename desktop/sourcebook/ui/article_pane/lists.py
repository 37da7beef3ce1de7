"""Where a block stands inside lists and quotations, and the marker that hangs before it."""

from typing import Final

from PySide6.QtGui import QFontMetricsF, QTextBlockFormat

from sourcebook.model.edition import TASK, Block, Kind
from sourcebook.ui.article_pane.typography import Property, Typography

QUOTE_EM: Final = 1.5
"""White before a quotation, for each one around it, in sizes of the body's letters."""

LIST_EM: Final = 1.6
"""White before an item, for each list around it; its marker hangs in it."""

_BOX: Final = "\N{BALLOT BOX}\N{NO-BREAK SPACE}"
"""What hangs before the words of a task."""

_INSIDE_QUOTE_EM: Final = 0.62
_AFTER_QUOTE_EM: Final = 1.25
_AFTER_LIST_EM: Final = 0.95


def list_depth(block: Block) -> int:
    """Return how many lists stand around a block."""
    return 0 if block.kind is Kind.HEADING else max(0, block.level)


def indent(
    form: QTextBlockFormat, block: Block, typography: Typography, *, right_to_left: bool
) -> None:
    """Move *block* in, on the side where its lines begin, and hang its marker there."""
    sizes = block.quote_depth * QUOTE_EM + list_depth(block) * LIST_EM
    add_leading_margin(form, typography.em(sizes), right_to_left=right_to_left)
    if block.quote_depth:
        form.setProperty(Property.QUOTE_DEPTH, block.quote_depth)
    if block.name == TASK:
        form.setTextIndent(-QFontMetricsF(typography.body()).horizontalAdvance(_BOX))
    elif block.list_marker:
        form.setProperty(Property.MARKER, block.list_marker)


def add_leading_margin(form: QTextBlockFormat, px: float, *, right_to_left: bool) -> None:
    """Add white on the side where lines begin; Qt's margins do not turn with the text."""
    if right_to_left:
        form.setRightMargin(form.rightMargin() + px)
    else:
        form.setLeftMargin(form.leftMargin() + px)


def close_up(
    form: QTextBlockFormat, block: Block, after: Block | None, typography: Typography
) -> None:
    """Draw the paragraphs of one quotation or list together, and a caption to its table."""
    if block.kind is Kind.CAPTION and after is not None and after.kind is Kind.CELL:
        form.setBottomMargin(0)
    if not block.quote_depth and not list_depth(block):
        return
    goes_on = after is not None and _is_inside(after, block)
    if goes_on and block.kind in {Kind.PARAGRAPH, Kind.LIST_ITEM}:
        inside = _INSIDE_QUOTE_EM if block.quote_depth else form.bottomMargin() / typography.px
        form.setBottomMargin(typography.em(min(inside, _INSIDE_QUOTE_EM)))
    elif not goes_on:
        end = _AFTER_QUOTE_EM if block.quote_depth else _AFTER_LIST_EM
        form.setBottomMargin(max(form.bottomMargin(), typography.em(end)))


def _is_inside(after: Block, block: Block) -> bool:
    return after.quote_depth >= min(1, block.quote_depth) and list_depth(after) >= min(
        1, list_depth(block)
    )
