"""The pane in which an article is read, highlighted and found again at its place."""

from sourcebook.ui.article_pane.pane import ArticlePane
from sourcebook.ui.article_pane.reading import ImageSource, Reading
from sourcebook.ui.article_pane.steps import Unit

__all__ = ["ArticlePane", "ImageSource", "Reading", "Unit"]
