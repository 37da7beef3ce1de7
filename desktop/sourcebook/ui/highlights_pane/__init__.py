"""The list of highlights, of one article or of the whole library, in place of the list of articles.

It stands on the left, where the answers to a search stand too: what is listed is on the left, what
is read in the middle, and the note into which one quotes stays on the screen beside both. A drawer
of the article would have taken its width from the text.
"""

from sourcebook.ui.highlights_pane.pane import HighlightsPane

__all__ = ["HighlightsPane"]
