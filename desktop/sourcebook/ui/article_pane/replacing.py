"""Show a page in the place of another of the same article, so that the reader loses nothing."""

from dataclasses import replace

from sourcebook.ui.article_pane.page import Page
from sourcebook.ui.article_pane.reader import Reader


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
