"""What the pane needs to show an article."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QImage

from sourcebook.model.article import Article
from sourcebook.model.edition import Asset, Edition
from sourcebook.model.highlight import Highlight

ImageSource = Callable[[Asset, int, Callable[[QImage], None]], None]
"""Loads a picture that is in the library, at most so many pixels wide; must not block.

It calls back later, on the main thread, with the picture or with a null one.
"""


class Reading(Protocol):
    """An article, the edition of it that is read, its highlights, and where reading stopped."""

    @property
    def article(self) -> Article:
        """Return the article."""

    @property
    def edition(self) -> Edition:
        """Return the edition that is shown."""

    @property
    def highlights(self) -> tuple[Highlight, ...]:
        """Return the highlights, placed in that edition."""

    @property
    def place(self) -> int:
        """Return the code point that stood at the top when it was left."""
