"""Follow a link of the article: to a place in it, to what the program does, or out of it."""

from typing import TYPE_CHECKING

from sourcebook.ui.article_pane.cuts import RESTORE_LINK, UNFOLD_LINK
from sourcebook.ui.article_pane.reader import IMAGE_LINK
from sourcebook.ui.article_pane.tables import TABLE_LINK

if TYPE_CHECKING:
    from sourcebook.ui.article_pane.pane import ArticlePane


def follow(pane: "ArticlePane", address: str) -> None:
    """Do what the link to *address* is for."""
    if address.startswith(IMAGE_LINK):
        pane.images_wanted.emit()
    elif address.startswith(TABLE_LINK):
        pane.enlarging.show_numbered(address.removeprefix(TABLE_LINK))
    elif address.startswith(RESTORE_LINK):
        pane.restoring_wanted.emit(int(address.removeprefix(RESTORE_LINK)))
    elif address.startswith(UNFOLD_LINK):
        pane.margin.unfold(int(address.removeprefix(UNFOLD_LINK)))
    elif not address.startswith("#"):
        pane.link_activated.emit(address)
    elif not pane.footnotes.follow(address[1:]):
        pane.show_named(address[1:])
