"""Build the document of an article from the blocks of its edition; no HTML is parsed here."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from typing import Final, TypeAlias

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument, QTextOption

from sourcebook.base.ornaments import is_ornament
from sourcebook.model.edition import Block, Cut, Kind
from sourcebook.model.picture import COUNTER
from sourcebook.ui.article_pane.cuts import CutView, CutWriter
from sourcebook.ui.article_pane.direction import is_right_to_left_language, runs_right_to_left
from sourcebook.ui.article_pane.inline import InlineWriter
from sourcebook.ui.article_pane.lists import close_up, indent
from sourcebook.ui.article_pane.panels import make_panel
from sourcebook.ui.article_pane.pictures import PictureWriter
from sourcebook.ui.article_pane.pieces import pieces
from sourcebook.ui.article_pane.reading import Reading
from sourcebook.ui.article_pane.strips import Strip
from sourcebook.ui.article_pane.table_frame import TableFrame
from sourcebook.ui.article_pane.tables import Ends, TableWriter
from sourcebook.ui.article_pane.title_block import TitleWriter
from sourcebook.ui.article_pane.typography import (
    CAPTION,
    CELL,
    CODE,
    EMBED,
    HEADINGS,
    LIST_ITEM,
    PARAGRAPH,
    RULE,
    Look,
    Property,
    Typography,
)
from sourcebook.ui.article_pane.writer import Writer

FIRST_CODE_POINTS: Final = 9_000
"""Text built before the first paint: more than the largest screen shows at the smallest size."""

SLICE_CODE_POINTS: Final = 2_000
"""Text built at a time after it: short enough that scrolling never waits."""

_COST: Final = 30
_COSTS: Final = {Kind.CELL: 60, Kind.IMAGE: 60}
"""What a block costs to lay out beside its letters, in code points of plain text (measured)."""

_LOOKS: Final = {
    Kind.PARAGRAPH: PARAGRAPH,
    Kind.LIST_ITEM: LIST_ITEM,
    Kind.CODE: CODE,
    Kind.CAPTION: CAPTION,
    Kind.CELL: CELL,
    Kind.EMBED: EMBED,
    Kind.RULE: RULE,
}


class SealedDocument(QTextDocument):
    """A document that holds what was put into it, and fetches nothing from anywhere."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> QImage:
        """Refuse every resource that was not put in by `addResource`.

        None would not do: Qt would then look for the file itself.
        """
        return QImage()


@dataclass(frozen=True, slots=True)
class _Group:
    """What is built at a time: a block, a piece of a long one, or some rows of a table."""

    blocks: list[Block]
    after: Block | None
    frame: TableFrame | None = None
    is_first: bool = True
    is_last: bool = True


NO_CUTS: Final = CutView()

_Blocks: TypeAlias = tuple[list[Block], Block | None]
"""A block, or the cells of a table, and the block that comes after."""


@dataclass(frozen=True, slots=True)
class _Aside:
    """A cut that stands between two groups of blocks."""

    number: int
    cut: Cut


