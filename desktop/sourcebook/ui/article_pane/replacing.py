"""Show a page in the place of another of the same article, so that the reader loses nothing."""

from collections.abc import Callable
from dataclasses import replace

from sourcebook.ui.article_pane.page import Page
from sourcebook.ui.article_pane.reader import Reader


def standing(reader: Reader) -> tuple[int, Callable[[], None]]:
    """Return the document position of the line that is read, and what stands on it again.

    That brings the selection and the caret back, too; the document is the same but for its look.
    """
    foothold, cursor = reader.foothold(), reader.textCursor()
    anchor, position = cursor.anchor(), cursor.position()
    is_caret_shown = reader.is_caret_shown

    def stand() -> None:
        if foothold is not None:
            reader.stand_on(foothold)
        reader.put_cursor(anchor, position)
        if is_caret_shown:
            reader.show_caret()

    return foothold.position if foothold is not None else 0, stand


def take_place(reader: Reader, page: Page, before: Page) -> None:
    """Show *page* where *before* is shown; line, selection and caret stay on their words."""
    foothold, cursor = reader.foothold(), reader.textCursor()
    is_caret_shown = reader.is_caret_shown
    page.show(before.offset(foothold.position) if foothold else 0)
    if foothold is not None:
        reader.stand_on(replace(foothold, position=page.moved(foothold.position, before)))
    anchor, position = (page.moved(at, before) for at in (cursor.anchor(), cursor.position()))
    reader.put_cursor(anchor, position)
    if is_caret_shown:
        reader.show_caret()
