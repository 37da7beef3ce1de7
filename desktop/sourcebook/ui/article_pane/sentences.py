"""Find the sentence after and before a place, to select a passage one sentence at a time."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QTextBlock, QTextDocument


def sentence_after(
    document: QTextDocument, holds: Callable[[int], bool], position: int
) -> tuple[int, int] | None:
    """Return the first sentence that begins at *position* or after it.

    Args:
        document: The document.
        holds: Tells whether a position stands in the text, not in the title block.
        position: A position in the document.
    """
    block = document.findBlock(position)
    while block.isValid():
        for start, end in _sentences(block, holds):
            if start >= position:
                return start, end
        block = block.next()
    return None


def sentence_before(
    document: QTextDocument, holds: Callable[[int], bool], position: int
) -> tuple[int, int] | None:
    """Return the last sentence that ends at *position* or before it; as `sentence_after`."""
    block = document.findBlock(position)
    while block.isValid():
        found = [span for span in _sentences(block, holds) if span[1] <= position]
        if found:
            return found[-1]
        block = block.previous()
    return None


def _sentences(block: QTextBlock, holds: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a block as document positions, without white space around them."""
    if not block.text().strip() or not holds(block.position()):
        return
    # Qt counts in UTF-16 units, as the document does; Python's string may not.
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Sentence, block.text())
    units = block.text().encode("utf-16-le", "surrogatepass")
    start = 0
    while (end := finder.toNextBoundary()) != -1:
        words = units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")
        before = len(words) - len(words.lstrip())
        after = len(words) - len(words.rstrip())
        if words.strip():
            yield block.position() + start + before, block.position() + end - after
        start = end
