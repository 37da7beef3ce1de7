"""Which block of a note's document holds which line: long lines stand in several blocks."""

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtGui import QTextDocument

from sourcebook.ui.notes_pane.text import JOINT


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a document; ``further`` are the blocks that go on with a line, in order."""

    further: tuple[int, ...] = ()

    @classmethod
    def of(cls, document: QTextDocument) -> "Lines":
        """Look where lines stand; costs a pass over the text, 0.1 ms for 200 kB."""
        raw = document.toRawText()
        if JOINT not in raw:
            return cls()
        blocks = raw.split("\u2029")
        return cls(tuple(at + 1 for at, one in enumerate(blocks) if one.endswith(JOINT)))

    def line_of(self, block: int) -> int:
        """Return the line, from 0, of which a block is a part."""
        return block - bisect_right(self.further, block)

    def block_of(self, line: int) -> int:
        """Return the block, from 0, with which a line begins."""
        block = line
        for one in self.further:
            if one > block:
                break
            block += 1
        return block