class Builder:
    """Builds one document, a stretch at a time, so that long texts show at once.

    Attributes:
        document: The document; it grows until `is_done`.
        assets: What the names of images stand for.
        writer: Where the canonical text, code and images stand in it.
        title_end: Document position after the title block.
        strips: The tables, or the parts of long ones.
        is_done: Whether the whole article stands in it.
    """

    def __init__(self, reading: Reading, typography: Typography, view: CutView = NO_CUTS) -> None:
        self.document = empty_document(typography)
        self.writer = Writer(self.document)
        self.is_done = False
        self.strips: list[Strip] = []
        self._edition = reading.edition
        self._typography = typography
        self.assets = {f"asset:{asset.number}": asset for asset in reading.edition.assets}
        self._right_to_left = runs_right_to_left(
            reading.edition.text,
            otherwise=is_right_to_left_language(reading.edition.metadata.language),
        )
        self._inline = InlineWriter(self.writer, typography, reading.edition.text)
        self._tables = TableWriter(self.writer, self._inline, typography)
        self._pictures = PictureWriter(self.document, self.writer, self._inline, typography)
        self._cuts = CutWriter(self.writer, self._inline, typography, view)
        title = TitleWriter(self.writer, self._inline, typography)
        title.write(reading.article, reading.edition, right_to_left=self._right_to_left)
        self.title_end = self.writer.position
        waiting = self._edition.cuts if view.is_shown else ()
        self._steps = self._stepped(_with_cuts(self._grouped(), waiting))

    def build_to(self, offset: int) -> None:
        """Build at least up to a code point; costs about 5 µs for each word on the way."""
        if self.is_done or offset < self.writer.offsets.end:
            return
        self.writer.begin_edit()
        while self.writer.offsets.end <= offset and self._build_step():
            pass
        self.writer.end_edit()

    def build_first(self) -> None:
        """Build more than the first screen shows, or of costly blocks what makes nobody wait."""
        self._build(FIRST_CODE_POINTS)

    def build_more(self) -> None:
        """Build the next slice."""
        self._build(SLICE_CODE_POINTS)

    def build_all(self) -> None:
        """Build what is left."""
        self.build_to(len(self._edition.text) + 1)

    def _build(self, budget: int) -> None:
        if self.is_done:
            return
        self.writer.begin_edit()
        while budget > 0 and (cost := self._build_step()):
            budget -= cost
        self.writer.end_edit()

    def _grouped(self) -> Iterator[_Blocks]:
        """Yield each block, a table's cells together, with the block that comes after."""
        numbered = enumerate(self._edition.blocks)
        groups = groupby(numbered, lambda pair: pair[1].table or -1 - pair[0])
        blocks = [[block for _, block in group] for _, group in groups]
        after = [group[0] for group in blocks[1:]]
        return zip(blocks, [*after, None], strict=False)

    def _stepped(self, groups: Iterable[_Blocks | _Aside]) -> Iterator[_Group | _Aside]:
        """Yield what is built at a time."""
        for one in groups:
            if isinstance(one, _Aside):
                yield one
            else:
                yield from self._parts(*one)

    def _parts(self, blocks: list[Block], after: Block | None) -> Iterator[_Group]:
        frame = None
        if blocks[0].table:
            frame = TableFrame.of(blocks, self._edition.text, self._typography)
        if frame is None:
            yield from self._pieces(blocks, after)
            return
        for part in frame.parts(blocks):
            yield _Group(
                part, after, frame, is_first=part[0] is blocks[0], is_last=part[-1] is blocks[-1]
            )

    def _pieces(self, blocks: list[Block], after: Block | None) -> Iterator[_Group]:
        for block in blocks:
            for piece in pieces(block, self._edition.text):
                is_first, is_last = piece.start == block.start, piece.end == block.end
                yield _Group([piece], after, is_first=is_first, is_last=is_last)

    def _build_step(self) -> int:
        """Build the next step; returns its cost in code points of plain text, 0 at the end."""
        step = next(self._steps, None)
        if step is None:
            self.is_done = True
            return 0
        if isinstance(step, _Aside):
            before = self.writer.position
            self._cuts.write(step.number, step.cut, right_to_left=self._right_to_left)
            return _COST + self.writer.position - before
        if step.frame is not None:
            self._write_table(step, step.frame)
        else:
            self._write(step)
        length = step.blocks[-1].end - step.blocks[0].start
        return length + sum(_COSTS.get(block.kind, _COST) for block in step.blocks)

    def _write_table(self, part: _Group, frame: TableFrame) -> None:
        """Write some rows of a table; below a wide one stands how it is seen better."""
        turned = self._direction(part.blocks[0])
        is_wide = not frame.is_drawn or frame.is_wider_than(self._typography.column_px)
        if frame.is_drawn:
            is_captioned = part.after is not None and part.after.kind is Kind.CAPTION
            ends = Ends(part.is_first, part.is_last, is_closed_up=is_wide or is_captioned)
            table = self._tables.write(part.blocks, frame.grid.columns, ends, right_to_left=turned)
            frame.fit(table, self._typography.column_px)
            self.strips.append(Strip(table, frame))
        else:
            self._tables.write_line(part.blocks, right_to_left=turned)
        if part.is_last and is_wide:
            size = len(frame.grid.rows), len(frame.grid.columns)
            self._tables.write_hint(frame.number, *size, right_to_left=turned)

    def _write(self, group: _Group) -> None:
        block, after = group.blocks[0], group.after
        right_to_left = self._direction(block)
        if block.kind is Kind.IMAGE:
            asset = self.assets.get(block.asset)
            if asset is None or asset.reason != COUNTER:
                self._pictures.write(block, asset, after, right_to_left=right_to_left)
            return
        look = _look(block)
        form = self._typography.block_format(look, right_to_left=right_to_left)
        indent(form, block, self._typography, right_to_left=right_to_left)
        close_up(form, block, after, self._typography)
        if not group.is_first:
            form.setTopMargin(0)
        if not group.is_last:
            form.setBottomMargin(0)
        if block.kind is Kind.RULE:
            form.setProperty(Property.RULE, 1)
        elif block.kind is Kind.CODE:
            make_panel(form, self._typography)
        elif block.kind is Kind.PARAGRAPH and is_ornament(self._inline.text_of(block)):
            form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.writer.begin(form, self._inline.plain(look))
        if block.kind is not Kind.RULE:
            self._inline.write(block, look)

    def _direction(self, block: Block) -> bool:
        if block.kind is Kind.CODE:
            return False
        return runs_right_to_left(self._inline.text_of(block), otherwise=self._right_to_left)


def _with_cuts(groups: Iterable[_Blocks], cuts: Sequence[Cut]) -> Iterator[_Blocks | _Aside]:
    """Yield each cut before the group that holds its place, those of the end after all.

    Pictures and rules have no place in the text: there `Cut.behind` says where it stands. The end
    of words is the same place as the beginning of the next ones.
    """
    groups = list(groups)
    ends = {block.end for group, _ in groups for block in group if block.start < block.end}
    placed = ((cut.at + (cut.at in ends), cut.behind, number) for number, cut in enumerate(cuts))
    waiting = deque(sorted(placed))
    before, next_at = 0, 0
    for group in groups:
        start, end = group[0][0].start, group[0][-1].end
        is_empty = start == end
        while waiting:
            at, behind, number = waiting[0]
            is_here = at <= next_at and behind <= before
            if not (is_here if is_empty else at <= start or at < end):
                break
            waiting.popleft()
            yield _Aside(number, cuts[number])
        yield group
        before = before + len(group[0]) if is_empty else _trailing(group[0])
        next_at = next_at if is_empty else end + 1
    for _, _, number in waiting:
        yield _Aside(number, cuts[number])


def _trailing(blocks: Sequence[Block]) -> int:
    """Count the pictures and rules after the last words of a group."""
    return sum(1 for _ in takewhile(lambda block: block.start == block.end, reversed(blocks)))


def _look(block: Block) -> Look:
    if block.kind is Kind.HEADING:
        return HEADINGS[min(max(block.level, 1), len(HEADINGS)) - 1]
    return _LOOKS[block.kind]


def empty_document(typography: Typography) -> QTextDocument:
    """Return a document without words, in which those of *typography* can be set."""
    document = SealedDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(typography.body())
    option = document.defaultTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTabStopDistance(typography.em(CODE.size * 0.6 * 4))
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    document.setDefaultTextOption(option)
    return document
